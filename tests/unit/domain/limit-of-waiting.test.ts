import { describe, expect, it } from 'vitest'
import { CallingPool } from '../../../hub/domain/calling/calling-pool.ts'
import { limitMs } from '../../../hub/domain/calling/hall-order.ts'
import { defaultCallingRules } from '../../../shared/hall-definition.ts'

const minuteMs = 60_000

/** Ten windows, of which so many are manned when work of that many minutes of one window comes. */
function crowded(windows: number, minutes: number): CallingPool {
  const pool = new CallingPool()
  Object.assign(pool, { ofHall: 10, windows })
  pool.join(minutes * minuteMs)
  return pool
}

function limitMinutes(pool: CallingPool, windows: number): number {
  pool.windows = windows
  const line = { classRank: 2, targetMs: 20 * minuteMs, expectedMs: 5 * minuteMs, pool }
  return limitMs(line, { ...defaultCallingRules, hardLimitMinutes: 26, crowdedShare: 0.9 }) / minuteMs
}

describe('the limit of waiting', () => {
  describe('when newcomers would have waited an hour in turn', () => {
    it('is nine tenths of it for as long as nearly all windows are manned', () => {
      const pool = crowded(10, 600)
      pool.leave(600 * minuteMs)
      expect(limitMinutes(pool, 10)).toBe(54)
      expect(limitMinutes(pool, 9)).toBe(54)
    })

    it('is of the present wait when clerks go home, the hard limit at least', () => {
      const pool = crowded(10, 600)
      pool.leave(280 * minuteMs)
      expect(limitMinutes(pool, 8)).toBe(36)
      pool.leave(320 * minuteMs)
      expect(limitMinutes(pool, 8)).toBe(26)
    })
  })

  describe('when the clerks have not come yet', () => {
    it('does not remember the wait of who came before them', () => {
      expect(limitMinutes(crowded(4, 600), 10)).toBe(26)
    })
  })
})
