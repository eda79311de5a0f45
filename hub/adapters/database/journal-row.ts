import { createHash } from 'node:crypto'
import type { HallEvent } from '../../domain/hall.ts'
import type { Actor, Recorded } from '../../domain/journal.ts'
import type { journal } from './schema.ts'

/** A row of the journal as the database gives it. */
export type JournalRow = typeof journal.$inferSelect

/** The hash before the first row. */
export const genesisHash: Buffer = Buffer.alloc(32)

/** The hash of a journal row: SHA-256 over the hash before it and everything the row says. */
export function journalHash(
  previous: Uint8Array,
  hallId: string,
  recorded: Recorded<HallEvent>,
  data: string,
): Buffer {
  const { seq, at, commandId, actor } = recorded
  const head = JSON.stringify([hallId, seq, at, recorded.event.type, actor.kind, actor.id, commandId])
  return createHash('sha256').update(previous).update(head).update(data).digest()
}

/** The event of a row, in its envelope. */
export function recordedOf({
  seq,
  at,
  commandId,
  actorKind,
  actorId,
  data,
}: JournalRow): Recorded<HallEvent> {
  const actor: Actor = { kind: actorKind as Actor['kind'], id: actorId }
  return { seq, at, commandId, actor, event: JSON.parse(data) as HallEvent }
}
