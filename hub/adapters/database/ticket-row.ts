import type { Ticket } from '../../domain/hall-day/ticket.ts'
import type { ticket as ticketTable } from './schema.ts'

/** A row of the ticket projection. */
export type TicketRow = Required<typeof ticketTable.$inferInsert>

/** The projection of a ticket: a pure function, so that the tables can be compared with the fold of the journal. */
export function ticketRow(hallId: string, businessDay: string, ticket: Ticket): TicketRow {
  const { stage, number } = ticket
  const served = stage.status === 'served' ? stage : null
  return {
    id: ticket.id,
    hallId,
    businessDay,
    series: number.slice(0, 1),
    sequence: Number(number.slice(1)),
    number,
    code: ticket.code,
    serviceId: ticket.serviceId,
    class: ticket.class,
    status: stage.status,
    windowId: 'windowId' in stage ? stage.windowId : null,
    clerkId: 'clerkId' in stage ? stage.clerkId : null,
    issuedAt: ticket.issuedAt,
    queuedAt: ticket.queuedAt,
    calledAt: ticket.calledAt,
    startedAt: 'startedAt' in stage ? stage.startedAt : null,
    finishedAt: served?.finishedAt ?? null,
    outcome: served?.outcome ?? null,
    caseNumber: served?.caseNumber ?? null,
    printOutcome: ticket.print?.outcome ?? null,
  }
}
