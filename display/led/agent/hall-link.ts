import { type ReadonlySignal, signal } from '@preact/signals'
import { connect, type MqttClient } from 'mqtt'
import type { Logger } from 'pino'
import { staleAfterMs } from '../../../shared/heartbeat.ts'
import { type Payload, topicFor } from '../../../shared/mqtt/topic-map.ts'
import type { DeviceStatus } from '../../../shared/ui/device.ts'
import { type DeviceHandlers, DeviceInbox } from '../../../shared/ui/device-inbox.ts'
import { freshSession } from '../../../shared/ui/fresh-id.ts'

const checkMs = 500
/** Pauses before a new connection, in milliseconds; each is drawn between half and one and a half of it. */
const firstPauseMs = 500
const longestPauseMs = 2_500
const connectTimeoutMs = 5_000
const keepaliveSeconds = 10

/** Who the agent is and where its hub's broker is. */
export interface HallLinkOptions {
  /** `mqtt://host:port`, `mqtts://` or `ws://`. */
  readonly url: string
  readonly hallId: string
  readonly deviceId: string
  readonly secret: string
  readonly log: Logger
}

/**
 * An agent's life on the hall's bus over TCP, as `connectDevice` is a page's: one connection after another, each with a
 * presence session and last will of its own, and no message that is older than the last one of its topic.
 */
export class HallLink {
  readonly #status = signal<DeviceStatus>('connecting')
  readonly #options: HallLinkOptions
  readonly #inbox: DeviceInbox
  readonly #timer: ReturnType<typeof setInterval>
  #client: MqttClient | undefined
  #session = ''
  #reconnect: ReturnType<typeof setTimeout> | undefined
  #pauseMs = firstPauseMs
  #heardMs = performance.now()
  #isOutageTold = false
  #isStopped = false

  constructor(options: HallLinkOptions, handlers: DeviceHandlers) {
    this.#options = options
    const { hallId, log } = options
    this.#inbox = new DeviceInbox({
      hallId,
      handlers,
      onSign: (sign) => this.#hear(sign),
      onDropped: (topic, reason) => log.warn({ topic, reason }, 'message dropped'),
    })
    this.#timer = setInterval(() => this.#check(), checkMs)
    this.#connect()
  }

  get status(): ReadonlySignal<DeviceStatus> {
    return this.#status
  }

  /** Says goodbye, so that the broker does not publish the last will after it. */
  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
    clearTimeout(this.#reconnect)
    const client = this.#client
    this.#client = undefined
    if (client?.connected === true) client.publish(...this.#presence('offline'), () => client.end())
    else client?.end(true)
  }

  #presence(status: 'online' | 'offline'): [string, string, { qos: 1; retain: true }] {
    const { hallId, deviceId } = this.#options
    const payload: Payload<'devicePresence'> = { session: this.#session, status }
    return [topicFor(hallId, 'devicePresence', deviceId), JSON.stringify(payload), { qos: 1, retain: true }]
  }

  #connect(): void {
    const { url, deviceId, secret, log } = this.#options
    this.#session = freshSession()
    const [topic, payload, delivery] = this.#presence('offline')
    const client = connect(url, {
      clientId: `${deviceId}.${this.#session}`,
      username: deviceId,
      password: secret,
      clean: true,
      protocolVersion: 4,
      // Each connection is a new client: the presence session in the last will has to change.
      reconnectPeriod: 0,
      connectTimeout: connectTimeoutMs,
      keepalive: keepaliveSeconds,
      will: { topic, payload: Buffer.from(payload), ...delivery },
    })
    this.#client = client
    client.on('connect', () => this.#greet(client))
    client.on('message', (about, message, { retain }) => {
      // What still comes while the broker takes the goodbye is for nobody any more.
      if (!this.#isStopped) this.#inbox.take(about, message, retain)
    })
    client.on('error', (error) => {
      // Once an outage: a hub may be away for a night.
      if (!this.#isOutageTold) log.warn({ reason: error.message }, 'the broker cannot be reached')
      this.#isOutageTold = true
    })
    client.once('close', () => this.#close(client))
  }

  #greet(client: MqttClient): void {
    this.#pauseMs = firstPauseMs
    this.#isOutageTold = false
    this.#options.log.info('connected to the broker')
    client.publish(...this.#presence('online'))
    for (const { topic, qos } of this.#inbox.wanted()) client.subscribe(topic, { qos })
  }

  #close(client: MqttClient): void {
    if (this.#isStopped || client !== this.#client) return
    this.#client = undefined
    client.end(true)
    if (this.#status.value === 'online') this.#status.value = 'connecting'
    this.#reconnect = setTimeout(() => this.#connect(), this.#pauseMs * (0.5 + Math.random()))
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs)
  }

  #hear(sign: 'alive' | 'gone'): void {
    this.#heardMs = performance.now()
    this.#status.value = sign === 'gone' ? 'stale' : 'online'
  }

  #check(): void {
    if (performance.now() - this.#heardMs > staleAfterMs) this.#status.value = 'stale'
  }
}
