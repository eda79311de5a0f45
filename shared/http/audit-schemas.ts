import { z } from 'zod'
import { count, epochMs } from './schema-parts.ts'

/** One event of the journal, as the audit trail shows it. */
export const auditEntry = z
  .object({
    seq: count,
    at: epochMs,
    type: z.string(),
    actor: z.object({ kind: z.string(), id: z.string() }),
    data: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

/** Entries of the audit trail, the newest first. */
export const auditList = z.object({ entries: z.array(auditEntry) }).meta({ id: 'AuditList' })
