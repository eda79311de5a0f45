import type { Text } from '../../../shared/text.ts'
import {
  type BookingMessage,
  bringInShort,
  type MessageTemplate,
} from '../../../shared/texts/booking-messages.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import type { BookingEvent } from '../../domain/booking/booking-events.ts'
import type { Hall, HallEvent } from '../../domain/hall.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import type { Recorded } from '../../domain/journal.ts'
import { zoneOfService } from '../zone-of-service.ts'
import type { Sms, SmsStore } from './sms-store.ts'
import { reminderTimes, supersededMessages, usefulUntil } from './sms-timing.ts'

/** What is written into the outbox of messages when an event is committed. */
export interface SmsEffect {
  /** Messages of this booking that no longer hold. */
  readonly supersedes: string | null
  readonly messages: readonly Sms[]
}

/** The messages to visitors that an event brings about, one each; none for a person without a phone. */
export function smsOf(
  hall: Hall,
  { event, seq, at }: Recorded<HallEvent>,
  hasPhone: (personId: string) => boolean,
): SmsEffect {
  const none = { supersedes: null, messages: [] }
  const booking = 'bookingId' in event ? hall.book.bookings.get(event.bookingId) : undefined
  if (booking === undefined) return none
  const write = (message: BookingMessage, dueAt: number, expiresAt: number): Sms[] =>
    event.type === 'SlotHeld' || hasPhone(booking.personId)
      ? [
          {
            id: `${booking.id}/${message.template}/${seq}`,
            bookingId: booking.id,
            personId: booking.personId,
            message,
            language: booking.language,
            dueAt,
            expiresAt,
            createdAt: at,
          },
        ]
      : []
  const now = (message: BookingMessage & { template: ImmediateTemplate }) =>
    write(message, at, usefulUntil(message.template, at, booking.slots.endsAt))
  const reminders = () =>
    reminderTimes(booking.slots.startsAt, at, definitionOf(hall.day).timeZone).flatMap(
      ({ template, dueAt, expiresAt }) => write(reminder(hall, booking, template), dueAt, expiresAt),
    )
  switch (event.type) {
    case 'SlotHeld':
      return event.by === 'staff' ? none : { supersedes: null, messages: now(codeMessage(hall, booking)) }
    case 'BookingConfirmed':
      return { supersedes: null, messages: [...now(confirmedMessage(hall, booking)), ...reminders()] }
    case 'BookingRescheduled':
      return {
        supersedes: booking.id,
        messages: [...now(movedMessage(hall, booking, event)), ...reminders()],
      }
    case 'BookingCancelled':
      // A place that was let go before it was confirmed was never announced.
      return booking.confirmedAt === null
        ? none
        : { supersedes: booking.id, messages: now(cancelledMessage(hall, booking, event)) }
    case 'BookingCheckedIn':
    case 'BookingNoShow':
      return { supersedes: booking.id, messages: [] }
    case 'TurnNear':
      return booking.stage.status === 'checked-in'
        ? {
            supersedes: null,
            messages: now({
              template: 'turn-near',
              code: booking.stage.ticketCode,
              ticketNumber: event.ticketNumber,
              ahead: event.peopleAhead,
              zone: zoneOf(hall, booking),
            }),
          }
        : none
    default:
      return none
  }
}

type ImmediateTemplate = Exclude<MessageTemplate, 'day-before' | 'two-hours-before'>

/** Writes an event's messages into the outbox, inside the writer's open transaction. */
export function writeSms(store: SmsStore, effect: SmsEffect, at: number): void {
  if (effect.supersedes !== null) store.cancelFor(effect.supersedes, supersededMessages, at)
  for (const message of effect.messages) store.put(message)
}

/** The message with the one-time code of a held booking. */
export function codeMessage(hall: Hall, booking: Booking) {
  const minutes = hall.book.setup.rules.holdMinutes
  return { template: 'code', purpose: 'confirm', subjectId: booking.id, minutes } as const
}

function visitOf(hall: Hall, booking: Booking) {
  const { date, start } = booking.slots
  return {
    code: booking.code,
    number: booking.number ?? '',
    hall: definitionOf(hall.day).name,
    zone: zoneOf(hall, booking),
    date,
    start,
  }
}

function confirmedMessage(hall: Hall, booking: Booking) {
  return {
    ...visitOf(hall, booking),
    template: 'confirmed' as const,
    checkInCode: booking.checkInCode ?? '',
    bring: bringOf(hall, booking),
  }
}

function reminder(hall: Hall, booking: Booking, template: 'day-before' | 'two-hours-before'): BookingMessage {
  const visit = { ...visitOf(hall, booking), checkInCode: booking.checkInCode ?? '' }
  return template === 'day-before'
    ? { ...visit, template, bring: bringOf(hall, booking) }
    : { ...visit, template, lateGraceMinutes: hall.book.setup.rules.lateGraceMinutes }
}

type EventOf<Type extends BookingEvent['type']> = Extract<BookingEvent, { type: Type }>

function movedMessage(hall: Hall, booking: Booking, event: EventOf<'BookingRescheduled'>) {
  if (event.by !== 'hall') return confirmedMessage(hall, booking)
  const { date, start } = event.from
  return {
    ...visitOf(hall, booking),
    template: 'moved-by-hall' as const,
    oldDate: date,
    oldStart: start,
    reason: event.reason,
  }
}

function cancelledMessage(hall: Hall, booking: Booking, event: EventOf<'BookingCancelled'>) {
  const visit = visitOf(hall, booking)
  return event.by === 'hall'
    ? { ...visit, template: 'cancelled-by-hall' as const, reason: event.reason }
    : { ...visit, template: 'cancelled' as const }
}

function zoneOf(hall: Hall, { services }: Booking): Text {
  return zoneOfService(definitionOf(hall.day), services[0] ?? '')
}

/** What to bring for all the matters, in few words. */
function bringOf(hall: Hall, { services }: Booking): Text {
  return bringInShort(services.flatMap((id) => hall.day.services.get(id)?.materials ?? []))
}
