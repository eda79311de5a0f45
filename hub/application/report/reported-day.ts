import type { CallOrderName } from '../../../shared/hall-definition.ts'
import type { Text } from '../../../shared/text.ts'
import type { VisitorOutcome } from '../../domain/waits.ts'

/** One visitor's way through the day. Instants are seconds since local midnight. */
export interface ReportedVisit extends VisitorOutcome {
  /** How the visitor is told from the others: the name of the day file, the ticket number of a live day. */
  readonly name: string
  /** The arrival for green and walk-in, the later of arrival and slot for an appointment. */
  readonly queuedAt: number
  /** Null for those who were never called. */
  readonly windowId: string | null
  readonly calledAt: number | null
  /** When the service ended or the visitor left; null for those who were unserved, and while a service lasts. */
  readonly endedAt: number | null
}

/** A window as the report shows it. Shifts are seconds since local midnight. */
export interface ReportedWindow {
  readonly id: string
  /** Shown instead of the id where there is one. */
  readonly name?: Text | string
  /** `["*"]` for any service, else service ids. */
  readonly services: readonly string[]
  readonly shifts: readonly { readonly beginsAt: number; readonly endsAt: number }[]
}

/** A service as the report names it. */
export interface ReportedService {
  readonly id: string
  readonly name: Text | string
}

/** A day played to its end, or so far, under one call order. What a replay gives can be passed as it is. */
export interface ReportedDay {
  readonly policy: CallOrderName
  readonly plan: {
    readonly hall: Text | string
    readonly services: readonly ReportedService[]
    readonly windows: readonly ReportedWindow[]
  }
  /** Those who came. */
  readonly visits: readonly ReportedVisit[]
}
