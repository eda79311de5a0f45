import { join } from 'node:path'
import Database from 'libsql'
import { createHallStore } from '../../hub/adapters/database/hall-store.ts'
import { type HallDatabase, openDatabase } from '../../hub/adapters/database/open-database.ts'
import type { HallStore } from '../../hub/application/hall-store.ts'

/** The hall id of the small hall of the tests. */
export const testHallId = 'test-hall'

/** The store of a data folder, and its database. */
export interface OpenStore {
  readonly database: HallDatabase
  readonly store: HallStore
}

/** Opens a data folder's store. */
export function openStore(dataDir: string): OpenStore {
  const database = openDatabase(dataDir)
  return { database, store: createHallStore(database, testHallId) }
}

/** Does something with an open store, and closes it. */
export function withStore<Result>(dataDir: string, use: (open: OpenStore) => Result): Result {
  const open = openStore(dataDir)
  try {
    return use(open)
  } finally {
    open.database.close()
  }
}

/** Runs SQL on a closed data folder behind the hub's back, as somebody with the file in hand could. */
export function tamper(dataDir: string, ...statements: readonly string[]): void {
  const client = new Database(join(dataDir, 'hall.db'))
  for (const statement of statements) client.exec(statement)
  client.close()
}

/** The triggers that keep the journal append-only, out of the way for a tamperer. */
export const dropTriggers: readonly string[] = [
  'DROP TRIGGER journal_is_append_only_update',
  'DROP TRIGGER journal_is_append_only_delete',
]
