import type { PauseReason } from '../../../shared/http/window-schemas.ts'
import type { Ticket } from './ticket.ts'

/** A window that a clerk is at. */
type MannedStage =
  | { readonly status: 'open'; readonly clerkId: string }
  | {
      readonly status: 'paused'
      readonly clerkId: string
      readonly reason: PauseReason
      /** When the clerk means to be back; left out when nobody said. */
      readonly backAt?: number
    }

/** What a window was before its clerk signed out, so that this can be taken back whole. */
export interface SignOut {
  readonly at: number
  readonly stage: MannedStage
  /** Who waited for this window alone, and for which service. */
  readonly boundTickets: readonly { readonly ticketId: string; readonly serviceId: string }[]
}

/** Whether a window serves, and who. */
export type WindowStage =
  | MannedStage
  /** `left` is missing while nobody has been at the window. */
  | { readonly status: 'closed'; readonly left?: SignOut }

/** The last act at a window that can be taken back, with what the tickets were before it. */
export interface LastAct {
  readonly commandId: string
  /** Name of the act as its event's type. */
  readonly act: string
  readonly at: number
  /** The ticket at the window before the act. */
  readonly currentTicketIdBefore: string | null
  readonly tickets: readonly { readonly before: Ticket; readonly versionAfter: number }[]
}

/** A window (窗口) on one day. A value; a change makes a new one. */
export interface HallWindow {
  readonly id: string
  readonly services: readonly string[]
  readonly stage: WindowStage
  /** The ticket called to it or in service at it. */
  readonly currentTicketId: string | null
  readonly lastAct: LastAct | null
}

/** The clerk at the window; undefined when it is closed. */
export function clerkOf(window: HallWindow): string | undefined {
  return window.stage.status === 'closed' ? undefined : window.stage.clerkId
}
