import type { GreenGround, HallDefinition, TicketClass } from '../../../shared/hall-definition.ts'
import type { CallReason, CaseOutcome, HoldReason, VoidReason } from '../../../shared/http/ticket-schemas.ts'
import type { PauseReason } from '../../../shared/http/window-schemas.ts'
import type { PrintOutcome } from '../../../shared/mqtt/print-messages.ts'
import type { Language } from '../../../shared/text.ts'
import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'

type AtWindow = { readonly ticketId: string; readonly windowId: string }

/** A number was given out. */
export interface TicketIssued {
  readonly type: 'TicketIssued'
  readonly ticketId: string
  readonly code: string
  readonly series: string
  /** Place in its series of the day, from 1. */
  readonly sequence: number
  readonly businessDay: string
  readonly serviceId: string
  readonly matters: readonly string[]
  readonly class: TicketClass
  readonly ground: GreenGround | null
  readonly language: Language
  readonly queuedAt: number
  readonly appointmentAt: number | null
  readonly peopleAhead: number
  /** The wait as it was foreseen when the number was given out; left out when it was not known. */
  readonly expectedWait?: WaitMinutes
  readonly print: { readonly jobId: string; readonly printerId: string } | null
}

/** Everything that can happen on a hall's day. */
export type HallDayEvent =
  | { readonly type: 'HallConfigured'; readonly definition: HallDefinition }
  | { readonly type: 'BusinessDayOpened'; readonly businessDay: string }
  | { readonly type: 'BusinessDayClosed'; readonly businessDay: string; readonly closedTickets: number }
  | { readonly type: 'WindowSignedIn'; readonly windowId: string; readonly clerkId: string }
  | { readonly type: 'WindowSignedOut'; readonly windowId: string; readonly clerkId: string }
  | {
      readonly type: 'WindowPaused'
      readonly windowId: string
      readonly reason: PauseReason
      /**
       * For how long, as it was meant; left out when nobody said. With a fraction when a pause goes on that had been
       * ended, and below zero when the clerk should have been back by then.
       */
      readonly minutes?: number
    }
  | { readonly type: 'WindowResumed'; readonly windowId: string }
  | {
      readonly type: 'WindowServicesChanged'
      readonly windowId: string
      readonly services: readonly string[]
    }
  | TicketIssued
  | {
      readonly type: 'GreenChannelGranted'
      readonly ticketId: string
      readonly ground: GreenGround
      /** Its seniority from then on; left out when it stays. */
      readonly queuedAt?: number
    }
  | ({
      readonly type: 'TicketCalled'
      readonly clerkId: string
      readonly reason: CallReason
      /** The limit of waiting that it was over, in minutes; with the reason `over-limit`. */
      readonly limitMinutes?: number
    } & AtWindow)
  | ({ readonly type: 'TicketRecalled'; readonly call: number } & AtWindow)
  | ({ readonly type: 'ServiceStarted' } & AtWindow)
  | ({
      readonly type: 'ServiceFinished'
      readonly clerkId: string
      /** The case (办件) that may be rated once. */
      readonly caseId: string
      readonly outcome: CaseOutcome
      readonly caseNumber: string | null
    } & AtWindow)
  | ({ readonly type: 'TicketNoShow' } & AtWindow)
  | { readonly type: 'TicketRequeued'; readonly ticketId: string; readonly queuedAt: number }
  | ({ readonly type: 'TicketHeld'; readonly reason: HoldReason } & AtWindow)
  | ({ readonly type: 'TicketResumed'; readonly clerkId: string } & AtWindow)
  | {
      readonly type: 'TicketTransferred'
      readonly ticketId: string
      /** The window it leaves; null when it was waiting. */
      readonly fromWindowId: string | null
      readonly serviceId: string
      /** The only window that will call it; null for any that takes the service. */
      readonly toWindowId: string | null
      /** Its matters besides the service from then on; left out when they stay. */
      readonly matters?: readonly string[]
    }
  | ({ readonly type: 'MatterAdded'; readonly serviceId: string } & AtWindow)
  | {
      readonly type: 'TicketVoided'
      readonly ticketId: string
      readonly windowId: string | null
      readonly reason: VoidReason
    }
  /** What still waited at the end of the day is closed by rule. */
  | { readonly type: 'TicketClosed'; readonly ticketId: string }
  | {
      readonly type: 'ActUndone'
      readonly windowId: string
      readonly undoneCommandId: string
      readonly act: string
      readonly ticketIds: readonly string[]
      /** Cases that are open again and cannot be rated until they are finished anew. */
      readonly reopenedCaseIds: readonly string[]
    }
  | {
      readonly type: 'ReprintRequested'
      readonly ticketId: string
      readonly jobId: string
      readonly printerId: string
      readonly peopleAhead: number
    }
  | {
      readonly type: 'PrintReported'
      readonly ticketId: string
      readonly jobId: string
      readonly outcome: PrintOutcome
      readonly detail: string
    }
