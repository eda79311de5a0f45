import { type BookingSetup, emptyBookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { Timetable } from '../../../shared/booking/timetable.ts'
import type { Booking } from './booking.ts'
import { Occupancy } from './occupancy.ts'
import type { CallBack, Visit } from './visits.ts'

/** The booking book of one hall as the fold of its journal. Only `evolveBook` changes it. */
export interface BookingBook {
  setup: BookingSetup
  /** Journal sequence of the set-up's last change; 0 when it was never set. */
  setupVersion: number
  /** What slots follow from; made anew with each set-up, so that what is worked out of it can be remembered by it. */
  timetable: Timetable
  readonly bookings: Map<string, Booking>
  readonly idByCode: Map<string, string>
  readonly idByCheckInCode: Map<string, string>
  readonly idByTicket: Map<string, string>
  readonly idsByPerson: Map<string, Set<string>>
  readonly idsByDate: Map<string, Set<string>>
  /** Bookings held and not confirmed yet. */
  readonly held: Set<string>
  /** Bookings confirmed, by date: whose visitors are expected. */
  readonly expected: Map<string, Set<string>>
  occupancy: Occupancy
  /** When the present business day was opened; 0 before the first one. */
  dayOpenedAt: number
  /** Last sequence of the numbers of each day. */
  readonly sequences: Map<string, number>
  /** When each person held a place lately. */
  readonly holdsOf: Map<string, readonly number[]>
  /** When each person did not come, as far as it counts. */
  readonly noShowsOf: Map<string, readonly number[]>
  /** The last visit of each person for each matter. */
  readonly visits: Map<string, Visit>
  readonly callBacks: Map<string, CallBack>
}

/** The book before its first event. */
export function initialBook(): BookingBook {
  const setup = emptyBookingSetup()
  return {
    setup,
    setupVersion: 0,
    timetable: timetableOf(setup, 'UTC'),
    bookings: new Map(),
    idByCode: new Map(),
    idByCheckInCode: new Map(),
    idByTicket: new Map(),
    idsByPerson: new Map(),
    idsByDate: new Map(),
    held: new Set(),
    expected: new Map(),
    occupancy: new Occupancy(),
    dayOpenedAt: 0,
    sequences: new Map(),
    holdsOf: new Map(),
    noShowsOf: new Map(),
    visits: new Map(),
    callBacks: new Map(),
  }
}

/** What slots follow from in a hall's time zone. */
export function timetableOf(setup: BookingSetup, timeZone: string): Timetable {
  return { timeZone, openings: setup.openings, exceptions: setup.exceptions, calendar: setup.calendar }
}

/** The bookings of a day, in no particular order. */
export function bookingsOn(book: BookingBook, date: string): Booking[] {
  return [...(book.idsByDate.get(date) ?? [])].flatMap((id) => book.bookings.get(id) ?? [])
}

/** The bookings of a person that are still known. */
export function bookingsOf(book: BookingBook, personId: string): Booking[] {
  return [...(book.idsByPerson.get(personId) ?? [])].flatMap((id) => book.bookings.get(id) ?? [])
}

/** The booking that a ticket came from. */
export function bookingOfTicket(book: BookingBook, ticketId: string): Booking | undefined {
  return book.bookings.get(book.idByTicket.get(ticketId) ?? '')
}

/** The other tickets for which the person of a ticket has checked in; none of a ticket without a booking. */
export function ticketsOfSamePerson(book: BookingBook, ticketId: string): string[] {
  const own = bookingOfTicket(book, ticketId)
  if (own === undefined) return []
  return bookingsOf(book, own.personId)
    .map(({ stage }) => (stage.status === 'served' ? stage.before : stage))
    .flatMap((stage) =>
      stage.status === 'checked-in' && stage.ticketId !== ticketId ? [stage.ticketId] : [],
    )
}

/** Whether a booking still stands: held in time, confirmed, or its visitor is in the hall on its day. */
export function isOpenBooking({ stage, slots }: Booking, now: number, today: string): boolean {
  switch (stage.status) {
    case 'held':
      return stage.until > now
    case 'confirmed':
      return true
    case 'checked-in':
      return slots.date === today
    default:
      return false
  }
}

/** Until when a person cannot book for not having come; null when he can. */
export function restrictedUntil(book: BookingBook, personId: string, now: number): number | null {
  const { noShowLimit, noShowWithinDays, restrictionDays } = book.setup.rules
  const times = book.noShowsOf.get(personId) ?? []
  let until = 0
  for (let last = noShowLimit - 1; last < times.length; last += 1) {
    const at = times[last] as number
    const first = times[last - noShowLimit + 1] as number
    if (at - first <= noShowWithinDays * dayMs) until = Math.max(until, at + restrictionDays * dayMs)
  }
  return until > now ? until : null
}

/** Milliseconds of a day, where no clock change matters. */
export const dayMs = 24 * 3600_000
