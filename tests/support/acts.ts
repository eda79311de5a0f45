import type { HallCommand } from '../../hub/domain/hall.ts'
import type { Finishing, TakeTicket } from '../../hub/domain/hall-day/commands.ts'
import { type Actor, hubActor } from '../../hub/domain/journal.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'

/** A command and who gives it; or a while in which nothing happens. */
export type Act = { readonly command: HallCommand; readonly actor: Actor } | { readonly seconds: number }

export const guide: Actor = { kind: 'guide', id: 'g1' }
export const manager: Actor = { kind: 'manager', id: 'm1' }
const kiosk: Actor = { kind: 'device', id: 'kiosk-1' }
export const visitor: Actor = { kind: 'visitor', id: 'visitor' }
export const hub: Actor = hubActor

/** The clerk who usually sits at a window: `c1` at `w1`. */
export function clerkOfWindow(windowId: string): Actor {
  return { kind: 'clerk', id: `c${windowId.slice(1)}` }
}

/** The finishing of an ordinary case. */
export const done: Finishing = { outcome: 'done', caseNumber: null }

/** The same act by somebody else. */
export function by(actor: Actor, act: Act): Act {
  return 'seconds' in act ? act : { command: act.command, actor }
}

const atWindow = (windowId: string, command: HallCommand): Act => ({
  command,
  actor: clerkOfWindow(windowId),
})

/** Lets seconds pass. */
export const wait = (seconds: number): Act => ({ seconds })

export const configure = (definition: HallDefinition): Act => ({
  command: { type: 'ConfigureHall', definition },
  actor: hub,
})
export const openDay = (businessDay: string): Act => ({
  command: { type: 'OpenBusinessDay', businessDay },
  actor: hub,
})
export const closeDay = (): Act => ({ command: { type: 'CloseBusinessDay' }, actor: hub })

export const signIn = (windowId: string, clerkId = clerkOfWindow(windowId).id): Act => ({
  command: { type: 'SignInWindow', windowId, clerkId },
  actor: { kind: 'clerk', id: clerkId },
})
export const signOut = (windowId: string) => atWindow(windowId, { type: 'SignOutWindow', windowId })
export const undoSignOut = (windowId: string) => atWindow(windowId, { type: 'UndoSignOut', windowId })
export const pause = (windowId: string, minutes?: number) =>
  atWindow(windowId, {
    type: 'PauseWindow',
    windowId,
    reason: 'lunch',
    ...(minutes !== undefined && { minutes }),
  })
export const unpause = (windowId: string) => atWindow(windowId, { type: 'ResumeWindow', windowId })
export const changeServices = (windowId: string, ...services: string[]): Act => ({
  command: { type: 'ChangeWindowServices', windowId, services },
  actor: manager,
})

/** Takes a ticket whose id the test names; its code is `code-` and the id. */
export const take = (serviceId: string, ticketId: string, wish: Partial<TakeTicket> = {}): Act => ({
  command: {
    type: 'TakeTicket',
    ticketId,
    code: `code-${ticketId}`,
    serviceId,
    language: 'zh',
    ground: null,
    appointmentAt: null,
    print: null,
    ...wish,
  },
  actor: kiosk,
})
export const grantGreen = (ticketId: string): Act => ({
  command: { type: 'GrantGreenChannel', ticketId, ground: 'elderly' },
  actor: guide,
})
export const next = (windowId: string, finishing: Finishing | null = null) =>
  atWindow(windowId, { type: 'CallNextTicket', windowId, finishing })
export const callGiven = (windowId: string, ticketNumber: string) =>
  atWindow(windowId, { type: 'CallGivenTicket', windowId, ticketNumber })
export const recall = (windowId: string) => atWindow(windowId, { type: 'RecallTicket', windowId })
export const arrive = (windowId: string) => atWindow(windowId, { type: 'StartService', windowId })
export const finish = (windowId: string, finishing = done) =>
  atWindow(windowId, { type: 'FinishService', windowId, finishing })
export const noShow = (windowId: string) => atWindow(windowId, { type: 'MarkNoShow', windowId })
export const requeue = (ticketId: string): Act => ({
  command: { type: 'RequeueTicket', ticketId },
  actor: guide,
})
export const hold = (windowId: string) =>
  atWindow(windowId, { type: 'HoldTicket', windowId, reason: 'copying' })
export const resumeTicket = (windowId: string, ticketId: string) =>
  atWindow(windowId, { type: 'ResumeTicket', windowId, ticketId })

/** Where a transfer goes; what is left out stays as it is, or is any. */
interface Target {
  readonly serviceId?: string
  readonly windowId?: string
}

/** A transfer by the clerk of a window, or by the manager when no window is named. */
export const transfer = (ticketId: string, { serviceId, windowId }: Target, from?: string): Act => ({
  command: {
    type: 'TransferTicket',
    ticketId,
    serviceId: serviceId ?? null,
    toWindowId: windowId ?? null,
  },
  actor: from === undefined ? manager : clerkOfWindow(from),
})
export const addMatter = (windowId: string, serviceId: string) =>
  atWindow(windowId, { type: 'AddMatter', windowId, serviceId })
export const makeVoid = (ticketId: string, actor: Actor = manager): Act => ({
  command: { type: 'VoidTicket', ticketId, reason: 'visitor-left' },
  actor,
})
export const undo = (windowId: string) => atWindow(windowId, { type: 'UndoLastAct', windowId })
export const reprint = (ticketId: string, jobId: string): Act => ({
  command: { type: 'ReprintTicket', ticketId, printerId: 'printer-1', jobId },
  actor: guide,
})
export const rate = (caseId: string, score: number, windowId: string | null = null): Act => ({
  command: { type: 'RateCase', caseId, windowId, score },
  actor: visitor,
})

export const mark = (caseId: string, as: 'seen' | 'unseen'): Act => ({
  command: { type: 'MarkNegative', caseId, mark: as },
  actor: manager,
})

/** One of a few booked slots around nine o'clock. */
export function slotOf(dice: number): number {
  return Date.parse('2026-03-02T08:30:00+08:00') + (dice % 4) * 30 * 60_000
}
