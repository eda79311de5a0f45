import type { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { Aedes, type PublishPacket } from 'aedes'
import type { Log } from '../../application/log.ts'
import type { DeviceMessage, MessageBus } from '../../application/message-bus.ts'
import { type BrokerLimits, defaultBrokerLimits } from './broker-limits.ts'
import { type BusCounters, zeroBusCounters } from './bus-counters.ts'
import { ConnectionTable } from './connection-table.ts'
import { DeviceStream } from './device-stream.ts'
import { Gatekeeper } from './gatekeeper.ts'
import type { Authenticate } from './login.ts'
import { MqttPortTaken } from './port-taken.ts'
import type { Presence } from './presence.ts'
import { QuietLog } from './quiet-log.ts'
import { type Transport, tcpTransport, webSocketTransport } from './transport.ts'
import { refuseUpgrade, WebSocketDoor } from './web-socket-door.ts'

/** What the embedded broker is built from. */
export interface EmbeddedBrokerOptions {
  readonly hallId: string
  /** Address to listen on, as `0.0.0.0`. */
  readonly host: string
  /** TCP port; 0 takes a free one, `port` tells which. */
  readonly mqttPort: number
  readonly authenticate: Authenticate
  /** Fed by the broker before `onMessage` is called. */
  readonly presence: Presence
  readonly log: Log
  readonly limits?: Partial<BrokerLimits>
}

/** What runs between start and stop. */
interface Running {
  readonly aedes: Aedes
  readonly gatekeeper: Gatekeeper
  readonly connections: ConnectionTable
  readonly server: Server
  readonly port: number
}

/** A message that the broker has taken. */
interface Sending {
  /** Resolves when it is on its way to its subscribers. */
  readonly entered: Promise<void>
  /** Resolves when all have it; rejects when the broker failed. */
  readonly sent: Promise<void>
}

/** The broker's own wait for a slow reader; a stream is cut before it makes the broker wait. */
const drainMs = 1500
/** Packets that a client may send before its login is answered. */
const packetsBeforeLogin = 32
/** Messages wait for one another, so one that the broker never finishes must not silence the hall. */
const longestSendMs = 5000
/** Levels of a topic: the map's deepest has six. */
const maxTopicLevels = 8

/**
 * The hall's bus as a broker inside the hub (aedes): MQTT 3.1.1 over TCP and WebSocket, QoS 0 and 1, every session
 * clean. What is not MQTT, too large, too much or not read is cut; the rights are the {@link Gatekeeper}'s.
 */
export class EmbeddedBroker implements MessageBus {
  readonly counters: BusCounters = zeroBusCounters()
  readonly #options: EmbeddedBrokerOptions
  readonly #limits: BrokerLimits
  readonly #quiet: QuietLog
  readonly #door = new WebSocketDoor()
  readonly #retained = new Set<string>()
  #handler: (message: DeviceMessage) => Promise<void> = async () => {}
  #running: Running | undefined
  #lastSent: Promise<void> = Promise.resolve()
  #lastEntered: Promise<void> = Promise.resolve()
  #entering: { readonly payload: Buffer | string; readonly resolve: () => void } | undefined
  #unsent = 0

  constructor(options: EmbeddedBrokerOptions) {
    this.#options = options
    this.#limits = { ...defaultBrokerLimits, ...options.limits }
    this.#quiet = new QuietLog(options.log)
  }

  /** The TCP port it listens on; undefined while it is stopped. */
  get port(): number | undefined {
    return this.#running?.port
  }

  /** Listens. Rejects with {@link MqttPortTaken} when the port is in use. */
  async start(): Promise<void> {
    if (this.#running !== undefined) return
    const limits = this.#limits
    const connections = new ConnectionTable(limits, this.counters)
    const gatekeeper = new Gatekeeper({
      ...this.#options,
      limits,
      counters: this.counters,
      connections,
      deliver: async (message, kept) => {
        await this.#handler(message)
        if (kept === 'retained') this.#noteRetained(message.topic, message.payload.length)
      },
    })
    const aedes = await Aedes.createBroker({
      connectTimeout: limits.loginMs,
      keepaliveLimit: limits.maxKeepaliveSeconds,
      drainTimeout: drainMs,
      queueLimit: packetsBeforeLogin,
      maxTopicLevels,
      ...gatekeeper.hooks(),
    })
    this.#watch(aedes, gatekeeper)
    // The broker calls its subscribers in the turn in which a message leaves for all of them.
    aedes.subscribe(
      '#',
      (packet, done) => this.#notePassing(packet, done),
      () => {},
    )
    const server = createServer({ noDelay: true, keepAlive: true }, (socket) =>
      this.#enter(tcpTransport(socket)),
    )
    try {
      const port = await listen(server, this.#options.mqttPort, this.#options.host)
      server.on('error', (error) => this.#options.log.error({ error }, 'the MQTT port failed'))
      this.#retained.clear()
      this.#options.presence.forget()
      this.#running = { aedes, gatekeeper, connections, server, port }
    } catch (error) {
      await new Promise<void>((resolve) => aedes.close(resolve))
      throw error
    }
  }

  async stop(): Promise<void> {
    const running = this.#running
    if (running === undefined) return
    this.#running = undefined
    running.gatekeeper.shut()
    const closed = new Promise<void>((resolve) => running.server.close(() => resolve()))
    await this.#lastSent
    await new Promise<void>((resolve) => running.aedes.close(resolve))
    running.connections.destroyAll()
    await closed
  }

  onMessage(handler: (message: DeviceMessage) => Promise<void>): void {
    this.#handler = handler
  }

  /** Never happens here: this broker is gone only when the hub is. */
  onReturn(): void {}

  /**
   * Messages enter the broker one after another: side by side, a retained one takes longer inside aedes than one that is
   * not, is overtaken, and is then taken for a duplicate and lost. The next enters as soon as the last is on its way to
   * its subscribers, not when all have it: that takes two turns of the loop, and a rush would wait for its own news.
   */
  publish(topic: string, payload: string, options: { qos: 0 | 1; retain: boolean }): Promise<void> {
    if (this.#unsent >= this.#limits.maxUnsent)
      return Promise.reject(
        new Error(`${this.#unsent} messages wait to be sent, the most allowed; try again later`),
      )
    this.#unsent += 1
    const sending = this.#lastEntered.then(() => this.#send(topic, payload, options))
    this.#lastEntered = sending.then(({ entered }) => entered).catch(() => {})
    const sent = sending
      .then((begun) => begun.sent)
      .finally(() => {
        this.#unsent -= 1
      })
    this.#lastSent = sent.catch(() => {})
    return sent
  }

  async retainedTopics(): Promise<readonly string[]> {
    await this.#lastEntered
    return [...this.#retained]
  }

  /** Takes over the upgrade of an HTTP request for `/mqtt`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#running === undefined)
      refuseUpgrade(socket, '503 Service Unavailable', 'The hub is starting or stopping.')
    else this.#door.open(request, socket, head, (webSocket) => this.#enter(webSocketTransport(webSocket)))
  }

  /** Closes every connection of a device whose credential was revoked or whose rights have changed. */
  disconnectDevice(deviceId: string): void {
    this.#running?.connections.closeDevice(deviceId)
  }

  async #send(topic: string, payload: string, options: { qos: 0 | 1; retain: boolean }): Promise<Sending> {
    const aedes = this.#running?.aedes
    if (aedes === undefined) throw new Error('the broker is not running')
    if (options.retain) this.#noteRetained(topic, payload.length)
    const packet: PublishPacket = {
      cmd: 'publish',
      dup: false,
      topic,
      payload: Buffer.from(payload),
      ...options,
    }
    const entered = new Promise<void>((resolve) => {
      this.#entering = { payload: packet.payload, resolve }
    })
    const sent = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the broker took more than ${longestSendMs} ms`)),
        longestSendMs,
      )
      aedes.publish(packet, (error) => {
        clearTimeout(timer)
        if (error) {
          reject(error)
          return
        }
        this.counters.published += 1
        resolve()
      })
    })
    // A message that fails before it is on its way must not hold back the next.
    return { sent, entered: Promise.race([entered, sent]) }
  }

  #notePassing({ payload }: { payload: Buffer | string }, done: () => void): void {
    if (this.#entering !== undefined && payload === this.#entering.payload) {
      this.#entering.resolve()
      this.#entering = undefined
    }
    done()
  }

  #noteRetained(topic: string, bytes: number): void {
    if (bytes === 0) this.#retained.delete(topic)
    else this.#retained.add(topic)
  }

  #watch(aedes: Aedes, gatekeeper: Gatekeeper): void {
    const { log } = this.#options
    const note = (deviceId: string | undefined, error: Error) =>
      log.debug({ deviceId, reason: error.message }, 'an MQTT connection ended with an error')
    aedes.on('clientError', (client, error) => note(gatekeeper.deviceOf(client), error))
    aedes.on('connectionError', (client, error) => note(gatekeeper.deviceOf(client), error))
    const emitter: EventEmitter = aedes
    emitter.on('error', (error: unknown) => log.error({ error }, 'the embedded broker failed'))
  }

  #enter(transport: Transport): void {
    const running = this.#running
    if (running === undefined || !running.connections.hasRoom()) {
      this.counters.cut += 1
      transport.destroy()
      return
    }
    const stream = new DeviceStream(transport, this.#limits, (reason) => {
      this.counters.cut += 1
      const deviceId = running.connections.deviceOf(stream)
      this.#quiet.warn(`cut ${deviceId} ${reason}`, { deviceId, reason }, 'an MQTT connection was cut')
    })
    running.connections.enter(stream)
    running.aedes.handle(stream)
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new MqttPortTaken(port, error) : error),
    )
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
