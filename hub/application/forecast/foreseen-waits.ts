import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'
import type { Ticket } from '../../domain/hall-day/ticket.ts'

/** What is foreseen of the waits, as far as it is known. */
export interface ForeseenWaits {
  /** Of a walk-in who would come now. */
  ofService(serviceId: string): WaitMinutes | null
  /** What is left of a waiting ticket's, at an instant in epoch milliseconds. */
  ofTicket(ticket: Ticket, now: number): WaitMinutes | null
}
