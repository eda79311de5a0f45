import type { ErrorCode } from '../../shared/errors.ts'
import { matchTopic, type Payload, parsePayload, type TopicName } from '../../shared/mqtt/topic-map.ts'
import { withoutNumbers } from '../../shared/without-numbers.ts'
import type { HallCommand } from '../domain/hall.ts'
import type { DeviceHealth } from './device-health.ts'
import { fingerprint } from './fingerprint.ts'
import type { CommandOutcome, HallWriter } from './hall-writer.ts'
import type { Log } from './log.ts'
import type { DeviceMessage } from './message-bus.ts'
import type { OutboxSender } from './outbox-sender.ts'
import type { Publisher } from './publisher.ts'

/** What the gateway stands on. */
export interface GatewayParts {
  readonly hallId: string
  readonly writer: Pick<HallWriter, 'submit'>
  readonly publisher: Pick<Publisher, 'publish'>
  readonly outbox: Pick<OutboxSender, 'forget' | 'forgetPrint' | 'resendPrints'>
  readonly health: DeviceHealth
  readonly log: Log
  /** Told when the health of a device changed: no event of the journal says so. */
  readonly onHealth: () => void
  /** Counts messages that were dropped, by reason. */
  readonly onDropped: (reason: 'topic' | 'payload' | 'refused') => void
}

/** Turns what devices say into commands and conditions. A bad message is logged, counted and dropped. */
export class DeviceGateway {
  private readonly parts: GatewayParts

  constructor(parts: GatewayParts) {
    this.parts = parts
  }

  /** Resolves when what the message says is durable. */
  async handle({ topic, payload }: DeviceMessage): Promise<void> {
    const found = matchTopic(this.parts.hallId, topic)
    if (found === undefined) return this.drop('topic', topic, 'no topic of this hall')
    // An empty retained message clears its topic; it says nothing.
    if (payload.length === 0) return
    switch (found.name) {
      case 'devicePresence':
        return this.withPayload('devicePresence', topic, payload, (presence) =>
          this.presence(found.key, presence),
        )
      case 'printAck':
        return this.withPayload('printAck', topic, payload, async ({ id }) =>
          this.parts.outbox.forgetPrint(found.key, id),
        )
      case 'printerReport':
        return this.withPayload('printerReport', topic, payload, (report) => this.printer(found.key, report))
      case 'rating':
        return this.withPayload('rating', topic, payload, (rating) => this.rating(found.key, rating))
      default:
        return
    }
  }

  private async withPayload<Name extends TopicName>(
    name: Name,
    topic: string,
    payload: Uint8Array,
    use: (value: Payload<Name>) => Promise<void>,
  ): Promise<void> {
    const parsed = parsePayload(name, payload)
    if (parsed.ok) await use(parsed.value)
    else this.drop('payload', topic, parsed.reason)
  }

  private async presence(deviceId: string, presence: Payload<'devicePresence'>): Promise<void> {
    this.parts.onHealth()
    if (presence.status === 'online') this.parts.outbox.resendPrints(deviceId)
  }

  private async printer(deviceId: string, report: Payload<'printerReport'>): Promise<void> {
    if (report.kind === 'status') {
      this.parts.health.notePrinter(deviceId, report)
      this.parts.onHealth()
      return
    }
    const { id, jobId, outcome, detail } = report
    const outcomeOfReport = await this.submit(deviceId, id, { type: 'ReportPrint', jobId, outcome, detail })
    // A report is an answer too: whoever has printed or refused the job has it.
    if (outcomeOfReport.status === 'accepted') this.parts.outbox.forget(jobId)
    else this.drop('refused', `printer/${deviceId}`, outcomeOfReport.rejection.code)
  }

  private async rating(
    windowId: string,
    { id, caseId, score, reasons, comment }: Payload<'rating'>,
  ): Promise<void> {
    // The pad has taken numbers out; another pad may not have, and the journal keeps what it gets.
    const words = { ...(reasons && { reasons }), ...(comment && { comment: withoutNumbers(comment) }) }
    const command = { type: 'RateCase', caseId, windowId, score, ...words } as const
    const outcome = await this.submit(`pad/${windowId}`, id, command)
    const status: ErrorCode | 'recorded' = outcome.status === 'accepted' ? 'recorded' : outcome.rejection.code
    if (outcome.status === 'rejected') this.drop('refused', `pad/${windowId}`, status)
    await this.parts.publisher.publish('ratingAck', windowId, { id, status })
  }

  private submit(deviceId: string, id: string, command: HallCommand): Promise<CommandOutcome> {
    const actor = { kind: 'device', id: deviceId } as const
    // Each device draws its own ids, so they are told apart by the device.
    return this.parts.writer.submit({
      commandId: `device/${deviceId}/${id}`,
      bodyHash: fingerprint(JSON.stringify(command)),
      actor,
      command,
    })
  }

  private drop(reason: 'topic' | 'payload' | 'refused', topic: string, why: string): void {
    this.parts.onDropped(reason)
    this.parts.log.warn({ topic, why: why.slice(0, 300) }, 'a device message was dropped')
  }
}
