import { type Rejection, reject } from '../../../shared/errors.ts'
import { anyService, takesService } from '../../../shared/service-list.ts'
import type { Text } from '../../../shared/text.ts'
import type { Circumstance } from '../journal.ts'
import type { HallDayCommand } from './commands.ts'
import type { HallDayEvent } from './events.ts'
import { type HallDay, rulesOf } from './hall-day.ts'
import type { HallWindow, SignOut } from './hall-window.ts'
import type { Ticket } from './ticket.ts'

/** Events, or why not. */
export type Decision = readonly HallDayEvent[] | Rejection

/** True for a refusal. Tickets and commands carry a `code` of their own, so the data beside it tells a refusal apart. */
export function isRejection<T>(decision: T | Rejection): decision is Rejection {
  return typeof decision === 'object' && decision !== null && 'code' in decision && 'data' in decision
}

type Command<Type extends HallDayCommand['type']> = Extract<HallDayCommand, { type: Type }>

/** The number over a window, for messages. */
export function windowNumber(day: HallDay, windowId: string): number | string {
  return day.windowDefinitions.get(windowId)?.number ?? windowId
}

/** A window that serves now and, for a clerk, is the clerk's own. */
export function openWindow(day: HallDay, windowId: string, { actor }: Circumstance): HallWindow | Rejection {
  const window = day.windows.get(windowId)
  if (window === undefined) return reject('window_unknown', { window: windowId })
  const { stage } = window
  const data = { window: windowNumber(day, windowId) }
  if (stage.status !== 'closed' && actor.kind === 'clerk' && stage.clerkId !== actor.id)
    return reject('not_your_window')
  if (stage.status === 'closed') return reject('window_not_open', data)
  if (stage.status === 'paused') return reject('window_paused', data)
  return window
}

/** The ticket at a window: called or in service. */
export function ticketAt(day: HallDay, window: HallWindow): Ticket | Rejection {
  const ticket = window.currentTicketId === null ? undefined : day.tickets.get(window.currentTicketId)
  return ticket ?? reject('window_idle')
}

/** Refuses when a ticket is still at the window. */
export function refuseBusy(day: HallDay, window: HallWindow): Rejection | undefined {
  const ticket = window.currentTicketId === null ? undefined : day.tickets.get(window.currentTicketId)
  return ticket === undefined ? undefined : reject('window_busy', { ticket: ticket.number })
}

/** Until when what was done at an instant can be taken back by the rule. */
export function undoUntil(day: HallDay, at: number): number {
  return at + rulesOf(day).undoSeconds * 1000
}

/** Refuses to take back what was done too long ago. */
export function refuseLate(day: HallDay, at: number, now: number): Rejection | undefined {
  const seconds = rulesOf(day).undoSeconds
  return now > undoUntil(day, at) ? reject('undo_too_late', { seconds }) : undefined
}

function nameOf(day: HallDay, staffId: string): Text | string {
  return day.staff.get(staffId)?.name ?? staffId
}

/** One clerk a window, one window a clerk. */
export function decideSignIn(day: HallDay, { windowId, clerkId }: Command<'SignInWindow'>): Decision {
  const window = day.windows.get(windowId)
  if (window === undefined) return reject('window_unknown', { window: windowId })
  if (window.stage.status !== 'closed') {
    const { clerkId: other } = window.stage
    if (other === clerkId) return reject('clerk_has_window', { window: windowNumber(day, windowId) })
    return reject('window_taken', { window: windowNumber(day, windowId), clerk: nameOf(day, other) })
  }
  // A move may have been thought of, or a page opened, before the administrator took the clerk away.
  if (day.staff.get(clerkId)?.role !== 'clerk')
    return reject('clerk_not_free', { clerk: nameOf(day, clerkId) })
  const own = day.windowOfClerk.get(clerkId)
  if (own !== undefined) return reject('clerk_has_window', { window: windowNumber(day, own) })
  return [{ type: 'WindowSignedIn', windowId, clerkId }]
}

/** Closes a window; tickets that only it would call go back to every window of their service. */
export function decideSignOut(
  day: HallDay,
  { windowId }: Command<'SignOutWindow'>,
  { actor }: Circumstance,
): Decision {
  const window = day.windows.get(windowId)
  if (window === undefined) return reject('window_unknown', { window: windowId })
  if (window.stage.status === 'closed')
    return reject('window_not_open', { window: windowNumber(day, windowId) })
  const { clerkId } = window.stage
  if (actor.kind === 'clerk' && clerkId !== actor.id) return reject('not_your_window')
  const busy = refuseBusy(day, window)
  if (busy !== undefined) return busy
  // The fold reads who was bound when the window closes, so they are released after it.
  return [{ type: 'WindowSignedOut', windowId, clerkId }, ...releaseBound(day, windowId)]
}

/** Who waits for a window alone waits for every window of the service again. */
export function releaseBound(day: HallDay, windowId: string): HallDayEvent[] {
  return day.lines.boundTo(windowId).map(({ ticketId, serviceId }) => ({
    type: 'TicketTransferred',
    ticketId,
    fromWindowId: null,
    serviceId,
    toWindowId: null,
  }))
}

/**
 * Takes a sign-out back: the clerk is at the window again, whoever was bound to it and still waits for anybody is bound
 * again, and a pause goes on. A clerk has the seconds of the rule for it.
 */
export function decideUndoSignOut(
  day: HallDay,
  { windowId, clerkId }: Command<'UndoSignOut'>,
  { now, actor }: Circumstance,
): Decision {
  const window = day.windows.get(windowId)
  if (window === undefined) return reject('window_unknown', { window: windowId })
  const left = window.stage.status === 'closed' ? window.stage.left : undefined
  if (left === undefined || day.staff.get(left.stage.clerkId)?.role !== 'clerk')
    return reject('nothing_to_undo')
  if (clerkId !== undefined && clerkId !== left.stage.clerkId) return reject('nothing_to_undo')
  if (day.businessDay?.status !== 'open') return reject('day_not_open')
  if (actor.kind === 'clerk') {
    if (left.stage.clerkId !== actor.id) return reject('not_your_window')
    const late = refuseLate(day, left.at, now)
    if (late !== undefined) return late
  }
  const signedIn = decideSignIn(day, { type: 'SignInWindow', windowId, clerkId: left.stage.clerkId })
  return isRejection(signedIn)
    ? signedIn
    : [...signedIn, ...boundAgain(day, windowId, left), ...pausedAgain(windowId, left, now)]
}

/** The window that a clerk signed out of last; undefined when the clerk has been at none, or others have been there since. */
export function leftWindow(
  day: HallDay,
  clerkId: string,
): { readonly windowId: string; readonly left: SignOut } | undefined {
  const found = [...day.windows.values()].flatMap(({ id, stage }) =>
    stage.status === 'closed' && stage.left?.stage.clerkId === clerkId
      ? [{ windowId: id, left: stage.left }]
      : [],
  )
  return found.toSorted((one, other) => other.left.at - one.left.at)[0]
}

function boundAgain(day: HallDay, windowId: string, { boundTickets }: SignOut): HallDayEvent[] {
  return boundTickets.flatMap(({ ticketId, serviceId }) => {
    const ticket = day.tickets.get(ticketId)
    const isAsReleased =
      ticket?.stage.status === 'waiting' && ticket.boundWindowId === null && ticket.serviceId === serviceId
    return isAsReleased
      ? [{ type: 'TicketTransferred', ticketId, fromWindowId: null, serviceId, toWindowId: windowId }]
      : []
  })
}

function pausedAgain(windowId: string, { stage }: SignOut, now: number): HallDayEvent[] {
  if (stage.status !== 'paused') return []
  const { reason, backAt } = stage
  return [{ type: 'WindowPaused', windowId, reason, ...pauseGoesOn(backAt, now) }]
}

/** How long a pause goes on that was taken back: to the instant at which the clerk meant to be back, if one was said. */
export function pauseGoesOn(backAt: number | undefined, now: number): { readonly minutes?: number } {
  return backAt === undefined ? {} : { minutes: (backAt - now) / 60_000 }
}

/** Stops calling for a while; not while somebody is at the window. */
export function decidePause(
  day: HallDay,
  { windowId, reason, minutes }: Command<'PauseWindow'>,
  circumstance: Circumstance,
): Decision {
  const window = openWindow(day, windowId, circumstance)
  if (isRejection(window)) return window
  return (
    refuseBusy(day, window) ?? [
      { type: 'WindowPaused', windowId, reason, ...(minutes !== undefined && { minutes }) },
    ]
  )
}

/** Goes on calling. */
export function decideResume(
  day: HallDay,
  { windowId }: Command<'ResumeWindow'>,
  { actor }: Circumstance,
): Decision {
  const window = day.windows.get(windowId)
  if (window === undefined) return reject('window_unknown', { window: windowId })
  if (window.stage.status !== 'paused')
    return reject('window_not_paused', { window: windowNumber(day, windowId) })
  if (actor.kind === 'clerk' && window.stage.clerkId !== actor.id) return reject('not_your_window')
  return [{ type: 'WindowResumed', windowId }]
}

/** Changes what a window takes from the next call on. */
export function decideServices(
  day: HallDay,
  { windowId, services }: Command<'ChangeWindowServices'>,
): Decision {
  if (!day.windows.has(windowId)) return reject('window_unknown', { window: windowId })
  for (const service of services)
    if (service !== anyService && !day.services.has(service)) return reject('service_unknown', { service })
  return [{ type: 'WindowServicesChanged', windowId, services: [...new Set(services)] }]
}

/** Refuses when a window does not take a service. */
export function refuseService(day: HallDay, window: HallWindow, serviceId: string): Rejection | undefined {
  if (takesService(window.services, serviceId)) return undefined
  const service = day.services.get(serviceId)?.name ?? serviceId
  return reject('window_does_not_take_service', { window: windowNumber(day, window.id), service })
}
