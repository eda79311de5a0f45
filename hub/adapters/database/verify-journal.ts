import { isDeepStrictEqual } from 'node:util'
import { asc, desc, gt } from 'drizzle-orm'
import { touchedBookings, touchedTickets } from '../../application/touched.ts'
import { evolveHall, type Hall, type HallEvent, initialHall } from '../../domain/hall.ts'
import { fromSnapshot, type HallSnapshot, snapshotForm, toSnapshot } from '../../domain/hall-snapshot.ts'
import type { Recorded } from '../../domain/journal.ts'
import { type BookingRow, bookingRow } from './booking-row.ts'
import { genesisHash, type JournalRow, journalHash, recordedOf } from './journal-row.ts'
import type { HallDatabase } from './open-database.ts'
import { booking, journal, rating, snapshot, ticket } from './schema.ts'
import { type TicketRow, ticketRow } from './ticket-row.ts'

/** Problems told at most; a damaged database has thousands. */
const problemsTold = 20
const pageRows = 5_000

/** What a check of a data folder found. */
export interface Verification {
  readonly ok: boolean
  readonly events: number
  readonly tickets: number
  readonly ratings: number
  readonly bookings: number
  readonly problems: readonly string[]
}

/** What the journal folds to: the hall at its end, and every row that the tables should hold. */
interface Fold {
  readonly hall: Hall
  readonly tickets: Map<string, TicketRow>
  readonly ratings: Map<string, typeof rating.$inferSelect>
  readonly bookings: Map<string, BookingRow>
  seq: number
}

/**
 * Folds the whole journal and compares: no gap, no altered row, the tables hold what the journal says, and the newest
 * snapshot with its tail is the same hall.
 */
export function verifyJournal(database: HallDatabase): Verification {
  const problems: string[] = []
  const complain = (problem: string) => {
    if (problems.length < problemsTold) problems.push(problem)
  }
  const fold = foldAll(database, complain)
  compareTables(database, fold, complain)
  compareSnapshot(database, fold, complain)
  const { seq, tickets, ratings, bookings } = fold
  return {
    ok: problems.length === 0,
    events: seq,
    tickets: tickets.size,
    ratings: ratings.size,
    bookings: bookings.size,
    problems,
  }
}

function* rowsAfter({ db }: HallDatabase, after: number): Generator<JournalRow> {
  for (let last = after; ; ) {
    const rows = db
      .select()
      .from(journal)
      .where(gt(journal.seq, last))
      .orderBy(asc(journal.seq))
      .limit(pageRows)
      .all()
    if (rows.length === 0) return
    yield* rows
    last = rows.at(-1)?.seq ?? last
  }
}

function foldAll(database: HallDatabase, complain: (problem: string) => void): Fold {
  const fold: Fold = {
    hall: initialHall(),
    tickets: new Map(),
    ratings: new Map(),
    bookings: new Map(),
    seq: 0,
  }
  let hash = genesisHash
  let lastAt = 0
  for (const row of rowsAfter(database, 0)) {
    const recorded = recordedOf(row)
    if (row.seq !== fold.seq + 1) complain(`journal: after ${fold.seq} comes ${row.seq}`)
    if (row.at < lastAt) complain(`journal: time goes back at ${row.seq}`)
    const expected = journalHash(hash, row.hallId, recorded, row.data)
    if (!expected.equals(row.hash)) complain(`journal: the hash of ${row.seq} does not match`)
    if (row.type !== recorded.event.type) complain(`journal: ${row.seq} is not of its type ${row.type}`)
    try {
      evolveHall(fold.hall, recorded)
      note(fold, recorded, row.hallId)
    } catch (error) {
      complain(`journal: ${row.seq} cannot have happened: ${error instanceof Error ? error.message : error}`)
    }
    fold.seq = row.seq
    hash = Buffer.from(row.hash)
    lastAt = row.at
  }
  return fold
}

function note(
  { hall, tickets, ratings, bookings }: Fold,
  recorded: Recorded<HallEvent>,
  hallId: string,
): void {
  const date = hall.day.businessDay?.date ?? ''
  for (const changed of touchedTickets(hall, [recorded]))
    tickets.set(changed.id, ticketRow(hallId, date, changed))
  for (const changed of touchedBookings(hall, [recorded]))
    bookings.set(changed.id, bookingRow(hallId, changed))
  const { event } = recorded
  if (event.type !== 'CaseRated') return
  const { caseId, windowId, clerkId, score } = event
  if (ratings.has(caseId)) throw new Error(`case ${caseId} is rated twice`)
  ratings.set(caseId, { caseId, hallId, windowId, clerkId, score, ratedAt: recorded.at })
}

function compareTables({ db }: HallDatabase, fold: Fold, complain: (problem: string) => void): void {
  compare('ticket', db.select().from(ticket).all(), fold.tickets, (row) => row.id, complain)
  compare('booking', db.select().from(booking).all(), fold.bookings, (row) => row.id, complain)
  compare('rating', db.select().from(rating).all(), fold.ratings, (row) => row.caseId, complain)
}

function compare<Row extends object>(
  table: string,
  rows: readonly Row[],
  folded: ReadonlyMap<string, Row>,
  idOf: (row: Row) => string,
  complain: (problem: string) => void,
): void {
  const seen = new Set<string>()
  for (const row of rows) {
    const id = idOf(row)
    seen.add(id)
    const expected = folded.get(id)
    if (expected === undefined) complain(`${table}: row ${id} is not in the journal`)
    else if (!isDeepStrictEqual({ ...row }, { ...expected }))
      complain(`${table}: row ${id} differs from the journal`)
  }
  for (const id of folded.keys()) if (!seen.has(id)) complain(`${table}: row ${id} is missing`)
}

function compareSnapshot(database: HallDatabase, fold: Fold, complain: (problem: string) => void): void {
  const rows = database.db.select().from(snapshot).orderBy(desc(snapshot.seq)).all()
  const newest = rows.find((row) => row.form === snapshotForm)
  if (newest === undefined) return
  if (newest.seq > fold.seq) complain(`journal: it ends at ${fold.seq}, before the snapshot ${newest.seq}`)
  try {
    const hall = fromSnapshot(JSON.parse(newest.hall) as HallSnapshot)
    for (const row of rowsAfter(database, newest.seq)) evolveHall(hall, recordedOf(row))
    if (!isDeepStrictEqual(toSnapshot(hall), toSnapshot(fold.hall)))
      complain(`snapshot ${newest.seq} and its tail differ from the fold of the journal`)
  } catch (error) {
    complain(`snapshot ${newest.seq} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}
