import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BrokerLimits } from '../../hub/adapters/mqtt/broker-limits.ts'
import { EmbeddedBroker } from '../../hub/adapters/mqtt/embedded-broker.ts'
import { Presence } from '../../hub/adapters/mqtt/presence.ts'
import { systemClock } from '../../shared/clock.ts'
import {
  authenticate,
  connectDevice,
  endDevices,
  eventually,
  hallId,
  keptLog,
  samples,
  secretOf,
  type TestDevice,
  topic,
} from '../contract/message-bus-fixture.ts'
import {
  connectPacket,
  denied,
  endRawClients,
  packet,
  pingPacket,
  puback,
  publishPacket,
  type RawClient,
  rawClient,
  subscribePacket,
} from './hostile-mqtt-client.ts'

const rating = JSON.stringify(samples.rating)
const retained = { qos: 1, retain: true } as const

describe('the embedded broker under attack', () => {
  let bus: EmbeddedBroker
  let presence: Presence
  let log: ReturnType<typeof keptLog>
  let heard: string[]
  let board: TestDevice
  let pad: TestDevice
  let round = 0

  async function open(limits: Partial<BrokerLimits> = {}): Promise<void> {
    presence = new Presence(systemClock)
    log = keptLog()
    heard = []
    bus = new EmbeddedBroker({ hallId, host: '127.0.0.1', mqttPort: 0, authenticate, presence, log, limits })
    bus.onMessage(async (message) => void heard.push(message.topic))
    await bus.start()
    const url = `mqtt://127.0.0.1:${bus.port}`
    board = await connectDevice(url, 'board-1')
    await board.client.subscribeAsync([topic('boardState', 'z1'), topic('hubState')], { qos: 1 })
    pad = await connectDevice(url, 'pad-2')
  }

  async function attacker(): Promise<RawClient> {
    return rawClient(bus.port ?? 0)
  }

  async function insider(session = 'x'): Promise<RawClient> {
    const client = await attacker()
    client.send(connectPacket(`pad-1.${session}`, 'pad-1', secretOf('pad-1')))
    await eventually(() => expect(client.received().subarray(0, 4)).toEqual(Buffer.from([0x20, 2, 0, 0])))
    return client
  }

  /** The board hears the hub and the hub hears the pad, as ever; nothing else was heard. */
  async function expectOthersUnharmed(): Promise<void> {
    round += 1
    const state = `state ${round}`
    await bus.publish(topic('boardState', 'z1'), state, retained)
    await pad.client.publishAsync(topic('rating', 'w02'), rating, { qos: 1 })
    await eventually(() => expect(board.got.at(-1)?.payload).toBe(state))
    expect(new Set(heard)).toEqual(new Set([topic('rating', 'w02')]))
    expect(board.got.every((message) => /^state \d+$/.test(message.payload))).toBe(true)
    expect(board.client.connected && pad.client.connected).toBe(true)
  }

  afterEach(async () => {
    endRawClients()
    await endDevices()
    await bus.stop()
  })

  describe('when bytes come before a login', () => {
    beforeEach(() => open({ loginMs: 150 }))

    it.each([
      ['garbage', Buffer.from('ff00ff00ff00ff00', 'hex')],
      ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\nHost: hub\r\n\r\n')],
      ['a TLS greeting', Buffer.from('16030100c8010000c40303', 'hex')],
      ['a publish', publishPacket(topic('boardState', 'z1'), 'forged')],
      ['a CONNECT that announces 256 MB', Buffer.from('10ffffff7f', 'hex')],
      ['a CONNECT with a length of five bytes', Buffer.from('10ffffffff7f', 'hex')],
      ['a CONNECT of 40 KB', connectPacket('c'.repeat(40_000), 'pad-1', 'x')],
      ['a CONNECT of another protocol', packet(0x10, Buffer.from('0004485454500402003c0000', 'hex'))],
      ['a CONNECT cut short', packet(0x10, Buffer.from('00044d515454', 'hex'))],
      ['nothing at all', Buffer.alloc(0)],
      ['half a CONNECT', connectPacket('pad-1.s', 'pad-1', secretOf('pad-1')).subarray(0, 12)],
      [
        'a wrong secret and a publish behind it',
        Buffer.concat([
          connectPacket('pad-1.s', 'pad-1', 'guess'),
          publishPacket(topic('rating', 'w01'), rating),
        ]),
      ],
    ])('cuts %s', async (_what, bytes) => {
      const client = await attacker()
      client.send(bytes)
      await eventually(() => expect(client.isClosed()).toBe(true))
      await expectOthersUnharmed()
    })
  })

  describe('when a device with a login breaks the protocol', () => {
    beforeEach(() => open())

    it.each([
      ['garbage', Buffer.from('00ff00ff00ff', 'hex')],
      ['a publish of 1 MB', publishPacket(topic('rating', 'w01'), 'x'.repeat(1_000_000))],
      ['a publish that announces 256 MB', Buffer.from('32ffffff7f', 'hex')],
      ['a publish in QoS 2', publishPacket(topic('rating', 'w01'), rating, { qos: 2 })],
      ['a publish in QoS 3', packet(0x36, Buffer.from('000161', 'hex'))],
      ['a PUBREL of a handshake that never was', packet(0x62, Buffer.from([0, 1]))],
      ['a second CONNECT', connectPacket('pad-1.y', 'pad-1', secretOf('pad-1'))],
      ['a CONNACK', packet(0x20, Buffer.from([0, 0]))],
      ['a publish on a wildcard', publishPacket('hall/+/hub/state', rating)],
      ['a publish on everything', publishPacket('#', rating)],
      ['a publish on no topic', publishPacket('', rating)],
      ['a publish on a topic of 99 levels', publishPacket('a/'.repeat(99), rating)],
      ['a subscription to no topic', packet(0x82, Buffer.from([0, 9]))],
      ['a subscription to a broken filter', subscribePacket('hall#')],
    ])('cuts %s', async (_what, bytes) => {
      const client = await insider()
      client.send(bytes)
      await eventually(() => expect(client.isClosed()).toBe(true))
      await expectOthersUnharmed()
    })
  })

  describe('when a device with a login goes beyond its rights', () => {
    beforeEach(() => open())

    it.each([
      ['a board’s state', topic('boardState', 'z1'), 'forged'],
      ['the hub’s state', topic('hubState'), JSON.stringify({ ...samples.hubState, status: 'offline' })],
      ['another device’s death', topic('devicePresence', 'board-1'), '{"session":"s1","status":"offline"}'],
      ['another window’s rating', topic('rating', 'w02'), rating],
      ['another hall’s rating', 'hall/other/pad/w01/rating', rating],
      ['a print command', topic('print', 'printer-1'), JSON.stringify(samples.print)],
      ['the broker’s own topics', '$SYS/x/new/clients', 'pad-2.s1'],
      ['a topic outside the map', `hall/${hallId}/anything`, 'x'],
      ['a topic with a NUL', `hall/${hallId}/board/z1/state\0`, 'x'],
      ['a topic that is not UTF-8', Buffer.from('68616c6cff', 'hex'), 'x'],
      ['a property of every object', '__proto__', 'x'],
    ])('acknowledges and drops a publish on %s', async (_what, where, payload) => {
      const client = await insider()
      client.send(publishPacket(where, payload, { retain: true }))
      await eventually(() => expect(client.received().includes(puback)).toBe(true))
      await expectOthersUnharmed()
      expect(bus.counters.denied).toBe(1)
      expect(await bus.retainedTopics()).toEqual([topic('boardState', 'z1')])
      expect(presence.all().size).toBe(0)
      expect(client.isClosed()).toBe(false)
    })

    it.each([
      ['what is not JSON', 'not json'],
      ['JSON of a wrong shape', '{"id":"r","caseId":"c","score":9}'],
      ['JSON nested four thousand deep', '['.repeat(4000)],
      ['an empty payload', ''],
      ['a prototype', '{"__proto__":{"score":5}}'],
    ])('acknowledges and drops %s on its own topic', async (_what, payload) => {
      const client = await insider()
      client.send(publishPacket(topic('rating', 'w01'), payload))
      await eventually(() => expect(client.received().includes(puback)).toBe(true))
      await expectOthersUnharmed()
      expect(bus.counters.dropped).toBe(1)
      expect(log.lines).toContainEqual(
        expect.objectContaining({
          level: 'warn',
          data: expect.objectContaining({ topic: topic('rating', 'w01') }),
        }),
      )
    })

    it('drops a rating that asks to be retained', async () => {
      const client = await insider()
      client.send(publishPacket(topic('rating', 'w01'), rating, { retain: true }))
      await eventually(() => expect(client.received().includes(puback)).toBe(true))
      await expectOthersUnharmed()
    })

    it.each([
      '#',
      '+/#',
      `hall/${hallId}/#`,
      `hall/${hallId}/+/+/state`,
      '$SYS/#',
      `$share/g/hall/${hallId}/#`,
      topic('boardState', 'z1'),
      topic('rating', 'w01'),
      topic('windowState', 'w02'),
    ])('denies a subscription to %s', async (filter) => {
      const client = await insider()
      client.send(subscribePacket(filter))
      await eventually(() => expect(client.received().includes(denied)).toBe(true))
      await expectOthersUnharmed()
      await bus.publish(topic('windowState', 'w02'), 'secret', retained)
      expect(client.received().includes('secret')).toBe(false)
    })

    it('denies a subscription in QoS 2 to its own topic', async () => {
      const client = await insider()
      client.send(subscribePacket(topic('windowState', 'w01'), 2))
      await eventually(() => expect(client.received().includes(denied)).toBe(true))
    })

    it('logs a flood of denials in a few lines', async () => {
      const client = await insider()
      for (let index = 0; index < 300; index += 1) client.send(publishPacket('x', 'x', { qos: 0 }))
      await eventually(() => expect(bus.counters.denied).toBe(300))
      expect(log.lines.filter((line) => line.level === 'warn')).toHaveLength(1)
    })
  })

  describe('when connections flood in', () => {
    it('keeps no more without a login than its bound, and lets a device in meanwhile', async () => {
      await open({ maxPending: 20, loginMs: 60_000 })
      const flood = await Promise.all(Array.from({ length: 300 }, attacker))
      await eventually(() => expect(flood.filter((client) => !client.isClosed())).toHaveLength(20))
      await insider()
      await expectOthersUnharmed()
    })

    it('refuses what is beyond the bound of all connections', async () => {
      await open({ maxConnections: 30 })
      const flood = await Promise.all(Array.from({ length: 100 }, attacker))
      await eventually(() => expect(flood.filter((client) => !client.isClosed())).toHaveLength(28))
      await expectOthersUnharmed()
    })

    it('closes the oldest connections of a device that opens too many', async () => {
      await open({ maxConnectionsPerDevice: 3 })
      const many: RawClient[] = []
      for (let index = 0; index < 8; index += 1) many.push(await insider(`s${index}`))
      await eventually(() =>
        expect(many.map((client) => client.isClosed())).toEqual([
          ...Array(5).fill(true),
          false,
          false,
          false,
        ]),
      )
      expect(bus.counters.connections).toBe(5)
      await expectOthersUnharmed()
    })
  })

  describe('when a device sends too much', () => {
    it('cuts a flood of pings', async () => {
      await open()
      const client = await insider()
      client.send(Buffer.concat(Array(100_000).fill(pingPacket)))
      await eventually(() => expect(client.isClosed()).toBe(true))
      await expectOthersUnharmed()
    })

    it('makes a device beyond its rate wait, loses nothing and serves the others at once', async () => {
      await open({ messageBurst: 10, messagesPerSecond: 30 })
      const client = await insider()
      const begunMs = performance.now()
      for (let index = 0; index < 40; index += 1)
        client.send(publishPacket(topic('inviteAck', 'w01'), JSON.stringify(samples.inviteAck)))
      await pad.client.publishAsync(topic('rating', 'w02'), rating, { qos: 1 })
      await eventually(() => expect(heard).toHaveLength(41))
      expect(performance.now() - begunMs).toBeGreaterThan(900)
      expect(heard.indexOf(topic('rating', 'w02'))).toBeLessThan(30)
    })

    it('reads no more from a device whose messages wait for the hub', async () => {
      await open({ maxUnhandled: 4, packetBurst: 1e9 })
      let begun = 0
      bus.onMessage((message) => {
        begun += 1
        return message.topic === topic('rating', 'w01') ? new Promise(() => {}) : Promise.resolve()
      })
      const client = await insider()
      const memory = process.memoryUsage.rss()
      const chunk = Buffer.concat(Array(100).fill(publishPacket(topic('rating', 'w01'), rating)))
      let written = 0
      while (client.socket.write(chunk) || written < 64e6) {
        written += chunk.length
        if (client.socket.writableNeedDrain && client.socket.writableLength > 32e6) break
      }
      await pad.client.publishAsync(topic('rating', 'w02'), rating, { qos: 1 })
      expect(begun).toBe(2)
      // What the test itself holds is 32 MB; what the hub read of it is a few hundred kilobytes.
      expect(process.memoryUsage.rss() - memory).toBeLessThan(120e6)
      expect(client.socket.writableLength).toBeGreaterThan(16e6)
    })
  })

  describe('when a device does not read', () => {
    it('is cut, and neither the hub nor the other readers of the topic wait for it', async () => {
      await open()
      const slow = await attacker()
      slow.send(
        connectPacket('board-1.slow', 'board-1', secretOf('board-1')),
        subscribePacket(topic('boardState', 'z1')),
      )
      await eventually(() => expect(slow.received().length).toBeGreaterThanOrEqual(9))
      slow.socket.pause()
      const before = process.memoryUsage().arrayBuffers
      const state = 'x'.repeat(50_000)
      let longestMs = 0
      for (let index = 0; index < 400; index += 1) {
        const begunMs = performance.now()
        await bus.publish(topic('boardState', 'z1'), state, retained)
        longestMs = Math.max(longestMs, performance.now() - begunMs)
      }
      await eventually(() => expect(board.got).toHaveLength(400))
      expect(longestMs).toBeLessThan(1000)
      expect(bus.counters.cut).toBe(1)
      expect(log.lines).toContainEqual(
        expect.objectContaining({
          data: expect.objectContaining({ deviceId: 'board-1', reason: 'slow-reader' }),
        }),
      )
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30e6)
      board.got.splice(0)
      await expectOthersUnharmed()
    })
  })

  describe('when the bytes are random', () => {
    beforeEach(() => open({ loginMs: 300 }))

    it('lives, hears nothing and serves the others', async () => {
      const types = fc.constantFrom(0x10, 0x30, 0x32, 0x33, 0x3d, 0x40, 0x62, 0x82, 0xa2, 0xc0, 0xe0)
      const anyPacket = fc
        .tuple(types, fc.uint8Array({ maxLength: 60 }))
        .map(([type, body]) => packet(type, Buffer.from(body)))
      const anyBytes = fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes))
      const stream = fc
        .array(fc.oneof(anyPacket, anyBytes), { maxLength: 6 })
        .map((parts) => Buffer.concat(parts))
      await fc.assert(
        fc.asyncProperty(fc.boolean(), stream, async (loggedIn, bytes) => {
          const client = loggedIn ? await insider() : await attacker()
          client.send(bytes)
          client.socket.end()
          await eventually(() => expect(client.isClosed()).toBe(true))
        }),
        { numRuns: 150 },
      )
      await expectOthersUnharmed()
    })
  })
})
