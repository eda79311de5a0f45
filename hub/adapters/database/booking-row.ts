import type { Booking } from '../../domain/booking/booking.ts'
import type { booking as bookingTable } from './schema.ts'

/** A row of the booking projection. */
export type BookingRow = Required<typeof bookingTable.$inferInsert>

/** The projection of a booking: a pure function, so that the tables can be compared with the fold of the journal. */
export function bookingRow(hallId: string, booking: Booking): BookingRow {
  const { stage, slots } = booking
  const arrived = stage.status === 'served' ? stage.before : stage
  return {
    id: booking.id,
    hallId,
    personId: booking.personId,
    number: booking.number,
    status: stage.status,
    openingId: slots.openingId,
    date: slots.date,
    startsAt: slots.startsAt,
    endsAt: slots.endsAt,
    services: JSON.stringify(booking.services),
    bookedBy: booking.bookedBy,
    heldAt: booking.heldAt,
    confirmedAt: booking.confirmedAt,
    moves: booking.moves,
    ticketId: arrived.status === 'checked-in' ? arrived.ticketId : null,
  }
}
