import { bookingSetup } from '../../shared/booking/booking-setup.ts'
import { addDays } from '../../shared/calendar-date.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { anyService } from '../../shared/service-list.ts'
import { serviceIdOf } from './bench-hall.ts'

/** The bench's business day, a Wednesday; what is booked is for the three days after it. */
export const benchDay = '2026-03-04'
const bookableDays = [1, 2, 5].map((ahead) => addDays(benchDay, ahead))
const slotMinutes = 15
const opensAtHour = 9
const slotsPerDay = 32

/** What can be booked in the bench's hall, with so many places in each slot. */
export function withBookings(hall: HallDefinition, places: number): HallDefinition {
  const openings = [
    {
      id: 'bench',
      services: [anyService],
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      opens: '09:00',
      closes: '17:00',
      slotMinutes,
      places,
      bookableFromDays: 0,
      bookableToDays: 7,
      daysCounted: 'working',
    },
  ]
  const calendar = { '2026': { off: [], work: [] } }
  return { ...hall, booking: bookingSetup.parse({ openings, calendar }) }
}

/** What the person of an index wants to book: all days and slots in turn. */
export function wishOf(index: number): { services: readonly string[]; date: string; start: string } {
  const minute = opensAtHour * 60 + (index % slotsPerDay) * slotMinutes
  const date = bookableDays[Math.floor(index / slotsPerDay) % bookableDays.length] ?? benchDay
  const start = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return { services: [serviceIdOf(index)], date, start }
}
