import type { CallOrderName } from '../../shared/hall-definition.ts'
import type { VisitorOutcome } from '../domain/waits.ts'
import type { Plan } from './plan.ts'

/** One visitor's way through a played day. Instants are seconds since local midnight. */
export interface Visit extends VisitorOutcome {
  /** As named in the day file. */
  readonly name: string
  /** The arrival for green and walk-in, the later of arrival and slot for an appointment. */
  readonly queuedAt: number
  /** Null for those who were never called. */
  readonly windowId: string | null
  readonly calledAt: number | null
  /** When the service ended or the visitor left; null for those who were unserved. */
  readonly endedAt: number | null
}

/** A day played from its beginning to its end under one call order. */
export interface DayRun {
  readonly policy: CallOrderName
  readonly plan: Plan
  /** Those who came, in the order of the day file. */
  readonly visits: readonly Visit[]
}
