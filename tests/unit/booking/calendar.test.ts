import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayKindOn, isWorkingDay, workingDaysBetween } from '../../../hub/domain/booking/working-calendar.ts'
import { addDays, dayNumberOf, instantOfText, localDayAt, localDayOf } from '../../../shared/calendar-date.ts'

const day = 24 * 60 * 60_000
const dateAt = (days: number) => new Date(days * day).toISOString().slice(0, 10)
const anyDayNumber = fc.integer({ min: -100_000, max: 100_000 })

describe('dates', () => {
  it('count on without gaps, before 1970 as well', () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: -1000, max: 1000 }), (number, days) => {
        expect(dayNumberOf(dateAt(number))).toBe(number)
        expect(addDays(dateAt(number), days)).toBe(dateAt(number + days))
      }),
    )
  })

  describe('when a local day has a clock change', () => {
    it.each([
      ['Europe/Berlin', '2026-03-29', 23],
      ['Europe/Berlin', '2026-10-25', 25],
      ['Australia/Lord_Howe', '2026-10-04', 23.5],
      ['Asia/Shanghai', '2026-10-25', 24],
      // Cairo changes at midnight: the day begins at 01:00.
      ['Africa/Cairo', '2026-04-24', 23],
    ])('in %s on %s it has %d hours, and every instant of it is its own', (timeZone, date, hours) => {
      const { startsAt, endsAt } = localDayOf(date, timeZone)
      expect(endsAt - startsAt).toBe(hours * 60 * 60_000)
      expect(localDayAt(startsAt, timeZone).date).toBe(date)
      expect(localDayAt(endsAt - 1, timeZone).date).toBe(date)
      expect(localDayAt(endsAt, timeZone).date).toBe(addDays(date, 1))
    })

    it('knows the first instant of every minute, and none of a skipped one', () => {
      const spring = localDayOf('2026-03-29', 'Europe/Berlin')
      expect(spring.instantOf(119)).toBe(Date.parse('2026-03-29T00:59:00Z'))
      expect(spring.instantOf(120)).toBeUndefined()
      expect(spring.instantOf(179)).toBeUndefined()
      expect(spring.instantOf(180)).toBe(Date.parse('2026-03-29T01:00:00Z'))
      const autumn = localDayOf('2026-10-25', 'Europe/Berlin')
      expect(autumn.instantOf(150)).toBe(Date.parse('2026-10-25T00:30:00Z'))
      expect(localDayOf('2026-04-24', 'Africa/Cairo').instantOf(0)).toBeUndefined()
    })
  })

  it.each([
    ['2026-11-23T08:00', '2026-11-23T00:00:00Z'],
    ['2026-11-23 08:00:30', '2026-11-23T00:00:30Z'],
    ['2026-11-23T08:00Z', '2026-11-23T08:00:00Z'],
    ['2026-11-23 08:00:00-05:00', '2026-11-23T13:00:00Z'],
    ['2026-11-23T08:00:00+0530', '2026-11-23T02:30:00Z'],
    ['2026-11-23T08:00+08', '2026-11-23T00:00:00Z'],
    ['2026-11-23T08:00+08:00[Asia/Shanghai]', '2026-11-23T00:00:00Z'],
    ['2026-11-23', '2026-11-22T16:00:00Z'],
  ])('reads %s as %s in Shanghai', (text, instant) => {
    expect(instantOfText(text, 'Asia/Shanghai')).toBe(Date.parse(instant))
  })

  it.each(['', 'now', '08:00', '2026-02-30T08:00', '2026-11-23T24:30'])(
    'reads no instant from "%s"',
    (text) => {
      expect(instantOfText(text, 'Asia/Shanghai')).toBeUndefined()
    },
  )
})

describe('the working calendar', () => {
  const anyCalendar = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.constantFrom('off', 'work')), { maxLength: 60 })
    .map((marks) => {
      const kinds = new Map(marks.map(([at, kind]) => [dateAt(20_454 + at), kind]))
      const list = (wanted: string) => [...kinds].filter(([, kind]) => kind === wanted).map(([date]) => date)
      return { '2026': { off: list('off'), work: list('work') } }
    })
  const anyDate = fc.integer({ min: 0, max: 364 }).map((at) => dateAt(20_454 + at))

  it('counts working days as going through them one by one does', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyDate, (calendar, after, until) => {
        let count = 0
        for (let at = Date.parse(after) + day; at <= Date.parse(until); at += day) {
          const date = new Date(at).toISOString().slice(0, 10)
          const weekend = [0, 6].includes(new Date(at).getUTCDay())
          const { off, work } = calendar['2026']
          if (work.includes(date) || (!weekend && !off.includes(date))) count += 1
        }
        expect(workingDaysBetween(calendar, after, until)).toBe(count)
      }),
      { numRuns: 300 },
    )
  })

  it('tells a day off, a make-up day and any other apart', () => {
    const calendar = { '2026': { off: ['2026-10-05'], work: ['2026-10-10'] } }
    expect(['2026-10-05', '2026-10-10', '2026-10-11'].map((date) => dayKindOn(calendar, date))).toEqual([
      'off',
      'make-up',
      'ordinary',
    ])
    expect(
      ['2026-10-05', '2026-10-10', '2026-10-11', '2026-10-12'].map((date) => isWorkingDay(calendar, date)),
    ).toEqual([false, true, false, true])
  })

  it('guesses nothing about a year that it does not have', () => {
    const calendar = { '2026': { off: [], work: [] } }
    const refusal = { code: 'calendar_year_unknown', data: { year: '2027' } }
    expect(dayKindOn(calendar, '2027-01-04')).toEqual(refusal)
    expect(isWorkingDay(calendar, '2027-01-04')).toEqual(refusal)
    expect(workingDaysBetween(calendar, '2026-12-30', '2027-01-04')).toEqual(refusal)
    expect(workingDaysBetween(calendar, '2027-01-04', '2026-12-30')).toBe(0)
  })
})
