import { describe, expect, it } from 'vitest'
import { byHalfHour, quantile, type VisitorOutcome, waitFigures } from '../../../hub/domain/waits.ts'

const visitor = (waitSeconds: number, change: Partial<VisitorOutcome> = {}): VisitorOutcome => ({
  class: 'walkin',
  serviceId: 's01',
  arrivedAt: 30_000,
  outcome: 'served',
  waitSeconds,
  targetSeconds: 1200,
  ...change,
})

describe('the figures of waiting', () => {
  describe('when some were served and some left', () => {
    it('takes quantiles over the served and the share in target over all who came', () => {
      const figures = waitFigures(
        [0, 60, 120, 1300].map((wait) => visitor(wait)).concat(visitor(5, { outcome: 'left' })),
      )
      expect(figures).toMatchObject({ n: 5, served: 4, mean: 370, p50: 90, max: 1300, inTarget: 0.6 })
      expect(figures.p90).toBeCloseTo(946)
    })
  })

  describe('when nobody came', () => {
    it('is zero', () => {
      expect(waitFigures([])).toMatchObject({ n: 0, mean: 0, p99: 0, inTarget: 0 })
    })
  })

  describe('when a quantile lies between two waits', () => {
    it('interpolates linearly', () => {
      expect(quantile([10, 20], 0.25)).toBe(12.5)
      expect(quantile([7], 0.99)).toBe(7)
    })
  })

  describe('when arrivals are put into half hours', () => {
    it('begins each at its half hour, in order', () => {
      const groups = byHalfHour([
        visitor(1, { arrivedAt: 30_700 }),
        visitor(2, { arrivedAt: 28_800 }),
        visitor(3, { arrivedAt: 30_599.9 }),
      ])
      expect([...groups].map(([begin, members]) => [begin, members.length])).toEqual([
        [28_800, 2],
        [30_600, 1],
      ])
    })
  })
})
