import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Timeline } from '../../../hub/simulation/timeline.ts'

const virtualStartMs = Date.parse('2026-11-23T09:30:00+08:00')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a timeline', () => {
  describe('when the clock it follows runs faster from now on', () => {
    it('wakes whoever waits at the virtual instant that was meant', async () => {
      const timeline = new Timeline({ virtualStartMs, realStartMs: Date.now(), speed: 1 })
      let wokenAtMs = 0
      const waiting = timeline.wait(60).then(() => {
        wokenAtMs = timeline.now()
      })
      await vi.advanceTimersByTimeAsync(10_000)
      timeline.follow({ virtualStartMs: timeline.now(), realStartMs: Date.now(), speed: 10 })
      await vi.advanceTimersByTimeAsync(4_900)
      expect(wokenAtMs).toBe(0)
      await vi.advanceTimersByTimeAsync(200)
      await waiting
      expect(wokenAtMs).toBeGreaterThanOrEqual(virtualStartMs + 60_000)
      expect(wokenAtMs).toBeLessThan(virtualStartMs + 61_000)
    })
  })
})
