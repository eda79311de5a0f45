import { z } from 'zod'

/** An answer that says what went wrong, in both languages. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** The code of the closed list of errors. */
    code: z.string(),
    detail: z.string(),
    detailZh: z.string(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
export type Problem = z.infer<typeof problem>
