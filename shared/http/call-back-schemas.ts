import { z } from 'zod'
import { bookedService } from './booking-schemas.ts'
import { epochMs, text } from './schema-parts.ts'

/** How a call-back (回访) ended. */
export const callBackOutcomes = ['explained', 'rectified', 'not-reached', 'no-fault'] as const

/** Close a call-back. */
export const callBackBody = z.object({ outcome: z.enum(callBackOutcomes) })

/** Repeat visits (一次性告知 failed): who came again for the same matter, and what happened the first time. */
export const callBackList = z
  .object({
    callBacks: z.array(
      z.object({
        id: z.string(),
        flaggedAt: epochMs,
        service: bookedService,
        name: z.string(),
        phone: z.string().nullable(),
        /** What flagged it: a second booking or a second visit. */
        cause: z.enum(['booking', 'visit']),
        first: z.object({
          date: z.string(),
          ticketNumber: z.string(),
          outcome: z.string(),
          caseNumber: z.string().nullable(),
          windowNumber: z.number().int().nullable(),
          clerkName: text.nullable(),
        }),
        closed: z.object({ at: epochMs, outcome: z.enum(callBackOutcomes), byName: text }).nullable(),
      }),
    ),
  })
  .meta({ id: 'CallBacks' })
export type CallBackList = z.infer<typeof callBackList>

/** A visitor's phone number in the clear, for a call-back; each look is in the audit trail. */
export const revealedPhone = z
  .object({ name: z.string(), phone: z.string().nullable() })
  .meta({ id: 'RevealedPhone' })
export type RevealedPhone = z.infer<typeof revealedPhone>
