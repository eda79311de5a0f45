import type { GreenGround, HallDefinition } from '../../../shared/hall-definition.ts'
import type { CaseOutcome, HoldReason, VoidReason } from '../../../shared/http/ticket-schemas.ts'
import type { PauseReason } from '../../../shared/http/window-schemas.ts'
import type { PrintOutcome } from '../../../shared/mqtt/print-messages.ts'
import type { Language } from '../../../shared/text.ts'
import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'

/** How a service is finished. */
export interface Finishing {
  readonly outcome: CaseOutcome
  readonly caseNumber: string | null
}

/** Give out a number. Ids, the code and the forecast are drawn outside, so that deciding stays deterministic. */
export interface TakeTicket {
  readonly type: 'TakeTicket'
  readonly ticketId: string
  readonly code: string
  readonly serviceId: string
  /** Further matters of the same visit; none when left out. */
  readonly matters?: readonly string[]
  readonly language: Language
  /** Ground of the green channel, granted by a guide. */
  readonly ground: GreenGround | null
  /** Begin of the booked slot. */
  readonly appointmentAt: number | null
  /** The wait that is foreseen; left out when it is not known. */
  readonly expectedWait?: WaitMinutes
  readonly print: { readonly jobId: string; readonly printerId: string } | null
}

/** Finish the ticket at the window when asked, then call the next. */
export interface CallNextTicket {
  readonly type: 'CallNextTicket'
  readonly windowId: string
  readonly finishing: Finishing | null
}

/** Move a ticket to a service or a window; it keeps its seniority. */
export interface TransferTicket {
  readonly type: 'TransferTicket'
  readonly ticketId: string
  /** The service to wait for; its own when null. */
  readonly serviceId: string | null
  /** The window to wait for; any when null. */
  readonly toWindowId: string | null
}

/** Everything that can be asked of a hall's day. */
export type HallDayCommand =
  | { readonly type: 'ConfigureHall'; readonly definition: HallDefinition }
  | { readonly type: 'OpenBusinessDay'; readonly businessDay: string }
  | { readonly type: 'CloseBusinessDay' }
  | { readonly type: 'SignInWindow'; readonly windowId: string; readonly clerkId: string }
  | { readonly type: 'SignOutWindow'; readonly windowId: string }
  | {
      readonly type: 'UndoSignOut'
      readonly windowId: string
      /** Who is to be at the window again; left out for whoever left it last. */
      readonly clerkId?: string
    }
  | {
      readonly type: 'PauseWindow'
      readonly windowId: string
      readonly reason: PauseReason
      /** For how long, as the clerk means it; nothing happens when it is over. Left out when nobody said. */
      readonly minutes?: number
    }
  | { readonly type: 'ResumeWindow'; readonly windowId: string }
  | { readonly type: 'ChangeWindowServices'; readonly windowId: string; readonly services: readonly string[] }
  | TakeTicket
  | { readonly type: 'GrantGreenChannel'; readonly ticketId: string; readonly ground: GreenGround }
  | CallNextTicket
  | { readonly type: 'CallGivenTicket'; readonly windowId: string; readonly ticketNumber: string }
  | { readonly type: 'RecallTicket'; readonly windowId: string }
  | { readonly type: 'StartService'; readonly windowId: string }
  | { readonly type: 'FinishService'; readonly windowId: string; readonly finishing: Finishing }
  | { readonly type: 'MarkNoShow'; readonly windowId: string }
  | { readonly type: 'RequeueTicket'; readonly ticketId: string }
  | { readonly type: 'HoldTicket'; readonly windowId: string; readonly reason: HoldReason }
  | { readonly type: 'ResumeTicket'; readonly windowId: string; readonly ticketId: string }
  | TransferTicket
  | { readonly type: 'AddMatter'; readonly windowId: string; readonly serviceId: string }
  | { readonly type: 'VoidTicket'; readonly ticketId: string; readonly reason: VoidReason }
  | { readonly type: 'UndoLastAct'; readonly windowId: string }
  | {
      readonly type: 'ReprintTicket'
      readonly ticketId: string
      readonly printerId: string
      readonly jobId: string
    }
  | {
      readonly type: 'ReportPrint'
      readonly jobId: string
      readonly outcome: PrintOutcome
      readonly detail: string
    }
