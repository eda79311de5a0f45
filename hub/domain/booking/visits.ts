import type { callBackOutcomes } from '../../../shared/http/call-back-schemas.ts'
import type { CaseOutcome } from '../../../shared/http/ticket-schemas.ts'

/** How a call-back ended. */
export type CallBackOutcome = (typeof callBackOutcomes)[number]

/** What happened when a person came for a matter: told in the call-back when the same person comes again. */
export interface Visit {
  readonly bookingId: string
  readonly at: number
  /** Business day. */
  readonly date: string
  readonly ticketNumber: string
  readonly outcome: CaseOutcome
  readonly caseNumber: string | null
  readonly windowId: string
  readonly clerkId: string
}

/** A repeat visit on the manager's call-back list (回访). */
export interface CallBack {
  readonly id: string
  readonly flaggedAt: number
  readonly bookingId: string
  readonly personId: string
  readonly serviceId: string
  readonly cause: 'booking' | 'visit'
  readonly first: Visit
  readonly closed: { readonly at: number; readonly outcome: CallBackOutcome; readonly by: string } | null
}

/** Where the last visit of a person for a matter is kept. */
export function visitKey(personId: string, serviceId: string): string {
  return `${personId} ${serviceId}`
}
