import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'

const storageKey = 'tingxu.bookings'
/** Bookings kept on a phone at most: more than any rule lets one person have open, and small enough to stay quick. */
const longestList = 20

/** A booking that was made or opened on this phone; without anything of the person. */
export interface KnownBooking {
  /** Opens its page `/b/{code}`. */
  readonly code: string
  /** Local to the hall: `YYYY-MM-DD` and `HH:MM`. */
  readonly date: string
  readonly start: string
  readonly services: readonly Text[]
  /** 预约序号. */
  readonly number: string | null
}

/** The bookings known on this phone, the soonest first. */
export function knownBookings(): KnownBooking[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isKnownBooking).sort(bySlot) : []
  } catch {
    return []
  }
}

/** Keeps a booking on this phone, as it stands now. */
export function rememberBooking({ code, date, start, services, number }: BookingView): void {
  const entry: KnownBooking = { code, date, start, services: services.map(({ name }) => name), number }
  save([entry, ...knownBookings().filter((known) => known.code !== code)])
}

/** Takes a booking off this phone. */
export function forgetBooking(code: string): void {
  save(knownBookings().filter((known) => known.code !== code))
}

function save(bookings: readonly KnownBooking[]): void {
  try {
    const newest = [...bookings].sort(bySlot).slice(-longestList)
    localStorage.setItem(storageKey, JSON.stringify(newest))
  } catch {
    // A browser that forbids storage only loses this comfort: the link came by message as well.
  }
}

function bySlot(a: KnownBooking, b: KnownBooking): number {
  return `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`)
}

function isKnownBooking(entry: unknown): entry is KnownBooking {
  const known = entry as Partial<KnownBooking> | null
  return (
    typeof known === 'object' &&
    typeof known?.code === 'string' &&
    typeof known.date === 'string' &&
    typeof known.start === 'string' &&
    Array.isArray(known.services)
  )
}
