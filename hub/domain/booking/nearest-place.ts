import { minuteOfDay } from '../../../shared/business-day.ts'
import { addDays } from '../../../shared/calendar-date.ts'
import { isRejection } from '../hall-day/decide-window.ts'
import type { HallDay } from '../hall-day/hall-day.ts'
import type { BookedSlots, Booking } from './booking.ts'
import type { BookingBook } from './booking-book.ts'
import { bookedSlots, isDayOpen, offerFrom, openingsFor, type Wanted } from './find-slots.ts'
import { slotsOn } from './slots.ts'

/** Days ahead that a moved booking is looked for at most. */
const moveDays = 30

/**
 * Finds the free place nearest to a booking of a closed day: on the same day first, then on the days after, near the
 * same time of day, and so far ahead that its visitor can still cancel. A day that was full stays full for the next
 * booking: moves only take places. So closing a day of thousands does not look at the same full days thousands of times.
 */
export function placeFinder(
  book: BookingBook,
  day: HallDay,
  now: number,
): (booking: Booking) => BookedSlots | undefined {
  const fullDays = new Set<string>()
  return (booking) => {
    const services = booking.services.flatMap((id) => day.services.get(id) ?? [])
    if (services.length < booking.services.length) return undefined
    const wanted: Wanted = { services, isProject: booking.project !== null, channel: 'staff' }
    for (let ahead = 0; ahead <= moveDays; ahead += 1) {
      const date = addDays(booking.slots.date, ahead)
      const key = `${date} ${wanted.isProject} ${booking.services.join()}`
      if (fullDays.has(key)) continue
      const found = nearestOn(book, date, wanted, booking.slots, now)
      if (found !== undefined) return found
      // The closed day itself gets places back as its bookings leave it.
      if (ahead > 0) fullDays.add(key)
    }
    return undefined
  }
}

function nearestOn(
  book: BookingBook,
  date: string,
  wanted: Wanted,
  { openingId, start }: BookedSlots,
  now: number,
): BookedSlots | undefined {
  const asked = minuteOfDay(start)
  // Who is moved must have the time to read it, and to cancel.
  const earliest = now + book.setup.rules.cancelUntilMinutes * 60_000
  const candidates = openingsFor(book, wanted)
    .filter((opening) => isDayOpen(book, opening, date, wanted, now) === true)
    .flatMap((opening) => {
      const slots = slotsOn(book.timetable, opening, date)
      if (isRejection(slots)) return []
      // Of two places at the same time, the one of its own opening.
      const strangeness = opening.id === openingId ? 0 : 1
      return slots.map((first) => {
        const distance = Math.abs(minuteOfDay(first.start) - asked) * 2 + strangeness
        return { opening, slots, start: first.start, distance }
      })
    })
    .sort((a, b) => a.distance - b.distance)
  for (const { opening, slots, start: from } of candidates) {
    const offer = offerFrom(book, opening, slots, from, wanted, now)
    if (offer === undefined || (offer.span[0]?.startsAt ?? 0) < earliest) continue
    if (offer.free > 0) return bookedSlots(opening, offer.span, wanted.channel)
  }
  return undefined
}
