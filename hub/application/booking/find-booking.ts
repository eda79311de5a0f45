import { type Rejection, reject } from '../../../shared/errors.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import { bookingsOf } from '../../domain/booking/booking-book.ts'
import type { Hall } from '../../domain/hall.ts'
import type { PersonGiven } from './person.ts'
import type { PersonVault } from './person-vault.ts'

/** How somebody says which booking is his. */
export type BookingClue =
  | { readonly code: string }
  | { readonly document: PersonGiven['document']; readonly phone: string }

/** The digits of a check-in code, however they were grouped. */
const checkInCodeForm = /^\d{8}$/

/**
 * The booking that a visitor in the hall means: by the code of the QR (the page's whole address, as a scanner reads it,
 * or the code alone), by the eight digits, or by document and phone, which find today's booking before others.
 */
export function findBookingBy(hall: Hall, vault: PersonVault, clue: BookingClue): Booking | Rejection {
  const { book } = hall
  if ('code' in clue) {
    const text = clue.code.trim()
    const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
    const id = checkInCodeForm.test(digits)
      ? book.idByCheckInCode.get(digits)
      : book.idByCode.get((/\/b\/([^/?#]+)/.exec(text)?.[1] ?? text).toLowerCase())
    return book.bookings.get(id ?? '') ?? reject('booking_unknown')
  }
  const personId = vault.find(clue.document, clue.phone)
  const today = hall.day.businessDay?.date ?? ''
  const own = personId === undefined ? [] : bookingsOf(book, personId)
  const rank = ({ slots, stage }: Booking) =>
    (slots.date === today ? 0 : slots.date > today ? 4 : 8) +
    (stage.status === 'confirmed'
      ? 0
      : stage.status === 'no-show'
        ? 1
        : stage.status === 'checked-in'
          ? 2
          : 3)
  const best = own.sort((a, b) => rank(a) - rank(b) || a.slots.startsAt - b.slots.startsAt)[0]
  return best ?? reject('booking_unknown')
}
