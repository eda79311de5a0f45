import { type BookingSetup, bookingSetup } from '../../shared/booking/booking-setup.ts'
import { weekdays } from '../../shared/booking/timetable.ts'
import { addDays } from '../../shared/calendar-date.ts'
import { anyService } from '../../shared/service-list.ts'
import { BadInput } from '../bad-input.ts'
import type { DayVisitor } from './day.ts'
import { formatTimeOfDay } from './time-of-day.ts'

/** A row of a day file that was booked, whether its visitor came or not. */
export type BookedVisitor = DayVisitor & { readonly appointmentAt: number }

/** The rows that were booked, in the file's order. */
export function bookedOf(visitors: readonly DayVisitor[]): BookedVisitor[] {
  return visitors.filter((visitor): visitor is BookedVisitor => visitor.appointmentAt !== null)
}

/**
 * What has to be open for booking so that a recorded day's appointments can be made: one opening on its date, whose
 * slots begin at the recorded times and have as many places as the fullest of them needs, with the calendars of the
 * years around. Throws BadInput for a time within a minute.
 */
export function bookingSetupFor(booked: readonly BookedVisitor[], date: string): BookingSetup {
  const minutes = booked.map(({ appointmentAt, name }) => {
    if (appointmentAt % 60 === 0) return appointmentAt / 60
    throw new BadInput(
      'day file',
      `the appointment of "${name}" is not at a full minute: no slot begins there`,
    )
  })
  // Slots of an hour at most, as halls have them.
  const slotMinutes = minutes.reduce(commonDivisor, 60)
  const counts = countsOf(minutes)
  const evening = addDays(date, -1)
  const noHolidays = { off: [], work: [] }
  return bookingSetup.parse({
    openings: [
      {
        id: 'recorded-day',
        services: [anyService],
        validFrom: date,
        validTo: date,
        weekdays,
        opens: formatTimeOfDay(Math.min(...minutes) * 60),
        closes: formatTimeOfDay((Math.max(...minutes) + slotMinutes) * 60),
        slotMinutes,
        places: Math.max(...counts.values()),
        bookableFromDays: 0,
        bookableToDays: 1,
      },
    ],
    calendar: { [evening.slice(0, 4)]: noHolidays, [date.slice(0, 4)]: noHolidays },
  })
}

/** The recorded time that most people have, in seconds since local midnight: every place of its slot is needed. */
export function fullestTime(booked: readonly BookedVisitor[]): number | undefined {
  const counts = [...countsOf(booked.map(({ appointmentAt }) => appointmentAt))]
  return counts.sort(([, one], [, other]) => other - one)[0]?.[0]
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}
