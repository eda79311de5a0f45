import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { heartbeatMs } from '../../../shared/heartbeat.ts'
import { type LiveView, live } from '../../../shared/ui/live.ts'

interface View {
  readonly epoch: number
  readonly rev: number
  readonly at: number
}

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2
  static opened: FakeEventSource[] = []
  readyState = 1

  constructor() {
    super()
    FakeEventSource.opened.push(this)
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED
  }

  say(epoch: number, rev: number): void {
    this.dispatchEvent(new MessageEvent('view', { data: JSON.stringify({ epoch, rev, at: 1_000 + rev }) }))
  }

  ping(): void {
    this.dispatchEvent(new Event('ping'))
  }
}

const source = () => {
  const last = FakeEventSource.opened.at(-1)
  if (last === undefined) throw new Error('no stream was opened')
  return last
}
let page: EventTarget & { visibilityState: string }
let followed: LiveView<View>

beforeEach(() => {
  vi.useFakeTimers()
  FakeEventSource.opened = []
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const window = new EventTarget()
  vi.stubGlobal('EventSource', FakeEventSource)
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
  followed = live<View>('/api/v1/queues/live')
})
afterEach(() => {
  followed.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a live view', () => {
  describe('when an older view comes after a newer one', () => {
    it('never goes back in (epoch, rev)', () => {
      source().say(2, 7)
      source().say(2, 6)
      source().say(1, 9)
      expect(followed.view.value).toMatchObject({ epoch: 2, rev: 7 })
    })
  })
  describe('when the hub was started anew', () => {
    it('takes a larger epoch whatever its rev', () => {
      source().say(2, 7)
      source().say(3, 1)
      expect(followed.view.value).toMatchObject({ epoch: 3, rev: 1 })
    })
    it('believes a new stream that begins with a smaller epoch: the journal is another one', () => {
      source().say(5, 7)
      source().dispatchEvent(new Event('open'))
      source().say(1, 2)
      expect(followed.view.value).toMatchObject({ epoch: 1, rev: 2 })
    })
  })
  describe('when the hub is silent', () => {
    it('is stale after two lost signs and within nine seconds, keeps the last view and opens the stream anew', () => {
      source().say(1, 1)
      expect(followed.connection.value).toBe('live')
      vi.advanceTimersByTime(2 * heartbeatMs)
      expect(followed.connection.value).toBe('live')
      vi.advanceTimersByTime(9_000 - 2 * heartbeatMs)
      expect(followed.connection.value).toBe('stale')
      expect(followed.view.value).toMatchObject({ rev: 1 })
      vi.advanceTimersByTime(20_000)
      expect(FakeEventSource.opened.length).toBeGreaterThan(1)
    })
    it('stays live on pings alone', () => {
      source().say(1, 1)
      for (let second = 0; second < 60; second += 5) {
        vi.advanceTimersByTime(5_000)
        source().ping()
      }
      expect(followed.connection.value).toBe('live')
      expect(FakeEventSource.opened).toHaveLength(1)
    })
  })
  describe('when the browser has given the stream up', () => {
    it('opens it anew', () => {
      source().readyState = FakeEventSource.CLOSED
      vi.advanceTimersByTime(4_000)
      expect(FakeEventSource.opened).toHaveLength(2)
    })
  })
  describe('when its page is hidden for long', () => {
    it('lets the stream go, and opens one when the page is seen again', () => {
      page.visibilityState = 'hidden'
      page.dispatchEvent(new Event('visibilitychange'))
      vi.advanceTimersByTime(60_000)
      expect(FakeEventSource.opened.every(({ readyState }) => readyState === FakeEventSource.CLOSED)).toBe(
        true,
      )
      const before = FakeEventSource.opened.length
      page.visibilityState = 'visible'
      page.dispatchEvent(new Event('visibilitychange'))
      expect(FakeEventSource.opened).toHaveLength(before + 1)
    })
  })
  describe('when a view is not JSON', () => {
    it('drops it and lives on', () => {
      const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
      source().dispatchEvent(new MessageEvent('view', { data: '{' }))
      source().say(1, 1)
      expect(followed.view.value).toMatchObject({ rev: 1 })
      expect(warned).toHaveBeenCalledOnce()
    })
  })
})
