import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CallLog } from '../../../hub/application/call-log.ts'
import type { MessageBus } from '../../../hub/application/message-bus.ts'
import { Publisher } from '../../../hub/application/publisher.ts'
import { arrive, configure, finish, manager, next, signIn, take } from '../../support/acts.ts'
import { buildHall } from '../../support/hall-builder.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { WriterKit } from '../../support/writer-kit.ts'

const quietLog = { debug() {}, info() {}, warn() {}, error() {} }

/** A bus whose broker is away. */
const lostBus: MessageBus = {
  start: async () => {},
  stop: async () => {},
  publish: () => Promise.reject(new Error('away')),
  onMessage() {},
  onReturn() {},
  retainedTopics: async () => [],
}

/** A bus whose broker keeps the last payload of each topic. */
function listeningBus(said: Map<string, string>): MessageBus {
  return {
    ...lostBus,
    publish: async (topic, payload) => {
      said.set(topic, payload)
    },
  }
}

function publisherOn(bus: MessageBus, { store, writer }: WriterKit): Publisher {
  return new Publisher({
    bus,
    store,
    writer,
    calls: new CallLog(),
    waits: { ofService: () => null },
    log: quietLog,
    hallId: 'test-hall',
    epoch: 1,
    voicePack: () => '',
    onFatal: (error) => {
      throw error
    },
  })
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
      const publisher = publisherOn(lostBus, kit)
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

  describe('when a notice is posted', () => {
    it('tells the boards of its zone at once, and takes it from them when its time is over', async () => {
      const kit = await new WriterKit(tempFolder()).begin()
      const shown: string[][] = []
      const bus: MessageBus = {
        ...lostBus,
        publish: async (topic, payload) => {
          if (topic.endsWith('/state') && topic.includes('/board/'))
            shown.push(JSON.parse(payload).notices.map(({ id }: { id: string }) => id))
        },
      }
      const publisher = publisherOn(bus, kit)
      await publisher.start()
      const text = { zh: '消防演练', en: '' }
      const until = kit.clock.time + 60_000
      const command = { type: 'PostNotice', id: 'n1', text, zoneId: null, until } as const
      const before = kit.commits.length
      await kit.do({ command, actor: manager })
      publisher.onCommitted(kit.commits.slice(before).flat(), [])
      expect(shown.at(-1)).toEqual(['n1'])
      kit.clock.time += 60_000
      vi.advanceTimersByTime(3_000)
      expect(shown.at(-1)).toEqual([])
      await publisher.stop()
      kit.stop()
    })
  })

  describe('when the hall has another definition', () => {
    it('tells so in its heartbeat, and calls a window by its new name and number', async () => {
      const kit = await new WriterKit(tempFolder()).begin()
      const hall = buildHall()
      const said = new Map<string, string>()
      const publisher = publisherOn(listeningBus(said), kit)
      const saidOn = (topic: string) => JSON.parse(said.get(`hall/test-hall/${topic}`) ?? '{}')
      await publisher.start()
      await kit.do(signIn('w1'), take('tax', 't1'), next('w1'))
      publisher.onCommitted(kit.commits.flat(), [])
      const before = saidOn('hub/state').hall
      expect(before).toMatch(/./)
      const name = { zh: '改名窗口', en: 'Renamed' }
      const windows = hall.windows.map((window) =>
        window.id === 'w1' ? { ...window, name, number: 31 } : window,
      )
      const known = kit.commits.length
      await kit.do(configure({ ...hall, windows }))
      publisher.onCommitted(kit.commits.slice(known).flat(), [])
      const renamed = [{ windowNumber: 31, windowName: name }]
      await vi.waitFor(() => expect(saidOn('board/hall/state').calls).toMatchObject(renamed))
      expect(saidOn('hub/state').hall).not.toBe(before)
      await publisher.stop()
      kit.stop()
    })
  })

  describe('when the hall has an LED panel', () => {
    it('tells the panel what it is like, where it stands and what time zone it is in', async () => {
      const kit = await new WriterKit(tempFolder()).begin()
      const hall = buildHall()
      const led = { widthDots: 128, heightDots: 16, colour: 'red', controller: 'ddp://10.0.0.5' } as const
      const panel = { id: 'led-1', kind: 'led', name: { zh: 'LED 屏', en: '' }, windowId: 'w1', led } as const
      await kit.do(configure({ ...hall, devices: [...hall.devices, panel] }))
      const said = new Map<string, string>()
      const publisher = publisherOn(listeningBus(said), kit)
      await publisher.start()
      const configOf = (id: string) => JSON.parse(said.get(`hall/test-hall/device/${id}/config`) ?? '{}')
      expect(configOf('led-1').led).toEqual({ ...led, windowId: 'w1', timeZone: 'Asia/Shanghai' })
      expect(configOf('pad-1')).not.toHaveProperty('led')
      await publisher.stop()
      kit.stop()
    })
  })
})
