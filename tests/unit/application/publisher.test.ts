import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CallLog } from '../../../hub/application/call-log.ts'
import type { MessageBus } from '../../../hub/application/message-bus.ts'
import { Publisher } from '../../../hub/application/publisher.ts'
import { arrive, finish, next, signIn, take } from '../../support/acts.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { WriterKit } from '../../support/writer-kit.ts'

/** A bus whose broker is away. */
const lostBus: MessageBus = {
  start: async () => {},
  stop: async () => {},
  publish: () => Promise.reject(new Error('away')),
  onMessage() {},
  onReturn() {},
  retainedTopics: async () => [],
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'clearInterval', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the publisher', () => {
  describe('when the broker takes nothing', () => {
    it('keeps a call and an invitation until they are too late, then forgets them', async () => {
      const kit = await new WriterKit(tempFolder()).begin()
      const publisher = new Publisher({
        bus: lostBus,
        store: kit.store,
        writer: kit.writer,
        calls: new CallLog(),
        waits: { ofService: () => null },
        log: { debug() {}, info() {}, warn() {}, error() {} },
        hallId: 'test-hall',
        epoch: 1,
        onFatal: (error) => {
          throw error
        },
      })
      await publisher.start()
      await kit.do(signIn('w1'), take('tax', 't1'), next('w1'), arrive('w1'), finish('w1'))
      publisher.onCommitted(kit.commits.flat(), kit.messages)
      vi.advanceTimersByTime(5_000)
      expect(kit.store.outbox().map(({ topic }) => topic)).toEqual(['announce', 'invite'])
      kit.clock.time += 60_000
      vi.advanceTimersByTime(5_000)
      expect(kit.store.outbox()).toEqual([])
      await publisher.stop()
      kit.stop()
    })
  })
})
