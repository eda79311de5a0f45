import { businessDayOf } from '../../../shared/business-day.ts'
import { type Rejection, reject } from '../../../shared/errors.ts'
import type { ServiceDefinition } from '../../../shared/hall-definition.ts'
import { definitionOf, type HallDay } from '../hall-day/hall-day.ts'
import type { Booking } from './booking.ts'
import { type BookingBook, bookingsOf, dayMs, isOpenBooking, restrictedUntil } from './booking-book.ts'
import type { HoldSlot } from './booking-commands.ts'

/** The rules that bind a person; those against hoarding do not bind the desk, where staff see who stands there. */
export function refusePerson(
  book: BookingBook,
  day: HallDay,
  { personId, date, by }: HoldSlot,
  services: readonly ServiceDefinition[],
  now: number,
): Rejection | undefined {
  const { rules } = book.setup
  const open = standingBookings(book, day, personId, now)
  const refused = refuseTwice(open, services)
  if (refused !== undefined) return refused
  if (by === 'staff') return undefined
  const until = restrictedUntil(book, personId, now)
  if (until !== null)
    return reject('booking_restricted', { until: businessDayOf(until, definitionOf(day).timeZone) })
  const hoarding = refuseHoarding(book, personId, now)
  if (hoarding !== undefined) return hoarding
  if (open.filter(({ slots }) => slots.date === date).length >= rules.bookingsPerDay)
    return reject('booking_day_limit', { limit: rules.bookingsPerDay })
  if (open.length >= rules.openBookings) return reject('booking_open_limit', { limit: rules.openBookings })
  return undefined
}

/** The bookings of a person that stand: confirmed, or here today with a ticket that is not over without service. */
function standingBookings(book: BookingBook, day: HallDay, personId: string, now: number): Booking[] {
  const today = businessDayOf(now, definitionOf(day).timeZone)
  return bookingsOf(book, personId).filter((booking) => {
    const { stage } = booking
    if (stage.status === 'held' || !isOpenBooking(booking, now, today)) return false
    const ticket = stage.status === 'checked-in' ? day.tickets.get(stage.ticketId) : undefined
    return ticket?.stage.status !== 'void' && ticket?.stage.status !== 'closed'
  })
}

function refuseTwice(
  standing: readonly Booking[],
  services: readonly ServiceDefinition[],
): Rejection | undefined {
  const twice = services.find(({ id }) => standing.some((booking) => booking.services.includes(id)))
  return twice === undefined ? undefined : reject('booking_open_already', { service: twice.name })
}

/** Why a booking cannot come to stand (again): its person has another open one for a matter of it. */
export function refuseSecond(
  book: BookingBook,
  day: HallDay,
  { id, personId, services }: Booking,
  now: number,
): Rejection | undefined {
  const others = standingBookings(book, day, personId, now).filter((other) => other.id !== id)
  return refuseTwice(
    others,
    services.flatMap((service) => day.services.get(service) ?? []),
  )
}

/** Why a person takes no further place today: each one held or moved to is kept from others for a while. */
export function refuseHoarding(book: BookingBook, personId: string, now: number): Rejection | undefined {
  const limit = book.setup.rules.holdsPerDay
  const taken = (book.holdsOf.get(personId) ?? []).filter((at) => at > now - dayMs)
  return taken.length >= limit ? reject('holds_limit', { limit }) : undefined
}

/** Why a booking cannot move to a day: its person has too many there. */
export function refuseDay(
  book: BookingBook,
  day: HallDay,
  booking: Booking,
  date: string,
  now: number,
): Rejection | undefined {
  const { bookingsPerDay } = book.setup.rules
  const today = businessDayOf(now, definitionOf(day).timeZone)
  const others = bookingsOf(book, booking.personId).filter(
    (other) => other.id !== booking.id && other.slots.date === date && isOpenBooking(other, now, today),
  )
  return others.length >= bookingsPerDay ? reject('booking_day_limit', { limit: bookingsPerDay }) : undefined
}
