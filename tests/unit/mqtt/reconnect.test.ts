import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconnectMs } from '../../../hub/adapters/mqtt/reconnect.ts'

describe('the wait before the next connection', () => {
  describe('when attempts go on failing', () => {
    it('grows to ten seconds at most and never falls below an eighth of a second', () => {
      const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
      fc.assert(
        fc.property(fc.nat(10_000), random, (attempt, chance) => {
          const waitMs = reconnectMs(attempt, chance)
          expect(waitMs).toBeGreaterThanOrEqual(125)
          expect(waitMs).toBeLessThanOrEqual(10_000)
        }),
      )
      expect([0, 1, 2, 3, 20].map((attempt) => reconnectMs(attempt, 0))).toEqual([125, 250, 500, 1000, 5000])
    })

    it('spreads the clients over half of it', () => {
      expect([reconnectMs(20, 0), reconnectMs(20, 0.999)]).toEqual([5000, 9995])
    })
  })
})
