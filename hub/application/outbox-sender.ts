import type { TopicName } from '../../shared/mqtt/topic-map.ts'
import type { HallStore, OutboxMessage } from './hall-store.ts'
import type { HallWriter } from './hall-writer.ts'
import { hubCommand } from './hub-command.ts'
import type { Log } from './log.ts'

/** Messages handed over are forgotten together, this much later: one more commit a second at most. */
const forgetDelayMs = 1_000

/** What the sender stands on. */
export interface OutboxSenderParts {
  readonly store: Pick<HallStore, 'outbox' | 'outboxMessage' | 'deleteOutbox'>
  readonly writer: Pick<HallWriter, 'now' | 'submit'>
  readonly log: Log
  /** Says a message on the bus; resolves with whether the broker took it. */
  say(topic: TopicName, key: string, payload: string): Promise<boolean>
  readonly onFatal: (error: unknown) => void
}

/** Hands the commands to devices over: each stays in the outbox until it is taken, or too late. */
export class OutboxSender {
  private readonly parts: OutboxSenderParts
  private readonly handedOver: string[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(parts: OutboxSenderParts) {
    this.parts = parts
  }

  /** Sends what the last run left unsent. */
  start(): void {
    this.sendWaiting(() => true)
    this.timer = setInterval(() => this.forgetHandedOver(), forgetDelayMs)
  }

  stop(): void {
    clearInterval(this.timer)
    this.forgetHandedOver()
  }

  /** Sends a message that was just committed. */
  send(message: OutboxMessage): void {
    if (message.expiresAt <= this.parts.writer.now()) {
      if (message.topic !== 'print') this.forget(message.id)
      return
    }
    const sent = this.parts.say(message.topic, message.key, message.payload)
    // A print job stays until its agent has it on its own disk; the others are worth saying once.
    if (message.topic !== 'print') void sent.then((isSent) => isSent && this.forget(message.id))
  }

  /** Sends a device's waiting print jobs once more: it has just come back, and answers known ones as duplicates. */
  resendPrints(deviceId: string): void {
    this.sendWaiting((message) => message.topic === 'print' && message.key === deviceId)
  }

  /** The printer's agent has the job on its own disk; what another printer says of it is not heard. */
  forgetPrint(deviceId: string, jobId: string): void {
    if (this.parts.store.outboxMessage(jobId)?.key === deviceId) this.forget(jobId)
  }

  /** The device has the message for good. */
  forget(id: string): void {
    this.handedOver.push(id)
  }

  /** Print jobs that no agent took in time are given up; the number stands. What else is too late is forgotten. */
  expire(): void {
    const { store, writer, log } = this.parts
    const now = writer.now()
    for (const { id, topic, expiresAt } of store.outbox()) {
      if (expiresAt > now) continue
      if (topic !== 'print') {
        this.forget(id)
        continue
      }
      const command = { type: 'ReportPrint', jobId: id, outcome: 'expired', detail: 'no-agent' } as const
      void writer
        .submit(hubCommand(`expire/${id}`, command))
        .then(() => this.forget(id))
        .catch((error: unknown) => log.warn({ error: String(error) }, 'an expired print was not recorded'))
    }
  }

  private sendWaiting(isMeant: (message: OutboxMessage) => boolean): void {
    for (const message of this.parts.store.outbox()) if (isMeant(message)) this.send(message)
  }

  private forgetHandedOver(): void {
    const ids = this.handedOver.splice(0)
    if (ids.length === 0) return
    try {
      this.parts.store.deleteOutbox(ids)
    } catch (error) {
      this.parts.onFatal(error)
    }
  }
}
