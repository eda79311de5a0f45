import type { z } from 'zod'
import type { auditEntry } from '../../../shared/http/audit-schemas.ts'
import { ticketNumberOf } from '../common/ticket-number.ts'

/** One entry of the audit trail. */
export type AuditEntry = z.infer<typeof auditEntry>

/** How a page of the audit trail is asked for: the entries after a sequence, oldest first. */
export interface AuditRange {
  readonly after: number
  readonly limit: number
}

/** The range of the newest entries, when the journal's last sequence is known. */
export function newestRange(lastSeq: number, pageSize: number): AuditRange {
  return { after: Math.max(0, lastSeq - pageSize), limit: pageSize }
}

/** The range right before what is loaded; undefined when the beginning is there. */
export function olderRange(loaded: readonly AuditEntry[], pageSize: number): AuditRange | undefined {
  const first = loaded.at(-1)?.seq
  if (first === undefined || first <= 1) return undefined
  const after = Math.max(0, first - 1 - pageSize)
  return { after, limit: first - 1 - after }
}

/** Loaded entries and further ones together, newest first, each once. */
export function mergeEntries(loaded: readonly AuditEntry[], more: readonly AuditEntry[]): AuditEntry[] {
  const bySeq = new Map([...loaded, ...more].map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].toSorted((a, b) => b.seq - a.seq)
}

/** The numbers of the tickets whose issue is loaded, by the tickets' ids: entries know a ticket by its id alone. */
export function ticketNumbers(entries: readonly AuditEntry[]): ReadonlyMap<string, string> {
  const issued = entries.filter(({ type }) => type === 'TicketIssued')
  return new Map(
    issued.flatMap(({ data }) => {
      const number = ticketNumberOf(`${String(data.series)}${String(data.sequence)}`)
      return number === undefined ? [] : [[String(data.ticketId), number] as const]
    }),
  )
}

/** What an audit filter asks for; empty strings ask for nothing. */
export interface AuditFilter {
  readonly words: string
  readonly actorKind: string
}

/** The entries that fit a filter: every word is somewhere in the type, the person or the data. */
export function filterEntries(
  entries: readonly AuditEntry[],
  { words, actorKind }: AuditFilter,
  describe: (entry: AuditEntry) => string,
): AuditEntry[] {
  const asked = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter((entry) => {
    if (actorKind !== '' && entry.actor.kind !== actorKind) return false
    const text = describe(entry).toLowerCase()
    return asked.every((word) => text.includes(word))
  })
}
