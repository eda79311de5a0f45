import { describe, expect, it } from 'vitest'
import { keepSame } from '../../../hub/console/manager/keep-same.ts'

describe('a view that comes anew', () => {
  describe('when little of it has changed', () => {
    const before = {
      windows: [
        { id: 'w1', current: null },
        { id: 'w2', current: { calls: 1 } },
      ],
      total: 3,
    }

    it('keeps the very objects of what is equal, and says the same as the new one', () => {
      const after = {
        windows: [
          { id: 'w1', current: null },
          { id: 'w2', current: { calls: 2 } },
        ],
        total: 3,
      }
      const kept = keepSame(before, after)
      expect(kept).toEqual(after)
      expect(kept.windows[0]).toBe(before.windows[0])
      expect(kept.windows[1]).not.toBe(before.windows[1])
    })

    it('is the old one itself when nothing has', () => {
      expect(keepSame(before, structuredClone(before))).toBe(before)
    })

    it('forgets what is gone, and a list that became shorter', () => {
      const shorter: Partial<typeof before> = { windows: before.windows.slice(0, 1) }
      const kept = keepSame(before, structuredClone(shorter))
      expect(kept).toEqual(shorter)
      expect(kept.windows?.[0]).toBe(before.windows[0])
    })
  })
})
