import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'

/** The hub's time of the last event in a data folder, in epoch milliseconds; undefined when nothing has happened in it. */
export function lastInstantOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'hall.db')
  if (!existsSync(file)) return undefined
  const client = new Database(file)
  try {
    const row = client.prepare('SELECT MAX(at) AS last FROM journal').get() as { last: number | null }
    return row.last ?? undefined
  } finally {
    client.close()
  }
}

/** Reads the whole journal of a stopped hub from its data folder. Nothing is written. */
export function readJournal(dataDir: string): Recorded<HallEvent>[] {
  const client = new Database(join(dataDir, 'hall.db'))
  try {
    client.exec('PRAGMA query_only=ON')
    const rows = client
      .prepare(
        'SELECT seq, at, data, actor_kind AS kind, actor_id AS id, command_id AS commandId FROM journal ORDER BY seq',
      )
      .all() as { seq: number; at: number; data: string; kind: string; id: string; commandId: string }[]
    return rows.map(({ seq, at, data, kind, id, commandId }) => ({
      seq,
      at,
      commandId,
      actor: { kind: kind as Recorded<HallEvent>['actor']['kind'], id },
      event: JSON.parse(data) as HallEvent,
    }))
  } finally {
    client.close()
  }
}
