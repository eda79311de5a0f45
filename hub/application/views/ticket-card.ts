import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { CallGround } from '../../domain/hall-day/call-reason.ts'
import { type Ticket, windowIdOf } from '../../domain/hall-day/ticket.ts'

/** Whose booking a ticket came from, masked; null without a booking. */
export type BookedOf = (ticketId: string) => TicketCard['booked']

/** The card of a ticket whose visitor is to be asked for the document: with the booking it came from. */
export function bookedTicketCard(ticket: Ticket, bookedOf: BookedOf): TicketCard {
  return { ...ticketCard(ticket), booked: bookedOf(ticket.id) }
}

/** A ticket as staff see it; `ground` says why it would be called, for one that still waits. */
export function ticketCard(ticket: Ticket, ground: CallGround | null = null): TicketCard {
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
    booked: null,
    calls: called?.calls ?? 0,
    firstCalledAt: called?.firstCalledAt ?? ticket.calledAt,
    lastCalledAt: called?.lastCalledAt ?? null,
    startedAt: 'startedAt' in stage ? stage.startedAt : null,
    reason: called?.reason ?? ground?.reason ?? null,
    limitMinutes: called?.limitMinutes ?? ground?.limitMinutes ?? null,
    holdReason: stage.status === 'held' ? stage.reason : null,
    windowId: windowIdOf(ticket) ?? ticket.boundWindowId,
    requeues: ticket.requeues,
    print: ticket.print?.outcome ?? 'none',
  }
}
