import { describe, expect, it } from 'vitest'
import { nextWorkingDay } from '../../../hub/application/rebalancing/day-ahead-scene.ts'
import { callOrders } from '../../../hub/domain/calling/call-order.ts'
import { initialHall } from '../../../hub/domain/hall.ts'
import { dayAheadStaffing } from '../../../hub/domain/rebalancing/day-ahead.ts'
import { finished } from '../../../hub/domain/rebalancing/rebalancer.ts'
import { crowdedScene, sceneNow } from '../../support/scene-builder.ts'

const hourMs = 60 * 60_000
const hours = { beginsAt: sceneNow, endsAt: sceneNow + 2 * hourMs }

/** Two hours in which twelve an hour come for houses, work for two windows, in a hall that has six. */
const question = {
  scene: crowdedScene([], { perHour: [12, 0], part: { endsAt: hours.endsAt } }),
  windows: Array.from({ length: 6 }, (_, place) => ({ id: `w${place}`, services: ['*'], shifts: [hours] })),
  targets: [{ class: 'walkin' as const, share: 0.9, withinSeconds: 20 * 60 }],
  key: 5,
}

describe('the staffing of a day to come', () => {
  describe('when the hall has more windows than it needs', () => {
    it('asks for fewer, enough for the target on fresh days', () => {
      const staffing = finished(dayAheadStaffing(question, callOrders.hall))
      expect(staffing.isMet).toBe(true)
      expect(staffing.windowHours.planned).toBe(12)
      expect(staffing.windowHours.needed).toBeGreaterThanOrEqual(3)
      expect(staffing.windowHours.needed).toBeLessThan(9)
      expect(staffing.visitors).toBeGreaterThan(9)
      expect(staffing.visitors).toBeLessThan(15)
      expect(staffing.halfHours.map(({ planned }) => planned)).toEqual([6, 6, 6, 6])
    })

    it('is the same for the same key', () => {
      const once = () => finished(dayAheadStaffing(question, callOrders.hall))
      expect(once()).toEqual(once())
    })
  })
})

describe('the next working day', () => {
  describe('when the calendar has the year', () => {
    it('leaves out weekends and days off, and takes a make-up day', () => {
      const hall = initialHall()
      const calendar = { '2026': { off: ['2026-03-09'], work: ['2026-03-14'] } }
      hall.book.setup = { ...hall.book.setup, calendar }
      expect(nextWorkingDay(hall, '2026-03-05')).toBe('2026-03-06')
      expect(nextWorkingDay(hall, '2026-03-06')).toBe('2026-03-10')
      expect(nextWorkingDay(hall, '2026-03-13')).toBe('2026-03-14')
    })
  })

  describe('when nobody has entered the year', () => {
    it('goes by the weekday', () => {
      expect(nextWorkingDay(initialHall(), '2031-03-07')).toBe('2031-03-10')
    })
  })
})
