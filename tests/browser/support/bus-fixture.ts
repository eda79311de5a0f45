import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import type { Duplex } from 'node:stream'
import { serve } from '@hono/node-server'
import { Aedes } from 'aedes'
import { Hono } from 'hono'
import { createWebSocketStream, WebSocketServer } from 'ws'
import type { DeviceCredential } from '../../../shared/http/device-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import {
  matchTopic,
  type Payload,
  parsePayload,
  type TopicName,
  topicFor,
  topics,
} from '../../../shared/mqtt/topic-map.ts'
import { builtPages, fileAnswer } from './fake-server.ts'

const hallId = 'hall'
/** The hub's heartbeat here, in milliseconds. */
const heartbeatMs = 1_000

/** A hall's broker and pages without a hub: the test says what the hub would, and hears what the devices say. */
export interface BusFixture {
  readonly url: string
  /** Says something as the hub. */
  publish<Name extends TopicName>(name: Name, key: string, payload: Payload<Name>): Promise<void>
  /** Another definition of the hall, with these devices; the next heartbeat tells of it. */
  setDevices(devices: HallView['devices']): void
  /** What devices have said on a topic so far. */
  heard<Name extends TopicName>(name: Name): Payload<Name>[]
  /** Stops the heartbeat, as a hub that hangs does. */
  hush(): void
  /** Cuts every device off and refuses new connections. */
  goDown(): void
  /** Takes connections and beats again. */
  comeBack(): void
  stop(): Promise<void>
}

/** What a test may set of the hall. */
export interface BusOptions {
  readonly devices: HallView['devices']
  /** Where the built pages are; the project's own build when left out. */
  readonly pagesDir?: string
}

/** Starts a broker on `/mqtt`, the hall's view, demo credentials and the built pages on a free port. */
export async function startBusFixture({ devices, pagesDir = builtPages }: BusOptions): Promise<BusFixture> {
  const broker = await Aedes.createBroker({ drainTimeout: 2000 })
  const hall = { devices, tag: 1 }
  const said: { name: TopicName; value: unknown }[] = []
  let isUp = true
  let beat = 0
  const sockets = new Set<Duplex>()

  broker.on('publish', (packet, client) => {
    if (client === null) return
    const found = matchTopic(hallId, packet.topic)
    if (found === undefined) return
    const parsed = parsePayload(found.name, Buffer.from(packet.payload))
    if (parsed.ok) said.push({ name: found.name, value: parsed.value })
  })
  const publish = <Name extends TopicName>(
    name: Name,
    key: string,
    payload: Payload<Name>,
  ): Promise<void> => {
    const { qos, retain } = topics[name]
    const packet = {
      cmd: 'publish',
      topic: topicFor(hallId, name, key),
      payload: JSON.stringify(payload),
      qos,
      retain,
      dup: false,
    } as const
    return new Promise((resolve, reject) =>
      broker.publish(packet, (error) => (error ? reject(error) : resolve())),
    )
  }
  const heartbeat = () => {
    beat += 1
    void publish('hubState', '', {
      epoch: 1,
      rev: beat,
      at: Date.now(),
      status: 'online',
      businessDay: '2026-11-22',
      hall: `tag-${hall.tag}`,
    })
  }
  let timer = setInterval(heartbeat, heartbeatMs)
  heartbeat()

  const server = serve({ fetch: pages(hall, pagesDir).fetch, port: 0, hostname: '127.0.0.1' })
  const webSockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('mqtt') ? 'mqtt' : false),
  })
  server.on('upgrade', (request, socket, head) => {
    if (!isUp) {
      socket.destroy()
      return
    }
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      broker.handle(createWebSocketStream(webSocket), request)
    })
  })
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))

  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish,
    setDevices(next) {
      hall.devices = next
      hall.tag += 1
    },
    heard: <Name extends TopicName>(name: Name) =>
      said.filter((message) => message.name === name).map(({ value }) => value as Payload<Name>),
    hush: () => clearInterval(timer),
    goDown() {
      isUp = false
      clearInterval(timer)
      cut()
    },
    comeBack() {
      isUp = true
      clearInterval(timer)
      heartbeat()
      timer = setInterval(heartbeat, heartbeatMs)
    },
    async stop() {
      clearInterval(timer)
      isUp = false
      cut()
      await new Promise<void>((resolve) => broker.close(() => resolve()))
      webSockets.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What the fixture's hall is now. */
interface PresentHall {
  devices: HallView['devices']
  tag: number
}

function pages(hall: PresentHall, pagesDir: string): Hono {
  const app = new Hono()
  const file = (path: string) => fileAnswer(join(pagesDir, path))
  app.get('/display/:zone', () => file('display/board.html'))
  app.get('/window-screen/:window', () => file('display/window-screen.html'))
  app.get('/led-panel', () => file('display/led-panel.html'))
  app.get('/pad/:window', () => file('evaluator/pad.html'))
  app.get('/assets/*', (c) => file(normalize(c.req.path)))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/api/v1/hall', (c) => c.json(hallView(hall)))
  app.post('/api/v1/devices/:id/demo-credential', (c) => {
    const device = hall.devices.find(({ id }) => id === c.req.param('id'))
    if (device === undefined) return c.json({ code: 'device_unknown', detail: '', detailZh: '' }, 404)
    const { id, kind, zoneId, windowId } = device
    const credential: DeviceCredential = { deviceId: id, secret: 'secret', hallId, kind }
    return c.json({ ...credential, ...(zoneId && { zoneId }), ...(windowId && { windowId }) })
  })
  return app
}

function hallView({ devices, tag }: PresentHall): HallView {
  return {
    tag: `tag-${tag}`,
    id: hallId,
    name: { zh: '厦门市政务服务中心', en: 'Municipal Service Centre' },
    timeZone: 'Asia/Shanghai',
    departments: [],
    services: [],
    zones: [],
    windows: [],
    devices,
    demo: true,
    virtualPrinterUrl: null,
  }
}
