import type { HallDay } from '../hall-day/hall-day.ts'
import type { Circumstance } from '../journal.ts'
import { type BookedSlots, type Booking, bySlot } from './booking.ts'
import type { BookingBook } from './booking-book.ts'
import type { BookingEvent } from './booking-events.ts'

/** What time has brought about: holds that ran out, and visitors who have not come within the grace. */
export function decideSweep(
  book: BookingBook,
  day: HallDay,
  { now }: Pick<Circumstance, 'now'>,
): readonly BookingEvent[] {
  const events: BookingEvent[] = []
  for (const id of book.held) {
    const stage = book.bookings.get(id)?.stage
    if (stage?.status === 'held' && stage.releaseAt <= now)
      events.push({ type: 'BookingExpired', bookingId: id })
  }
  const today = day.businessDay
  if (today === null) return events
  const graceMs = book.setup.rules.lateGraceMinutes * 60_000
  const missed: Booking[] = []
  for (const [date, ids] of book.expected) {
    if (date > today.date) continue
    for (const id of ids) {
      const booking = book.bookings.get(id)
      if (booking !== undefined && now > booking.slots.startsAt + graceMs) missed.push(booking)
    }
  }
  for (const { id, slots } of missed.sort(bySlot)) {
    const noticedLateMs = now - slots.startsAt - graceMs
    const counted = isSeen(book, slots, today) && noticedLateMs <= watchedMs
    events.push({ type: 'BookingNoShow', bookingId: id, counted })
  }
  return events
}

/** A hub that looks so much later than the grace ended was away meanwhile, and nobody could check in. */
const watchedMs = 30 * 60_000

/** The hall was there from the slot's begin on: its day is today's, was opened by then, and nobody has closed it. */
function isSeen(
  { dayOpenedAt }: BookingBook,
  { date, startsAt }: BookedSlots,
  today: NonNullable<HallDay['businessDay']>,
): boolean {
  return date === today.date && today.status === 'open' && dayOpenedAt <= startsAt
}
