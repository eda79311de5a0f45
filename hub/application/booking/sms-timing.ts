import { businessDayOf, instantOf } from '../../../shared/business-day.ts'
import type { MessageTemplate } from '../../../shared/texts/booking-messages.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** The day before, at 18:00 in the hall's time zone: people plan tomorrow in the evening. */
const dayBeforeHour = 18
/** The reminder of the day before is of no use once the visitor should be up and the next one is near. */
const morningHour = 8
const twoHoursMs = 2 * hourMs
/** Who confirmed this shortly before has the time in the message just received. */
const justConfirmedMs = 2.5 * hourMs

/** How long messages live whose time is not that of the slot. */
const ownLifeMs = { code: 10 * minuteMs, 'turn-near': 10 * minuteMs } as const

/** A reminder of a booked slot. */
export interface Reminder {
  readonly template: 'day-before' | 'two-hours-before'
  readonly dueAt: number
  readonly expiresAt: number
}

/**
 * The reminders of a slot that was confirmed (or moved) at an instant: the day before at 18:00 unless confirmed after that,
 * and two hours before unless confirmed within two and a half hours. All instants are epoch milliseconds.
 */
export function reminderTimes(startsAt: number, confirmedAt: number, timeZone: string): Reminder[] {
  const day = businessDayOf(startsAt, timeZone)
  const dayBefore = new Date(Date.parse(`${day}T00:00:00Z`) - 24 * hourMs).toISOString().slice(0, 10)
  const eveningBefore = instantOf(dayBefore, dayBeforeHour * 3600, timeZone)
  const morning = instantOf(day, morningHour * 3600, timeZone)
  const twoHoursBefore = startsAt - twoHoursMs
  const reminders: Reminder[] = []
  const expiresAt = Math.min(morning, twoHoursBefore)
  if (confirmedAt < eveningBefore && eveningBefore < expiresAt)
    reminders.push({ template: 'day-before', dueAt: eveningBefore, expiresAt })
  if (confirmedAt <= startsAt - justConfirmedMs)
    reminders.push({ template: 'two-hours-before', dueAt: twoHoursBefore, expiresAt: startsAt })
  return reminders
}

/**
 * Until when a message that is due at once is worth sending: ten minutes for a one-time code and for a turn that is near,
 * the slot's end for what is said about a slot.
 */
export function usefulUntil(
  template: Exclude<MessageTemplate, Reminder['template']>,
  at: number,
  slotEndsAt: number,
): number {
  return template === 'code' || template === 'turn-near' ? at + ownLifeMs[template] : slotEndsAt
}

/** Messages that no longer hold once their booking is cancelled, moved or over. */
export const supersededMessages: readonly MessageTemplate[] = [
  'confirmed',
  'day-before',
  'two-hours-before',
  'moved-by-hall',
]
