import type { TicketClass } from '../../../shared/hall-definition.ts'

/** What the rule of calling sees of a waiting ticket: nothing that the hall would not know. */
export interface Waiting {
  readonly ticketId: string
  readonly serviceId: string
  readonly class: TicketClass
  readonly queuedAt: number
  readonly order: number
}
