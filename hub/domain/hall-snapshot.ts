import type { HallDefinition } from '../../shared/hall-definition.ts'
import { type BookSnapshot, readBookSnapshot, toBookSnapshot } from './booking/book-snapshot.ts'
import type { RatedCase } from './evaluation/evaluations.ts'
import { type Hall, initialHall } from './hall.ts'
import type { PoolMet } from './hall-day/calling-room.ts'
import { configure } from './hall-day/evolve-day.ts'
import { asWaiting, type HallDay } from './hall-day/hall-day.ts'
import { clerkOf, type HallWindow } from './hall-day/hall-window.ts'
import type { Ticket } from './hall-day/ticket.ts'
import type { HelpCall } from './help/help-book.ts'
import type { Notice } from './notices/notice-board.ts'
import type { AcceptedMove } from './rebalancing/move-book.ts'

/** Number of the snapshot's form. A snapshot of another form is not read; the journal is folded instead. */
export const snapshotForm = 6

/** The hall as plain data: what the journal up to a sequence folds to. */
export interface HallSnapshot {
  readonly definition: HallDefinition | null
  readonly businessDay: HallDay['businessDay']
  readonly windows: readonly HallWindow[]
  readonly tickets: readonly Ticket[]
  readonly series: readonly (readonly [string, number])[]
  readonly printJobs: readonly (readonly [string, string])[]
  readonly issued: number
  readonly pools: readonly PoolMet[]
  readonly evaluations: readonly (readonly [string, RatedCase])[]
  readonly book: BookSnapshot
  readonly moves: readonly AcceptedMove[]
  readonly help: readonly HelpCall[]
  readonly notices: readonly Notice[]
}

/** Writes the hall down as plain data. */
export function toSnapshot({ day, evaluations, book, moves, help, notices }: Hall): HallSnapshot {
  return {
    definition: day.definition,
    businessDay: day.businessDay,
    windows: [...day.windows.values()],
    tickets: [...day.tickets.values()],
    series: [...day.series],
    printJobs: [...day.ticketIdByPrintJob],
    issued: day.issued,
    pools: day.room.met(),
    evaluations: [...evaluations],
    book: toBookSnapshot(book),
    moves: [...moves.values()],
    help: [...help.values()],
    notices: [...notices.values()],
  }
}

/** Makes the hall from what was written down; every index and line is built anew. */
export function fromSnapshot(snapshot: HallSnapshot): Hall {
  const hall = initialHall()
  const { day, evaluations, book, moves, help, notices } = hall
  if (snapshot.definition !== null) configure(day, snapshot.definition)
  day.businessDay = snapshot.businessDay
  day.issued = snapshot.issued
  // The definition named the windows as they are when nobody has touched them; the snapshot knows them all.
  day.windows.clear()
  for (const window of snapshot.windows) {
    day.windows.set(window.id, window)
    const clerkId = clerkOf(window)
    if (clerkId !== undefined) day.windowOfClerk.set(clerkId, window.id)
  }
  for (const ticket of snapshot.tickets) {
    day.tickets.set(ticket.id, ticket)
    day.ticketIdByNumber.set(ticket.number, ticket.id)
    day.ticketIdByCode.set(ticket.code, ticket.id)
    const { status } = ticket.stage
    if (status === 'waiting') day.lines.insert(asWaiting(ticket), ticket.boundWindowId)
    if (status === 'held' || status === 'no-show') day.aside.add(ticket.id)
  }
  day.room.layOut(day)
  day.room.plan(day)
  day.room.recallMet(snapshot.pools)
  for (const [series, last] of snapshot.series) day.series.set(series, last)
  for (const [jobId, ticketId] of snapshot.printJobs) day.ticketIdByPrintJob.set(jobId, ticketId)
  for (const [caseId, rated] of snapshot.evaluations) evaluations.set(caseId, rated)
  readBookSnapshot(book, snapshot.book, snapshot.definition?.timeZone ?? 'UTC')
  for (const accepted of snapshot.moves) moves.set(accepted.moveId, accepted)
  for (const call of snapshot.help) help.set(call.id, call)
  for (const notice of snapshot.notices) notices.set(notice.id, notice)
  return hall
}
