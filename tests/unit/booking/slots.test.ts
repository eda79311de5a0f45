import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookableNow, type Slot, slotsOn, spanFrom } from '../../../hub/domain/booking/slots.ts'
import { isRejection } from '../../../hub/domain/hall-day/decide-window.ts'
import {
  type Opening,
  type OpeningException,
  opening as openingSchema,
  type Timetable,
  weekdays,
  workingCalendar,
} from '../../../shared/booking/timetable.ts'

const china = workingCalendar.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../hub/data/working-calendar/cn.json'), 'utf8')),
)

function openingOf(fields: Partial<Opening>): Opening {
  return openingSchema.parse({
    id: 'morning',
    services: ['*'],
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    opens: '09:00',
    closes: '12:00',
    slotMinutes: 30,
    places: 2,
    bookableFromDays: 0,
    bookableToDays: 30,
    ...fields,
  })
}

function timetableOf(opening: Opening, fields: Partial<Timetable> = {}): Timetable {
  return {
    timeZone: 'Asia/Shanghai',
    openings: [opening],
    exceptions: [],
    calendar: { '2026': { off: [], work: [] } },
    ...fields,
  }
}

function slotsOf(timetable: Timetable, opening: Opening, date: string): readonly Slot[] {
  const slots = slotsOn(timetable, opening, date)
  if (isRejection(slots)) throw new Error(`refused: ${slots.code}`)
  return slots
}

const minute = 60_000
const day = 24 * 60 * minute

// The tests count dates with Date alone, so that they share nothing with what they check.
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dateAt = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const plus = (date: string, days: number) => dateAt(utc(date) + days * day)
const isoWeekday = (date: string) => (new Date(utc(date)).getUTCDay() + 6) % 7
const clock = (minuteOfDay: number) =>
  `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`

const anyDate = fc.integer({ min: 0, max: 364 }).map((days) => plus('2026-01-01', days))
const anyWeekdays = fc.subarray([...weekdays], { minLength: 1 })
const anyHours = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: clock(from), to: clock(to) }))

const anyException = (date: string) =>
  fc
    .tuple(
      fc.constantFrom<'open' | 'closed'>('open', 'closed'),
      fc.oneof(fc.constant({ from: null, to: null }), anyHours),
    )
    .map(([kind, part]): OpeningException => ({ date, kind, ...part }))

const anyOpening = fc
  .record({
    hours: anyHours,
    slotMinutes: fc.integer({ min: 5, max: 240 }),
    weekdays: anyWeekdays,
    everyWeeks: fc.integer({ min: 1, max: 4 }),
    weekOfMonth: fc.option(fc.integer({ min: 1, max: 5 })),
    validFrom: anyDate,
  })
  .map(({ hours, ...fields }) => openingOf({ ...fields, opens: hours.from, closes: hours.to }))

/** The instants of a local day by the minute since midnight that the clock shows then, the first time. */
function clockOf(date: string, timeZone: string): ReadonlyMap<number, number> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const shown = new Map<number, number>()
  for (let at = utc(date) - day; at < utc(date) + 2 * day; at += minute) {
    const [localDate, time = ''] = format.format(at).split(', ')
    const minuteOfDay = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    if (localDate === date && !shown.has(minuteOfDay)) shown.set(minuteOfDay, at)
  }
  return shown
}

describe('the slots of an opening', () => {
  describe('whatever the opening and the exceptions of the day', () => {
    const anyDay = fc
      .tuple(anyOpening, anyDate)
      .chain(([opening, date]) =>
        fc.tuple(fc.constant(opening), fc.constant(date), fc.array(anyException(date), { maxLength: 4 })),
      )

    it('follow one another without overlap, as long as they say, and none in a closed part', () => {
      fc.assert(
        fc.property(anyDay, ([opening, date, exceptions]) => {
          const slots = slotsOf(timetableOf(opening, { exceptions }), opening, date)
          for (const [at, slot] of slots.entries()) {
            expect(slot.endsAt - slot.startsAt).toBe(opening.slotMinutes * minute)
            expect(slot.startsAt).toBeGreaterThanOrEqual(slots[at - 1]?.endsAt ?? 0)
            const closed = exceptions.filter(({ kind }) => kind === 'closed')
            for (const { from, to } of closed)
              expect(slot.end <= (from ?? '00:00') || slot.start >= (to ?? '24:00')).toBe(true)
          }
        }),
        { numRuns: 400 },
      )
    })

    it('lie within its hours, or within those an exception opens', () => {
      fc.assert(
        fc.property(anyDay, ([opening, date, exceptions]) => {
          const hours = [
            { from: opening.opens, to: opening.closes },
            ...exceptions.filter(({ kind }) => kind === 'open'),
          ]
          for (const { start, end } of slotsOf(timetableOf(opening, { exceptions }), opening, date))
            expect(
              hours.some(({ from, to }) => from !== null && to !== null && from <= start && end <= to),
            ).toBe(true)
        }),
        { numRuns: 400 },
      )
    })

    it('are the same whenever they are worked out', () => {
      fc.assert(
        fc.property(anyDay, ([opening, date, exceptions]) => {
          const timetable = timetableOf(opening, { exceptions })
          const slots = slotsOf(timetable, opening, date)
          expect(slotsOf(timetable, opening, date)).toEqual(slots)
          const copy = structuredClone(timetable)
          expect(slotsOf(copy, copy.openings[0] ?? opening, date)).toEqual(slots)
        }),
      )
    })
  })

  describe('when it opens every n weeks or in the nth week of the month', () => {
    it('are there on the days that counting along the calendar finds', () => {
      fc.assert(
        fc.property(anyOpening, (opening) => {
          const found = daysByWalking(opening, '2027-12-31')
          const calendar = { '2026': { off: [], work: [] }, '2027': { off: [], work: [] } }
          const lasting = { ...opening, opens: '09:00', closes: '17:00', validTo: '2027-12-31' }
          const timetable = timetableOf(lasting, { calendar })
          for (let date = '2026-01-01'; date <= '2027-12-31'; date = plus(date, 1))
            if (slotsOf(timetable, lasting, date).length > 0 !== found.has(date))
              expect.fail(`${date} is ${found.has(date) ? '' : 'not '}among the days`)
        }),
        { numRuns: 25 },
      )
    })
  })

  describe('when the clock changes', () => {
    const changes = [
      ['Europe/Berlin', '2026-03-29'],
      ['Europe/Berlin', '2026-10-25'],
      ['America/New_York', '2026-03-08'],
      ['America/New_York', '2026-11-01'],
      ['Australia/Lord_Howe', '2026-04-05'],
      ['Australia/Lord_Howe', '2026-10-04'],
      ['Asia/Shanghai', '2026-03-29'],
      // The years in which China's clocks changed.
      ['Asia/Shanghai', '1988-04-17'],
      ['Asia/Shanghai', '1988-09-11'],
    ] as const

    it.each(changes)('in %s on %s are those whose minutes exist and follow one another', (timeZone, date) => {
      const shown = clockOf(date, timeZone)
      const calendar = { '1988': { off: [], work: [] }, '2026': { off: [], work: [] } }
      fc.assert(
        fc.property(anyHours, fc.integer({ min: 5, max: 240 }), (hours, slotMinutes) => {
          const opening = openingOf({
            validFrom: '1988-01-01',
            weekdays: [...weekdays],
            opens: hours.from,
            closes: hours.to,
            slotMinutes,
          })
          const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
          const expected: Slot[] = []
          for (
            let from = minuteOf(hours.from);
            from + slotMinutes <= minuteOf(hours.to);
            from += slotMinutes
          ) {
            const instants = Array.from({ length: slotMinutes }, (_, at) => shown.get(from + at))
            const startsAt = instants[0] ?? Number.NaN
            if (instants.every((instant, at) => instant === startsAt + at * minute))
              expected.push({
                date,
                start: clock(from),
                end: clock(from + slotMinutes),
                startsAt,
                endsAt: startsAt + slotMinutes * minute,
              })
          }
          expect(slotsOf(timetableOf(opening, { timeZone, calendar }), opening, date)).toEqual(expected)
        }),
      )
    })
  })

  describe('when asked for again and again', () => {
    it('cost next to nothing', () => {
      const opening = openingOf({ opens: '00:00', closes: '24:00', slotMinutes: 5, daysCounted: 'working' })
      const timetable = timetableOf(opening, { timeZone: 'Europe/Berlin' })
      const now = Date.parse('2026-03-20T08:00:00Z')
      const ask = () => {
        slotsOn(timetable, opening, '2026-03-27')
        bookableNow(timetable, opening, '2026-03-27', now)
      }
      ask()
      const beganAt = performance.now()
      for (let times = 0; times < 3000; times++) ask()
      expect(performance.now() - beganAt).toBeLessThan(500)
    })
  })

  describe('when a timetable follows another', () => {
    it('are those of the new one', () => {
      const opening = openingOf({})
      const before = timetableOf(opening)
      expect(slotsOf(before, opening, '2026-11-23')).toHaveLength(6)
      const exceptions: OpeningException[] = [{ date: '2026-11-23', kind: 'closed', from: null, to: null }]
      expect(slotsOf({ ...before, exceptions }, opening, '2026-11-23')).toEqual([])
    })
  })

  describe("when it follows China's calendar", () => {
    it.each([
      ['2025-01-26', 6],
      ['2025-01-27', 6],
      ['2025-01-28', 0],
      ['2025-02-05', 6],
      ['2026-02-14', 6],
      ['2026-02-16', 0],
      ['2026-02-23', 0],
      ['2026-02-24', 6],
      ['2026-02-28', 6],
      ['2026-05-09', 6],
      ['2026-10-10', 6],
    ])('on %s are %i', (date, count) => {
      const opening = openingOf({ validFrom: '2025-01-01' })
      expect(slotsOf(timetableOf(opening, { calendar: china }), opening, date)).toHaveLength(count)
    })
  })
})

/** The days of an opening, by walking day after day and counting its weeks and the weekdays of each month on the way. */
function daysByWalking(opening: Opening, last: string): ReadonlySet<string> {
  const days = new Set<string>()
  const monday = plus(opening.validFrom, -isoWeekday(opening.validFrom))
  for (let date = monday, walked = 0; date <= last; date = plus(date, 1), walked++) {
    const inTurn = Math.floor(walked / 7) % opening.everyWeeks === 0
    let occurrence = 0
    for (let earlier = date; earlier.slice(0, 7) === date.slice(0, 7); earlier = plus(earlier, -7))
      occurrence++
    const weekday = weekdays[isoWeekday(date)] ?? 'mon'
    const inMonth = opening.weekOfMonth === null || occurrence === opening.weekOfMonth
    if (date >= opening.validFrom && inTurn && inMonth && opening.weekdays.includes(weekday)) days.add(date)
  }
  return days
}

describe('a bookable date', () => {
  const anyBook = fc.record({
    daysCounted: fc.constantFrom<'calendar' | 'working'>('calendar', 'working'),
    bookableToDays: fc.integer({ min: 0, max: 12 }),
    releaseAt: fc.integer({ min: 0, max: 1440 }).map(clock),
  })
  const anyNow = fc.integer({ min: 0, max: 300 * 24 * 60 }).map((at) => utc('2026-01-02') + at * minute)

  it('is never taken back before its day has come', () => {
    fc.assert(
      fc.property(
        anyBook,
        anyNow,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 5 * 24 * 60 }),
        (fields, now, days, later) => {
          const opening = openingOf({ ...fields, weekdays: [...weekdays], validFrom: '2025-01-01' })
          const timetable = timetableOf(opening, { calendar: china })
          const date = plus(dateAt(now), days)
          if (bookableNow(timetable, opening, date, now) === 'yes')
            expect(bookableNow(timetable, opening, date, now + later * minute)).not.toBe('too-far')
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is released at the time of day, on the day its count comes to the last', () => {
    const opening = openingOf({ bookableToDays: 2, releaseAt: '08:00' })
    const timetable = timetableOf(opening)
    const at = (now: string) => bookableNow(timetable, opening, '2026-11-25', Date.parse(now))
    expect(at('2026-11-22T23:59:00+08:00')).toBe('too-far')
    expect(at('2026-11-23T07:59:59+08:00')).toBe('too-far')
    expect(at('2026-11-23T08:00:00+08:00')).toBe('yes')
    expect(at('2026-11-24T07:00:00+08:00')).toBe('yes')
    expect(at('2026-11-25T23:59:59+08:00')).toBe('yes')
    expect(at('2026-11-26T00:00:00+08:00')).toBe('too-near')
  })

  it('is released with the change of the clock that skips the time of release', () => {
    const opening = openingOf({ bookableToDays: 1, releaseAt: '02:30', weekdays: [...weekdays] })
    const timetable = timetableOf(opening, { timeZone: 'Europe/Berlin' })
    const at = (now: string) => bookableNow(timetable, opening, '2026-03-30', Date.parse(now))
    expect(at('2026-03-29T00:59:59Z')).toBe('too-far')
    expect(at('2026-03-29T01:00:00Z')).toBe('yes')
  })

  it('is refused with the year that is missing between today and it', () => {
    const opening = openingOf({ validTo: '2028-12-31', daysCounted: 'working' })
    const timetable = timetableOf(opening, {
      calendar: { '2026': { off: [], work: [] }, '2028': { off: [], work: [] } },
    })
    expect(bookableNow(timetable, opening, '2028-01-04', Date.parse('2026-12-30T00:00:00Z'))).toEqual({
      code: 'calendar_year_unknown',
      data: { year: '2027' },
    })
  })
})

describe('a span of slots', () => {
  it('is made of consecutive slots without a gap, or there is none', () => {
    const opening = openingOf({})
    const exceptions: OpeningException[] = [
      { date: '2026-11-23', kind: 'closed', from: '10:00', to: '10:30' },
    ]
    const slots = slotsOf(timetableOf(opening, { exceptions }), opening, '2026-11-23')
    expect(spanFrom(slots, '09:00', 2)?.map(({ start }) => start)).toEqual(['09:00', '09:30'])
    expect(spanFrom(slots, '09:30', 2)).toBeUndefined()
    expect(spanFrom(slots, '10:30', 3)).toHaveLength(3)
    expect(spanFrom(slots, '10:30', 4)).toBeUndefined()
    expect(spanFrom(slots, '10:00', 1)).toBeUndefined()
  })
})
