import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type IPublishPacket, type MqttClient, connect as mqttConnect } from 'mqtt'
import { type Payload, topicFor } from '../../../shared/mqtt/topic-map.ts'
import type { Log } from '../../application/log.ts'
import type { DeviceMessage, MessageBus } from '../../application/message-bus.ts'
import { type BrokerAddress, brokerAddress } from './broker-address.ts'
import { type BusCounters, zeroBusCounters } from './bus-counters.ts'
import { deviceTopicNames, parseDeviceMessage } from './device-message.ts'
import { type Presence, retainedPresence } from './presence.ts'
import { QuietLog } from './quiet-log.ts'
import { reconnectMs } from './reconnect.ts'
import { collectRetained } from './retained-collector.ts'
import { WebSocketBridge } from './web-socket-bridge.ts'

/** What the client of an external broker is built from. */
export interface ExternalBrokerOptions {
  /** `MQTT_URL`: mqtt, mqtts, ws or wss, with the hub's user and password in it. */
  readonly url: string
  readonly hallId: string
  /** Fed by the bus before `onMessage` is called. */
  readonly presence: Presence
  readonly log: Log
  /** The JSON of `hub/state` that says offline; the broker publishes it when it loses the hub. Asked at each connection. */
  readonly lastWords: () => string
  /** How long `start` waits for the broker, in milliseconds. Default 30,000. */
  readonly startMs?: number
}

/** The broker did not let the hub in, or did not answer; the message tells the operator what to do. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable'

  constructor(broker: string, cause: Error) {
    super(
      `无法使用 MQTT 服务器 ${broker}（${cause.message}）：请检查 MQTT_URL 的地址、用户、密码和访问权限，或删除 MQTT_URL 以使用内置服务器。 ` +
        `The MQTT broker ${broker} cannot be used (${cause.message}): check address, user, password and rights of MQTT_URL, or unset it to use the embedded broker.`,
      { cause },
    )
  }
}

/** The two connections between start and stop. */
interface Running {
  /** Publishes. Its own connection, since the receiver reads no acknowledgement while a handler runs. */
  readonly sender: MqttClient
  /** Receives, with a lasting session: what devices say while the hub restarts waits in the broker. */
  readonly receiver: MqttClient
}

const defaultStartMs = 30_000
/** Messages of the hub that wait for the broker's acknowledgement; past it `publish` rejects. */
const maxUnsent = 10_000
const keepaliveSeconds = 30

/**
 * The hall's bus as a client of any MQTT 3.1.1 broker. The broker acknowledges to the devices; what it has taken over
 * is kept for the hub until the hub's handler has resolved.
 */
export class ExternalBroker implements MessageBus {
  readonly counters: BusCounters = zeroBusCounters()
  readonly #options: ExternalBrokerOptions
  readonly #address: BrokerAddress
  readonly #quiet: QuietLog
  readonly #bridge: WebSocketBridge
  readonly #unsent = new Set<(error: Error) => void>()
  #handler: (message: DeviceMessage) => Promise<void> = async () => {}
  #onReturn: () => void = () => {}
  #running: Running | undefined

  /** Throws when the URL is not one of a broker. */
  constructor(options: ExternalBrokerOptions) {
    this.#options = options
    this.#address = brokerAddress(options.url)
    this.#quiet = new QuietLog(options.log)
    this.#bridge = new WebSocketBridge(this.#address, options.log, this.counters)
  }

  /** Connects and subscribes. Rejects with {@link BrokerUnavailable}. */
  async start(): Promise<void> {
    if (this.#running !== undefined) return
    const sender = this.#client('out', 'clean')
    const receiver = this.#client('in', 'lasting')
    receiver.on('connect', ({ sessionPresent }) => {
      if (!sessionPresent) this.#options.presence.forget()
    })
    receiver.handleMessage = (packet, done) => this.#receive(receiver, packet, done)
    this.#running = { sender, receiver }
    const { hallId, startMs = defaultStartMs } = this.#options
    try {
      await Promise.all([sender, receiver].map((client) => firstConnection(client, startMs)))
      await receiver.subscribeAsync(
        deviceTopicNames.map((name) => topicFor(hallId, name, '+')),
        { qos: 1 },
      )
    } catch (error) {
      await this.stop()
      throw new BrokerUnavailable(
        this.#address.shown,
        error instanceof Error ? error : new Error(String(error)),
      )
    }
    sender.on('connect', () => this.#onReturn())
  }

  async stop(): Promise<void> {
    const running = this.#running
    if (running === undefined) return
    this.#running = undefined
    this.#bridge.closeAll()
    const { sender, receiver } = running
    await receiver.endAsync(true)
    // A polite end waits for every acknowledgement, which may never come.
    await sender.endAsync(!sender.connected || this.#unsent.size > 0)
    for (const reject of this.#unsent)
      reject(new Error('the bus was stopped before the broker had the message'))
    this.#unsent.clear()
  }

  onMessage(handler: (message: DeviceMessage) => Promise<void>): void {
    this.#handler = handler
  }

  onReturn(handler: () => void): void {
    this.#onReturn = handler
  }

  publish(topic: string, payload: string, options: { qos: 0 | 1; retain: boolean }): Promise<void> {
    const sender = this.#running?.sender
    if (sender === undefined) return Promise.reject(new Error('the bus is not running'))
    if (this.#unsent.size >= maxUnsent)
      return Promise.reject(
        new Error(`${maxUnsent} messages wait for the broker, the most allowed; try again later`),
      )
    return new Promise<void>((resolve, reject) => {
      this.#unsent.add(reject)
      sender.publish(topic, payload, options, (error) => {
        this.#unsent.delete(reject)
        if (error) {
          reject(error)
          return
        }
        this.counters.published += 1
        resolve()
      })
    })
  }

  async retainedTopics(): Promise<readonly string[]> {
    const client = this.#client('retained', 'clean')
    try {
      await firstConnection(client, this.#options.startMs ?? defaultStartMs)
      return await collectRetained(client, this.#options.hallId)
    } finally {
      await client.endAsync(true)
    }
  }

  /** Takes over the upgrade of an HTTP request for `/mqtt`: the bytes go to the broker and back. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#bridge.handleUpgrade(request, socket, head)
  }

  #client(role: 'out' | 'in' | 'retained', session: 'clean' | 'lasting'): MqttClient {
    const { hallId, log, lastWords } = this.#options
    const { href, username, password, shown } = this.#address
    const suffix = role === 'retained' ? `-${Date.now().toString(36)}` : ''
    const will = () =>
      ({
        topic: topicFor(hallId, 'hubState'),
        payload: Buffer.from(lastWords()),
        qos: 1,
        retain: true,
      }) as const
    const client = mqttConnect(href, {
      clientId: `tingxu-${hallId}-${role}${suffix}`,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      clean: session === 'clean',
      keepalive: keepaliveSeconds,
      reconnectPeriod: reconnectMs(0, Math.random()),
      // A broker that restarts may refuse at first.
      reconnectOnConnackError: true,
      queueQoSZero: false,
      ...(role === 'out' ? { will: will() } : {}),
    })
    let attempt = 0
    client.on('reconnect', () => {
      attempt += 1
      client.options.reconnectPeriod = reconnectMs(attempt, Math.random())
      if (role === 'out') client.options.will = will()
    })
    client.on('connect', () => {
      attempt = 0
      this.#countConnections()
      log.info({ broker: shown, role }, 'connected to the MQTT broker')
    })
    client.on('close', () => this.#countConnections())
    client.on('error', (error) =>
      this.#quiet.warn(
        `broker ${role} ${error.message}`,
        { broker: shown, role, reason: error.message },
        'trouble with the MQTT broker',
      ),
    )
    return client
  }

  #countConnections(): void {
    const clients = this.#running === undefined ? [] : [this.#running.sender, this.#running.receiver]
    this.counters.connections = clients.filter((client) => client.connected).length
  }

  #receive(receiver: MqttClient, packet: IPublishPacket, done: (error?: Error) => void): void {
    this.#take(packet.topic, Buffer.from(packet.payload)).then(
      () => done(),
      (error: unknown) => {
        this.#options.log.error({ topic: packet.topic, error }, 'a message of a device was not handled')
        // Unacknowledged, it comes again with the next connection.
        receiver.stream.destroy()
      },
    )
  }

  async #take(topic: string, payload: Uint8Array): Promise<void> {
    const parsed = parseDeviceMessage(this.#options.hallId, topic, payload)
    // Nothing: a retained message was cleared.
    if (!parsed.ok && payload.length === 0) return
    if (!parsed.ok) return this.#drop(topic, parsed.reason)
    const { name, key, value } = parsed.message
    if (name === 'devicePresence') this.#notePresence(topic, key, value)
    this.counters.received += 1
    await this.#handler({ topic, payload })
  }

  /** After a late death the broker retains it, and the next start of the hub would believe it: the birth is said again. */
  #notePresence(topic: string, deviceId: string, heard: Payload<'devicePresence'>): void {
    const kept = retainedPresence(this.#options.presence.note(deviceId, heard), heard)
    if (kept.status === heard.status) return
    this.publish(topic, JSON.stringify(kept), { qos: 1, retain: true }).catch((error: Error) =>
      this.#quiet.warn(
        `birth ${deviceId}`,
        { deviceId, reason: error.message },
        'a presence was not restored',
      ),
    )
  }

  #drop(topic: string, reason: string): void {
    this.counters.dropped += 1
    this.#quiet.warn(`drop ${topic}`, { topic, reason }, 'a bad message of a device was dropped')
  }
}

function firstConnection(client: MqttClient, waitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let last = new Error(`no answer within ${waitMs} ms`)
    const timer = setTimeout(() => settle(() => reject(last)), waitMs)
    const onConnect = () => settle(resolve)
    const onError = (error: Error & { code?: unknown }) => {
      last = error
      // 4 and 5 of MQTT 3.1.1: bad credentials, not authorised. Waiting does not help.
      if (error.code === 4 || error.code === 5) settle(() => reject(error))
    }
    function settle(end: () => void): void {
      clearTimeout(timer)
      client.off('connect', onConnect)
      client.off('error', onError)
      end()
    }
    client.on('connect', onConnect)
    client.on('error', onError)
  })
}
