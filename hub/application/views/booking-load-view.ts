import { addDays } from '../../../shared/calendar-date.ts'
import type { BookingLoadView } from '../../../shared/http/manager-schemas.ts'
import { bookingsOn } from '../../domain/booking/booking-book.ts'
import { todayOf } from '../../domain/booking/decide-booking.ts'
import type { Hall } from '../../domain/hall.ts'
import type { Version } from '../state-messages.ts'
import { slotsOfDay } from './booking-setup-view.ts'

/** How far ahead the next open day is looked for: past the longest holiday. */
const mostDaysAhead = 14

type DayLoad = BookingLoadView['days'][number]

/** How full the booking slots of today and of the next open day are. */
export function bookingLoadView(hall: Hall, version: Version): BookingLoadView {
  const today = todayOf(hall.day, version.at)
  const days = [dayLoad(hall, { today, inDays: 0, now: version.at })]
  for (let inDays = 1; inDays <= mostDaysAhead && days.length < 2; inDays += 1) {
    const day = dayLoad(hall, { today, inDays, now: version.at })
    if (day.slots.length > 0) days.push(day)
  }
  return { ...version, days }
}

interface Asked {
  readonly today: string
  readonly inDays: number
  readonly now: number
}

function dayLoad({ book }: Hall, { today, inDays, now }: Asked): DayLoad {
  const date = addDays(today, inDays)
  const slots = new Map<string, DayLoad['slots'][number]>()
  for (const { start, end, places, staffPlaces, taken } of slotsOfDay(book, date, now)) {
    const slot = slots.get(start) ?? { start, end, places: 0, taken: 0 }
    slots.set(start, {
      ...slot,
      places: slot.places + places + staffPlaces,
      taken: slot.taken + taken,
    })
  }
  const sum = (part: 'places' | 'taken') => [...slots.values()].reduce((total, slot) => total + slot[part], 0)
  const arrived = bookingsOn(book, date).filter(
    ({ stage }) => stage.status === 'checked-in' || stage.status === 'served',
  )
  return {
    date,
    inDays,
    places: sum('places'),
    taken: sum('taken'),
    arrived: arrived.length,
    slots: [...slots.values()],
  }
}
