import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { createTableRelationsHelpers, extractTablesRelationalConfig } from 'drizzle-orm/relations'
import { BaseSQLiteDatabase, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { projectRoot } from '../../project-root.ts'
import { openClient } from './guarded-client.ts'
import * as schema from './schema.ts'

const migrationsFolder = join(projectRoot, 'hub/adapters/database/migrations')

/** The hall's database through drizzle, and the connection beneath it. */
export interface HallDatabase {
  readonly db: BaseSQLiteDatabase<'sync', unknown, typeof schema>
  /** Runs one statement without parameters. */
  exec(source: string): void
  /** Whether a transaction is open on the connection. */
  isInTransaction(): boolean
  /** Gives the file back; closing again does nothing. */
  close(): void
}

/** The database was written by a newer Tingxu than this one. */
export class NewerDatabaseError extends Error {
  constructor(file: string) {
    super(
      `${file} was written by a newer version of Tingxu. Start that version, or point DATA_DIR at another folder. Nothing was changed.`,
    )
  }
}

/** Another process has the data folder open. */
export class DatabaseInUseError extends Error {
  constructor(dataDir: string, cause: unknown) {
    super(
      `${dataDir} is in use by another hub. Stop that one, or point DATA_DIR at another folder. (${String(cause)})`,
      { cause },
    )
  }
}

/** The data folder, or the database in it, cannot be read and written. */
class UnusableDatabaseError extends Error {
  constructor(dataDir: string, cause: unknown) {
    super(
      `DATA_DIR ${dataDir} cannot be used: ${adviceOn(cause)} (${cause instanceof Error ? cause.message : cause})`,
      { cause },
    )
  }
}

function adviceOn(cause: unknown): string {
  switch (codeOf(cause)) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return 'its hall.db is damaged, or no database. Restore the folder from a backup.'
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return 'the disk is full. Make room on it.'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands where the folder should be. Name a folder.'
    default:
      return 'name a folder that the hub may read and write, on a disk that can be written.'
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/**
 * Opens `hall.db` in the data folder, making both when missing, and brings its tables up to date. One connection, WAL,
 * `synchronous=FULL`: a commit that returned survives a power cut. Throws NewerDatabaseError, DatabaseInUseError or
 * UnusableDatabaseError.
 */
export function openDatabase(dataDir: string): HallDatabase {
  const file = join(dataDir, 'hall.db')
  const client = openFile(dataDir, file)
  try {
    takeForOneself(client)
    refuseNewer(client, file)
    return bringUpToDate(client)
  } catch (error) {
    client.close()
    const code = codeOf(error)
    if (code.startsWith('SQLITE_BUSY')) throw new DatabaseInUseError(dataDir, error)
    throw code.startsWith('SQLITE_') ? new UnusableDatabaseError(dataDir, error) : error
  }
}

function openFile(dataDir: string, file: string): ReturnType<typeof openClient> {
  try {
    mkdirSync(dataDir, { recursive: true })
    return openClient(file)
  } catch (error) {
    throw new UnusableDatabaseError(dataDir, error)
  }
}

function bringUpToDate(client: ReturnType<typeof openClient>): HallDatabase {
  for (const pragma of [
    'journal_mode=WAL',
    'synchronous=FULL',
    'wal_autocheckpoint=4000',
    'recursive_triggers=ON',
  ])
    client.exec(`PRAGMA ${pragma}`)
  const dialect = new SQLiteSyncDialect()
  const tables = extractTablesRelationalConfig(schema, createTableRelationsHelpers)
  const config = { fullSchema: schema, schema: tables.tables, tableNamesMap: tables.tableNamesMap }
  type Session = ConstructorParameters<typeof BetterSQLiteSession<typeof schema, typeof tables.tables>>
  const session = new BetterSQLiteSession(client as unknown as Session[0], dialect, config as Session[2], {})
  const db = new BaseSQLiteDatabase(
    'sync',
    dialect,
    session,
    config as never,
  ) as unknown as HallDatabase['db']
  client.exec('PRAGMA foreign_keys=OFF')
  migrate(db as never, { migrationsFolder })
  client.exec('PRAGMA foreign_keys=ON')
  return {
    db,
    exec: (source) => void client.exec(source),
    isInTransaction: () => client.inTransaction,
    close: () => letGo(client),
  }
}

/** How long a start waits for the lock: a hub that is just ending lets go within it. */
const lockWaitMs = 3_000

/** One writer per hall: the lock is held until the process ends, however it ends. */
function takeForOneself(client: ReturnType<typeof openClient>): void {
  for (const statement of [
    `PRAGMA busy_timeout=${lockWaitMs}`,
    'PRAGMA locking_mode=EXCLUSIVE',
    'BEGIN EXCLUSIVE',
    'COMMIT',
  ])
    client.exec(statement)
}

/**
 * Closes for good. The driver keeps the file open until its statements are collected, so the lock is given back first,
 * which an exclusively locked file in WAL mode allows only on leaving that mode; the folder is then one whole file.
 */
function letGo(client: ReturnType<typeof openClient>): void {
  // The native code ends the process when a closed connection is asked anything.
  if (!client.open) return
  // What a failed write left open was never acknowledged.
  if (client.inTransaction) client.exec('ROLLBACK')
  for (const statement of [
    'PRAGMA journal_mode=DELETE',
    'PRAGMA locking_mode=NORMAL',
    'SELECT 1 FROM sqlite_master',
  ])
    client.exec(statement)
  client.close()
}

function refuseNewer(client: ReturnType<typeof openClient>, file: string): void {
  const known = Math.max(
    ...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis),
  )
  const isFresh =
    client.prepare("SELECT name FROM sqlite_master WHERE name = '__drizzle_migrations'").get() === undefined
  if (isFresh) return
  const row = client.prepare('SELECT MAX(created_at) AS last FROM __drizzle_migrations').get() as {
    last: number | null
  }
  if (Number(row.last ?? 0) > known) throw new NewerDatabaseError(file)
}
