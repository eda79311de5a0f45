import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Aedes, type AedesPublishPacket } from 'aedes'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWebSocketStream, WebSocket, WebSocketServer } from 'ws'
import type { DeviceCredential } from '../../../shared/http/device-schemas.ts'
import { connectDevice, type DeviceConnection } from '../../../shared/ui/device.ts'
import type { MessageArguments } from '../../../shared/ui/device-inbox.ts'

const credential: DeviceCredential = {
  deviceId: 'board-1',
  secret: 's3cret',
  hallId: 'lucheng',
  kind: 'board',
}
const presenceTopic = 'hall/lucheng/device/board-1/presence'
const hubTopic = 'hall/lucheng/hub/state'
const boardTopic = 'hall/lucheng/board/general/state'
const version = (epoch: number, rev: number) => ({ epoch, rev, at: 1_000 + rev })
const hubState = (epoch: number, rev: number) => ({
  ...version(epoch, rev),
  status: 'online',
  businessDay: '2026-11-23',
})
const boardState = (epoch: number, rev: number) => ({
  ...version(epoch, rev),
  zoneId: 'general',
  zoneName: { zh: '综合', en: '' },
  hallName: { zh: '大厅', en: '' },
  calls: [],
  queues: [],
})

let broker: Aedes
let server: Server
let url: string
let sockets: WebSocket[]
let presences: { session: string; status: string }[]
let published: AedesPublishPacket[]
let received: MessageArguments[]
let connection: DeviceConnection

const say = (topic: string, payload: unknown, retain = false) =>
  new Promise<void>((resolve) =>
    broker.publish(
      {
        cmd: 'publish',
        qos: 1,
        dup: false,
        retain,
        topic,
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      },
      () => resolve(),
    ),
  )
const revs = () =>
  received.filter(([name]) => name === 'boardState').map(([, , value]) => 'rev' in value && value.rev)

// Older Node has none of its own; in a browser it is there.
vi.stubGlobal('WebSocket', WebSocket)

beforeEach(async () => {
  broker = await Aedes.createBroker()
  sockets = []
  presences = []
  published = []
  received = []
  broker.authenticate = (_, username, password, done) =>
    done(null, username === 'board-1' && password?.toString() === 's3cret')
  broker.on('publish', (packet) => {
    if (packet.topic === presenceTopic) presences.push(JSON.parse(packet.payload.toString()))
    else if (!packet.topic.startsWith('$SYS')) published.push(packet)
  })
  server = createServer()
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    sockets.push(socket)
    const stream = createWebSocketStream(socket)
    stream.on('error', () => {})
    broker.handle(stream, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`
  const subscriptions = [{ name: 'boardState', key: 'general' }] as const
  connection = connectDevice(
    credential,
    { subscriptions, onMessage: (...message) => received.push(message) },
    url,
  )
  await vi.waitFor(() => expect(connection.status.value).toBe('online'))
  await vi.waitFor(() => expect(presences).toHaveLength(1))
})
afterEach(async () => {
  connection.stop()
  await new Promise<void>((resolve) => broker.close(() => resolve()))
  for (const socket of sockets) socket.terminate()
  await new Promise((resolve) => server.close(resolve))
})

describe('a device on the bus', () => {
  describe('when its connection is lost', () => {
    it('is told dead under its old session and born under a new one', async () => {
      sockets[0]?.terminate()
      await vi.waitFor(() => expect(presences).toHaveLength(3), { timeout: 5_000 })
      const [first, second, third] = presences
      expect(first?.status).toBe('online')
      expect(second).toEqual({ session: first?.session, status: 'offline' })
      expect(third?.status).toBe('online')
      expect(third?.session).not.toBe(first?.session)
    })
    it('delivers what was said meanwhile', async () => {
      sockets[0]?.terminate()
      await vi.waitFor(() => expect(connection.status.value).toBe('connecting'))
      await connection.publish('announceAck', 'general', { id: 'a1', status: 'spoken' })
      await vi.waitFor(() =>
        expect(published.map(({ topic }) => topic)).toContain('hall/lucheng/announce/general/ack'),
      )
    })
  })
  describe('when it is stopped', () => {
    it('takes its leave and refuses further messages', async () => {
      connection.stop()
      await vi.waitFor(() => expect(presences.at(-1)?.status).toBe('offline'))
      await expect(
        connection.publish('announceAck', 'general', { id: 'a1', status: 'spoken' }),
      ).rejects.toThrow()
    })
  })
  describe('when messages come', () => {
    it('drops what is older than the last of its topic', async () => {
      for (const [epoch, rev] of [
        [2, 5],
        [2, 4],
        [1, 9],
        [2, 6],
      ] as const)
        await say(boardTopic, boardState(epoch, rev))
      await vi.waitFor(() => expect(revs()).toEqual([5, 6]))
    })
    it('drops what is not of the topic map and lives on', async () => {
      const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
      await say(boardTopic, '{"epoch":')
      await say(boardTopic, { ...boardState(2, 1), calls: 'none' })
      await say(boardTopic, boardState(2, 2))
      await vi.waitFor(() => expect(revs()).toEqual([2]))
      expect(warned).toHaveBeenCalledTimes(2)
      warned.mockRestore()
    })
    it('begins anew with the living heartbeat of a new journal', async () => {
      await say(hubTopic, hubState(5, 9))
      await say(boardTopic, boardState(5, 9))
      await say(hubTopic, hubState(1, 1))
      await say(boardTopic, boardState(1, 1))
      await vi.waitFor(() => expect(revs()).toEqual([9, 1]))
    })
    it('is stale as soon as the hub says that it goes', async () => {
      await say(hubTopic, { ...hubState(2, 1), status: 'offline' })
      await vi.waitFor(() => expect(connection.status.value).toBe('stale'))
    })
  })
})
