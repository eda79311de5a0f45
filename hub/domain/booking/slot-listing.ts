import type { Opening, Timetable } from '../../../shared/booking/timetable.ts'
import { addDays } from '../../../shared/calendar-date.ts'
import { type Rejection, reject } from '../../../shared/errors.ts'
import { takesService } from '../../../shared/service-list.ts'
import { isRejection } from '../hall-day/decide-window.ts'
import { bookableNow, type Slot, slotsOn, spanFrom } from './slots.ts'

/** A booking that is known by its time alone: it takes a place in each of so many slots from `start` on. */
export interface TimeBooking {
  readonly date: string
  readonly start: string
  readonly slots: number
}

/** Which free slots are asked for. */
export interface SlotQuery {
  /** First and last local date, both included. */
  readonly from: string
  readonly to: string
  /** Epoch ms. */
  readonly now: number
  /** Only slots in which this service is done; null for every service. */
  readonly serviceId: string | null
  /** Consecutive slots that a visit needs. */
  readonly slotsNeeded: number
}

/** A time that can be booked: local `HH:MM` from the first slot's start to the last one's end, and its places left. */
export interface FreeSlot {
  readonly date: string
  readonly start: string
  readonly end: string
  readonly free: number
}

/** A booking that does not fit: there is no slot at its time, or none that has places for the whole of it. */
export interface MisfitBooking {
  readonly booking: TimeBooking
  readonly problem: 'no-slot' | 'no-place'
}

export interface SlotListing {
  /** By date, start and end. */
  readonly free: readonly FreeSlot[]
  /** Among the bookings of the days asked for. */
  readonly misfits: readonly MisfitBooking[]
}

/**
 * The public's free slots over a range of days, those of several openings at the same time summed. A booking names no
 * opening: it counts with the first, in their order, that has places for the whole of it, those asked for before the
 * others; where none has, with the first that has a slot at its start.
 * `calendar_year_unknown`, with `opening` and `date`, when an opening asked for needs a year that the calendar does not have.
 */
export function listFreeSlots(
  timetable: Timetable,
  bookings: readonly TimeBooking[],
  query: SlotQuery,
): SlotListing | Rejection {
  const asked = timetable.openings.filter((opening) => isAsked(opening, query.serviceId))
  const others = timetable.openings.filter((opening) => !asked.includes(opening))
  const free: FreeSlot[] = []
  const misfits: MisfitBooking[] = []
  for (const date of datesWithin(timetable.openings, query)) {
    const shown: OpenDay[] = []
    for (const opening of asked) {
      const slots = slotsOn(timetable, opening, date)
      if (isRejection(slots)) return naming(slots, opening, date)
      shown.push(openDay(opening, slots))
    }
    const beside = others.map((opening) => {
      const slots = slotsOn(timetable, opening, date)
      return openDay(opening, isRejection(slots) ? [] : slots)
    })
    misfits.push(
      ...takePlaces(
        [...shown, ...beside],
        bookings.filter((booking) => booking.date === date),
      ),
    )
    for (const day of shown) {
      if (day.slots.length === 0) continue
      const bookable = bookableNow(timetable, day.opening, date, query.now)
      if (isRejection(bookable)) return naming(bookable, day.opening, date)
      if (bookable === 'yes') free.push(...freeSpans(day, query))
    }
  }
  return { free: summed(free), misfits }
}

/** The slots of an opening on one day, and the public places left in each. */
interface OpenDay {
  readonly opening: Opening
  readonly slots: readonly Slot[]
  readonly left: Map<Slot, number>
}

function openDay(opening: Opening, slots: readonly Slot[]): OpenDay {
  return { opening, slots, left: new Map(slots.map((slot) => [slot, opening.places])) }
}

function isAsked({ audience, services }: Opening, serviceId: string | null): boolean {
  return audience === 'everyone' && (serviceId === null || takesService(services, serviceId))
}

/** The days of the range on which any opening is valid: the range itself may be far longer. */
function datesWithin(openings: readonly Opening[], { from, to }: SlotQuery): readonly string[] {
  const dates: string[] = []
  const first = openings.map(({ validFrom }) => validFrom).sort()[0]
  const last = openings
    .map(({ validTo }) => validTo)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return dates
  const end = last < to ? last : to
  for (let date = first > from ? first : from; date <= end; date = addDays(date, 1)) dates.push(date)
  return dates
}

function takePlaces(days: readonly OpenDay[], bookings: readonly TimeBooking[]): readonly MisfitBooking[] {
  return bookings.flatMap((booking): MisfitBooking[] => {
    const fitting = days.find((day) => {
      const span = spanFrom(day.slots, booking.start, booking.slots)
      return span !== undefined && placesLeft(day, span) > 0
    })
    const day = fitting ?? days.find(({ slots }) => slots.some(({ start }) => start === booking.start))
    if (day === undefined) return [{ booking, problem: 'no-slot' }]
    for (const slot of longestSpan(day.slots, booking)) day.left.set(slot, (day.left.get(slot) ?? 0) - 1)
    return fitting === undefined ? [{ booking, problem: 'no-place' }] : []
  })
}

/** As many of the booking's slots as there are without a gap. */
function longestSpan(slots: readonly Slot[], { start, slots: count }: TimeBooking): readonly Slot[] {
  for (let length = Math.min(count, slots.length); length > 0; length--) {
    const span = spanFrom(slots, start, length)
    if (span !== undefined) return span
  }
  return []
}

function placesLeft({ left }: OpenDay, span: readonly Slot[]): number {
  return Math.min(...span.map((slot) => left.get(slot) ?? 0))
}

function freeSpans(day: OpenDay, { now, slotsNeeded }: SlotQuery): readonly FreeSlot[] {
  return day.slots.flatMap((first) => {
    const span = first.startsAt > now ? spanFrom(day.slots, first.start, slotsNeeded) : undefined
    const last = span?.at(-1)
    if (span === undefined || last === undefined) return []
    const free = placesLeft(day, span)
    return free > 0 ? [{ date: first.date, start: first.start, end: last.end, free }] : []
  })
}

function summed(found: readonly FreeSlot[]): readonly FreeSlot[] {
  const byTime = new Map<string, FreeSlot>()
  for (const slot of found) {
    const key = `${slot.date} ${slot.start} ${slot.end}`
    byTime.set(key, { ...slot, free: slot.free + (byTime.get(key)?.free ?? 0) })
  }
  return [...byTime].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, slot]) => slot)
}

function naming({ code, data }: Rejection, opening: Opening, date: string): Rejection {
  return reject(code, { ...data, opening: opening.id, date })
}
