import type { BookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { OpeningException } from '../../../shared/booking/timetable.ts'
import { addDays } from '../../../shared/calendar-date.ts'
import { reject } from '../../../shared/errors.ts'
import { anyService } from '../../../shared/service-list.ts'
import { definitionOf, type HallDay } from '../hall-day/hall-day.ts'
import type { Circumstance } from '../journal.ts'
import { type BookedSlots, type Booking, bySlot, numberOf } from './booking.ts'
import { type BookingBook, bookingsOn, timetableOf } from './booking-book.ts'
import type { BookingCommand, CloseBookingDay } from './booking-commands.ts'
import type { BookingEvent } from './booking-events.ts'
import { type BookingDecision, todayOf } from './decide-booking.ts'
import { hasItsSlots } from './find-slots.ts'
import { placeFinder } from './nearest-place.ts'

type Command<Type extends BookingCommand['type']> = Extract<BookingCommand, { type: Type }>

/** Takes a new set-up over, unless somebody has changed it since it was read. */
export function decideSetup(
  book: BookingBook,
  day: HallDay,
  { setup, basedOn }: Command<'ChangeBookingSetup'>,
): BookingDecision {
  if (basedOn !== null && basedOn !== book.setupVersion) return reject('setup_overtaken')
  for (const { id, services } of setup.openings) {
    const unknown = services.find((service) => service !== anyService && !day.services.has(service))
    if (unknown !== undefined)
      return reject('setup_invalid', {
        detail: {
          zh: `时段“${id}”中没有事项“${unknown}”，请从事项列表选择`,
          en: `opening “${id}” names the unknown service “${unknown}”; choose one from the list`,
        },
      })
  }
  return [{ type: 'BookingSetupChanged', setup }]
}

/** The book as it would be under another set-up; the bookings are the same. */
export function underSetup(book: BookingBook, day: HallDay, setup: BookingSetup): BookingBook {
  return { ...book, setup, timetable: timetableOf(setup, definitionOf(day).timeZone) }
}

/** The confirmed bookings from today on that a set-up leaves without their slots. */
export function strandedBookings(book: BookingBook, today: string): Booking[] {
  return [...book.idsByDate.keys()]
    .filter((date) => date >= today)
    .flatMap((date) => bookingsOn(book, date))
    .filter((booking) => booking.stage.status === 'confirmed' && !hasItsSlots(book, booking))
    .sort(bySlot)
}

/** Closes a day or a part of it: what is booked there is moved to the nearest free slot when asked, else cancelled. */
export function decideCloseBookingDay(
  book: BookingBook,
  day: HallDay,
  command: CloseBookingDay,
  { now }: Circumstance,
): BookingDecision {
  const { date, from, to, move, reason } = command
  if (date < todayOf(day, now)) return reject('day_not_bookable', { date })
  const setup = withClosed(book.setup, { date, kind: 'closed', from, to }, todayOf(day, now))
  // What the moves take is tried out on a copy, so that two of them cannot get one place.
  const trial = { ...underSetup(book, day, setup), occupancy: book.occupancy.copy() }
  const nearestPlace = placeFinder(trial, day, now)
  const events: BookingEvent[] = setup === book.setup ? [] : [{ type: 'BookingSetupChanged', setup }]
  const sequences = new Map(book.sequences)
  const affected = bookingsOn(book, date)
    .filter(({ stage }) => stage.status === 'confirmed' || stage.status === 'held')
    .filter(
      (booking) =>
        isWithin(booking.slots, command) || (hasItsSlots(book, booking) && !hasItsSlots(trial, booking)),
    )
    .sort(bySlot)
  for (const booking of affected) {
    trial.occupancy.giveBack(booking.slots, now, now)
    const target = move && booking.stage.status === 'confirmed' ? nearestPlace(booking) : undefined
    if (target === undefined) {
      events.push({ type: 'BookingCancelled', bookingId: booking.id, by: 'hall', reason, releaseAt: now })
      continue
    }
    trial.occupancy.take(target)
    const sequence = (sequences.get(target.date) ?? 0) + 1
    if (target.date !== booking.slots.date) sequences.set(target.date, sequence)
    events.push({
      type: 'BookingRescheduled',
      bookingId: booking.id,
      by: 'hall',
      from: { date: booking.slots.date, start: booking.slots.start, number: booking.number ?? '' },
      to: target,
      number: target.date === booking.slots.date ? (booking.number ?? '') : numberOf(target.date, sequence),
      releaseAt: now,
      reason,
    })
  }
  return events
}

/** Days that past exceptions stay in the set-up; the journal keeps them all. */
const exceptionsKeptDays = 60

/** The set-up with one more closing, without those long past; the same one when it is there already. */
function withClosed(setup: BookingSetup, closing: OpeningException, today: string): BookingSetup {
  const { date, from, to } = closing
  const isThere = setup.exceptions.some(
    (known) => known.kind === 'closed' && known.date === date && known.from === from && known.to === to,
  )
  if (isThere) return setup
  const kept = setup.exceptions.filter((known) => known.date >= addDays(today, -exceptionsKeptDays))
  return { ...setup, exceptions: [...kept, closing] }
}

function isWithin({ start, end }: BookedSlots, { from, to }: CloseBookingDay): boolean {
  return start < (to ?? '24:00') && end > (from ?? '00:00')
}
