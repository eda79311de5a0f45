import { businessDayOf } from '../../../shared/business-day.ts'
import { type Rejection, reject } from '../../../shared/errors.ts'
import type { ServiceDefinition } from '../../../shared/hall-definition.ts'
import { waitedTime } from '../../../shared/texts/waited-time.ts'
import { isRejection } from '../hall-day/decide-window.ts'
import { definitionOf, type HallDay } from '../hall-day/hall-day.ts'
import type { Circumstance } from '../journal.ts'
import { type BookedSlots, type Booking, bookingStatusTexts, numberOf, overlapInTime } from './booking.ts'
import { type BookingBook, bookingsOf, dayMs } from './booking-book.ts'
import type { CancelBooking, HoldSlot, RescheduleBooking } from './booking-commands.ts'
import type { BookingEvent } from './booking-events.ts'
import { findPlaces, hasItsSlots } from './find-slots.ts'
import { refuseDay, refuseHoarding, refusePerson, refuseSecond } from './person-rules.ts'
import { visitKey } from './visits.ts'

/** Events, or why not. */
export type BookingDecision = readonly BookingEvent[] | Rejection

/** A booking by its id. */
export function findBooking(book: BookingBook, bookingId: string): Booking | Rejection {
  return book.bookings.get(bookingId) ?? reject('booking_unknown')
}

/** Today in the hall's time zone. */
export function todayOf(day: HallDay, now: number): string {
  return businessDayOf(now, definitionOf(day).timeZone)
}

function servicesOf(
  book: BookingBook,
  day: HallDay,
  ids: readonly string[],
): readonly ServiceDefinition[] | Rejection {
  const limit = book.setup.rules.mattersPerVisit
  const wanted = [...new Set(ids)]
  if (wanted.length > limit) return reject('too_many_matters', { limit })
  const services: ServiceDefinition[] = []
  for (const id of wanted) {
    const service = day.services.get(id)
    if (service === undefined) return reject('service_unknown', { service: id })
    services.push(service)
  }
  return services
}

/** Holds a place for a person; a hold of the same person that is not confirmed yet makes way for it. */
export function decideHold(
  book: BookingBook,
  day: HallDay,
  command: HoldSlot,
  { now }: Circumstance,
): BookingDecision {
  if (book.bookings.has(command.bookingId) || book.idByCode.has(command.code))
    throw new Error(`booking id ${command.bookingId} or its code was drawn before`)
  const { project, by, personId, releaseDelayMs } = command
  const services = servicesOf(book, day, command.services)
  if (isRejection(services)) return services
  if (project !== null && !book.setup.keyProjects.some(({ code }) => code === project))
    return reject('project_unknown')
  const refused = refusePerson(book, day, command, services, now)
  if (refused !== undefined) return refused
  const channel = by === 'staff' ? 'staff' : 'public'
  // A person has one hold at most; its place is as good as free for the next one.
  const former = bookingsOf(book, personId).find(({ stage }) => stage.status === 'held')
  const without = former === undefined ? {} : { without: former.slots }
  const wanted = { services, isProject: project !== null, channel, ...without } as const
  const slots = findPlaces(book, wanted, command, now)
  if (isRejection(slots)) return slots
  const until = now + book.setup.rules.holdMinutes * 60_000
  const held: BookingEvent = {
    type: 'SlotHeld',
    bookingId: command.bookingId,
    code: command.code,
    personId,
    services: services.map(({ id }) => id),
    project,
    language: command.language,
    by,
    slots,
    until,
    releaseAt: until + releaseDelayMs,
  }
  const given = former === undefined ? [] : [makingWay(former, slots, releaseDelayMs, now)]
  if (command.confirmAs === null) return [...given, held]
  return [...given, held, ...confirmation(book, day, held, command.confirmAs, now)]
}

/** The end of a hold for another one. Its place is offered again at a random moment, so that nobody can pass it on. */
function makingWay(former: Booking, to: BookedSlots, releaseDelayMs: number, now: number): BookingEvent {
  const { id: bookingId, slots, stage } = former
  if (overlapInTime(slots, to)) return { type: 'BookingExpired', bookingId }
  const releaseAt = now + releaseDelayMs
  const latest = stage.status === 'held' ? stage.releaseAt : releaseAt
  return { type: 'BookingExpired', bookingId, releaseAt: Math.min(releaseAt, latest) }
}

/** The confirmation of a held booking, and a flag for the call-back list when the person has been here for the matter. */
function confirmation(
  book: BookingBook,
  day: HallDay,
  held: { bookingId: string; personId: string; services: readonly string[]; slots: BookedSlots },
  drawnCode: string,
  now: number,
): BookingEvent[] {
  const { bookingId, slots } = held
  const confirmed: BookingEvent = {
    type: 'BookingConfirmed',
    bookingId,
    number: nextNumber(book, slots.date),
    checkInCode: freeCode(book, drawnCode),
  }
  return [confirmed, ...repeatFlags(book, day, held, 'booking', now)]
}

/** The flags for a second booking or visit of the same person for the same matter. */
export function repeatFlags(
  book: BookingBook,
  day: HallDay,
  { bookingId, personId, services }: { bookingId: string; personId: string; services: readonly string[] },
  cause: 'booking' | 'visit',
  now: number,
): BookingEvent[] {
  const since = now - book.setup.rules.repeatVisitDays * dayMs
  return services.flatMap((serviceId): BookingEvent[] => {
    const first = book.visits.get(visitKey(personId, serviceId))
    const callBackId = `${bookingId}-${serviceId}`
    if (first === undefined || first.at < since || book.callBacks.has(callBackId)) return []
    if (!day.services.has(serviceId)) return []
    return [{ type: 'RepeatVisitFlagged', callBackId, bookingId, personId, serviceId, cause, first }]
  })
}

/** The next 预约序号 of a day. */
function nextNumber(book: BookingBook, date: string): string {
  return numberOf(date, (book.sequences.get(date) ?? 0) + 1)
}

const codeSpace = 100_000_000

/** The drawn check-in code, or the next one that nobody has. */
function freeCode(book: BookingBook, drawn: string): string {
  let code = Number(drawn) % codeSpace
  const written = () => String(code).padStart(8, '0')
  while (book.idByCheckInCode.has(written())) code = (code + 1) % codeSpace
  return written()
}

/** Confirms a held booking; its phone has been proved outside. */
export function decideConfirm(
  book: BookingBook,
  day: HallDay,
  { bookingId, checkInCode }: { bookingId: string; checkInCode: string },
  { now }: Circumstance,
): BookingDecision {
  const booking = findBooking(book, bookingId)
  if (isRejection(booking)) return booking
  const { stage } = booking
  if (stage.status === 'confirmed') return []
  const minutes = book.setup.rules.holdMinutes
  if (stage.status === 'expired' || (stage.status === 'held' && stage.until <= now))
    return reject('hold_expired', { minutes })
  if (stage.status !== 'held') return reject('booking_over', described(booking))
  const { date, start } = booking.slots
  if (!hasItsSlots(book, booking)) return reject('slot_unknown', { date, start })
  const refused = refuseSecond(book, day, booking, now)
  if (refused !== undefined) return refused
  return confirmation(book, day, { ...booking, bookingId }, checkInCode, now)
}

/** The state of a booking, for messages. */
export function described({ stage }: Booking) {
  return { status: bookingStatusTexts[stage.status] }
}

/** A confirmed booking that its visitor, or anybody of the staff, may still change. */
function changeable(
  book: BookingBook,
  bookingId: string,
  by: 'visitor' | 'staff',
  now: number,
): Booking | Rejection {
  const booking = findBooking(book, bookingId)
  if (isRejection(booking)) return booking
  const { stage, slots } = booking
  if (stage.status === 'held') return booking
  if (stage.status !== 'confirmed') return reject('booking_over', described(booking))
  const minutes = book.setup.rules.cancelUntilMinutes
  if (by === 'visitor' && now > slots.startsAt - minutes * 60_000)
    return reject('cancel_too_late', { ahead: waitedTime(minutes) })
  return booking
}

/** Moves a confirmed booking to another slot in one step: it never stands without a place. */
export function decideReschedule(
  book: BookingBook,
  day: HallDay,
  command: RescheduleBooking,
  { now }: Circumstance,
): BookingDecision {
  const booking = changeable(book, command.bookingId, command.by, now)
  if (isRejection(booking)) return booking
  if (booking.stage.status === 'held') return reject('booking_not_confirmed')
  const services = booking.services.flatMap((id) => day.services.get(id) ?? [])
  if (services.length < booking.services.length)
    return reject('service_unknown', { service: booking.services.join() })
  const { slots } = booking
  if (slots.date === command.date && slots.start === command.start && hasItsSlots(book, booking)) return []
  const wanted = {
    services,
    isProject: booking.project !== null,
    channel: command.by === 'staff' ? ('staff' as const) : ('public' as const),
    without: slots,
  }
  const to = findPlaces(book, wanted, command, now)
  if (isRejection(to)) return to
  const refused =
    command.by === 'staff'
      ? undefined
      : (refuseHoarding(book, booking.personId, now) ?? refuseDay(book, day, booking, command.date, now))
  if (refused !== undefined) return refused
  return [
    {
      type: 'BookingRescheduled',
      bookingId: booking.id,
      by: command.by,
      from: { date: slots.date, start: slots.start, number: booking.number ?? '' },
      to,
      number: to.date === slots.date ? (booking.number ?? '') : nextNumber(book, to.date),
      releaseAt: offeredAgainAt(book, slots, command.releaseFraction, now),
      reason: null,
    },
  ]
}

/** Ends a booking; its places are offered again at a random moment, so that nobody can pass a place on. */
export function decideCancel(
  book: BookingBook,
  { bookingId, by, releaseFraction }: CancelBooking,
  { now }: Circumstance,
): BookingDecision {
  const booking = changeable(book, bookingId, by, now)
  if (isRejection(booking)) return booking
  const releaseAt = offeredAgainAt(book, booking.slots, releaseFraction, now)
  return [{ type: 'BookingCancelled', bookingId, by, reason: null, releaseAt }]
}

/** A moment within the rule; before a slot that begins soon, at the latest half way to it. */
function offeredAgainAt(book: BookingBook, slots: BookedSlots, fraction: number, now: number): number {
  const within = book.setup.rules.releaseWithinMinutes * 60_000
  const toBegin = Math.max(0, slots.startsAt - now) / 2
  return now + Math.floor(Math.min(within, toBegin) * Math.min(1, Math.max(0, fraction)))
}
