import { createServer } from 'node:http'
import { type AddressInfo, connect as connectTcp } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
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
  secretOf,
  type TestDevice,
  topic,
} from '../contract/message-bus-fixture.ts'
import { connectPacket, pingPacket, publishPacket, subscribePacket } from './hostile-mqtt-client.ts'

const host = '127.0.0.1'
const retained = { qos: 1, retain: true } as const

describe('MQTT over WebSocket under attack', () => {
  let bus: EmbeddedBroker
  let http: ReturnType<typeof createServer>
  let url: string
  let board: TestDevice
  const heard: string[] = []

  beforeEach(async () => {
    bus = new EmbeddedBroker({
      hallId,
      host,
      mqttPort: 0,
      authenticate,
      presence: new Presence(systemClock),
      log: keptLog(),
    })
    bus.onMessage(async (message) => void heard.push(message.topic))
    await bus.start()
    http = createServer().on('upgrade', (request, socket, head) => bus.handleUpgrade(request, socket, head))
    await new Promise<void>((resolve) => http.listen(0, host, () => resolve()))
    url = `ws://${host}:${(http.address() as AddressInfo).port}/mqtt`
    board = await connectDevice(url, 'board-1')
    await board.client.subscribeAsync(topic('boardState', 'z1'), { qos: 1 })
  })
  afterEach(async () => {
    await endDevices()
    await bus.stop()
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
  })

  it('keeps no socket of a refused upgrade whose client never ends its side', async () => {
    const { port } = new URL(url)
    const refused = ['/mqtt', '/elsewhere'].map((path) => {
      const client = connectTcp({ host, port: Number(port), allowHalfOpen: true })
      client.on('error', () => {})
      client.resume()
      client.write(`GET ${path} HTTP/1.1\r\nHost: hub\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`)
      return new Promise((resolve) => client.once('end', resolve))
    })
    await Promise.all(refused)
    const open = () => new Promise<number>((resolve) => http.getConnections((_, count) => resolve(count)))
    // The board's own.
    await eventually(async () => expect(await open()).toBe(1))
  })

  async function socket(...first: Buffer[]): Promise<WebSocket> {
    const client = new WebSocket(url, 'mqtt')
    client.on('error', () => {})
    await new Promise((resolve) => client.once('open', resolve))
    for (const bytes of first) client.send(bytes)
    return client
  }

  async function expectOthersUnharmed(): Promise<void> {
    await bus.publish(topic('boardState', 'z1'), 'as ever', retained)
    await eventually(() => expect(board.got.at(-1)?.payload).toBe('as ever'))
    expect(heard).toEqual([])
  }

  describe('when a frame is not a packet', () => {
    const login = connectPacket('pad-1.x', 'pad-1', secretOf('pad-1'))

    it.each<[string, Buffer[], string | Buffer]>([
      ['text', [login], 'hello'],
      ['a megabyte', [login], Buffer.alloc(1_000_000, pingPacket)],
      ['garbage', [], Buffer.from('ff00ff00', 'hex')],
      ['a publish before the login', [], publishPacket(topic('boardState', 'z1'), 'forged')],
      ['a publish of 20 KB', [login], publishPacket(topic('rating', 'w01'), 'x'.repeat(20_000))],
    ])('cuts %s', async (_what, first, frame) => {
      const client = await socket(...first)
      const closed = new Promise((resolve) => client.once('close', resolve))
      client.send(frame)
      await closed
      await expectOthersUnharmed()
    })
  })

  describe('when a browser does not read', () => {
    it('is cut, and the others do not wait', async () => {
      const slow = await socket(
        connectPacket('board-1.slow', 'board-1', secretOf('board-1')),
        subscribePacket(topic('boardState', 'z1')),
      )
      await new Promise((resolve) => slow.once('message', resolve).once('message', resolve))
      slow.pause()
      const state = 'x'.repeat(50_000)
      for (let index = 0; index < 400; index += 1)
        await bus.publish(topic('boardState', 'z1'), state, retained)
      await eventually(() => expect(bus.counters.cut).toBe(1))
      await eventually(() => expect(board.got.length).toBeGreaterThanOrEqual(400))
      slow.terminate()
      await expectOthersUnharmed()
    })
  })
})
