import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetHubTime, hubNow, noteHubTime, now } from '../../../shared/ui/hub-clock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  forgetHubTime()
  vi.useRealTimers()
})

describe("the hub's time", () => {
  describe('when the hub has said a time', () => {
    it('goes on from it, whatever the clock of this device says', () => {
      noteHubTime(5_000_000)
      vi.setSystemTime(0)
      vi.advanceTimersByTime(2_000)
      expect(hubNow()).toBe(5_002_000)
    })
    it('jumps ahead with a hub that runs faster', () => {
      noteHubTime(5_000_000)
      vi.advanceTimersByTime(1_000)
      noteHubTime(5_120_000)
      expect(hubNow()).toBe(5_120_000)
    })
    it('learns nothing from an old message', () => {
      noteHubTime(5_000_000)
      noteHubTime(1_000_000)
      expect(hubNow()).toBe(5_000_000)
    })
    it('believes a hub that was started anew', () => {
      noteHubTime(5_000_000, 1)
      noteHubTime(1_000_000, 2)
      expect(hubNow()).toBe(1_000_000)
    })
  })
  describe('when somebody looks at it', () => {
    it('moves each second, and rests when nobody does', () => {
      noteHubTime(5_000_000)
      const seen: number[] = []
      const stop = now.subscribe((value) => seen.push(value))
      vi.advanceTimersByTime(2_000)
      stop()
      expect(seen.at(-1)).toBe(5_002_000)
      expect(vi.getTimerCount()).toBe(0)
    })
  })
})
