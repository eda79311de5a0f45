import { addDays, dayNumberOf } from '../../../shared/calendar-date.ts'
import { type Rejection, reject } from '../../../shared/errors.ts'
import type { ServiceDefinition } from '../../../shared/hall-definition.ts'
import type { BookingDays, BookingInfo, BookingSlots } from '../../../shared/http/booking-schemas.ts'
import { takesService } from '../../../shared/service-list.ts'
import type { BookedSlots, Booking, BookingChannel } from '../../domain/booking/booking.ts'
import { todayOf } from '../../domain/booking/decide-booking.ts'
import { isDayOpen, type Offer, offersOn, openingsFor, type Wanted } from '../../domain/booking/find-slots.ts'
import { bookableNow } from '../../domain/booking/slots.ts'
import { weekdayOf } from '../../domain/booking/working-calendar.ts'
import type { Hall } from '../../domain/hall.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'

/** Days that one look shows at most. */
const daysShown = 62

/** What a visitor asks about. */
export interface Choice {
  readonly services: readonly string[]
  readonly project: string | null
  readonly channel: BookingChannel
  /** The places that a booking to be moved gives up. */
  readonly without?: BookedSlots
}

/** Where a booking could be moved to: what it asked for, with its own places counted as free. */
export function choiceOfBooking({ services, project, slots }: Booking, channel: BookingChannel): Choice {
  return { services, project, channel, without: slots }
}

/** What booking is like in this hall. */
export function bookingInfo(
  hall: Hall,
  now: number,
  { demoCodes }: Pick<BookingInfo, 'demoCodes'>,
): BookingInfo {
  const { openings, rules } = hall.book.setup
  const bookable = (audience: 'everyone' | 'key-projects') => {
    const taking = openings.filter((opening) => opening.audience === audience)
    return definitionOf(hall.day)
      .services.filter(({ id }) => taking.some(({ services }) => takesService(services, id)))
      .map(({ id }) => id)
  }
  return {
    rules,
    services: bookable('everyone'),
    projectServices: bookable('key-projects'),
    today: todayOf(hall.day, now),
    timeZone: definitionOf(hall.day).timeZone,
    now,
    demoCodes,
  }
}

/** What the choice wants of the book; or which part of it does not exist. */
function wantedOf(hall: Hall, { services, project, channel, without }: Choice): Wanted | Rejection {
  const named: ServiceDefinition[] = []
  for (const id of new Set(services)) {
    const service = hall.day.services.get(id)
    if (service === undefined) return reject('service_unknown', { service: id })
    named.push(service)
  }
  const first = named[0]
  if (first === undefined) return reject('service_unknown', { service: '' })
  const limit = hall.book.setup.rules.mattersPerVisit
  if (named.length > limit) return reject('too_many_matters', { limit })
  if (project !== null && !hall.book.setup.keyProjects.some(({ code }) => code === project))
    return reject('project_unknown')
  const wanted = { services: named, isProject: project !== null, channel, ...(without && { without }) }
  if (openingsFor(hall.book, wanted).length === 0)
    return reject('service_not_bookable', { service: first.name })
  return wanted
}

/** What one day offers, or the missing year. */
function dayOffers(hall: Hall, wanted: Wanted, date: string, now: number): Offer[] | Rejection {
  const offers: Offer[] = []
  for (const opening of openingsFor(hall.book, wanted)) {
    const isOpen = isDayOpen(hall.book, opening, date, wanted, now)
    if (isRejection(isOpen)) return isOpen
    if (!isOpen) continue
    const found = offersOn(hall.book, opening, date, wanted, now)
    if (isRejection(found)) return found
    offers.push(...found)
  }
  return offers
}

/** The days from today to the last one that can be booked, each with its free places. */
export function bookingDays(hall: Hall, choice: Choice, now: number): BookingDays | Rejection {
  const wanted = wantedOf(hall, choice)
  if (isRejection(wanted)) return wanted
  const days: BookingDays['days'] = []
  let missingYear: string | null = null
  const today = todayOf(hall.day, now)
  const openings = openingsFor(hall.book, wanted)
  for (let ahead = 0; ahead < daysShown && missingYear === null; ahead += 1) {
    const date = addDays(today, ahead)
    // Days only get farther: a year that nobody can book yet need not be known.
    if (openings.every((opening) => bookableNow(hall.book.timetable, opening, date, now) === 'too-far')) break
    const offers = dayOffers(hall, wanted, date, now)
    if (isRejection(offers)) {
      missingYear = String(offers.data.year ?? date.slice(0, 4))
      break
    }
    const free = offers.reduce((sum, offer) => sum + offer.free, 0)
    const places = offers.reduce((sum, offer) => sum + offer.places, 0)
    const status = places === 0 ? 'closed' : free === 0 ? 'full' : 'open'
    days.push({ date, weekday: weekdayOf(dayNumberOf(date)), status, free, places })
  }
  // Days after the last one that could be booked say nothing to anybody.
  const last = days.findLastIndex(({ status }) => status !== 'closed')
  return { days: days.slice(0, last + 1), missingYear }
}

/** The slots of one day, those of several openings at the same time as one. */
export function bookingSlots(
  hall: Hall,
  choice: Choice,
  date: string,
  now: number,
): BookingSlots | Rejection {
  const wanted = wantedOf(hall, choice)
  if (isRejection(wanted)) return wanted
  const offers = dayOffers(hall, wanted, date, now)
  if (isRejection(offers)) return offers
  const slots = new Map<string, BookingSlots['slots'][number]>()
  for (const { span, free, places } of offers) {
    const [first, last] = [span[0], span.at(-1)]
    if (first === undefined || last === undefined) continue
    const key = `${first.start}-${last.end}`
    const known = slots.get(key)
    slots.set(key, {
      start: first.start,
      end: last.end,
      startsAt: first.startsAt,
      free: free + (known?.free ?? 0),
      places: places + (known?.places ?? 0),
    })
  }
  return { date, slots: [...slots.values()].sort((a, b) => a.startsAt - b.startsAt) }
}
