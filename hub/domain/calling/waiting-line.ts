import { type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import type { CallingPool } from './calling-pool.ts'

/** The place of each class in `ticketClasses`: the fewer, the sooner it is called under `strict`. */
export const classRanks = Object.fromEntries(ticketClasses.map((name, rank) => [name, rank])) as Readonly<
  Record<TicketClass, number>
>

/**
 * What a rule of calling knows of a line: the waiting tickets of one service and class. Durations are in milliseconds.
 * Nothing in it is more than the hall knows at the time.
 */
export interface WaitingLine {
  /** See `classRanks`: 0 green, 1 appointment, 2 walk-in. */
  readonly classRank: number
  /** Within which a ticket of this service and class is to be called. */
  readonly targetMs: number
  /** Expected time at the window. */
  readonly expectedMs: number
  /** The windows and services that it shares its visitors with. */
  readonly pool: CallingPool
}
