import { z } from 'zod'
import { ticketClasses } from '../hall-definition.ts'
import { printOutcomes } from '../mqtt/print-messages.ts'
import { waitRange } from './queue-schemas.ts'
import { count, epochMs, text, version } from './schema-parts.ts'
import { ticketStatuses } from './ticket-schemas.ts'

/** A ticket as its visitor sees it. */
export const followView = z
  .object({
    ...version,
    hallName: text,
    /** IANA name: times are shown as the hall's clocks show them. */
    timeZone: z.string(),
    ticketNumber: z.string(),
    businessDay: z.string(),
    serviceName: text,
    class: z.enum(ticketClasses),
    status: z.enum(ticketStatuses),
    /** Tickets that are called before this one by the rule in force; 0 when next or no longer waiting. */
    peopleAhead: count,
    /** What is left of the wait; null when it does not wait, or when it is not known. */
    waitRange: waitRange.nullable(),
    issuedAt: epochMs,
    /** Begin of the booked slot; null without a booking. */
    appointmentAt: epochMs.nullable(),
    calledAt: epochMs.nullable(),
    window: z.object({ number: z.number().int(), name: text, zoneName: text }).nullable(),
    print: z.enum(['none', 'pending', ...printOutcomes]),
  })
  .meta({ id: 'FollowedTicket' })
export type FollowView = z.infer<typeof followView>
