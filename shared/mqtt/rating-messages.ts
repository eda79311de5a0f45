import * as z from 'zod/mini'
import { count, id } from './message-parts.ts'

/** Asks the visitor to rate the case just served. */
export const inviteCommand = z.object({
  id,
  caseId: id,
  ticketNumber: z.string(),
  /** How long the pad asks, in milliseconds; then the case stays unrated. */
  ttlMs: count,
})

/** The visitor's rating of a case. */
export const rating = z.object({
  /** Command id: the same rating sent twice is recorded once. */
  id,
  caseId: id,
  /** 5 very satisfied (非常满意) to 1 very dissatisfied (非常不满意). */
  score: z.int().check(z.minimum(1), z.maximum(5)),
  /** Codes of the reasons that the visitor ticked. */
  reasons: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(8))),
  /** The visitor's own words, without long numbers. */
  comment: z.optional(z.string().check(z.maxLength(200))),
})
