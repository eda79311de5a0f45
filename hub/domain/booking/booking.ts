import type { BookingParty, BookingStatus } from '../../../shared/http/booking-schemas.ts'
import type { Language, Text } from '../../../shared/text.ts'
import type { Visit } from './visits.ts'

/** Whose places a booking takes: those of the public, or the staff's besides. */
export type BookingChannel = 'public' | 'staff'

/** The places that a booking takes: one in each of consecutive slots of one opening. */
export interface BookedSlots {
  readonly openingId: string
  /** Local date of the hall. */
  readonly date: string
  /** Local `HH:MM` of the first slot's begin and the last one's end. */
  readonly start: string
  readonly end: string
  readonly startsAt: number
  readonly endsAt: number
  readonly channel: BookingChannel
  /** Begin and end of each slot taken, in epoch milliseconds. */
  readonly taken: readonly (readonly [number, number])[]
}

/** Where a booking stands; all instants are epoch milliseconds. */
export type BookingStage =
  | {
      readonly status: 'held'
      /** Until when it can be confirmed. */
      readonly until: number
      /** When its places are offered again if it is not confirmed: a little later, at a random moment. */
      readonly releaseAt: number
    }
  | { readonly status: 'confirmed' }
  | {
      readonly status: 'checked-in'
      readonly at: number
      readonly ticketId: string
      readonly ticketNumber: string
      readonly ticketCode: string
      /** Came after the grace: a walk-in from check-in. */
      readonly late: boolean
    }
  | {
      readonly status: 'served'
      readonly at: number
      /** As it was before, for a clerk who takes the finish back. */
      readonly before: Extract<BookingStage, { status: 'checked-in' }>
      /** Earlier visits of the person for these matters, by their keys: this one stands in their stead. */
      readonly displaced: readonly (readonly [string, Visit])[]
    }
  | { readonly status: 'expired'; readonly at: number }
  | { readonly status: 'cancelled'; readonly at: number; readonly by: BookingParty }
  | {
      readonly status: 'no-show'
      readonly at: number
      /** Whether it counts against its visitor: not when the hall itself was away. */
      readonly counted: boolean
    }

/** A booking (预约): a person's right to a slot. A value; a change makes a new one. */
export interface Booking {
  readonly id: string
  /** Unguessable; opens the visitor's page. */
  readonly code: string
  /** The person in the vault; nothing else of the identity is in the journal. */
  readonly personId: string
  /** The matters of the visit, the main one first. */
  readonly services: readonly string[]
  /** Code of the key project whose places it takes. */
  readonly project: string | null
  readonly language: Language
  readonly bookedBy: BookingParty
  readonly slots: BookedSlots
  /** 预约序号 of its day, and the digits to type at the kiosk; null until confirmed. */
  readonly number: string | null
  readonly checkInCode: string | null
  readonly heldAt: number
  readonly confirmedAt: number | null
  /** How often it was moved, who moved it last, and why when the hall ended or moved it. */
  readonly moves: number
  readonly movedBy: BookingParty | null
  readonly reason: Text | null
  /** The visitor has been told that the turn is near. */
  readonly turnTold: boolean
  readonly stage: BookingStage
}

/** The words for each state of a booking. */
export const bookingStatusTexts: Readonly<Record<BookingStatus, Text>> = {
  held: { zh: '待确认', en: 'not confirmed' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  'checked-in': { zh: '已签到', en: 'checked in' },
  served: { zh: '已办结', en: 'served' },
  expired: { zh: '已过期', en: 'expired' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  'no-show': { zh: '已过期未到', en: 'missed' },
}

/** Whether two bookings want a place of the same opening at the same time. */
export function overlapInTime(one: BookedSlots, other: BookedSlots): boolean {
  return one.openingId === other.openingId && one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

/** By slot, then who booked first; the id decides ties, so that a hub that was started anew decides alike. */
export function bySlot(a: Booking, b: Booking): number {
  return a.slots.startsAt - b.slots.startsAt || a.heldAt - b.heldAt || (a.id < b.id ? -1 : 1)
}

/** 预约序号: month and day, then a running number of the day, as in `1123-017`. */
export function numberOf(date: string, sequence: number): string {
  return `${date.slice(5, 7)}${date.slice(8, 10)}-${String(sequence).padStart(3, '0')}`
}
