import { z } from 'zod'
import { greenGrounds, ticketClasses } from '../hall-definition.ts'
import { printOutcomes } from '../mqtt/print-messages.ts'
import { count, epochMs, identifier } from './schema-parts.ts'

/** States of a ticket. */
export const ticketStatuses = [
  'waiting',
  'called',
  'serving',
  'held',
  'no-show',
  'served',
  'void',
  'closed',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

/** How a service ended. */
export const caseOutcomes = ['done', 'accepted', 'materials-missing', 'advised', 'refused'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** Why a ticket was made void. */
const voidReasons = ['visitor-left', 'mistake', 'duplicate', 'identity-mismatch', 'other'] as const
export type VoidReason = (typeof voidReasons)[number]

/** Why a ticket is on hold. */
export const holdReasons = [
  'filling-forms',
  'copying',
  'fetching-materials',
  'paying',
  'consulting',
  'other',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** Why this ticket was called and no other, as a code with its data. */
const callReasons = [
  'first-come',
  'class-first',
  'due-first',
  'green-first',
  'appointment',
  'over-limit',
  'late-in-turn',
  'early',
  'given-number',
  'bound-to-window',
] as const
export type CallReason = (typeof callReasons)[number]

/** Send a ticket to wait elsewhere, with its seniority. */
export const transferBody = z.object({
  /** The service to wait for; the ticket's own when left out. */
  serviceId: identifier.optional(),
  /** The window to wait for; any that takes the service when left out. */
  windowId: identifier.optional(),
})

/** Make a ticket void. */
export const voidBody = z.object({ reason: z.enum(voidReasons) })

/** A ticket as the staff see it. */
export const ticketCard = z
  .object({
    ticketId: z.string(),
    ticketNumber: z.string(),
    serviceId: z.string(),
    /** Matters added to the ticket besides its service, or those of its package. */
    matters: z.array(z.string()),
    class: z.enum(ticketClasses),
    ground: z.enum(greenGrounds).nullable(),
    status: z.enum(ticketStatuses),
    queuedAt: epochMs,
    issuedAt: epochMs,
    appointmentAt: epochMs.nullable(),
    /** Whose booking it is, masked: the clerk compares it with the document shown. Null without a booking. */
    booked: z
      .object({ number: z.string(), name: z.string(), documentType: z.string(), document: z.string() })
      .nullable(),
    /** Calls so far. */
    calls: count,
    firstCalledAt: epochMs.nullable(),
    lastCalledAt: epochMs.nullable(),
    startedAt: epochMs.nullable(),
    reason: z.enum(callReasons).nullable(),
    /** The limit of waiting that it is or was over, in minutes; with the reason `over-limit`. */
    limitMinutes: count.nullable(),
    holdReason: z.enum(holdReasons).nullable(),
    /** Where it is, was served, or is bound to wait for. */
    windowId: z.string().nullable(),
    requeues: count,
    print: z.enum(['none', 'pending', ...printOutcomes]),
  })
  .meta({ id: 'TicketCard' })
export type TicketCard = z.infer<typeof ticketCard>
