import type { CallingPool } from './calling-pool.ts'

/**
 * What a rule of calling knows of a line: the waiting tickets of one service and class. Durations are in milliseconds.
 * Nothing in it is more than the hall knows at the time.
 */
export interface WaitingLine {
  /** Place of the class in `ticketClasses`: 0 green, 1 appointment, 2 walk-in. */
  readonly classRank: number
  /** Within which a ticket of this service and class is to be called. */
  readonly targetMs: number
  /** Expected time at the window. */
  readonly expectedMs: number
  /** The windows and services that it shares its visitors with. */
  readonly pool: CallingPool
}
