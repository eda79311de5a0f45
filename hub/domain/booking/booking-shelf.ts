import type { Booking } from './booking.ts'
import type { BookingBook } from './booking-book.ts'

/** A booking that the journal names. Throws when the book does not have it. */
export function bookingIn(book: BookingBook, bookingId: string): Booking {
  const booking = book.bookings.get(bookingId)
  if (booking === undefined) throw new Error(`the journal names an unknown booking ${bookingId}`)
  return booking
}

/** Changes a booking and lists it anew; its places and numbers are counted elsewhere. */
export function change(book: BookingBook, bookingId: string, changes: Partial<Booking>): void {
  const former = bookingIn(book, bookingId)
  const next = { ...former, ...changes }
  book.bookings.set(bookingId, next)
  unlist(book, former)
  list(book, next)
  if (next.slots.date === former.slots.date) return
  part(book.idsByDate, former.slots.date, bookingId)
  join(book.idsByDate, next.slots.date, bookingId)
}

/** Puts a booking into the book and its look-ups; its places are counted elsewhere. */
export function enter(book: BookingBook, booking: Booking): void {
  const { id, code, checkInCode, personId, slots, stage } = booking
  book.bookings.set(id, booking)
  book.idByCode.set(code, id)
  if (checkInCode !== null) book.idByCheckInCode.set(checkInCode, id)
  list(book, booking)
  if (stage.status === 'checked-in') book.idByTicket.set(stage.ticketId, id)
  if (stage.status === 'served') book.idByTicket.set(stage.before.ticketId, id)
  join(book.idsByPerson, personId, id)
  join(book.idsByDate, slots.date, id)
}

/** Takes a booking out of the book and every look-up. */
export function drop(book: BookingBook, booking: Booking): void {
  const { id, code, checkInCode, personId, slots, stage } = booking
  book.bookings.delete(id)
  book.idByCode.delete(code)
  if (checkInCode !== null) book.idByCheckInCode.delete(checkInCode)
  if (stage.status === 'checked-in') book.idByTicket.delete(stage.ticketId)
  if (stage.status === 'served') book.idByTicket.delete(stage.before.ticketId)
  unlist(book, booking)
  part(book.idsByPerson, personId, id)
  part(book.idsByDate, slots.date, id)
}

/** Lists a booking by what is still to come of it. */
function list({ held, expected }: BookingBook, { id, slots, stage }: Booking): void {
  if (stage.status === 'held') held.add(id)
  if (stage.status === 'confirmed') join(expected, slots.date, id)
}

function unlist({ held, expected }: BookingBook, { id, slots }: Booking): void {
  held.delete(id)
  part(expected, slots.date, id)
}

function join(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  if (ids === undefined) map.set(key, new Set([id]))
  else ids.add(id)
}

function part(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  ids?.delete(id)
  if (ids?.size === 0) map.delete(key)
}
