import type { CallReason, TicketCard } from '../../../shared/http/schemas.ts'
import { type Ticket, windowIdOf } from '../../domain/hall-day/ticket.ts'

/** A ticket as staff see it; `reason` says why it would be called, for one that still waits. */
export function ticketCard(ticket: Ticket, reason: CallReason | null = null): TicketCard {
  const { stage } = ticket
  const called = stage.status === 'called' ? stage : null
  return {
    ticketId: ticket.id,
    ticketNumber: ticket.number,
    serviceId: ticket.serviceId,
    matters: [...ticket.matters],
    class: ticket.class,
    ground: ticket.ground,
    status: stage.status,
    queuedAt: ticket.queuedAt,
    issuedAt: ticket.issuedAt,
    appointmentAt: ticket.appointmentAt,
    calls: called?.calls ?? 0,
    firstCalledAt: called?.firstCalledAt ?? ticket.calledAt,
    lastCalledAt: called?.lastCalledAt ?? null,
    startedAt: 'startedAt' in stage ? stage.startedAt : null,
    reason: called?.reason ?? reason,
    holdReason: stage.status === 'held' ? stage.reason : null,
    windowId: windowIdOf(ticket) ?? ticket.boundWindowId,
    requeues: ticket.requeues,
    print: ticket.print?.outcome ?? 'none',
  }
}
