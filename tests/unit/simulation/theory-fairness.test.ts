import { describe, expect, it } from 'vitest'
import { type CallOrder, callOrders } from '../../../hub/domain/calling/call-order.ts'
import { VirtualHall } from '../../../hub/domain/virtual-hall/virtual-hall.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { drawnDays, type PlayableDay } from '../../support/theory-days.ts'
import { theorySeed } from '../../support/theory-estimate.ts'
import { rowsOf, waitedUntil } from '../../support/theory-fates.ts'

const seed = theorySeed()
const daysOfEach = 25
const halfHourMs = 30 * 60_000

/**
 * Halls with a quarter of the windows closed, on days like the recorded one and on overloaded days. In six hundred days
 * of each the worst came to 1.20, 1.14, 1.12 and 2.00 times what is promised. In the last hall the windows fall from 33 to
 * 2 within an hour while people still come: who has missed the target by then waits for a limit that was right at the peak.
 */
const halls = [
  { hall: 'wola-mon', demand: 1, most: 2 },
  { hall: 'praga-tue', demand: 1, most: 2 },
  { hall: 'wola-mon', demand: 1.25, most: 2 },
  { hall: 'praga-tue', demand: 1.15, most: 4 },
] as const

/** The longest that anybody waited, called or not. */
function longestWaitMs(day: PlayableDay, order: CallOrder): number {
  const fates = new VirtualHall(day.plan, order).play(day.visitors)
  return Math.max(
    ...rowsOf(day.visitors.count).map(
      (row) => waitedUntil(day, fates, row) - (day.visitors.queuedAt[row] as number),
    ),
  )
}

describe('the longest wait under hall', { timeout: 60_000 }, () => {
  describe('when held against what is promised: the longer of half an hour and 1.25 times that under fifo', () => {
    // No rule can keep it to the letter on every day: it does not know how long a service will take, and who is brought
    // forward still has to wait for a window that takes the service and for those longer over the limit.
    it('keeps to it on most days, to a tenth more on nearly all, and is never a multiple of it', async () => {
      const chance = seededChance(seed)
      const shares: number[] = []
      for (const { hall, demand, most } of halls) {
        const { plan, day } = await drawnDays(hall, 'tight', demand)
        for (let number = 0; number < daysOfEach; number += 1) {
          const own = chance.below(2 ** 31)
          const drawn = { plan, visitors: day(own) }
          const promised = Math.max(halfHourMs, 1.25 * longestWaitMs(drawn, callOrders.fifo))
          const share = longestWaitMs(drawn, callOrders.hall) / promised
          const words = `${hall} with ${demand} of its visitors, day ${own} (TEST_SEED=${seed})`
          expect(share, words).toBeLessThan(most)
          shares.push(share)
        }
      }
      const within = (bound: number) => shares.filter((share) => share <= bound).length / shares.length
      // By the six hundred days 90 % and 97.6 % on average: chance takes that many more of 100 once in 100,000 times.
      expect(within(1), `TEST_SEED=${seed}`).toBeGreaterThanOrEqual(0.75)
      expect(within(1.1), `TEST_SEED=${seed}`).toBeGreaterThanOrEqual(0.88)
    })
  })
})
