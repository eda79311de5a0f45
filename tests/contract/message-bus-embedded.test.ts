import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { EmbeddedBroker } from '../../hub/adapters/mqtt/embedded-broker.ts'
import { MqttPortTaken } from '../../hub/adapters/mqtt/port-taken.ts'
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
  topic,
} from './message-bus-fixture.ts'
import { messageBusContract } from './message-bus-suite.ts'

const host = '127.0.0.1'

function build(mqttPort: number, log = keptLog()) {
  const presence = new Presence(systemClock)
  return { presence, log, bus: new EmbeddedBroker({ hallId, host, mqttPort, authenticate, presence, log }) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, host)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('the embedded broker as a message bus', () => {
  messageBusContract(async () => {
    const port = await freePort()
    return { ...build(port), deviceUrl: `mqtt://${host}:${port}` }
  })
})

describe('the embedded broker', () => {
  let site: ReturnType<typeof build>
  let url: string

  beforeEach(async () => {
    site = build(0)
    await site.bus.start()
    url = `mqtt://${host}:${site.bus.port}`
  })
  afterEach(async () => {
    await endDevices()
    await site.bus.stop()
  })

  describe('when its port is taken', () => {
    it('says which, and what to do, in both languages', async () => {
      const { port } = site.bus
      const second = build(port ?? 0)
      const failure = await second.bus.start().catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(MqttPortTaken)
      expect(failure).toMatchObject({
        port,
        message: expect.stringMatching(/MQTT_PORT.*set MQTT_PORT to a free port/),
      })
      await second.bus.stop()
    })
  })

  describe('when the handler takes its time', () => {
    it('acknowledges only after it has resolved', async () => {
      let resolve = () => {}
      site.bus.onMessage(() => new Promise<void>((done) => (resolve = done)))
      const pad = await connectDevice(url, 'pad-1')
      const packets: string[] = []
      pad.client.on('packetreceive', (packet) => packets.push(packet.cmd))
      const published = pad.client.publishAsync(topic('rating', 'w01'), JSON.stringify(samples.rating), {
        qos: 1,
      })
      await eventually(() => expect(site.bus.counters.received).toBe(1))
      // Another connection makes a whole round trip meanwhile.
      const other = await connectDevice(url, 'board-1')
      await other.client.subscribeAsync(topic('hubState'), { qos: 1 })
      expect(packets).not.toContain('puback')
      resolve()
      await published
      expect(packets).toContain('puback')
    })

    it('handles the messages of other devices meanwhile', async () => {
      const heard: string[] = []
      site.bus.onMessage((message) => {
        heard.push(message.topic)
        return message.topic === topic('rating', 'w01') ? new Promise(() => {}) : Promise.resolve()
      })
      const slow = await connectDevice(url, 'pad-1')
      slow.client.publish(topic('rating', 'w01'), JSON.stringify(samples.rating), { qos: 1 })
      const quick = await connectDevice(url, 'pad-2')
      await quick.client.publishAsync(topic('rating', 'w02'), JSON.stringify(samples.rating), { qos: 1 })
      expect(heard.sort()).toEqual([topic('rating', 'w01'), topic('rating', 'w02')])
    })

    it('does not acknowledge when it fails, so that the device sends again', async () => {
      const ratings: string[] = []
      site.bus.onMessage(async (message) => {
        if (message.topic !== topic('rating', 'w01')) return
        ratings.push(message.topic)
        if (ratings.length === 1) throw new Error('disk full')
      })
      const pad = await connectDevice(url, 'pad-1', 's1', { reconnectPeriod: 20 })
      await pad.client.publishAsync(topic('rating', 'w01'), JSON.stringify(samples.rating), { qos: 1 })
      expect(ratings).toHaveLength(2)
      expect(site.log.lines).toContainEqual(expect.objectContaining({ level: 'error' }))
    })
  })

  describe('when a credential is revoked', () => {
    it('closes the connections of that device only', async () => {
      const [one, two, other] = await Promise.all([
        connectDevice(url, 'pad-1', 'a'),
        connectDevice(url, 'pad-1', 'b'),
        connectDevice(url, 'pad-2'),
      ])
      site.bus.disconnectDevice('pad-1')
      await eventually(() => expect([one.client.connected, two.client.connected]).toEqual([false, false]))
      expect(other.client.connected).toBe(true)
      expect(site.bus.counters.connections).toBe(1)
    })
  })

  describe('when a login is wrong', () => {
    const death = { session: 's', status: 'offline' }
    const will = (deviceId: string, payload: object = death) => ({
      will: {
        topic: topic('devicePresence', deviceId),
        payload: Buffer.from(JSON.stringify(payload)),
        qos: 1 as const,
      },
    })

    it.each([
      ['a wrong secret', { password: 'guess' }, 4],
      ['an unknown device', { username: 'pad-9', clientId: 'pad-9.s', password: secretOf('pad-9') }, 4],
      ['a client id of another device', { clientId: 'pad-2.s' }, 2],
      ['a client id without session', { clientId: 'pad-1' }, 2],
      ['a client id with unsafe characters', { clientId: 'pad-1.a/b' }, 2],
      ['a client id of 300 characters', { clientId: `pad-1.${'s'.repeat(294)}` }, 2],
      ['a will on another device', will('pad-2'), 5],
      ['a will that is a birth', will('pad-1', { session: 's', status: 'online' }), 5],
      ['a will that is garbage', will('pad-1', { x: 1 }), 5],
    ])('refuses %s', async (_what, options, code) => {
      await expect(connectDevice(url, 'pad-1', 's', options)).rejects.toMatchObject({ code })
      expect(site.bus.counters).toMatchObject({ connections: 0, loginsRefused: 1 })
      expect(JSON.stringify(site.log.lines)).not.toContain('guess')
    })
  })
})

describe('MQTT over WebSocket', () => {
  const site = build(0)
  const http = createHttpServer()
  let address: string

  beforeEach(async () => {
    await site.bus.start()
    http.removeAllListeners('upgrade')
    http.on('upgrade', (request, socket, head) => site.bus.handleUpgrade(request, socket, head))
    if (!http.listening) await new Promise<void>((resolve) => http.listen(0, host, () => resolve()))
    address = `ws://${host}:${(http.address() as AddressInfo).port}/mqtt`
  })
  afterEach(async () => {
    await endDevices()
    await site.bus.stop()
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
  })

  describe('when a browser connects', () => {
    it('speaks the same broker as TCP, whole packets in a frame', async () => {
      const board = await connectDevice(address, 'board-1')
      await board.client.subscribeAsync(topic('boardState', 'z1'), { qos: 1 })
      const large = JSON.stringify({ filler: '字'.repeat(10_000) })
      await site.bus.publish(topic('boardState', 'z1'), large, { qos: 1, retain: true })
      await eventually(() => expect(board.got).toHaveLength(1))
      expect(board.got[0]?.payload).toBe(large)
      board.drop()
      await eventually(() => expect(site.presence.of('board-1')?.status).toBe('offline'))
    })

    it('answers 400 without the sub-protocol', async () => {
      const socket = new WebSocket(address)
      const status = await new Promise((resolve) =>
        socket
          .on('unexpected-response', (_request, response) => resolve(response.statusCode))
          .on('error', () => {}),
      )
      expect(status).toBe(400)
    })

    it('answers 503 while the broker is stopped', async () => {
      await site.bus.stop()
      const socket = new WebSocket(address, 'mqtt')
      const status = await new Promise((resolve) =>
        socket
          .on('unexpected-response', (_request, response) => resolve(response.statusCode))
          .on('error', () => {}),
      )
      expect(status).toBe(503)
    })
  })
})
