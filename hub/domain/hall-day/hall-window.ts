import type { PauseReason } from '../../../shared/http/schemas.ts'
import type { Ticket } from './ticket.ts'

/** Whether a window serves, and who. */
export type WindowStage =
  | { readonly status: 'closed' }
  | { readonly status: 'open'; readonly clerkId: string }
  | {
      readonly status: 'paused'
      readonly clerkId: string
      readonly reason: PauseReason
      /** When the clerk means to be back; left out when nobody said. */
      readonly backAt?: number
    }

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
