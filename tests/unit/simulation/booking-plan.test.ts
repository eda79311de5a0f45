import { describe, expect, it } from 'vitest'
import { slotsOn } from '../../../hub/domain/booking/slots.ts'
import { bookedOf, bookingSetupFor, fullestTime } from '../../../hub/simulation/booking-plan.ts'
import { parseDay } from '../../../hub/simulation/day.ts'

const header = 'visitor,arrives_at,service,appointment_at,priority,service_seconds,patience_seconds'
const booked = (...times: readonly string[]) =>
  bookedOf(
    parseDay(
      [header, 'walkin,08:00:00,a,,,60,', ...times.map((time, at) => `v${at},,a,${time},,,`)].join('\n'),
      'day.csv',
      new Set(['a']),
    ),
  )

describe('the bookings of a recorded day', () => {
  describe('when its set-up is made', () => {
    it('has a slot at every recorded time, with places for the fullest', () => {
      const rows = booked('08:15:00', '09:00:00', '09:00:00', '23:45:00')
      const { openings, exceptions, calendar } = bookingSetupFor(rows, '2020-01-01')
      const [opening] = openings
      if (opening === undefined) throw new Error('no opening')
      expect(opening).toMatchObject({ opens: '08:15', closes: '24:00', slotMinutes: 15, places: 2 })
      const timetable = { timeZone: 'Europe/Warsaw', openings, exceptions, calendar }
      const slots = slotsOn(timetable, opening, '2020-01-01')
      const starts = 'code' in slots ? [] : slots.map(({ start }) => start)
      expect(starts).toEqual(expect.arrayContaining(['08:15', '09:00', '23:45']))
      expect(fullestTime(rows)).toBe(9 * 3600)
    })

    it('knows the calendar of the evening before, in the old year', () => {
      const { calendar } = bookingSetupFor(booked('08:15:00'), '2020-01-01')
      expect(Object.keys(calendar)).toEqual(['2019', '2020'])
    })

    it('refuses a time at which no slot can begin', () => {
      expect(() => bookingSetupFor(booked('08:15:30'), '2020-01-01')).toThrow('"v0" is not at a full minute')
    })
  })
})
