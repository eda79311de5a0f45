import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveViews } from '../../../hub/http/live-views.ts'

const views = new LiveViews()
beforeEach(() => {
  vi.useFakeTimers()
  views.start()
})
afterEach(() => {
  views.stop()
  vi.useRealTimers()
})

const readerOf = (reply: Response) => (reply.body as ReadableStream<Uint8Array>).getReader()

describe('a live view', () => {
  describe('when its page does not read', () => {
    it('is cut, and what was unread is let go', async () => {
      let rev = 0
      const large = () => ({ epoch: 1, rev: ++rev, at: 0, text: String(rev).repeat(200_000) })
      const reader = readerOf(views.stream(large, undefined))
      for (let change = 0; change < 5; change += 1) {
        views.changed()
        vi.advanceTimersByTime(300)
      }
      expect(views.size).toBe(0)
      await expect(reader.read()).rejects.toThrow('did not read')
    })
  })

  describe('when visitors open it without end', () => {
    it('still has room for the staff', () => {
      const view = () => ({ epoch: 1, rev: 1, at: 0 })
      while (views.hasRoomFor('visitors')) views.stream(view, undefined)
      expect(views.size).toBe(4_500)
      expect(views.hasRoomFor('staff')).toBe(true)
    })
  })

  describe('when who asked for it may not see it any more', () => {
    it('ends with the next ping', async () => {
      let isSignedIn = true
      const reader = readerOf(
        views.stream(
          () => ({ epoch: 1, rev: 1, at: 0 }),
          undefined,
          () => isSignedIn,
        ),
      )
      expect((await reader.read()).done).toBe(false)
      vi.advanceTimersByTime(5_000)
      expect((await reader.read()).done).toBe(false)
      isSignedIn = false
      vi.advanceTimersByTime(5_000)
      expect((await reader.read()).done).toBe(true)
      expect(views.size).toBe(0)
    })
  })
})
