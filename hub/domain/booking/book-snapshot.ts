import type { BookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { Booking } from './booking.ts'
import { type BookingBook, timetableOf } from './booking-book.ts'
import { enter } from './booking-shelf.ts'
import { Occupancy, type OccupancyData } from './occupancy.ts'
import type { CallBack, Visit } from './visits.ts'

/** The booking book as plain data. */
export interface BookSnapshot {
  readonly setup: BookingSetup
  readonly setupVersion: number
  readonly bookings: readonly Booking[]
  readonly occupancy: OccupancyData
  readonly dayOpenedAt: number
  readonly sequences: readonly (readonly [string, number])[]
  readonly holdsOf: readonly (readonly [string, readonly number[]])[]
  readonly noShowsOf: readonly (readonly [string, readonly number[]])[]
  readonly visits: readonly (readonly [string, Visit])[]
  readonly callBacks: readonly CallBack[]
}

/** Writes the book down as plain data. */
export function toBookSnapshot(book: BookingBook): BookSnapshot {
  return {
    setup: book.setup,
    setupVersion: book.setupVersion,
    bookings: [...book.bookings.values()],
    occupancy: book.occupancy.toData(),
    dayOpenedAt: book.dayOpenedAt,
    sequences: [...book.sequences],
    holdsOf: [...book.holdsOf],
    noShowsOf: [...book.noShowsOf],
    visits: [...book.visits],
    callBacks: [...book.callBacks.values()],
  }
}

/** Fills an empty book with what was written down; every look-up is built anew. */
export function readBookSnapshot(book: BookingBook, snapshot: BookSnapshot, timeZone: string): void {
  book.setup = snapshot.setup
  book.setupVersion = snapshot.setupVersion
  book.timetable = timetableOf(snapshot.setup, timeZone)
  book.occupancy = Occupancy.from(snapshot.occupancy)
  book.dayOpenedAt = snapshot.dayOpenedAt
  for (const booking of snapshot.bookings) enter(book, booking)
  for (const [date, last] of snapshot.sequences) book.sequences.set(date, last)
  for (const [personId, times] of snapshot.holdsOf) book.holdsOf.set(personId, times)
  for (const [personId, times] of snapshot.noShowsOf) book.noShowsOf.set(personId, times)
  for (const [key, visit] of snapshot.visits) book.visits.set(key, visit)
  for (const callBack of snapshot.callBacks) book.callBacks.set(callBack.id, callBack)
}
