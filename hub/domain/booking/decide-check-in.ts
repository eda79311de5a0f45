import { type Rejection, reject } from '../../../shared/errors.ts'
import type { TicketClass } from '../../../shared/hall-definition.ts'
import type { TakeTicket } from '../hall-day/commands.ts'
import { decideTake } from '../hall-day/decide-ticket.ts'
import { isRejection } from '../hall-day/decide-window.ts'
import type { HallDayEvent } from '../hall-day/events.ts'
import { type HallDay, peopleAhead } from '../hall-day/hall-day.ts'
import { ticketNumber } from '../hall-day/ticket-number.ts'
import type { Circumstance } from '../journal.ts'
import type { Booking } from './booking.ts'
import type { BookingBook } from './booking-book.ts'
import type { CheckInBooking } from './booking-commands.ts'
import type { BookingEvent } from './booking-events.ts'
import { type BookingDecision, described, findBooking, repeatFlags } from './decide-booking.ts'
import { refuseSecond } from './person-rules.ts'

/**
 * Checks a booked visitor in: the booking becomes one ticket. In time, or within the grace, it is an appointment's, whose
 * seniority is the slot, or the check-in when that is later; past the grace it is a walk-in's from now on. A key project's goes by the green channel.
 */
export function decideCheckIn(
  book: BookingBook,
  day: HallDay,
  command: CheckInBooking,
  circumstance: Circumstance,
): readonly (HallDayEvent | BookingEvent)[] | Rejection {
  const booking = findBooking(book, command.bookingId)
  if (isRejection(booking)) return booking
  const { now } = circumstance
  const refused = refuseCheckIn(book, day, booking, now)
  if (refused !== undefined) return refused
  const { startsAt } = booking.slots
  const late = isLate(book, booking, now)
  const [serviceId = '', ...matters] = booking.services
  const take: TakeTicket = {
    type: 'TakeTicket',
    ticketId: command.ticketId,
    code: command.code,
    serviceId,
    matters,
    language: booking.language,
    ground: booking.project === null ? null : 'key-project',
    appointmentAt: late ? null : startsAt,
    ...(command.expectedWait !== undefined && { expectedWait: command.expectedWait }),
    print: command.print,
  }
  const taken = decideTake(day, take, circumstance)
  if (isRejection(taken)) return taken
  const issued = taken[0]
  if (issued?.type !== 'TicketIssued') throw new Error('a take without a ticket')
  return [
    ...taken,
    {
      type: 'BookingCheckedIn',
      bookingId: booking.id,
      ticketId: command.ticketId,
      ticketNumber: ticketNumber(issued.series, issued.sequence),
      ticketCode: command.code,
      late,
    },
    ...repeatFlags(book, day, { ...booking, bookingId: booking.id }, 'visit', now),
  ]
}

/** The class of the ticket that a booking becomes when its visitor checks in now. */
export function checkInClass(
  book: BookingBook,
  booking: Pick<Booking, 'project' | 'slots'>,
  now: number,
): TicketClass {
  if (booking.project !== null) return 'green'
  return isLate(book, booking, now) ? 'walkin' : 'appointment'
}

function isLate(book: BookingBook, { slots }: Pick<Booking, 'slots'>, now: number): boolean {
  return now > slots.startsAt + book.setup.rules.lateGraceMinutes * 60_000
}

function refuseCheckIn(
  book: BookingBook,
  day: HallDay,
  booking: Booking,
  now: number,
): Rejection | undefined {
  const { stage, slots } = booking
  if (stage.status === 'held') return reject('booking_not_confirmed')
  if (stage.status === 'checked-in') return reject('checked_in_already', { ticket: stage.ticketNumber })
  if (stage.status !== 'confirmed' && stage.status !== 'no-show')
    return reject('booking_over', described(booking))
  if (slots.date !== day.businessDay?.date)
    return reject('check_in_other_day', { date: `${slots.date} ${slots.start}` })
  // Who missed a booking may have made another one for the same matter since.
  return stage.status === 'no-show' ? refuseSecond(book, day, booking, now) : undefined
}

/** So many people ahead, or fewer, mean that a turn is near. */
const turnNearAhead = 3

/** The booked visitor waits and the turn is near: said once. */
export function decideTurnNear(
  book: BookingBook,
  day: HallDay,
  { bookingId }: { bookingId: string },
  { now }: Circumstance,
): BookingDecision {
  const booking = findBooking(book, bookingId)
  if (isRejection(booking)) return booking
  const ahead = turnNear(day, booking, now)
  if (ahead === undefined || booking.stage.status !== 'checked-in') return []
  const { ticketNumber: number } = booking.stage
  return [{ type: 'TurnNear', bookingId, ticketNumber: number, peopleAhead: ahead }]
}

/** How many are ahead of a booked visitor whose turn is near and who has not been told; undefined otherwise. */
export function turnNear(day: HallDay, booking: Booking, now: number): number | undefined {
  if (booking.turnTold || booking.stage.status !== 'checked-in') return undefined
  const ticket = day.tickets.get(booking.stage.ticketId)
  if (ticket?.stage.status !== 'waiting') return undefined
  const ahead = peopleAhead(day, ticket, now)
  return ahead >= 0 && ahead <= turnNearAhead ? ahead : undefined
}
