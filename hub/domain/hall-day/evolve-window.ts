import { clerkAt, setWindow, windowOf } from './day-changes.ts'
import type { HallDayEvent } from './events.ts'
import type { HallDay } from './hall-day.ts'

type Event<Type extends HallDayEvent['type']> = Extract<HallDayEvent, { type: Type }>

/** A clerk is at a window from now on. */
export function signIn(day: HallDay, { windowId, clerkId }: Event<'WindowSignedIn'>): void {
  day.windowOfClerk.set(clerkId, windowId)
  setWindow(day, windowId, { stage: { status: 'open', clerkId }, lastAct: null })
  day.competing.clear()
}

/** A window closes; what it was is kept, so that this can be taken back whole. */
export function signOut(day: HallDay, { windowId, clerkId }: Event<'WindowSignedOut'>, at: number): void {
  const { stage } = windowOf(day, windowId)
  const boundTickets = day.lines.boundTo(windowId).map(({ ticketId, serviceId }) => ({ ticketId, serviceId }))
  const left = stage.status === 'closed' ? {} : { left: { at, stage, boundTickets } }
  day.windowOfClerk.delete(clerkId)
  setWindow(day, windowId, { stage: { status: 'closed', ...left }, lastAct: null })
  day.competing.clear()
}

/** A clerk is away for a while. */
export function pause(day: HallDay, event: Event<'WindowPaused'>, at: number): void {
  const { windowId, reason, minutes } = event
  const clerkId = clerkAt(day, windowId)
  const back = minutes === undefined ? {} : { backAt: at + Math.round(minutes * 60_000) }
  setWindow(day, windowId, { stage: { status: 'paused', clerkId, reason, ...back } })
}

/** A clerk is back. */
export function resume(day: HallDay, { windowId }: Event<'WindowResumed'>): void {
  setWindow(day, windowId, { stage: { status: 'open', clerkId: clerkAt(day, windowId) } })
}

/** A window takes something else from now on. */
export function takeServices(day: HallDay, { windowId, services }: Event<'WindowServicesChanged'>): void {
  setWindow(day, windowId, { services })
  day.competing.clear()
  day.room.layOut(day)
}
