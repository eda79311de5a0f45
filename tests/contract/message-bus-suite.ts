import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BusCounters } from '../../hub/adapters/mqtt/bus-counters.ts'
import type { Presence } from '../../hub/adapters/mqtt/presence.ts'
import type { DeviceMessage, MessageBus } from '../../hub/application/message-bus.ts'
import { rightsOf } from '../../shared/mqtt/rights.ts'
import { type TopicName, topics } from '../../shared/mqtt/topic-map.ts'
import {
  connectDevice,
  devices,
  endDevices,
  eventually,
  hallId,
  keysOf,
  samples,
  topic,
} from './message-bus-fixture.ts'

/** A bus under test, the broker it speaks through and the address of that broker for devices. */
export interface BusUnderTest {
  readonly bus: MessageBus & { readonly counters: BusCounters }
  readonly presence: Presence
  readonly deviceUrl: string
}

const all = (Object.keys(topics) as TopicName[]).flatMap((name) =>
  keysOf[name].map((key) => ({ name, full: topic(name, key) })),
)
const qos1 = { qos: 1, retain: false } as const
const retained = { qos: 1, retain: true } as const
const text = (message: DeviceMessage) => Buffer.from(message.payload).toString()

/** What every message bus does, whichever broker is behind it. */
export function messageBusContract(open: () => Promise<BusUnderTest>): void {
  let under: BusUnderTest
  let heard: { topic: string; text: string }[]

  beforeEach(async () => {
    under = await open()
    heard = []
    under.bus.onMessage(async (message) => void heard.push({ topic: message.topic, text: text(message) }))
    await under.bus.start()
  })
  afterEach(async () => {
    await endDevices()
    await under.bus.stop()
  })

  describe('when a device is subscribed', () => {
    it('gets what the hub publishes, retained and not, in the order of publishing', async () => {
      const pad = await connectDevice(under.deviceUrl, 'pad-1')
      await pad.client.subscribeAsync([topic('windowState', 'w01'), topic('invite', 'w01')], { qos: 1 })
      const sent = Array.from({ length: 200 }, (_, index) => String(index))
      await Promise.all(
        sent.map((payload, index) =>
          index % 2 === 0
            ? under.bus.publish(topic('windowState', 'w01'), payload, retained)
            : under.bus.publish(topic('invite', 'w01'), payload, qos1),
        ),
      )
      await eventually(() => expect(pad.got).toHaveLength(200))
      expect(pad.got.map((message) => message.payload)).toEqual(sent)
    })

    it('loses none of the messages published in both qualities at once', async () => {
      const pad = await connectDevice(under.deviceUrl, 'pad-1')
      await pad.client.subscribeAsync([topic('windowState', 'w01'), topic('invite', 'w01')], { qos: 1 })
      await Promise.all([
        under.bus.publish(topic('windowState', 'w01'), 'state', retained),
        under.bus.publish(topic('invite', 'w01'), 'plain', { qos: 0, retain: false }),
      ])
      await eventually(() =>
        expect(pad.got.map((message) => message.payload).sort()).toEqual(['plain', 'state']),
      )
    })
  })

  describe('when a device comes late', () => {
    it('gets the last retained state at once, and nothing once it was cleared', async () => {
      await under.bus.publish(topic('boardState', 'z1'), 'old', retained)
      await under.bus.publish(topic('boardState', 'z1'), 'new', retained)
      await under.bus.publish(topic('hubState'), 'gone', retained)
      await under.bus.publish(topic('hubState'), '', retained)
      const board = await connectDevice(under.deviceUrl, 'board-1')
      await board.client.subscribeAsync([topic('hubState'), topic('boardState', 'z1')], { qos: 1 })
      await under.bus.publish(topic('announce', 'z1'), 'unheard', qos1)
      await eventually(() =>
        expect(board.got).toContainEqual(expect.objectContaining({ payload: 'new', retain: true })),
      )
      expect(board.got.map((message) => message.payload)).toEqual(['new'])
    })

    it('lists the topics that retain something', async () => {
      await under.bus.publish(topic('boardState', 'z1'), 'x', retained)
      await under.bus.publish(topic('windowState', 'w99'), 'x', retained)
      await under.bus.publish(topic('windowState', 'w01'), 'x', retained)
      await under.bus.publish(topic('windowState', 'w01'), '', retained)
      await under.bus.publish(topic('announce', 'z1'), 'x', qos1)
      const board = await connectDevice(under.deviceUrl, 'board-1')
      await board.client.publishAsync(
        topic('devicePresence', 'board-1'),
        JSON.stringify(samples.devicePresence),
        retained,
      )
      await eventually(() => expect(heard).toHaveLength(1))
      expect([...(await under.bus.retainedTopics())].sort()).toEqual([
        topic('boardState', 'z1'),
        topic('devicePresence', 'board-1'),
        topic('windowState', 'w99'),
      ])
    })
  })

  describe('when a device publishes', () => {
    it('gives the hub its messages in order, one at a time', async () => {
      let running = 0
      let most = 0
      under.bus.onMessage(async (message) => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setImmediate(resolve))
        heard.push({ topic: message.topic, text: text(message) })
        running -= 1
      })
      const pad = await connectDevice(under.deviceUrl, 'pad-1')
      const sent = Array.from({ length: 100 }, (_, index) =>
        JSON.stringify({ id: `rating-${index}`, caseId: 'case-1', score: 5 }),
      )
      await Promise.all(sent.map((payload) => pad.client.publishAsync(topic('rating', 'w01'), payload, qos1)))
      await eventually(() => expect(heard).toHaveLength(100))
      expect(heard.map((message) => message.text)).toEqual(sent)
      expect(most).toBe(1)
    })

    it('never gives the hub what is not of the schema, and goes on', async () => {
      const pad = await connectDevice(under.deviceUrl, 'pad-1')
      for (const bad of ['', 'not json', '{"id":"r","caseId":"c","score":6}', '[]', '{"id":"r"}'])
        await pad.client.publishAsync(topic('rating', 'w01'), bad, qos1)
      await pad.client.publishAsync(topic('rating', 'w01'), JSON.stringify(samples.rating), qos1)
      await eventually(() => expect(heard).toHaveLength(1))
      expect(heard[0]?.text).toBe(JSON.stringify(samples.rating))
      expect(under.bus.counters.dropped).toBeGreaterThanOrEqual(4)
    })

    it('may publish from inside the handler and wait for it', async () => {
      under.bus.onMessage(() => under.bus.publish(topic('ratingAck', 'w01'), 'answer', qos1))
      const pad = await connectDevice(under.deviceUrl, 'pad-1')
      await pad.client.subscribeAsync(topic('ratingAck', 'w01'), { qos: 1 })
      await pad.client.publishAsync(topic('rating', 'w01'), JSON.stringify(samples.rating), qos1)
      await eventually(() => expect(pad.got.map((message) => message.payload)).toEqual(['answer']))
    })
  })

  describe('when the hub stops before its handler has resolved', () => {
    it('gets the message again after the start', async () => {
      let begun = 0
      under.bus.onMessage(() => {
        begun += 1
        return new Promise(() => {})
      })
      const pad = await connectDevice(under.deviceUrl, 'pad-1', 's1', { reconnectPeriod: 20 })
      pad.client.publish(topic('rating', 'w01'), JSON.stringify(samples.rating), qos1)
      await eventually(() => expect(begun).toBe(1))
      await under.bus.stop()
      under.bus.onMessage(async (message) => void heard.push({ topic: message.topic, text: text(message) }))
      await under.bus.start()
      await eventually(() =>
        expect(heard.map((message) => message.text)).toEqual([JSON.stringify(samples.rating)]),
      )
    })

    it('rejects what is published meanwhile and works after the start', async () => {
      await under.bus.stop()
      await expect(under.bus.publish(topic('hubState'), 'x', retained)).rejects.toThrow('not running')
      await under.bus.start()
      const board = await connectDevice(under.deviceUrl, 'board-1')
      await board.client.subscribeAsync(topic('hubState'), { qos: 1 })
      await under.bus.publish(topic('hubState'), 'again', retained)
      await eventually(() => expect(board.got.map((message) => message.payload)).toContain('again'))
    })
  })

  describe('when a device comes back before its old connection is noticed dead', () => {
    it('stays online through the late death of the old session, and goes with the new one', async () => {
      const birth = (session: string) => JSON.stringify({ session, status: 'online' })
      const where = topic('devicePresence', 'pad-1')
      const old = await connectDevice(under.deviceUrl, 'pad-1', 'old')
      await old.client.publishAsync(where, birth('old'), retained)
      const fresh = await connectDevice(under.deviceUrl, 'pad-1', 'new')
      await fresh.client.publishAsync(where, birth('new'), retained)
      await eventually(() => expect(under.presence.of('pad-1')?.sessions).toEqual(['old', 'new']))
      old.drop()
      await eventually(() => expect(under.presence.of('pad-1')?.sessions).toEqual(['new']))
      expect(under.presence.of('pad-1')?.status).toBe('online')
      fresh.drop()
      await eventually(() => expect(under.presence.of('pad-1')?.status).toBe('offline'))
    })
  })

  describe.each(devices)('when a $kind ($id) asks for every topic', (device) => {
    const rights = rightsOf(hallId, device)

    it('receives its own and no other', async () => {
      const client = await connectDevice(under.deviceUrl, device.id)
      for (const filter of ['#', '+/#', `hall/${hallId}/#`, '$SYS/#', ...all.map(({ full }) => full)])
        await client.client.subscribeAsync(filter, { qos: 1 }).catch(() => {})
      for (const { full, name } of all) await under.bus.publish(full, JSON.stringify(samples[name]), qos1)
      // Every device may hear the hub; it comes last, so that all before it has arrived.
      await under.bus.publish(topic('hubState'), 'the end', qos1)
      await eventually(() => expect(client.got.at(-1)?.payload).toBe('the end'))
      expect([...new Set(client.got.map((message) => message.topic))].sort()).toEqual(
        [...rights.subscribe].sort(),
      )
    })

    it('is heard on its own and no other', async () => {
      const client = await connectDevice(under.deviceUrl, device.id)
      for (const { full, name } of all) {
        await client.client.publishAsync(full, JSON.stringify(samples[name]), qos1)
      }
      // Its own birth comes last, so that all before it were judged.
      await client.client.publishAsync(
        topic('devicePresence', device.id),
        JSON.stringify(samples.devicePresence),
        qos1,
      )
      const own = [...rights.publish, topic('devicePresence', device.id)].sort()
      await eventually(() => expect(heard.map((message) => message.topic).sort()).toEqual(own))
    })
  })
}
