import { businessDayOf, localTimeOf } from '../../shared/business-day.ts'
import { type Rejection, reject } from '../../shared/errors.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import type { HintsPrint } from '../../shared/mqtt/topic-map.ts'
import type { IdSource } from '../../shared/random.ts'
import type { Language } from '../../shared/text.ts'
import { type DeviceCondition, faultOf } from './device-health.ts'
import { fingerprint } from './fingerprint.ts'
import { zoneOfService } from './zone-of-service.ts'

/** Hints are not printed any more after this long: whoever asked for them has gone. */
const hintsTtlMs = 2 * 60_000
/** Requests that are remembered, so that a repeated one prints nothing: an hour of every kiosk of a large hall. */
const rememberedRequests = 1_000

/** What the desk stands on. */
export interface HintsDeskParts {
  definition(): HallDefinition
  /** The hub's time in epoch milliseconds. */
  now(): number
  /** The page on which a service is booked. */
  bookUrl(serviceId: string): string
  conditionOf(printerId: string): DeviceCondition
  publish(printerId: string, command: HintsPrint): Promise<void>
  readonly ids: IdSource
}

/** A visitor's wish for the hints of a service on paper. */
export interface HintsRequest {
  /** Unique to the intent and its sender; the same when it is repeated. */
  readonly commandId: string
  readonly printerId: string
  readonly serviceId: string
  readonly language: Language
}

/**
 * Prints the hints of a service (办事指南) without a ticket. Nothing of it is journalled: the paper may be lost, and a
 * request is remembered only long enough that its repetition prints nothing.
 */
export class HintsDesk {
  readonly #parts: HintsDeskParts
  readonly #answers = new Map<string, { fingerprint: string; jobId: string }>()

  constructor(parts: HintsDeskParts) {
    this.#parts = parts
  }

  /** Sends the hints to the printer, once per command id. Refuses an unknown service and a printer that cannot print. */
  async print(request: HintsRequest): Promise<{ jobId: string } | Rejection> {
    const { commandId, printerId, serviceId, language } = request
    const content = fingerprint(printerId, serviceId, language)
    const known = this.#answers.get(commandId)
    if (known !== undefined)
      return known.fingerprint === content ? { jobId: known.jobId } : reject('command_id_reused')
    const { ids, publish, conditionOf } = this.#parts
    const hints = this.#hintsOf(serviceId)
    if (hints === undefined) return reject('service_unknown', { service: serviceId })
    if (faultOf(conditionOf(printerId)) !== undefined) return reject('printer_not_ready')
    const jobId = ids.id()
    // Before the bus has it: the same request may come again meanwhile.
    this.#remember(commandId, { fingerprint: content, jobId })
    await publish(printerId, { id: jobId, kind: 'hints', ttlMs: hintsTtlMs, language, hints })
    return { jobId }
  }

  #hintsOf(serviceId: string): HintsPrint['hints'] | undefined {
    const { definition, now, bookUrl } = this.#parts
    const hall = definition()
    const service = hall.services.find(({ id }) => id === serviceId)
    if (service === undefined) return undefined
    const at = now()
    return {
      hallName: hall.name,
      serviceName: service.name,
      zoneName: zoneOfService(hall, serviceId),
      expectedMinutes: service.expectedMinutes,
      matters: hall.services.filter(({ id }) => service.matters.includes(id)).map(({ name }) => name),
      materials: service.materials.map(({ zh, en, issuedBy, copies }) => ({
        name: { zh, en },
        ...(issuedBy && { issuedBy }),
        ...(copies && { copies }),
      })),
      mistakes: service.mistakes ?? [],
      fee: service.fee ?? null,
      printedAt: `${businessDayOf(at, hall.timeZone)} ${localTimeOf(at, hall.timeZone)}`,
      bookUrl: bookUrl(serviceId),
    }
  }

  #remember(commandId: string, answer: { fingerprint: string; jobId: string }): void {
    this.#answers.set(commandId, answer)
    if (this.#answers.size <= rememberedRequests) return
    const oldest = this.#answers.keys().next()
    if (oldest.done !== true) this.#answers.delete(oldest.value)
  }
}
