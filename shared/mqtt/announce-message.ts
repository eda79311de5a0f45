import * as z from 'zod/mini'
import { count, id, version } from './message-parts.ts'

/** A call to speak in a zone. */
export const announceCommand = z.object({
  id,
  ...version,
  /** A call not spoken within this many milliseconds of receipt is dropped. */
  ttlMs: count,
  ticketNumber: z.string().check(z.regex(/^[A-Z][0-9]{1,5}$/)),
  windowNumber: z.int().check(z.positive(), z.maximum(9999)),
})
