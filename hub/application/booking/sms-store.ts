import type { Language } from '../../../shared/text.ts'
import type { BookingMessage, MessageTemplate } from '../../../shared/texts/booking-messages.ts'

/** What became of a message: `waiting` until the gateway took it or it is given up. */
export const smsStatuses = ['waiting', 'sent', 'failed', 'expired', 'cancelled'] as const
export type SmsStatus = (typeof smsStatuses)[number]

/** A message to a visitor as it is first written down: one per event and purpose, without phone number or identity. */
export interface Sms {
  /** `<booking, ticket or challenge id>/<template>/<sequence of the event>`; the gateway gets it too. */
  readonly id: string
  /** Null for a one-time code or a walk-in's ticket. */
  readonly bookingId: string | null
  /** Under which the person vault finds the phone number at the moment of sending. */
  readonly personId: string
  readonly message: BookingMessage
  readonly language: Language
  /** Epoch milliseconds; not sent before. */
  readonly dueAt: number
  /** Epoch milliseconds; past it the message is of no use and is recorded as expired. */
  readonly expiresAt: number
  readonly createdAt: number
}

/** A message and what has happened to it so far. */
export interface SmsRecord extends Sms {
  readonly status: SmsStatus
  /** Attempts made to hand it to the gateway. */
  readonly attempts: number
  /** Attempts of these that ended without an answer: the gateway may have taken the message all the same. */
  readonly unanswered: number
  readonly nextTryAt: number
  /** A code, never a text: the provider's texts may name the phone number. */
  readonly lastError: string | null
  /** The provider's own number of the message. */
  readonly providerId: string | null
  readonly settledAt: number | null
}

/** The end of an attempt, or of the message. */
export type SmsSettlement =
  | { readonly status: 'sent'; readonly id: string; readonly at: number; readonly providerId: string }
  | { readonly status: 'failed'; readonly id: string; readonly at: number; readonly error: string }
  | { readonly status: 'expired'; readonly id: string; readonly at: number }
  | {
      readonly status: 'waiting'
      readonly id: string
      readonly error: string
      readonly nextTryAt: number
      /** 1 when no answer came to this attempt, else 0. */
      readonly unanswered: 0 | 1
    }

/** How many messages there are. */
export interface SmsStatistics {
  /** Due and not settled. */
  readonly waiting: number
  /** Not due yet: reminders of coming days. */
  readonly planned: number
  /** When the oldest waiting one was due, epoch milliseconds; null when none waits. */
  readonly oldestDueAt: number | null
  /** Settled since the asked instant. */
  readonly sent: number
  readonly failed: number
  readonly expired: number
  readonly cancelled: number
}

/** The outbox of messages to visitors. Everything is synchronous; any error means that nothing more may be written. */
export interface SmsStore {
  /** Writes a message, inside the writer's open transaction when it comes of an event; a known id changes nothing. */
  put(sms: Sms): void
  /** Inside the writer's open transaction: the booking's waiting messages of these templates are not sent any more. */
  cancelFor(bookingId: string, templates: readonly MessageTemplate[], at: number): void
  /** Waiting messages whose time has come, one-time codes first, then in the order in which they were due. */
  due(now: number, limit: number): SmsRecord[]
  /** Records how attempts ended, in one transaction of its own. */
  settle(settlements: readonly SmsSettlement[]): void
  statistics(now: number, since: number): SmsStatistics
  /** All messages of a booking, newest first, for the staff. */
  recentOf(bookingId: string): SmsRecord[]
  /** Forgets settled messages, in a transaction of its own. */
  forgetSettledBefore(at: number): void
}
