import { describe, expect, it } from 'vitest'
import { pairRatios, quantile, spreadOf } from '../../load/statistics.ts'

describe('the statistics of the bench', () => {
  describe('when samples come in any order', () => {
    it('finds quantiles, between neighbours in proportion', () => {
      expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
      expect(quantile([10, 0], 0.99)).toBeCloseTo(9.9)
      expect(quantile([7], 0.99)).toBe(7)
    })

    it('leaves the list as it was', () => {
      const samples = [3, 1, 2]
      expect(spreadOf(samples)).toEqual({ median: 2, min: 1, max: 3 })
      expect(samples).toEqual([3, 1, 2])
    })
  })

  describe('when there are no samples', () => {
    it('has no figure rather than a good one', () => {
      expect(quantile([], 0.5)).toBeNaN()
    })
  })

  describe('when rounds are paired', () => {
    it('divides each by its neighbour', () => {
      expect(pairRatios([2, 9], [4, 3])).toEqual([0.5, 3])
    })

    it('refuses lists that do not pair', () => {
      expect(() => pairRatios([1], [1, 2])).toThrow('1 rounds cannot be paired with 2')
    })
  })
})
