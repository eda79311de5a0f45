import type { Recorded } from '../journal.ts'
import type { HallDayEvent } from './events.ts'
import { asWaiting, type HallDay } from './hall-day.ts'
import { clerkOf, type HallWindow } from './hall-window.ts'
import type { Ticket } from './ticket.ts'

/** Replaces a ticket and keeps the lines true. */
export function replace(day: HallDay, next: Ticket): void {
  const left = day.lines.remove(next.id)
  if (left !== undefined) day.room.leave(left.serviceId)
  day.tickets.set(next.id, next)
  const { status } = next.stage
  if (status === 'waiting') {
    day.lines.insert(asWaiting(next), next.boundWindowId)
    day.room.add(next.serviceId)
  }
  if (status === 'held' || status === 'no-show') day.aside.add(next.id)
  else day.aside.delete(next.id)
}

/** A ticket is different from this event on. */
export function change(
  day: HallDay,
  { seq }: Recorded<unknown>,
  ticketId: string,
  changes: Partial<Ticket>,
): void {
  replace(day, { ...ticketOf(day, ticketId), ...changes, version: seq })
}

/** A change at a window: remembered when its clerk made it, so that it can be taken back; anybody else's ends that. */
export function act(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  event: HallDayEvent & { ticketId: string },
  windowId: string,
  changes: Partial<Ticket>,
): void {
  const before = ticketOf(day, event.ticketId)
  change(day, recorded, event.ticketId, changes)
  const window = windowOf(day, windowId)
  if (recorded.actor.kind !== 'clerk') {
    // Somebody else moved what is at the window: to put the clerk's last act back would put this back too.
    setWindow(day, windowId, { lastAct: null })
    return
  }
  const touched = { before, versionAfter: recorded.seq }
  const { commandId, at } = recorded
  const earlier = window.lastAct?.commandId === commandId ? window.lastAct : null
  setWindow(day, windowId, {
    lastAct: {
      commandId,
      act: event.type,
      at,
      currentTicketIdBefore: earlier === null ? window.currentTicketId : earlier.currentTicketIdBefore,
      tickets: [...(earlier?.tickets ?? []), touched],
    },
  })
}

/** A window is different from now on. */
export function setWindow(day: HallDay, windowId: string, changes: Partial<HallWindow>): void {
  if (changes.stage !== undefined) day.room.recount()
  day.windows.set(windowId, { ...windowOf(day, windowId), ...changes })
}

/** A ticket is at a window no longer. */
export function leave(day: HallDay, windowId: string, ticketId: string): void {
  if (windowOf(day, windowId).currentTicketId === ticketId)
    setWindow(day, windowId, { currentTicketId: null })
}

/** A ticket that the journal names. Throws for one that was never given out. */
export function ticketOf(day: HallDay, ticketId: string): Ticket {
  const ticket = day.tickets.get(ticketId)
  if (ticket === undefined) throw new Error(`the journal names an unknown ticket ${ticketId}`)
  return ticket
}

/** A window that the journal names. Throws for one that the hall does not have. */
export function windowOf(day: HallDay, windowId: string): HallWindow {
  const window = day.windows.get(windowId)
  if (window === undefined) throw new Error(`the journal names an unknown window ${windowId}`)
  return window
}

/** The clerk at a window. Throws when it is closed. */
export function clerkAt(day: HallDay, windowId: string): string {
  const clerkId = clerkOf(windowOf(day, windowId))
  if (clerkId === undefined) throw new Error(`window ${windowId} has no clerk`)
  return clerkId
}
