import { describe, expect, it } from 'vitest'
import type { LineOutlook } from '../../../hub/domain/rebalancing/rebalancer.ts'
import { type Warning, warningsAfter } from '../../../hub/domain/rebalancing/warnings.ts'

const minuteMs = 60_000
const nine = 9 * 60 * minuteMs
const services = ['house', 'passport']

/** What one look at the line of houses says. */
function house(lateShare: number, passesInMinutes: number | null): LineOutlook[] {
  const passesAt = passesInMinutes === null ? null : nine + passesInMinutes * minuteMs
  return [{ service: 0, classRank: 2, late: lateShare * 3, lateShare, passesAt }]
}

/** Looks one after another, each some minutes after nine. */
function told(...looks: readonly (readonly [minutes: number, lines: readonly LineOutlook[]])[]): Warning[] {
  return looks.reduce<Warning[]>(
    (warnings, [minutes, lines]) => warningsAfter(warnings, lines, services, nine + minutes * minuteMs),
    [],
  )
}

describe('the warnings of the hour ahead', () => {
  describe('when half of the hours ahead have a late visitor', () => {
    it('tell of which service and when', () => {
      expect(told([0, house(0.5, 40)])).toMatchObject([
        { serviceId: 'house', classRank: 2, passesAt: nine + 40 * minuteMs },
      ])
    })

    it('say nothing while fewer have', () => {
      expect(told([0, house(0.49, null)])).toEqual([])
    })
  })

  describe('when the outlook wavers', () => {
    it('keep the announced time while it is about right', () => {
      const [warning] = told([0, house(0.8, 40)], [1, house(0.8, 43)], [2, house(0.6, 37)])
      expect(warning?.passesAt).toBe(nine + 40 * minuteMs)
    })

    it('take a new time that is far from it', () => {
      const [warning] = told([0, house(0.8, 40)], [1, house(0.8, 25)])
      expect(warning?.passesAt).toBe(nine + 25 * minuteMs)
    })

    it('stay below the share that raised them, and through a short calm', () => {
      expect(told([0, house(0.8, 40)], [1, house(0.4, 40)], [9, house(0.4, 40)])).toHaveLength(1)
      expect(told([0, house(0.8, 40)], [1, house(0.1, null)], [3, house(0.1, null)])).toHaveLength(1)
      expect(told([0, house(0.8, 40)], [1, []], [3, house(0.6, 40)], [5, []])).toHaveLength(1)
    })
  })

  describe('when it has been calm for some minutes', () => {
    it('go, whether the line is still mentioned or not', () => {
      expect(told([0, house(0.8, 40)], [1, house(0.1, null)], [4, house(0.1, null)])).toEqual([])
      expect(told([0, house(0.8, 40)], [1, []], [4, []])).toEqual([])
    })
  })

  describe('when several services are in trouble', () => {
    it('tell the soonest first', () => {
      const both = [
        ...house(0.9, 40),
        { service: 1, classRank: 1, late: 1, lateShare: 0.7, passesAt: nine + 10 * minuteMs },
      ]
      expect(told([0, both]).map(({ serviceId }) => serviceId)).toEqual(['passport', 'house'])
    })
  })
})
