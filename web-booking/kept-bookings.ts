import { businessDayOf } from '../shared/business-day.ts'
import type { BookingStatus, BookingView } from '../shared/http/booking-schemas.ts'
import { hubNow } from '../shared/ui/hub-clock.ts'
import { type KnownBooking, knownBookings } from './booking-store.ts'
import { loadPass } from './pass-kept.ts'

/** A booking of this phone, as it was seen last. */
export interface KeptBooking {
  readonly known: KnownBooking
  /** Undefined when it was never seen whole. */
  readonly view: BookingView | undefined
  readonly isOver: boolean
}

const overStatuses: readonly BookingStatus[] = ['served', 'expired', 'cancelled', 'no-show']

/** The bookings of this phone, the soonest first. */
export function keptBookings(): KeptBooking[] {
  return knownBookings().map((known) => {
    const view = loadPass(known.code)?.view
    // Days compare as text; what was never seen whole is over once its day is.
    const isPast = known.date < businessDayOf(hubNow(), view?.timeZone ?? deviceZone())
    return { known, view, isOver: isPast || (view !== undefined && overStatuses.includes(view.status)) }
  })
}

/** Where the phone is: near enough to tell a day that is over when the hall's own zone is not known yet. */
function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
