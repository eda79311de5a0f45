import type { Clock } from '../../../shared/clock.ts'
import {
  type BookingMessage,
  type RenderedMessage,
  renderMessage,
  type SendingParts,
} from '../../../shared/texts/booking-messages.ts'
import type { Log } from '../log.ts'
import { SmsBudget } from './sms-budget.ts'
import type { SmsGateway, SmsOutcome } from './sms-gateway.ts'
import type { SmsRecord, SmsSettlement, SmsStore } from './sms-store.ts'

/** The outbox is looked at this often besides every wake-up: reminders become due, retries too. */
const pollMs = 500
/** Requests to the gateway at the same time at most, so that a slow one does not fill the memory. */
const mostInFlight = 8
/** Rows read at once; rows of people who have a message on its way are passed over. */
const rowsRead = 64
/** Pause before the second attempt, doubling up to the longest. */
const firstRetryMs = 5_000
const longestRetryMs = 10 * 60_000
/** Two days of retries at the longest pause: whoever repairs the gateway has had the time. */
const mostAttempts = 400
/** Failures in a row that are told as an outage; one alone may be a limit of that number. */
const outageAfter = 3
/** An outage is over when nothing has failed for longer than the longest pause: then it is not known any more. */
const outageKnownMs = 15 * 60_000
/** The code of a message whose text could not be made. */
const notWritten = 'not-written'
/** Stands in for the person while a message is recorded that is not sent. */
const nobody = ''

/** A one-time code is asked for under the purpose and subject of its message. */
export type CodeMessage = Extract<BookingMessage, { template: 'code' }>

/** What the sender stands on. */
export interface SmsSenderParts {
  readonly store: SmsStore
  readonly gateway: SmsGateway
  readonly clock: Clock
  readonly log: Log
  /** In [0, 1). */
  readonly random: () => number
  /** The phone number, from the person vault, as claimed for a booking that is not confirmed; null when there is none. */
  readonly phoneOf: (of: Pick<SmsRecord, 'personId' | 'bookingId'>) => string | null
  /** The one-time code; null when it is used or no longer known. */
  readonly codeFor: (purpose: CodeMessage['purpose'], subjectId: string) => string | null
  readonly link: SendingParts['link']
  /** Messages a minute at most. */
  readonly perMinute: number
  /** Told when the outbox cannot be written: the hub must end. */
  readonly onFatal: (error: unknown) => void
}

/** What the sender has done since the start, and what waits. */
export interface SmsCounters {
  readonly sent: number
  readonly failed: number
  readonly expired: number
  /** Attempts that have to be made again. */
  readonly retried: number
  readonly inFlight: number
  readonly waiting: number
  readonly oldestWaitingSeconds: number
}

/**
 * Milliseconds before the next attempt: doubling from five seconds to ten minutes, half of it by chance. `attempts` is
 * the number of attempts made, from 1; `random` is in [0, 1).
 */
export function retryMs(attempts: number, random: number): number {
  const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, 16))
  return Math.round(ceiling * (0.5 + random / 2))
}

/**
 * Brings the outbox of messages to the gateway: every message at least once, and once where the gateway can tell a
 * repeated request by its id. Nobody waits for it.
 */
export class SmsSender {
  private readonly parts: SmsSenderParts
  private readonly budget: SmsBudget
  /** By message id; a person has one message on its way at most, so that theirs keep their order. */
  private readonly inFlight = new Map<string, string>()
  private readonly counts = { sent: 0, failed: 0, expired: 0, retried: 0 }
  private settlements: SmsSettlement[] = []
  private state: 'idle' | 'running' | 'stopped' = 'idle'
  private timer: NodeJS.Timeout | undefined
  private isWoken = false
  private failuresInRow = 0
  private failedAt = 0
  private readonly onIdle: (() => void)[] = []

  constructor(parts: SmsSenderParts) {
    this.parts = parts
    this.budget = new SmsBudget(parts.perMinute)
  }

  /** Begins with what the last run left. */
  start(): void {
    this.state = 'running'
    this.timer = setInterval(() => this.wake(), pollMs)
    this.wake()
  }

  /** Begins no more, and resolves when what is on its way has been recorded. */
  async stop(): Promise<void> {
    clearInterval(this.timer)
    if (this.state === 'running') this.state = 'stopped'
    if (this.inFlight.size > 0 && this.state === 'stopped')
      await new Promise<void>((resolve) => this.onIdle.push(resolve))
  }

  /** Looks at the outbox soon: after a commit that wrote messages. */
  wake(): void {
    if (this.isWoken || this.state !== 'running') return
    this.isWoken = true
    setImmediate(() => {
      this.isWoken = false
      this.guarded(() => this.pump())
    })
  }

  /** Figures for the metrics. */
  counters(): SmsCounters {
    const now = this.parts.clock.now()
    const { waiting, oldestDueAt } = this.parts.store.statistics(now, now)
    const oldestWaitingSeconds =
      oldestDueAt === null ? 0 : Math.max(0, Math.round((now - oldestDueAt) / 1000))
    return { ...this.counts, inFlight: this.inFlight.size, waiting, oldestWaitingSeconds }
  }

  /** Whether the gateway takes no messages at present, as far as the last attempts tell. */
  isOut(): boolean {
    return this.failuresInRow >= outageAfter && this.parts.clock.now() - this.failedAt < outageKnownMs
  }

  private pump(): void {
    if (this.state !== 'running') return
    const now = this.parts.clock.now()
    const people = new Set(this.inFlight.values())
    people.delete(nobody)
    for (const row of this.parts.store.due(now, rowsRead + this.inFlight.size)) {
      if (this.inFlight.has(row.id) || people.has(row.personId)) continue
      if (row.expiresAt <= now) {
        this.inFlight.set(row.id, nobody)
        this.settle({ status: 'expired', id: row.id, at: now })
        continue
      }
      if (people.size >= mostInFlight || !this.budget.take(now)) break
      people.add(row.personId)
      this.inFlight.set(row.id, row.personId)
      void this.attempt(row).then((settlement) => this.settle(settlement))
    }
  }

  private async attempt(row: SmsRecord): Promise<SmsSettlement> {
    const { clock, gateway, random } = this.parts
    const ready = this.prepare(row)
    const outcome = 'code' in ready ? ready : await this.send(gateway, row, ready)
    const { id } = row
    const at = clock.now()
    if (outcome.status === 'accepted') return { status: 'sent', id, at, providerId: outcome.providerId }
    const attempts = row.attempts + 1
    if (outcome.status === 'refused' || attempts >= mostAttempts)
      return { status: 'failed', id, at, error: outcome.code }
    // Not past its end: there the message is looked at once more, to be recorded as expired.
    const nextTryAt = Math.min(at + retryMs(attempts, random()), Math.max(row.expiresAt, at))
    const unanswered = outcome.status === 'unknown' ? 1 : 0
    return { status: 'waiting', id, error: outcome.code, nextTryAt, unanswered }
  }

  /** Fetches the phone number and the code, and writes the text. */
  private prepare(
    row: SmsRecord,
  ): ({ phone: string } & RenderedMessage) | Exclude<SmsOutcome, { status: 'accepted' }> {
    const { phoneOf, codeFor, link, log } = this.parts
    const { message, language } = row
    try {
      const phone = phoneOf(row)
      if (phone === null) return { status: 'refused', code: 'no-phone' }
      const oneTimeCode = message.template === 'code' ? codeFor(message.purpose, message.subjectId) : ''
      if (oneTimeCode === null) return { status: 'refused', code: 'no-code' }
      return { phone, ...renderMessage(message, language, { link, oneTimeCode }) }
    } catch (error) {
      // Only the error's name: its text could hold what was being decrypted.
      log.error({ sms: row.id, error: errorName(error) }, 'a message to a visitor could not be written')
      return { status: 'unavailable', code: notWritten }
    }
  }

  private async send(
    gateway: SmsGateway,
    row: SmsRecord,
    ready: { phone: string } & RenderedMessage,
  ): Promise<SmsOutcome> {
    const { id, language, unanswered } = row
    const { template } = row.message
    const earlier = unanswered > 0 ? 'unanswered' : 'none'
    try {
      return await gateway.send({ id, template, language, earlier, ...ready })
    } catch (error) {
      this.parts.log.error({ sms: id, error: errorName(error) }, 'the SMS gateway failed')
      return { status: 'unknown', code: 'gateway-failed' }
    }
  }

  /** Attempts that end in the same turn of the loop are recorded in one commit. */
  private settle(settlement: SmsSettlement): void {
    this.settlements.push(settlement)
    if (this.settlements.length === 1) setImmediate(() => this.guarded(() => this.record()))
  }

  private record(): void {
    const settlements = this.settlements.splice(0)
    this.parts.store.settle(settlements)
    for (const settlement of settlements) {
      this.inFlight.delete(settlement.id)
      this.note(settlement)
    }
    if (this.inFlight.size === 0) this.tellIdle()
    this.wake()
  }

  private note(settlement: SmsSettlement): void {
    const { id, status } = settlement
    this.counts[status === 'waiting' ? 'retried' : status] += 1
    if (status === 'failed')
      this.parts.log.warn({ sms: id, code: settlement.error }, 'a message to a visitor is given up')
    if (status === 'expired')
      this.parts.log.warn({ sms: id }, 'a message to a visitor could not be sent in time')
    // What could not be written is our own fault, and says nothing of the gateway.
    if (status === 'waiting' && settlement.error !== notWritten) this.noteOutage(settlement.error)
    if (status === 'sent') this.noteSuccess()
  }

  /** One line for an outage, not one for each message of it. */
  private noteOutage(code: string): void {
    this.failuresInRow += 1
    this.failedAt = this.parts.clock.now()
    if (this.failuresInRow === outageAfter)
      this.parts.log.warn({ code }, 'the SMS gateway does not take messages; they are kept and tried again')
  }

  private noteSuccess(): void {
    if (this.failuresInRow >= outageAfter) this.parts.log.info({}, 'the SMS gateway takes messages again')
    this.failuresInRow = 0
  }

  private tellIdle(): void {
    for (const resolve of this.onIdle.splice(0)) resolve()
  }

  private guarded(work: () => void): void {
    if (this.state === 'idle') return
    try {
      work()
    } catch (error) {
      clearInterval(this.timer)
      this.state = 'idle'
      this.tellIdle()
      this.parts.onFatal(error)
    }
  }
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
