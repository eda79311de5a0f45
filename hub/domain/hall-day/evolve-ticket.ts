import type { Recorded } from '../journal.ts'
import { act, change, leave, ticketOf } from './day-changes.ts'
import type { HallDayEvent, TicketIssued } from './events.ts'
import { asWaiting, type HallDay } from './hall-day.ts'
import type { Ticket } from './ticket.ts'
import { ticketNumber } from './ticket-number.ts'

type Event<Type extends HallDayEvent['type']> = Extract<HallDayEvent, { type: Type }>

/** A number was given out: its ticket waits. */
export function issue(day: HallDay, { seq, at }: Recorded<unknown>, event: TicketIssued): void {
  const number = ticketNumber(event.series, event.sequence)
  day.issued += 1
  day.series.set(event.series, event.sequence)
  const ticket: Ticket = {
    id: event.ticketId,
    number,
    code: event.code,
    serviceId: event.serviceId,
    matters: event.matters,
    class: event.class,
    ground: event.ground,
    language: event.language,
    issuedAt: at,
    queuedAt: event.queuedAt,
    appointmentAt: event.appointmentAt,
    order: day.issued,
    boundWindowId: null,
    calledAt: null,
    requeues: 0,
    print: event.print === null ? null : { ...event.print, kind: 'original', outcome: 'pending' },
    stage: { status: 'waiting' },
    version: seq,
  }
  day.tickets.set(ticket.id, ticket)
  day.ticketIdByNumber.set(number, ticket.id)
  day.ticketIdByCode.set(ticket.code, ticket.id)
  if (event.print !== null) day.ticketIdByPrintJob.set(event.print.jobId, ticket.id)
  day.lines.insert(asWaiting(ticket), null)
  day.room.join(day, ticket.serviceId, at)
}

/** A ticket is of the green channel. */
export function grantGreen(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  { ticketId, ground, queuedAt }: Event<'GreenChannelGranted'>,
): void {
  change(day, recorded, ticketId, { class: 'green', ground, ...(queuedAt !== undefined && { queuedAt }) })
}

/** A no-show waits again. */
export function requeue(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  { ticketId, queuedAt }: Event<'TicketRequeued'>,
): void {
  const requeues = ticketOf(day, ticketId).requeues + 1
  change(day, recorded, ticketId, { stage: { status: 'waiting' }, queuedAt, requeues })
}

/** A ticket waits for another service or window; it may leave a window for that. */
export function transfer(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  event: Event<'TicketTransferred'>,
): void {
  const { fromWindowId, serviceId, toWindowId, matters } = event
  moveAway(day, recorded, event, fromWindowId, {
    stage: { status: 'waiting' },
    serviceId,
    boundWindowId: toWindowId,
    ...(matters !== undefined && { matters }),
  })
}

/** A ticket is void; it may leave a window for that. */
export function makeVoid(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'TicketVoided'>): void {
  const { windowId, reason } = event
  moveAway(day, recorded, event, windowId, { stage: { status: 'void', voidedAt: recorded.at, reason } })
}

/** A change of a ticket that leaves the window where it is or that holds it; null for a ticket of the queue. */
function moveAway(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  event: HallDayEvent & { ticketId: string },
  windowId: string | null,
  changes: Partial<Ticket>,
): void {
  if (windowId === null) change(day, recorded, event.ticketId, changes)
  else {
    act(day, recorded, event, windowId, changes)
    leave(day, windowId, event.ticketId)
  }
}

/** The day ends before the ticket was served. */
export function close(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  { ticketId }: Event<'TicketClosed'>,
): void {
  const { stage } = ticketOf(day, ticketId)
  change(day, recorded, ticketId, { stage: { status: 'closed', closedAt: recorded.at } })
  if (stage.status === 'called' || stage.status === 'serving') leave(day, stage.windowId, ticketId)
}

/** Further paper of a ticket is on its way. */
export function printAgain(day: HallDay, event: Event<'ReprintRequested'>): void {
  const { ticketId, jobId, printerId } = event
  day.ticketIdByPrintJob.set(jobId, ticketId)
  setPrint(day, ticketId, { jobId, printerId, kind: 'reprint', outcome: 'pending' })
}

/** What became of a ticket's paper; news of an earlier paper than the latest change nothing. */
export function notePrint(day: HallDay, { ticketId, jobId, outcome }: Event<'PrintReported'>): void {
  const { print } = ticketOf(day, ticketId)
  if (print !== null && print.jobId === jobId) setPrint(day, ticketId, { ...print, outcome })
}

function setPrint(day: HallDay, ticketId: string, print: Ticket['print']): void {
  day.tickets.set(ticketId, { ...ticketOf(day, ticketId), print })
}
