import type { BookingStatus, BookingView } from '../../../shared/http/booking-schemas.ts'
import type { DeskBooking, DeskBookings } from '../../../shared/http/desk-booking-schemas.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import { bookingsOn } from '../../domain/booking/booking-book.ts'
import type { Hall } from '../../domain/hall.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import type { MaskedPerson, PersonGiven } from '../booking/person.ts'
import type { Version } from '../state-messages.ts'
import { zoneOfService } from '../zone-of-service.ts'

/** What views of bookings need besides the hall. */
export interface BookingSurroundings {
  /** The person as screens show one; undefined when erased. A booking that is not confirmed shows what it claims. */
  masked(personId: string, claimId?: string): MaskedPerson | undefined
  /** The page of a booking, and of a ticket, by their codes. */
  bookingUrl(code: string): string
  followUrl(code: string): string
}

/** Where a booking stands, a hold that ran out included. */
function statusOf({ stage }: Booking, now: number): BookingStatus {
  return stage.status === 'held' && stage.until <= now ? 'expired' : stage.status
}

const erased: MaskedPerson = {
  name: '***',
  documentType: 'resident-id' satisfies PersonGiven['document']['type'],
  document: '***',
  phone: null,
}

/** The person of a booking; before it is confirmed, as it was claimed. */
function personOf(booking: Booking, { masked }: Pick<BookingSurroundings, 'masked'>): MaskedPerson {
  const claimId = booking.confirmedAt === null ? booking.id : undefined
  return masked(booking.personId, claimId) ?? erased
}

function serviceNames(hall: Hall, ids: readonly string[]) {
  return ids.map((id) => ({ id, name: hall.day.services.get(id)?.name ?? { zh: id, en: id } }))
}

/** A booking as its visitor sees it. */
export function bookingView(
  hall: Hall,
  booking: Booking,
  surroundings: BookingSurroundings,
  version: Version,
): BookingView {
  const { rules } = hall.book.setup
  const definition = definitionOf(hall.day)
  const { stage, slots } = booking
  const status = statusOf(booking, version.at)
  const arrived = stage.status === 'served' ? stage.before : stage.status === 'checked-in' ? stage : undefined
  return {
    ...version,
    code: booking.code,
    pageUrl: surroundings.bookingUrl(booking.code),
    status,
    number: booking.number,
    checkInCode: booking.checkInCode,
    hallName: definition.name,
    timeZone: definition.timeZone,
    zoneName: zoneOfService(definition, booking.services[0] ?? ''),
    services: serviceNames(hall, booking.services),
    date: slots.date,
    start: slots.start,
    end: slots.end,
    startsAt: slots.startsAt,
    endsAt: slots.endsAt,
    person: personOf(booking, surroundings),
    greenChannel: booking.project !== null,
    heldUntil: stage.status === 'held' ? stage.until : null,
    changeUntil: status === 'confirmed' ? slots.startsAt - rules.cancelUntilMinutes * 60_000 : null,
    lateGraceMinutes: rules.lateGraceMinutes,
    endedBy: stage.status === 'cancelled' ? stage.by : null,
    movedBy: booking.movedBy,
    reason: booking.reason,
    ticket:
      arrived === undefined
        ? null
        : {
            number: arrived.ticketNumber,
            code: arrived.ticketCode,
            followUrl: surroundings.followUrl(arrived.ticketCode),
          },
  }
}

/** A booking as the staff see it. */
export function deskBooking(
  hall: Hall,
  booking: Booking,
  surroundings: Pick<BookingSurroundings, 'masked'>,
  now: number,
): DeskBooking {
  const { slots, stage } = booking
  const arrived = stage.status === 'served' ? stage.before : stage
  const isToday = hall.day.businessDay?.date === slots.date && hall.day.businessDay.status === 'open'
  return {
    bookingId: booking.id,
    number: booking.number,
    status: statusOf(booking, now),
    services: serviceNames(hall, booking.services),
    date: slots.date,
    start: slots.start,
    end: slots.end,
    startsAt: slots.startsAt,
    ...personOf(booking, surroundings),
    greenChannel: booking.project !== null,
    bookedBy: booking.bookedBy,
    ticketNumber: arrived.status === 'checked-in' ? arrived.ticketNumber : null,
    checkInCode: null,
    canCheckIn: isToday && (stage.status === 'confirmed' || stage.status === 'no-show'),
  }
}

/** The bookings of a day for the staff, by slot; what ran out unconfirmed is left out. */
export function deskBookings(
  hall: Hall,
  date: string,
  surroundings: Pick<BookingSurroundings, 'masked'> & { messages(): DeskBookings['messages'] },
  version: Version,
): DeskBookings {
  const listed = bookingsOn(hall.book, date)
    .map((booking) => ({ booking, status: statusOf(booking, version.at) }))
    .filter(
      ({ status, booking }) =>
        status !== 'expired' && !(status === 'cancelled' && booking.confirmedAt === null),
    )
  const bookings = listed
    .map(({ booking }) => deskBooking(hall, booking, surroundings, version.at))
    .sort((a, b) => a.startsAt - b.startsAt || (a.number ?? '').localeCompare(b.number ?? ''))
  const count = (wantedStatus: BookingStatus) => listed.filter(({ status }) => status === wantedStatus).length
  return {
    ...version,
    date,
    bookings,
    totals: {
      confirmed: count('confirmed'),
      checkedIn: count('checked-in'),
      served: count('served'),
      noShow: count('no-show'),
      cancelled: count('cancelled'),
      held: count('held'),
    },
    messages: surroundings.messages(),
  }
}
