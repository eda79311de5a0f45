import type { BookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { Language, Text } from '../../../shared/text.ts'
import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'
import type { CallBackOutcome } from './visits.ts'

/** Hold a place. Ids, codes and moments are drawn outside, so that deciding stays deterministic. */
export interface HoldSlot {
  readonly type: 'HoldSlot'
  readonly bookingId: string
  readonly code: string
  readonly personId: string
  readonly services: readonly string[]
  readonly project: string | null
  readonly language: Language
  readonly date: string
  readonly start: string
  readonly by: 'visitor' | 'staff'
  /** How long after the hold's end its place is offered again, if it comes to that. */
  readonly releaseDelayMs: number
  /** Staff confirm at once: the check-in code, drawn outside; null holds only. */
  readonly confirmAs: string | null
}

/** Move a booking to another slot in one step. */
export interface RescheduleBooking {
  readonly type: 'RescheduleBooking'
  readonly bookingId: string
  readonly date: string
  readonly start: string
  readonly by: 'visitor' | 'staff'
  /** Random, from 0 to 1: how late within the rule the old places are offered again. */
  readonly releaseFraction: number
}

/** End a booking; its places are offered again at a random moment. */
export interface CancelBooking {
  readonly type: 'CancelBooking'
  readonly bookingId: string
  readonly by: 'visitor' | 'staff'
  readonly releaseFraction: number
}

/** A booked visitor is here: the booking becomes one ticket. */
export interface CheckInBooking {
  readonly type: 'CheckInBooking'
  readonly bookingId: string
  readonly ticketId: string
  readonly code: string
  /** The wait that is foreseen; left out when it is not known. */
  readonly expectedWait?: WaitMinutes
  readonly print: { readonly jobId: string; readonly printerId: string } | null
}

/** Close a day or a part of it for booking; what is booked there is moved when asked and possible, else cancelled. */
export interface CloseBookingDay {
  readonly type: 'CloseBookingDay'
  readonly date: string
  /** Local `HH:MM`; both null for the whole day. */
  readonly from: string | null
  readonly to: string | null
  readonly move: boolean
  readonly reason: Text
}

/** Everything that can be asked of the bookings. */
export type BookingCommand =
  | {
      readonly type: 'ChangeBookingSetup'
      readonly setup: BookingSetup
      /** Version of the set-up it was made from; null for the hub itself. */
      readonly basedOn: number | null
    }
  | HoldSlot
  | { readonly type: 'ConfirmBooking'; readonly bookingId: string; readonly checkInCode: string }
  | RescheduleBooking
  | CancelBooking
  | CheckInBooking
  | CloseBookingDay
  /** What time brings about: holds run out, visitors have not come. */
  | { readonly type: 'SweepBookings' }
  | { readonly type: 'TellTurnNear'; readonly bookingId: string }
  | { readonly type: 'CloseCallBack'; readonly callBackId: string; readonly outcome: CallBackOutcome }
