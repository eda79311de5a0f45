import type { BookingStatus } from '../../../../shared/http/booking-schemas.ts'
import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'

/** Which bookings a list shows, beside those that fit the words. */
export const statusGroups = {
  all: ['held', 'confirmed', 'checked-in', 'served', 'expired', 'cancelled', 'no-show'],
  expected: ['confirmed'],
  arrived: ['checked-in'],
  served: ['served'],
  'no-show': ['no-show'],
  cancelled: ['cancelled', 'expired'],
  held: ['held'],
} as const satisfies Record<string, readonly BookingStatus[]>
export type StatusGroup = keyof typeof statusGroups

/** Hidden characters of a masked value. */
const masked = /[*＊•●]+/

/** Lower-case, full-width letters as plain ones, without spaces and hyphens. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s-]+/g, '')
}

/** True when a masked value may be what was typed: its visible part contains it, or all of it fits around the mask. */
export function fitsMasked(value: string, typed: string): boolean {
  const [shown, asked] = [plain(value), plain(typed)]
  if (asked === '') return true
  if (asked.length === 1 && masked.test(asked)) return false
  const parts = shown.split(masked)
  if (parts.some((part) => part.includes(asked))) return true
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  return (
    parts.length > 1 &&
    asked.length > first.length + last.length &&
    asked.startsWith(first) &&
    asked.endsWith(last)
  )
}

/** The bookings of a status group that fit what was typed: number, masked name, digits of document or phone, ticket. */
export function findBookings(
  bookings: readonly DeskBooking[],
  typed: string,
  group: StatusGroup,
): DeskBooking[] {
  const statuses: readonly BookingStatus[] = statusGroups[group]
  const asked = plain(typed)
  return bookings.filter(
    (booking) =>
      statuses.includes(booking.status) &&
      (asked === '' ||
        [booking.number, booking.ticketNumber].some((number) => plain(number ?? '').includes(asked)) ||
        [booking.name, booking.document, booking.phone ?? ''].some((value) => fitsMasked(value, typed))),
  )
}

/** One slot of a day and the bookings in it. */
export interface SlotGroup {
  readonly start: string
  readonly bookings: readonly DeskBooking[]
  /** Who still counts: neither cancelled nor expired. */
  readonly open: number
  /** Of those, who has come. */
  readonly arrived: number
}

/** Bookings by the begin of their slot, in order of time and number. */
export function bySlot(bookings: readonly DeskBooking[]): SlotGroup[] {
  const groups = new Map<string, DeskBooking[]>()
  for (const booking of bookings) {
    const group = groups.get(booking.start)
    if (group === undefined) groups.set(booking.start, [booking])
    else group.push(booking)
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([start, group]) => ({
      start,
      bookings: group.toSorted((a, b) => (a.number ?? '~').localeCompare(b.number ?? '~')),
      open: group.filter(({ status }) => status !== 'cancelled' && status !== 'expired').length,
      arrived: group.filter(({ status }) => status === 'checked-in' || status === 'served').length,
    }))
}
