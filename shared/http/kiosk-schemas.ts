import { z } from 'zod'
import { ticketClasses } from '../hall-definition.ts'
import { waitRange } from './queue-schemas.ts'
import { count, epochMs, identifier, text, version } from './schema-parts.ts'

/** Take a ticket at a kiosk. */
export const takeTicketBody = z.object({
  serviceId: identifier,
  language: z.enum(['zh', 'en']).default('zh'),
})

/** Print what to bring for a service, without a ticket. */
export const printHintsBody = takeTicketBody.extend({})

/** A ticket just taken. */
export const takenTicket = z
  .object({
    ticketId: z.string(),
    ticketNumber: z.string(),
    /** Unguessable; opens the page that follows the ticket. */
    code: z.string(),
    followUrl: z.string(),
    serviceName: text,
    /** Where its visitor waits; empty when no window takes the service. */
    zoneName: text,
    class: z.enum(ticketClasses),
    peopleAhead: count,
    /** The wait as it was foreseen; null when it was not known in time. */
    waitRange: waitRange.nullable(),
    issuedAt: epochMs,
    print: z.enum(['none', 'pending']),
  })
  .meta({ id: 'TakenTicket' })
export type TakenTicket = z.infer<typeof takenTicket>

/** Hints are on their way to the printer. */
export const printedHints = z.object({ jobId: z.string() }).meta({ id: 'PrintedHints' })

/** A kiosk's call for a guide, as its visitor sees it. */
export const helpView = z
  .object({
    ...version,
    id: z.string(),
    /** `lapsed` when nobody answered in time: it may be called again. */
    status: z.enum(['open', 'answered', 'withdrawn', 'lapsed']),
    /** Who comes; null before the answer. */
    guideName: text.nullable(),
  })
  .meta({ id: 'HelpView' })
export type HelpView = z.infer<typeof helpView>
