import type { Recorded } from '../journal.ts'
import { act, change, clerkAt, replace, setWindow, ticketOf, windowOf } from './day-changes.ts'
import type { HallDayEvent } from './events.ts'
import type { HallDay } from './hall-day.ts'
import type { Ticket, TicketStage } from './ticket.ts'

type Event<Type extends HallDayEvent['type']> = Extract<HallDayEvent, { type: Type }>

/** A ticket is called to a window for the first time, or anew after a requeue or a transfer. */
export function call(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'TicketCalled'>): void {
  const { at } = recorded
  const { ticketId, windowId, clerkId, reason, limitMinutes } = event
  const ticket = ticketOf(day, ticketId)
  const stage: TicketStage = {
    status: 'called',
    windowId,
    clerkId,
    calls: 1,
    firstCalledAt: at,
    lastCalledAt: at,
    reason,
    ...(limitMinutes !== undefined && { limitMinutes }),
  }
  act(day, recorded, event, windowId, { stage, calledAt: ticket.calledAt ?? at, boundWindowId: null })
  setWindow(day, windowId, { currentTicketId: ticketId })
}

/** The ticket at a window is called again: what was done before it is not taken back any more. */
export function recall(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'TicketRecalled'>): void {
  const stage = stageOf(day, event, 'called')
  change(day, recorded, event.ticketId, {
    stage: { ...stage, calls: event.call, lastCalledAt: recorded.at },
  })
  setWindow(day, event.windowId, { lastAct: null })
}

/** The visitor has come, and the service begins. */
export function start(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'ServiceStarted'>): void {
  const { windowId } = event
  const clerkId = clerkAt(day, windowId)
  const stage = { status: 'serving', windowId, clerkId, startedAt: recorded.at } as const
  act(day, recorded, event, windowId, { stage })
}

/** The service is over, and the window free. */
export function finish(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  event: Event<'ServiceFinished'>,
): void {
  const { windowId, clerkId, outcome, caseNumber } = event
  const { startedAt } = stageOf(day, event, 'serving')
  const finishedAt = recorded.at
  act(day, recorded, event, windowId, {
    stage: { status: 'served', windowId, clerkId, startedAt, finishedAt, outcome, caseNumber },
  })
  setWindow(day, windowId, { currentTicketId: null })
}

/** The visitor did not come, and the window is free. */
export function missed(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'TicketNoShow'>): void {
  const { windowId } = event
  act(day, recorded, event, windowId, {
    stage: { status: 'no-show', windowId, noShowAt: recorded.at },
  })
  setWindow(day, windowId, { currentTicketId: null })
}

/** The ticket in service is put aside, and the window is free. */
export function hold(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'TicketHeld'>): void {
  const { windowId, reason } = event
  const clerkId = clerkAt(day, windowId)
  const { startedAt } = stageOf(day, event, 'serving')
  act(day, recorded, event, windowId, {
    stage: { status: 'held', windowId, clerkId, startedAt, heldAt: recorded.at, reason },
  })
  setWindow(day, windowId, { currentTicketId: null })
}

/** A ticket on hold is in service again. */
export function goOn(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'TicketResumed'>): void {
  const { ticketId, windowId, clerkId } = event
  const { startedAt } = stageOf(day, event, 'held')
  act(day, recorded, event, windowId, { stage: { status: 'serving', windowId, clerkId, startedAt } })
  setWindow(day, windowId, { currentTicketId: ticketId })
}

/** The ticket in service is for one matter more. */
export function addMatter(day: HallDay, recorded: Recorded<HallDayEvent>, event: Event<'MatterAdded'>): void {
  const { matters } = ticketOf(day, event.ticketId)
  act(day, recorded, event, event.windowId, { matters: [...matters, event.serviceId] })
}

/** Puts every ticket of the window's last act back as it was, the latest change first. */
export function undo(day: HallDay, { seq }: Recorded<HallDayEvent>, { windowId }: Event<'ActUndone'>): void {
  const { lastAct } = windowOf(day, windowId)
  if (lastAct === null) throw new Error(`window ${windowId} has nothing to undo`)
  for (const { before } of lastAct.tickets.toReversed()) {
    // Paper does not go back into the printer.
    const { print } = ticketOf(day, before.id)
    replace(day, { ...before, print, version: seq })
  }
  setWindow(day, windowId, { currentTicketId: lastAct.currentTicketIdBefore, lastAct: null })
}

/** The stage in which an event finds its ticket. Throws when the journal tells of another. */
function stageOf<Status extends Ticket['stage']['status']>(
  day: HallDay,
  { type, ticketId }: HallDayEvent & { readonly ticketId: string },
  status: Status,
): Extract<TicketStage, { status: Status }> {
  const { stage } = ticketOf(day, ticketId)
  if (stage.status !== status) throw new Error(`${type} met ticket ${ticketId} while ${stage.status}`)
  return stage as Extract<TicketStage, { status: Status }>
}
