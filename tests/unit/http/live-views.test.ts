import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveViews } from '../../../hub/http/live-views.ts'

const failures: unknown[] = []
const views = new LiveViews({
  version: () => ({ epoch: 1, rev: 1, at: 0 }),
  hallTag: () => '',
  onError: (error) => failures.push(error),
})
const following = { lastEventId: undefined, ages: 'quickly' } as const
beforeEach(() => {
  vi.useFakeTimers()
  views.start()
})
afterEach(() => {
  views.stop()
  // In this order: what a test put in the place of a clock that stands still goes before the clock itself.
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const readerOf = (reply: Response) => (reply.body as ReadableStream<Uint8Array>).getReader()

describe('a live view', () => {
  describe('when its page does not read', () => {
    it('is cut, and what was unread is let go', async () => {
      let rev = 0
      const large = () => ({ epoch: 1, rev: ++rev, at: 0, text: String(rev).repeat(200_000) })
      const reader = readerOf(views.stream(large, following))
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
      while (views.hasRoomFor('visitors')) views.stream(view, following)
      expect(views.size).toBe(4_500)
      expect(views.hasRoomFor('staff')).toBe(true)
    })
  })

  describe('when who asked for it may not see it any more', () => {
    it('ends with the next ping', async () => {
      let isSignedIn = true
      const reader = readerOf(
        views.stream(() => ({ epoch: 1, rev: 1, at: 0 }), { ...following, mayStillSee: () => isSignedIn }),
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

  describe('when it cannot be made', () => {
    it('is cut and told of, and the others go on', async () => {
      failures.length = 0
      let rev = 1
      const broken = () => {
        if (rev > 1) throw new Error('a bug of one view')
        return { epoch: 1, rev, at: 0 }
      }
      const cut = readerOf(views.stream(broken, following))
      const other = readerOf(views.stream(() => ({ epoch: 1, rev, at: 0, text: `view ${rev}` }), following))
      await other.read()
      rev = 2
      views.changed()
      vi.advanceTimersByTime(300)
      expect(new TextDecoder().decode((await other.read()).value)).toContain('view 2')
      await expect(cut.read().then(() => cut.read())).rejects.toThrow('a bug of one view')
      expect(failures).toEqual([new Error('a bug of one view')])
      expect(views.size).toBe(1)
    })
  })

  describe('when thousands are followed', () => {
    it('lets commands through between the pages that it tells', async () => {
      let told = 0
      let rev = 1
      const view = () => {
        told += 1
        return { epoch: 1, rev, at: 0 }
      }
      for (let page = 0; page < 1_000; page += 1) views.stream(view, following)
      told = 0
      rev = 2
      views.changed()
      vi.advanceTimersByTime(250)
      expect(told).toBeGreaterThan(0)
      expect(told).toBeLessThan(500)
      vi.advanceTimersByTime(10)
      expect(told).toBe(1_000)
    })
  })

  describe('when telling all pages takes longer than until the next change', () => {
    it('tells them all before it begins anew, and then the change that came meanwhile', () => {
      const slowTurn = ((turn: () => void) => setTimeout(turn, 200)) as unknown as typeof setImmediate
      vi.spyOn(globalThis, 'setImmediate').mockImplementation(slowTurn)
      let rev = 1
      const made = Array.from({ length: 1_000 }, () => 0)
      for (let page = 0; page < 1_000; page += 1)
        views.stream(() => {
          made[page] = (made[page] ?? 0) + 1
          return { epoch: 1, rev, at: 0, text: `view ${rev}` }
        }, following)
      made.fill(0)
      rev = 2
      views.changed()
      vi.advanceTimersByTime(300)
      rev = 3
      views.changed()
      vi.advanceTimersByTime(600)
      expect([made[0], made[999]]).toEqual([1, 0])
      vi.advanceTimersByTime(1_600)
      expect([made[0], made[999]]).toEqual([2, 2])
    })
  })

  describe('when it ages slowly', () => {
    it('is not made anew for each sign of life', () => {
      let made = 0
      const view = () => {
        made += 1
        return { epoch: 1, rev: 1, at: 0 }
      }
      views.stream(view, { ...following, ages: 'slowly' })
      made = 0
      vi.advanceTimersByTime(30_000)
      expect(made).toBe(3)
    })
  })
})
