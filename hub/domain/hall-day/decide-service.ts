import { type Rejection, reject } from '../../../shared/errors.ts'
import type { Circumstance } from '../journal.ts'
import { type CallGround, callGround } from './call-reason.ts'
import type { CallNextTicket, Finishing, HallDayCommand } from './commands.ts'
import { described } from './decide-ticket.ts'
import {
  type Decision,
  isRejection,
  openWindow,
  refuseBusy,
  refuseService,
  ticketAt,
  windowNumber,
} from './decide-window.ts'
import type { HallDayEvent } from './events.ts'
import { callingOf, type HallDay, rulesOf } from './hall-day.ts'
import { clerkOf, type HallWindow } from './hall-window.ts'
import type { Ticket } from './ticket.ts'

type Command<Type extends HallDayCommand['type']> = Extract<HallDayCommand, { type: Type }>

/** The ticket that this window calls next by the rule in force, with the reason; undefined when nobody waits for it. */
export function nextFor(
  day: HallDay,
  window: HallWindow,
  now: number,
): { ticket: Ticket; ground: CallGround } | undefined {
  const calling = callingOf(day, now)
  const chosen = day.lines.chooseFor(window.id, window.services, calling)
  const ticket = chosen === undefined ? undefined : day.tickets.get(chosen.ticketId)
  if (ticket === undefined) return undefined
  return { ticket, ground: callGround(day, ticket, window.id, now) }
}

/** Calls the next ticket, after finishing the one at the window when the clerk said how. */
export function decideNext(day: HallDay, command: CallNextTicket, circumstance: Circumstance): Decision {
  const window = openWindow(day, command.windowId, circumstance)
  if (isRejection(window)) return window
  const finished = command.finishing === null ? [] : finish(day, window, command.finishing)
  if (isRejection(finished)) return finished
  const busy = command.finishing === null ? refuseBusy(day, window) : undefined
  if (busy !== undefined) return busy
  const next = nextFor(day, window, circumstance.now)
  if (next !== undefined) return [...finished, called(window, next.ticket, next.ground)]
  return finished.length > 0 ? finished : reject('nobody_waiting')
}

function called(window: HallWindow, ticket: Ticket, ground: CallGround): HallDayEvent {
  const clerkId = clerkOf(window) ?? ''
  return { type: 'TicketCalled', ticketId: ticket.id, windowId: window.id, clerkId, ...ground }
}

/** Calls one number out of turn; the window must take its service. */
export function decideCallGiven(
  day: HallDay,
  { windowId, ticketNumber }: Command<'CallGivenTicket'>,
  circumstance: Circumstance,
): Decision {
  const window = openWindow(day, windowId, circumstance)
  if (isRejection(window)) return window
  const busy = refuseBusy(day, window)
  if (busy !== undefined) return busy
  const ticket = day.tickets.get(day.ticketIdByNumber.get(ticketNumber.trim().toUpperCase()) ?? '')
  if (ticket === undefined) return reject('ticket_unknown', { ticket: ticketNumber })
  if (ticket.stage.status !== 'waiting') return reject('ticket_not_waiting', described(ticket))
  if (ticket.boundWindowId !== null && ticket.boundWindowId !== windowId)
    return reject('ticket_for_other_window', {
      ticket: ticket.number,
      window: windowNumber(day, ticket.boundWindowId),
    })
  const refused = ticket.boundWindowId === windowId ? undefined : refuseService(day, window, ticket.serviceId)
  return refused ?? [called(window, ticket, { reason: 'given-number' })]
}

/** Calls the ticket at the window again: bounded in number, with a gap. */
export function decideRecall(
  day: HallDay,
  { windowId }: Command<'RecallTicket'>,
  circumstance: Circumstance,
): Decision {
  const found = atWindow(day, windowId, circumstance)
  if (isRejection(found)) return found
  const { stage, number, id } = found.ticket
  if (stage.status !== 'called') return reject('ticket_not_called', described(found.ticket))
  const { maxCalls, recallGapSeconds } = rulesOf(day)
  if (stage.calls >= maxCalls) return reject('recall_limit', { ticket: number, calls: stage.calls })
  const waitSeconds = Math.ceil(recallGapSeconds - (circumstance.now - stage.lastCalledAt) / 1000)
  if (waitSeconds > 0) return reject('recall_too_soon', { ticket: number, seconds: waitSeconds })
  return [{ type: 'TicketRecalled', ticketId: id, windowId, call: stage.calls + 1 }]
}

/** The visitor is here; the service starts. */
export function decideStart(
  day: HallDay,
  { windowId }: Command<'StartService'>,
  circumstance: Circumstance,
): Decision {
  const found = atWindow(day, windowId, circumstance)
  if (isRejection(found)) return found
  if (found.ticket.stage.status !== 'called') return reject('ticket_not_called', described(found.ticket))
  return [{ type: 'ServiceStarted', ticketId: found.ticket.id, windowId }]
}

/** The service is over. */
export function decideFinish(
  day: HallDay,
  { windowId, finishing }: Command<'FinishService'>,
  circumstance: Circumstance,
): Decision {
  const window = openWindow(day, windowId, circumstance)
  return isRejection(window) ? window : finish(day, window, finishing)
}

function finish(day: HallDay, window: HallWindow, finishing: Finishing): HallDayEvent[] | Rejection {
  const ticket = ticketAt(day, window)
  if (isRejection(ticket)) return ticket
  const { stage, id } = ticket
  if (stage.status !== 'serving') return reject('ticket_not_serving', described(ticket))
  const { outcome, caseNumber } = finishing
  return [
    {
      type: 'ServiceFinished',
      ticketId: id,
      windowId: window.id,
      clerkId: stage.clerkId,
      // A ticket is finished at most once, so its id names the case; a finish taken back and done again is the same case.
      caseId: id,
      outcome,
      caseNumber,
    },
  ]
}

/** The visitor did not come: only after the calls and the time that the rule gives. */
export function decideNoShow(
  day: HallDay,
  { windowId }: Command<'MarkNoShow'>,
  circumstance: Circumstance,
): Decision {
  const found = atWindow(day, windowId, circumstance)
  if (isRejection(found)) return found
  const { stage, number, id } = found.ticket
  if (stage.status !== 'called') return reject('ticket_not_called', described(found.ticket))
  const { noShowAfterCalls, noShowAfterSeconds } = rulesOf(day)
  const calls = Math.max(0, noShowAfterCalls - stage.calls)
  const seconds = Math.max(0, Math.ceil(noShowAfterSeconds - (circumstance.now - stage.firstCalledAt) / 1000))
  if (calls > 0 || seconds > 0) return reject('no_show_too_soon', { ticket: number, calls, seconds })
  return [{ type: 'TicketNoShow', ticketId: id, windowId }]
}

/** Parks the ticket with the clerk's reason and frees the window. */
export function decideHold(
  day: HallDay,
  { windowId, reason }: Command<'HoldTicket'>,
  circumstance: Circumstance,
): Decision {
  const found = atWindow(day, windowId, circumstance)
  if (isRejection(found)) return found
  if (found.ticket.stage.status !== 'serving') return reject('ticket_not_serving', described(found.ticket))
  return [{ type: 'TicketHeld', ticketId: found.ticket.id, windowId, reason }]
}

/** Goes on with a held ticket: at the window that held it, or at any that takes its service. */
export function decideResumeTicket(
  day: HallDay,
  { windowId, ticketId }: Command<'ResumeTicket'>,
  circumstance: Circumstance,
): Decision {
  const window = openWindow(day, windowId, circumstance)
  if (isRejection(window)) return window
  const busy = refuseBusy(day, window)
  if (busy !== undefined) return busy
  const ticket = day.tickets.get(ticketId)
  if (ticket === undefined) return reject('ticket_unknown', { ticket: ticketId })
  const { stage } = ticket
  if (stage.status !== 'held') return reject('ticket_not_held', described(ticket))
  const refused = stage.windowId === windowId ? undefined : refuseService(day, window, ticket.serviceId)
  return refused ?? [{ type: 'TicketResumed', ticketId, windowId, clerkId: clerkOf(window) ?? '' }]
}

function atWindow(
  day: HallDay,
  windowId: string,
  circumstance: Circumstance,
): { window: HallWindow; ticket: Ticket } | Rejection {
  const window = openWindow(day, windowId, circumstance)
  if (isRejection(window)) return window
  const ticket = ticketAt(day, window)
  return isRejection(ticket) ? ticket : { window, ticket }
}
