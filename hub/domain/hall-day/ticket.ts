import type { GreenGround, TicketClass } from '../../../shared/hall-definition.ts'
import type {
  CallReason,
  CaseOutcome,
  HoldReason,
  TicketStatus,
  VoidReason,
} from '../../../shared/http/ticket-schemas.ts'
import type { PrintOutcome } from '../../../shared/mqtt/print-messages.ts'
import type { Language, Text } from '../../../shared/text.ts'

/** At a window: called, and how often. All instants are epoch milliseconds. */
interface Called {
  readonly status: 'called'
  readonly windowId: string
  readonly clerkId: string
  readonly calls: number
  readonly firstCalledAt: number
  readonly lastCalledAt: number
  readonly reason: CallReason
  /** The limit of waiting that it was over, in minutes. */
  readonly limitMinutes?: number
}

interface Serving {
  readonly status: 'serving'
  readonly windowId: string
  readonly clerkId: string
  readonly startedAt: number
}

interface Held {
  readonly status: 'held'
  readonly windowId: string
  readonly clerkId: string
  readonly startedAt: number
  readonly heldAt: number
  readonly reason: HoldReason
}

interface NoShow {
  readonly status: 'no-show'
  readonly windowId: string
  readonly noShowAt: number
}

interface Served {
  readonly status: 'served'
  readonly windowId: string
  readonly clerkId: string
  readonly startedAt: number
  readonly finishedAt: number
  readonly outcome: CaseOutcome
  readonly caseNumber: string | null
}

interface Void {
  readonly status: 'void'
  readonly voidedAt: number
  readonly reason: VoidReason
}

interface Closed {
  readonly status: 'closed'
  readonly closedAt: number
}

/** Where a ticket is on its way through the hall. */
export type TicketStage =
  | { readonly status: 'waiting' }
  | Called
  | Serving
  | Held
  | NoShow
  | Served
  | Void
  | Closed

/** The latest print job of a ticket. */
export interface PrintJob {
  readonly jobId: string
  readonly printerId: string
  readonly kind: 'original' | 'reprint'
  readonly outcome: 'pending' | PrintOutcome
}

/** A number ticket (号票): the right to be called. A value; a change makes a new one. */
export interface Ticket {
  readonly id: string
  /** As printed: series letter and at least three digits, `A008`. */
  readonly number: string
  /** Unguessable; opens the visitor's page. */
  readonly code: string
  readonly serviceId: string
  /** Matters on it besides its service: those of its package and those added at a window. */
  readonly matters: readonly string[]
  readonly class: TicketClass
  readonly ground: GreenGround | null
  readonly language: Language
  readonly issuedAt: number
  /** Seniority: arrival for green and walk-in, the later of arrival and slot for an appointment. */
  readonly queuedAt: number
  readonly appointmentAt: number | null
  /** Issue order of the day from 1; decides between equal seniorities. */
  readonly order: number
  /** The only window that calls it, after a transfer to a window. */
  readonly boundWindowId: string | null
  /** When its first call of all came; the wait is counted to here. */
  readonly calledAt: number | null
  readonly requeues: number
  readonly print: PrintJob | null
  readonly stage: TicketStage
  /** Journal sequence of its last change of stage, class, service or matters. */
  readonly version: number
}

/** A ticket that is at a window now: called or in service. */
export function isAtWindow(ticket: Ticket): boolean {
  return ticket.stage.status === 'called' || ticket.stage.status === 'serving'
}

/** The window that called, serves, holds or served it; null when none did. */
export function windowIdOf({ stage }: Ticket): string | null {
  return 'windowId' in stage ? stage.windowId : null
}

/** A ticket that can still be served today. */
export function isOpen(ticket: Ticket): boolean {
  const { status } = ticket.stage
  return (
    status === 'waiting' ||
    status === 'called' ||
    status === 'serving' ||
    status === 'held' ||
    status === 'no-show'
  )
}

/** How long it waited for its first call, or has waited till now, in milliseconds; 0 when called before its slot. */
export function waitMs(ticket: Ticket, now: number): number {
  return Math.max(0, (ticket.calledAt ?? now) - joinedAt(ticket))
}

/** Its first seniority: a requeue gives a new one, which comes after the first call. */
function joinedAt({ requeues, queuedAt, issuedAt, appointmentAt, ground }: Ticket): number {
  if (requeues === 0) return queuedAt
  return ground === null ? Math.max(issuedAt, appointmentAt ?? issuedAt) : issuedAt
}

/** The words for each state of a ticket. */
export const statusTexts: Readonly<Record<TicketStatus, Text>> = {
  waiting: { zh: '等候中', en: 'waiting' },
  called: { zh: '已叫号', en: 'called' },
  serving: { zh: '办理中', en: 'being served' },
  held: { zh: '已挂起', en: 'on hold' },
  'no-show': { zh: '已过号', en: 'a no-show' },
  served: { zh: '已办结', en: 'served' },
  void: { zh: '已作废', en: 'void' },
  closed: { zh: '当日已结束', en: 'closed with the day' },
}
