import { describe, expect, it } from 'vitest'
import { isoWeekOf, mondayOf } from '../../../hub/console/bookings/local-date.ts'
import { parseDates, parseNotice, runsOf } from '../../../hub/console/bookings/setup/parse-dates.ts'
import { timeOfDayOf } from '../../../hub/console/bookings/time-of-day.ts'

describe('the week of a date', () => {
  describe('when the year changes within it', () => {
    it('has the number that ISO 8601 gives it', () => {
      expect([mondayOf('2027-01-03'), isoWeekOf('2027-01-03')]).toEqual(['2026-12-28', 53])
      expect(isoWeekOf('2027-01-04')).toBe(1)
      expect(isoWeekOf('2024-12-30')).toBe(1)
    })
  })
})

describe('a time of day that was typed', () => {
  describe('when it is short or full-width', () => {
    it('is read', () => {
      expect(['9', '09', '9:30', '０９：３０', '9点', '24:00'].map(timeOfDayOf)).toEqual([
        '09:00',
        '09:00',
        '09:30',
        '09:30',
        '09:00',
        '24:00',
      ])
      expect(timeOfDayOf('0930')).toBe('09:30')
      expect(timeOfDayOf('25:00')).toBeUndefined()
    })
  })
})

describe('dates that were typed', () => {
  describe('when they are in several forms', () => {
    it('are read, ranges included, each once', () => {
      const { dates, unread } = parseDates(
        '2027-05-01, 2月6日至8日；2/7\n2027.10.1 ~ 2027.10.2、3 月 4 日',
        '2027',
      )
      expect(dates).toEqual([
        '2027-02-06',
        '2027-02-07',
        '2027-02-08',
        '2027-03-04',
        '2027-05-01',
        '2027-10-01',
        '2027-10-02',
      ])
      expect(unread).toEqual([])
    })
  })

  describe('when one is not a date', () => {
    it('is named, never guessed', () => {
      expect(parseDates('2月30日 国庆 10月8日至1日', '2027')).toEqual({
        dates: [],
        unread: ['2月30日', '国庆', '10月8日~1日'],
      })
    })
  })

  describe('when they are neighbours', () => {
    it('are shown as runs, across the end of a month', () => {
      expect(runsOf(['2027-02-01', '2027-01-31', '2027-02-03'])).toEqual([
        { first: '2027-01-31', last: '2027-02-01' },
        { first: '2027-02-03', last: '2027-02-03' },
      ])
    })
  })
})

describe('the yearly notice on holidays', () => {
  describe('when it is pasted as it was published for 2026', () => {
    it('gives the days off and the make-up days', () => {
      const { off, work } = parseNotice(
        '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n' +
          '二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。\n' +
          '三、清明节：4月4日（周六）至6日（周一）放假，共3天。',
        '2026',
      )
      expect(runsOf(off)).toEqual([
        { first: '2026-01-01', last: '2026-01-03' },
        { first: '2026-02-15', last: '2026-02-23' },
        { first: '2026-04-04', last: '2026-04-06' },
      ])
      expect(work).toEqual(['2026-01-04', '2026-02-14', '2026-02-28'])
    })
  })
})
