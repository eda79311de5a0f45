import type { BookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { BookingParty } from '../../../shared/http/booking-schemas.ts'
import type { Language, Text } from '../../../shared/text.ts'
import type { BookedSlots } from './booking.ts'
import type { CallBackOutcome, Visit } from './visits.ts'

/** A place was held for a person. */
export interface SlotHeld {
  readonly type: 'SlotHeld'
  readonly bookingId: string
  readonly code: string
  readonly personId: string
  readonly services: readonly string[]
  readonly project: string | null
  readonly language: Language
  readonly by: BookingParty
  readonly slots: BookedSlots
  readonly until: number
  readonly releaseAt: number
}

/** A booking was moved in one step: the old places go, the new ones are taken. */
export interface BookingRescheduled {
  readonly type: 'BookingRescheduled'
  readonly bookingId: string
  readonly by: BookingParty
  /** When it was before, and its 预约序号 then. */
  readonly from: { readonly date: string; readonly start: string; readonly number: string }
  readonly to: BookedSlots
  /** 预约序号 of the new day. */
  readonly number: string
  /** When the old places are offered again. */
  readonly releaseAt: number
  readonly reason: Text | null
}

/** The same person for the same matter again: told everything at once (一次性告知) may have failed. */
export interface RepeatVisitFlagged {
  readonly type: 'RepeatVisitFlagged'
  readonly callBackId: string
  readonly bookingId: string
  readonly personId: string
  readonly serviceId: string
  readonly cause: 'booking' | 'visit'
  readonly first: Visit
}

/** Everything that can happen to the bookings of a hall. */
export type BookingEvent =
  | { readonly type: 'BookingSetupChanged'; readonly setup: BookingSetup }
  | SlotHeld
  | {
      readonly type: 'BookingConfirmed'
      readonly bookingId: string
      readonly number: string
      readonly checkInCode: string
    }
  | {
      readonly type: 'BookingExpired'
      readonly bookingId: string
      /** When its places are offered again; at once when left out. */
      readonly releaseAt?: number
    }
  | BookingRescheduled
  | {
      readonly type: 'BookingCancelled'
      readonly bookingId: string
      readonly by: BookingParty
      readonly reason: Text | null
      readonly releaseAt: number
    }
  | {
      readonly type: 'BookingCheckedIn'
      readonly bookingId: string
      readonly ticketId: string
      readonly ticketNumber: string
      readonly ticketCode: string
      readonly late: boolean
    }
  | { readonly type: 'BookingNoShow'; readonly bookingId: string; readonly counted: boolean }
  | {
      readonly type: 'TurnNear'
      readonly bookingId: string
      readonly ticketNumber: string
      readonly peopleAhead: number
    }
  | RepeatVisitFlagged
  | { readonly type: 'CallBackClosed'; readonly callBackId: string; readonly outcome: CallBackOutcome }

const bookingEventTypes: ReadonlySet<string> = new Set([
  'BookingSetupChanged',
  'SlotHeld',
  'BookingConfirmed',
  'BookingExpired',
  'BookingRescheduled',
  'BookingCancelled',
  'BookingCheckedIn',
  'BookingNoShow',
  'TurnNear',
  'RepeatVisitFlagged',
  'CallBackClosed',
] satisfies readonly BookingEvent['type'][])

/** Tells the events of the bookings from the others of the journal. */
export function isBookingEvent<Event extends { readonly type: string }>(
  event: Event | BookingEvent,
): event is BookingEvent {
  return bookingEventTypes.has(event.type)
}
