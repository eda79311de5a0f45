import type { Opening } from '../../../shared/booking/timetable.ts'
import { type Rejection, reject } from '../../../shared/errors.ts'
import type { ServiceDefinition } from '../../../shared/hall-definition.ts'
import { takesService } from '../../../shared/service-list.ts'
import type { Text } from '../../../shared/text.ts'
import { isRejection } from '../hall-day/decide-window.ts'
import type { BookedSlots, Booking, BookingChannel } from './booking.ts'
import type { BookingBook } from './booking-book.ts'
import type { Occupancy } from './occupancy.ts'
import { bookableNow, type Slot, slotsOn, spanFrom } from './slots.ts'

/** What somebody wants to book. */
export interface Wanted {
  readonly services: readonly ServiceDefinition[]
  /** Asks for the places of key projects. */
  readonly isProject: boolean
  readonly channel: BookingChannel
  /** The places that a booking to be moved gives up: they count as free. */
  readonly without?: BookedSlots
}

/** Slots in a row that the matters of one visit need together. */
function slotsNeeded(services: readonly ServiceDefinition[]): number {
  return services.reduce((sum, { bookingSlots }) => sum + (bookingSlots ?? 1), 0)
}

/** The openings that take every one of the services, for those whom the places are for. */
export function openingsFor(book: BookingBook, { services, isProject }: Wanted): Opening[] {
  const audience = isProject ? 'key-projects' : 'everyone'
  return book.setup.openings.filter(
    (opening) =>
      opening.audience === audience && services.every(({ id }) => takesService(opening.services, id)),
  )
}

/** A stretch of slots that could be booked, with the places free in all of them. */
export interface Offer {
  readonly opening: Opening
  readonly span: readonly Slot[]
  readonly free: number
  readonly places: number
}

/** Everything an opening offers on a day: every stretch of slots that has not begun, full ones with 0 free. */
export function offersOn(
  book: BookingBook,
  opening: Opening,
  date: string,
  wanted: Wanted,
  now: number,
): Offer[] | Rejection {
  const slots = slotsOn(book.timetable, opening, date)
  if (isRejection(slots)) return slots
  return slots.flatMap(({ start }) => offerFrom(book, opening, slots, start, wanted, now) ?? [])
}

/** What an opening offers from one of a day's slots on; undefined when that has begun, or too few follow it. */
export function offerFrom(
  book: BookingBook,
  opening: Opening,
  slots: readonly Slot[],
  start: string,
  wanted: Wanted,
  now: number,
): Offer | undefined {
  const span = spanFrom(slots, start, slotsNeeded(wanted.services))
  if (span === undefined || (span[0] as Slot).startsAt <= now) return undefined
  return offerOf(book.occupancy, opening, span, wanted, now)
}

function offerOf(
  occupancy: Occupancy,
  opening: Opening,
  span: readonly Slot[],
  { channel, without }: Wanted,
  now: number,
): Offer {
  const free = Math.min(...span.map((slot) => occupancy.free(opening, slot, now, without)[channel]))
  const places = opening.places + (channel === 'staff' ? opening.staffPlaces : 0)
  return { opening, span, free, places }
}

/** Whether an opening's day is within those that can be booked now. Staff are not bound by the release of the last day. */
export function isDayOpen(
  book: BookingBook,
  opening: Opening,
  date: string,
  { channel }: Wanted,
  now: number,
): boolean | Rejection {
  const asked =
    channel === 'staff' ? { ...opening, bookableFromDays: 0, releaseAt: '00:00' as const } : opening
  const bookable = bookableNow(book.timetable, asked, date, now)
  return isRejection(bookable) ? bookable : bookable === 'yes'
}

/** The places for a booking that begins at this date and time; or why there are none. Staff pass the days-ahead rule's near end. */
export function findPlaces(
  book: BookingBook,
  wanted: Wanted,
  { date, start }: { readonly date: string; readonly start: string },
  now: number,
): BookedSlots | Rejection {
  const openings = openingsFor(book, wanted)
  const name: Text = wanted.services[0]?.name ?? { zh: '', en: '' }
  if (openings.length === 0) return reject('service_not_bookable', { service: name })
  // Of several reasons the visitor hears the one that is nearest to a place.
  let refused: Rejection = reject('slot_unknown', { date, start })
  const better = (next: Rejection) => {
    if (nearness.indexOf(next.code) > nearness.indexOf(refused.code)) refused = next
  }
  for (const opening of openings) {
    const slots = slotsOn(book.timetable, opening, date)
    if (isRejection(slots)) return slots
    const span = spanFrom(slots, start, slotsNeeded(wanted.services))
    if (span === undefined) continue
    const isOpen = isDayOpen(book, opening, date, wanted, now)
    if (isRejection(isOpen)) return isOpen
    if (!isOpen) better(reject('day_not_bookable', { date }))
    else if ((span[0] as Slot).startsAt <= now) better(reject('slot_begun', { date, start }))
    else if (offerOf(book.occupancy, opening, span, wanted, now).free < 1)
      better(reject('slot_full', { date, start }))
    else return bookedSlots(opening, span, wanted.channel)
  }
  return refused
}

const nearness = ['slot_unknown', 'day_not_bookable', 'slot_begun', 'slot_full'] as readonly string[]

/** Whether the slots that a booking took are still slots of its opening. */
export function hasItsSlots(book: BookingBook, { slots }: Booking): boolean {
  const opening = book.setup.openings.find(({ id }) => id === slots.openingId)
  if (opening === undefined) return false
  const now = slotsOn(book.timetable, opening, slots.date)
  if (isRejection(now)) return false
  const span = spanFrom(now, slots.start, slots.taken.length)
  return span?.at(-1)?.endsAt === slots.endsAt && span[0]?.startsAt === slots.startsAt
}

/** The places that a booking takes in a stretch of slots. */
export function bookedSlots(opening: Opening, span: readonly Slot[], channel: BookingChannel): BookedSlots {
  const [first, last] = [span[0] as Slot, span.at(-1) as Slot]
  return {
    openingId: opening.id,
    date: first.date,
    start: first.start,
    end: last.end,
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    channel,
    taken: span.map(({ startsAt, endsAt }) => [startsAt, endsAt] as const),
  }
}
