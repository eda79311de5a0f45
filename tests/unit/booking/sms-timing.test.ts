import { describe, expect, it } from 'vitest'
import { reminderTimes, usefulUntil } from '../../../hub/application/booking/sms-timing.ts'

const zone = 'Asia/Shanghai'
const at = (local: string) => Date.parse(`${local}:00+08:00`)
const startsAt = at('2026-11-23T09:30')

describe('reminder times', () => {
  describe('when a visit is booked days ahead', () => {
    it('reminds on the evening before and two hours before', () => {
      expect(reminderTimes(startsAt, at('2026-11-20T10:00'), zone)).toEqual([
        { template: 'day-before', dueAt: at('2026-11-22T18:00'), expiresAt: at('2026-11-23T07:30') },
        { template: 'two-hours-before', dueAt: at('2026-11-23T07:30'), expiresAt: startsAt },
      ])
    })

    it('lets the evening reminder expire in the morning', () => {
      const [evening] = reminderTimes(at('2026-11-23T15:00'), at('2026-11-20T10:00'), zone)
      expect(evening?.expiresAt).toBe(at('2026-11-23T08:00'))
    })
  })

  describe('when it is booked on the evening before', () => {
    it('reminds two hours before only', () => {
      const reminders = reminderTimes(startsAt, at('2026-11-22T18:00'), zone)
      expect(reminders.map(({ template }) => template)).toEqual(['two-hours-before'])
    })
  })

  describe('when it is booked for soon', () => {
    it('reminds no more than the confirmation does', () => {
      expect(reminderTimes(startsAt, at('2026-11-23T07:01'), zone)).toEqual([])
      expect(reminderTimes(startsAt, at('2026-11-23T07:00'), zone)).toHaveLength(1)
    })
  })

  describe('when the clock changes in between', () => {
    it('keeps to 18:00 of the hall', () => {
      // Berlin goes back to winter time in the night to 25 October 2026.
      const [evening] = reminderTimes(
        Date.parse('2026-10-25T10:00:00+01:00'),
        Date.parse('2026-10-20T10:00:00+02:00'),
        'Europe/Berlin',
      )
      expect(evening?.dueAt).toBe(Date.parse('2026-10-24T18:00:00+02:00'))
    })
  })
})

describe('usefulUntil', () => {
  describe('when a message is written', () => {
    it('gives codes and near turns ten minutes, and messages about a slot until its end', () => {
      expect(usefulUntil('code', 1_000, 0)).toBe(601_000)
      expect(usefulUntil('turn-near', 1_000, 0)).toBe(601_000)
      expect(usefulUntil('confirmed', 1_000, 9_000)).toBe(9_000)
      expect(usefulUntil('cancelled-by-hall', 1_000, 9_000)).toBe(9_000)
    })
  })
})
