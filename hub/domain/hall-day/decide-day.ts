import { reject } from '../../../shared/errors.ts'
import type { Circumstance } from '../journal.ts'
import type { HallDayCommand } from './commands.ts'
import { type Decision, refuseLate, releaseBound, windowNumber } from './decide-window.ts'
import type { HallDayEvent } from './events.ts'
import type { HallDay } from './hall-day.ts'
import { clerkOf } from './hall-window.ts'
import { isAtWindow, isOpen, windowIdOf } from './ticket.ts'

type Command<Type extends HallDayCommand['type']> = Extract<HallDayCommand, { type: Type }>

/**
 * Takes a new definition over. Before a window disappears who is bound to it or held there goes back to the queue, and its
 * clerk is signed out; so is who is a clerk no longer, and the window that closes with that keeps nobody to itself.
 */
export function decideConfigure(day: HallDay, { definition }: Command<'ConfigureHall'>): Decision {
  const kept = new Set(definition.windows.map((window) => window.id))
  const clerks = new Set(definition.staff.filter(({ role }) => role === 'clerk').map(({ id }) => id))
  const gone = new Set([...day.windows.keys()].filter((windowId) => !kept.has(windowId)))
  const events: HallDayEvent[] = []
  for (const ticket of gone.size === 0 ? [] : day.tickets.values()) {
    const { id: ticketId, serviceId, stage, boundWindowId } = ticket
    const holder = stage.status === 'held' ? windowIdOf(ticket) : null
    const isBound = stage.status === 'waiting' && boundWindowId !== null && gone.has(boundWindowId)
    if (isBound || (holder !== null && gone.has(holder)))
      events.push({ type: 'TicketTransferred', ticketId, fromWindowId: holder, serviceId, toWindowId: null })
  }
  for (const window of day.windows.values()) {
    const clerkId = clerkOf(window)
    const isGone = gone.has(window.id)
    if (clerkId === undefined || (!isGone && clerks.has(clerkId))) continue
    events.push({ type: 'WindowSignedOut', windowId: window.id, clerkId })
    if (!isGone) events.push(...releaseBound(day, window.id))
  }
  return [...events, { type: 'HallConfigured', definition }]
}

/**
 * Begins a business day; the one before must be closed, so that nothing of it is lost unsaid. Who signed in after it was
 * closed is signed out: nobody is at a window yet.
 */
export function decideOpenDay(day: HallDay, { businessDay }: Command<'OpenBusinessDay'>): Decision {
  if (day.businessDay?.date === businessDay) return []
  if (day.businessDay?.status === 'open') return reject('day_open', { day: day.businessDay.date })
  // A day that is over stays over: its numbers must not be given out again.
  if (day.businessDay !== null && businessDay < day.businessDay.date) return reject('day_not_open')
  return [...signedOut(day), { type: 'BusinessDayOpened', businessDay }]
}

/**
 * Ends the day: every open ticket is closed by rule, every window signed out. A person is refused while somebody is
 * at a window; the hub itself closes a day whose date is over.
 */
export function decideCloseDay(day: HallDay, { actor }: Circumstance): Decision {
  if (day.businessDay?.status !== 'open') return reject('day_not_open')
  const atWindow = actor.kind === 'hub' ? undefined : [...day.tickets.values()].find(isAtWindow)
  if (atWindow !== undefined) return reject('window_busy', { ticket: atWindow.number })
  const events: HallDayEvent[] = []
  for (const ticket of day.tickets.values())
    if (isOpen(ticket)) events.push({ type: 'TicketClosed', ticketId: ticket.id })
  const closedTickets = events.length
  return [
    ...events,
    ...signedOut(day),
    { type: 'BusinessDayClosed', businessDay: day.businessDay.date, closedTickets },
  ]
}

/** The sign-out of every clerk who is at a window. */
function signedOut(day: HallDay): HallDayEvent[] {
  const events: HallDayEvent[] = []
  for (const window of day.windows.values()) {
    const clerkId = clerkOf(window)
    if (clerkId !== undefined) events.push({ type: 'WindowSignedOut', windowId: window.id, clerkId })
  }
  return events
}

/** Takes the window's last act back within the seconds of the rule, unless the tickets have changed since. */
export function decideUndo(
  day: HallDay,
  { windowId }: Command<'UndoLastAct'>,
  { now, actor }: Circumstance,
): Decision {
  const window = day.windows.get(windowId)
  if (window === undefined) return reject('window_unknown', { window: windowId })
  const clerkId = clerkOf(window)
  if (clerkId === undefined) return reject('window_not_open', { window: windowNumber(day, windowId) })
  if (actor.kind === 'clerk' && clerkId !== actor.id) return reject('not_your_window')
  const { lastAct } = window
  if (lastAct === null) return reject('nothing_to_undo')
  // Nobody is at a paused window, and taking an act back could bring a ticket there.
  if (window.stage.status === 'paused')
    return reject('window_paused', { window: windowNumber(day, windowId) })
  const late = refuseLate(day, lastAct.at, now)
  if (late !== undefined) return late
  const ticketIds = lastAct.tickets.map(({ before }) => before.id)
  const reopenedCaseIds: string[] = []
  for (const { before, versionAfter } of lastAct.tickets) {
    const present = day.tickets.get(before.id)
    if (present?.version !== versionAfter) return reject('undo_overtaken', { ticket: before.number })
    if (present.stage.status === 'served') reopenedCaseIds.push(before.id)
  }
  return [
    {
      type: 'ActUndone',
      windowId,
      undoneCommandId: lastAct.commandId,
      act: lastAct.act,
      ticketIds,
      reopenedCaseIds,
    },
  ]
}
