import { z } from 'zod'
import { windowKinds, windowStatuses } from '../window-words.ts'
import { count, epochMs, identifier, text, version } from './schema-parts.ts'
import { staffView } from './staff-schemas.ts'
import { caseOutcomes, holdReasons, ticketCard, ticketStatuses } from './ticket-schemas.ts'
import { closedWindows, pauseReasons } from './window-schemas.ts'

/** What happened to a ticket on its way through the hall, as whoever serves its visitor is told. */
const visitStepKinds = [
  'taken',
  'green',
  'called',
  'no-show',
  'requeued',
  'held',
  'resumed',
  'transferred',
  'served',
] as const
export type VisitStepKind = (typeof visitStepKinds)[number]

const finishing = z.object({
  outcome: z.enum(caseOutcomes),
  /** 办件编号, from the acceptance system; none for advice. */
  caseNumber: z.string().max(60).optional(),
})

/** Finish the ticket at the window. */
export const finishBody = finishing

/** Call whoever is next. */
export const nextBody = z.object({
  /** Finish the ticket at the window first (办结并叫下一位). */
  finishing: finishing.optional(),
})

/** Call a ticket by its number, out of turn. */
export const callNumberBody = z.object({ ticketNumber: z.string().min(2).max(8) })

/** Put the ticket at the window on hold. */
export const holdBody = z.object({ reason: z.enum(holdReasons) })

/** Go on with a ticket on hold. */
export const resumeTicketBody = z.object({ ticketId: identifier })

/** One more matter on the ticket at the window. */
export const addMatterBody = z.object({ serviceId: identifier })

/** The clerk's window: who is here, who is next, what can be done. */
export const clerkView = z
  .object({
    ...version,
    businessDay: z.string(),
    clerk: staffView,
    window: z
      .object({
        id: z.string(),
        number: z.number().int(),
        name: text,
        kind: z.enum(windowKinds),
        services: z.array(z.string()),
        status: z.enum(windowStatuses),
        pauseReason: z.enum(pauseReasons).nullable(),
        /** When a paused window's clerk means to be back; left out when nobody said. */
        backAt: epochMs.optional(),
      })
      .nullable(),
    current: ticketCard.nullable(),
    /** The visitor at the window today; null while nobody is there. */
    visit: z
      .object({
        /** The way of the ticket so far, oldest first, at most twelve steps: the latest. */
        steps: z.array(
          z.object({
            at: epochMs,
            kind: z.enum(visitStepKinds),
            /** Where it happened, or which window sent the visitor on; null away from the windows. */
            windowNumber: z.number().int().nullable(),
          }),
        ),
        /** Other tickets of the same person today. Persons are known by their bookings only. */
        others: z.array(
          z.object({
            ticketNumber: z.string(),
            serviceId: z.string(),
            status: z.enum(ticketStatuses),
            issuedAt: epochMs,
            windowNumber: z.number().int().nullable(),
          }),
        ),
      })
      .nullable(),
    /** Who comes when "next" is pressed, by the rule in force. */
    next: ticketCard.nullable(),
    /** How many wait that this window can call. */
    waiting: count,
    /** The first of them, at most eight, in call order. */
    queue: z.array(ticketCard),
    /** Tickets on hold that this window can resume. */
    held: z.array(ticketCard),
    /** No-shows of this window that may come back. */
    noShows: z.array(ticketCard),
    /** The act that can be undone and until when; null when none. */
    undo: z.object({ act: z.string(), ticketNumber: z.string(), until: epochMs }).nullable(),
    /** The window whose sign-out can be taken back and until when; left out when there is none. */
    left: z.object({ windowNumber: z.number().int(), until: epochMs }).optional(),
    today: z.object({
      served: count,
      meanWaitSeconds: count,
      meanServiceSeconds: count,
      ratings: count,
      ratingSum: count,
      /** How many ratings of 1, 2, 3, 4 and 5. */
      scores: z.array(count).length(5),
    }),
    /** Windows a clerk can sign in at; empty for one who is signed in. */
    windows: z.array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        name: text,
        status: z.enum(windowStatuses),
        clerkName: text.nullable(),
      }),
    ),
    closedWindows,
    rules: z.object({
      maxCalls: count,
      recallGapSeconds: count,
      noShowAfterCalls: count,
      noShowAfterSeconds: count,
    }),
  })
  .meta({ id: 'ClerkView' })
export type ClerkView = z.infer<typeof clerkView>
