import { asc, desc, eq, getTableColumns, gt, lt, max, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { CommandResult, HallStore, OutboxMessage } from '../../application/hall-store.ts'
import { evolveHall, type Hall, initialHall } from '../../domain/hall.ts'
import { fromSnapshot, type HallSnapshot, snapshotForm, toSnapshot } from '../../domain/hall-snapshot.ts'
import { bookingRow } from './booking-row.ts'
import { genesisHash, type JournalRow, journalHash, recordedOf } from './journal-row.ts'
import type { HallDatabase } from './open-database.ts'
import { booking, boot, commandResult, journal, outbox, rating, snapshot, ticket } from './schema.ts'
import { ticketRow } from './ticket-row.ts'

/** Snapshots kept: the newest, and one before in case the newest cannot be read. */
const snapshotsKept = 2

/** A value for every column, filled in when the prepared statement runs. */
function placeholders<Table extends SQLiteTable>(table: Table): Table['$inferInsert'] {
  const names = Object.keys(getTableColumns(table))
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Table['$inferInsert']
}

/** On a conflict every column takes the new value. */
function replaced(table: SQLiteTable): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table))
  return Object.fromEntries(columns.map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]))
}

/** The hall that a snapshot holds; undefined when it cannot be read: the journal is folded from further back. */
function readSnapshot(text: string): Hall | undefined {
  try {
    return fromSnapshot(JSON.parse(text) as HallSnapshot)
  } catch {
    return undefined
  }
}

/** The journal has a gap, or a row that does not match its hash: it was damaged or altered. */
export class DamagedJournalError extends Error {
  constructor(seq: number, what: string) {
    super(`the journal is damaged at sequence ${seq}: ${what}. Restore the data folder from a backup.`)
  }
}

/** The store of one hall over its database file. */
export function createHallStore({ db, exec }: HallDatabase, hallId: string): HallStore {
  const insertJournal = db.insert(journal).values(placeholders(journal)).prepare()
  const insertResult = db.insert(commandResult).values(placeholders(commandResult)).prepare()
  const insertOutbox = db.insert(outbox).values(placeholders(outbox)).prepare()
  const selectResult = db
    .select()
    .from(commandResult)
    .where(eq(commandResult.commandId, sql.placeholder('commandId')))
    .prepare()
  const upsertTicket = db
    .insert(ticket)
    .values(placeholders(ticket))
    .onConflictDoUpdate({ target: ticket.id, set: replaced(ticket) })
    .prepare()
  const upsertBooking = db
    .insert(booking)
    .values(placeholders(booking))
    .onConflictDoUpdate({ target: booking.id, set: replaced(booking) })
    .prepare()
  const upsertRating = db
    .insert(rating)
    .values(placeholders(rating))
    .onConflictDoUpdate({ target: rating.caseId, set: replaced(rating) })
    .prepare()
  const selectMessage = db
    .select()
    .from(outbox)
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare()
  const deleteMessage = db
    .delete(outbox)
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare()
  const selectAfter = db
    .select()
    .from(journal)
    .where(gt(journal.seq, sql.placeholder('after')))
    .orderBy(asc(journal.seq))
    .limit(sql.placeholder('limit'))
    .prepare()
  let lastHash: Buffer = genesisHash

  // The type is written out, so that SQLite uses the index of configurations.
  const selectConfigured = db
    .select({ seq: journal.seq, at: journal.at, actorKind: journal.actorKind, actorId: journal.actorId })
    .from(journal)
    .where(sql`${journal.type} = 'HallConfigured'`)
    .orderBy(desc(journal.seq))
    .limit(sql.placeholder('limit'))
    .prepare()
  const readAfter = (after: number, limit: number): JournalRow[] => selectAfter.all({ after, limit })

  /** The newest snapshot of this form that belongs to this journal. */
  function latestSnapshot(): { hall: Hall; seq: number; hash: Buffer; at: number } | undefined {
    const rows = db
      .select()
      .from(snapshot)
      .where(eq(snapshot.form, snapshotForm))
      .orderBy(desc(snapshot.seq))
      .all()
    for (const row of rows) {
      const own = db.select().from(journal).where(eq(journal.seq, row.seq)).get()
      if (own === undefined || !own.hash.equals(row.journalHash)) continue
      const hall = readSnapshot(row.hall)
      if (hall !== undefined) return { hall, seq: row.seq, hash: own.hash, at: own.at }
    }
    return undefined
  }

  /** The last sequence that a snapshot or a command's result speaks of: the journal reaches at least there. */
  function lastKnownSeq(): number {
    const bySnapshot = db
      .select({ seq: max(snapshot.seq) })
      .from(snapshot)
      .get()?.seq
    const lastSeq = sql<number | null>`max(${commandResult.firstSeq} + ${commandResult.events} - 1)`
    const byResult = db.select({ seq: lastSeq }).from(commandResult).get()?.seq
    return Math.max(bySnapshot ?? 0, byResult ?? 0)
  }

  return {
    load() {
      const start = latestSnapshot()
      const hall = start?.hall ?? initialHall()
      let seq = start?.seq ?? 0
      let lastAt = start?.at ?? 0
      lastHash = start?.hash ?? genesisHash
      for (let rows = readAfter(seq, 5000); rows.length > 0; rows = readAfter(seq, 5000)) {
        for (const row of rows) {
          if (row.seq !== seq + 1) throw new DamagedJournalError(seq + 1, 'the row is missing')
          const recorded = recordedOf(row)
          const hash = journalHash(lastHash, hallId, recorded, row.data)
          const isWhole = row.type === recorded.event.type && row.hallId === hallId
          if (!isWhole || !hash.equals(row.hash))
            throw new DamagedJournalError(row.seq, 'the hash does not match')
          evolveHall(hall, recorded)
          seq = row.seq
          lastAt = row.at
          lastHash = hash
        }
      }
      if (lastKnownSeq() > seq) throw new DamagedJournalError(seq + 1, 'the last rows are missing')
      return { hall, seq, lastAt, snapshotSeq: start?.seq ?? 0 }
    },
    begin: () => exec('BEGIN IMMEDIATE'),
    commit: () => exec('COMMIT'),
    append(recorded) {
      const { seq, at, commandId, actor, event } = recorded
      const data = JSON.stringify(event)
      const hash = journalHash(lastHash, hallId, recorded, data)
      const row = {
        seq,
        hallId,
        at,
        type: event.type,
        data,
        actorKind: actor.kind,
        actorId: actor.id,
        commandId,
        hash,
      }
      insertJournal.run(row)
      lastHash = hash
    },
    putResult({ commandId, bodyHash, at, firstSeq, events, rejection }) {
      const refused = rejection === null ? null : JSON.stringify(rejection)
      insertResult.run({ commandId, bodyHash, at, firstSeq, events, rejection: refused })
    },
    findResult(commandId) {
      const row = selectResult.get({ commandId })
      if (row === undefined) return undefined
      const rejection =
        row.rejection === null ? null : (JSON.parse(row.rejection) as CommandResult['rejection'])
      return { ...row, rejection }
    },
    eventsOf: ({ firstSeq, events }) => (events === 0 ? [] : readAfter(firstSeq - 1, events).map(recordedOf)),
    putTicket(changed, businessDay) {
      upsertTicket.run({ ...ticketRow(hallId, businessDay, changed) })
    },
    putBooking(changed) {
      upsertBooking.run({ ...bookingRow(hallId, changed) })
    },
    putRating(caseId, { windowId, clerkId, score, ratedAt }) {
      upsertRating.run({ caseId, hallId, windowId, clerkId, score, ratedAt })
    },
    putOutbox: (message) => void insertOutbox.run({ ...message }),
    deleteOutbox(ids) {
      exec('BEGIN IMMEDIATE')
      for (const id of ids) deleteMessage.run({ id })
      exec('COMMIT')
    },
    outbox: () => db.select().from(outbox).all() as OutboxMessage[],
    outboxMessage: (id) => selectMessage.get({ id }) as OutboxMessage | undefined,
    saveSnapshot(hall, seq) {
      const row = { seq, form: snapshotForm, hall: JSON.stringify(toSnapshot(hall)), journalHash: lastHash }
      exec('BEGIN IMMEDIATE')
      db.insert(snapshot).values(row).onConflictDoUpdate({ target: snapshot.seq, set: row }).run()
      const kept = db
        .select({ seq: snapshot.seq })
        .from(snapshot)
        .orderBy(desc(snapshot.seq))
        .limit(snapshotsKept)
        .all()
      const oldest = kept.at(-1)?.seq ?? seq
      db.delete(snapshot).where(lt(snapshot.seq, oldest)).run()
      exec('COMMIT')
    },
    forgetResultsBefore: (at) => void db.delete(commandResult).where(lt(commandResult.at, at)).run(),
    readConfigurations: (limit) => selectConfigured.all({ limit }),
    readJournal: (afterSeq, limit) =>
      readAfter(afterSeq, limit).map((row) => ({ ...recordedOf(row), hash: row.hash.toString('hex') })),
  }
}

/** Counts this start; the number is the epoch of everything the hub publishes until the next. */
export function nextEpoch({ db }: HallDatabase, at: number): number {
  return db.insert(boot).values({ at }).returning({ epoch: boot.epoch }).get().epoch
}
