import { instantOf } from '../../../shared/business-day.ts'
import { addDays, dayNumberOf } from '../../../shared/calendar-date.ts'
import type { DemandProfile } from '../../../shared/demand-profile.ts'
import { isWorkingDay, weekdayOf } from '../../domain/booking/working-calendar.ts'
import { serviceTimes } from '../../domain/calling/service-times.ts'
import { earlierDaysOf } from '../../domain/forecast/earlier-days.ts'
import type { ForecastScene, OutstandingBookings } from '../../domain/forecast/forecast-scene.ts'
import type { Hall } from '../../domain/hall.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import type { VirtualWindow } from '../../domain/virtual-hall/virtual-day.ts'
import { hallHours } from '../forecast/hall-hours.ts'
import { shiftsOf } from '../forecast/planned-shifts.ts'

/** How far the visitors of a day are from those of like days, by their number: see `arrivalsToday`. */
const dayError = 0.08
/** No holiday is longer. */
const farthestDays = 14

/** A day to come as it is expected: nobody has come, and no window is staffed. */
export interface DayAhead {
  readonly scene: ForecastScene
  /** The windows with the shifts that are planned; open all day where nobody plans them. */
  readonly windows: readonly VirtualWindow[]
  /** Bookings that were made for it so far. */
  readonly booked: number
}

/** The next day on which the hall works: after the calendar, or from Monday to Friday in a year that it does not have. */
export function nextWorkingDay({ book }: Hall, today: string): string {
  for (let days = 1; days <= farthestDays; days += 1) {
    const date = addDays(today, days)
    const works = isWorkingDay(book.setup.calendar, date)
    if (works === true) return date
    if (works !== false && !['sat', 'sun'].includes(weekdayOf(dayNumberOf(date)))) return date
  }
  return addDays(today, 1)
}

/** A day to come: who is expected by the profile of like days and by the bookings made so far. */
export function dayAhead(hall: Hall, date: string, profile: DemandProfile): DayAhead {
  const definition = definitionOf(hall.day)
  const { timeZone } = definition
  const midnight = instantOf(date, 0, timeZone)
  const hours = hallHours(hall, { date, profile, now: midnight })
  const services = definition.services.map(serviceTimes)
  const earlier = earlierDaysOf(
    profile,
    services.map((service) => ({ ...service, ...hours })),
    midnight,
  )
  const bookings = bookingsOf(hall, date, { profile, midnight, earlier })
  const scene: ForecastScene = {
    now: midnight,
    endsAt: hours.closesAt,
    services: services.map((service, place) => ({
      ...service,
      time: {
        ...(earlier.times[place] ?? { meanMs: 0, cv: 0 }),
        meanError: earlier.trust.meanError,
      },
    })),
    windows: [],
    waiting: [],
    arrivals: earlier.arrivals ?? [],
    level: { mean: 1, error: dayError },
    bookings,
    habits: earlier.habits,
    patience: earlier.patience,
    paceError: earlier.trust.paceError,
    shortestServiceMs: earlier.shortestServiceMs,
    longestServiceMs: earlier.longestServiceMs,
  }
  const allDay = [{ beginsAt: hours.opensAt, endsAt: hours.closesAt }]
  return {
    scene,
    windows: definition.windows.map((window) => ({
      id: window.id,
      services: hall.day.windows.get(window.id)?.services ?? window.services,
      shifts: shiftsOf(window, date, timeZone) ?? allDay,
    })),
    booked: hall.book.expected.get(date)?.size ?? 0,
  }
}

/** For each slot and service the bookings made so far, or as many as like days have when that is more. */
function bookingsOf(
  { day, book }: Hall,
  date: string,
  {
    profile,
    midnight,
    earlier,
  }: { profile: DemandProfile; midnight: number; earlier: ReturnType<typeof earlierDaysOf> },
): OutstandingBookings[] {
  const { services } = definitionOf(day)
  const places = new Map(services.map(({ id }, place) => [id, place]))
  const counts = new Map<string, { service: number; slotAt: number; count: number; usual: number }>()
  const at = (service: number, slotAt: number) => {
    const key = `${slotAt}/${service}`
    const known = counts.get(key) ?? { service, slotAt, count: 0, usual: 0 }
    counts.set(key, known)
    return known
  }
  for (const { id, bookingsPerSlot } of profile.services) {
    const service = places.get(id)
    if (service === undefined) continue
    for (const { beginsAt, expected } of bookingsPerSlot)
      at(service, midnight + beginsAt * 1000).usual = expected
  }
  for (const id of book.expected.get(date) ?? []) {
    const booking = book.bookings.get(id)
    const service = places.get(booking?.services[0] ?? '')
    if (booking !== undefined && service !== undefined) at(service, booking.slots.startsAt).count += 1
  }
  return [...counts.values()]
    .map(({ service, slotAt, count, usual }) => ({
      service,
      slotAt,
      count: Math.max(count, Math.round(usual)),
      ...(earlier.hours[service] ?? { opensAt: midnight, closesAt: midnight }),
    }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.slotAt - other.slotAt || one.service - other.service)
}
