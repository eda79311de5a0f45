import { z } from 'zod'

/** Words for people, in both languages of the hall. */
export const text = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Text' })

/** A moment. */
export const epochMs = z
  .number()
  .int()
  .nonnegative()
  .meta({ description: "Epoch milliseconds of the hub's clock" })

/** How many of something, or how many whole units. */
export const count = z.number().int().nonnegative()

/** Names something of the hall in a request; bounded, as answers to refusals are kept. */
export const identifier = z.string().min(1).max(80)

/** Where in the journal a view stands, and when it was made. */
export const version = { epoch: count, rev: count, at: epochMs }
