import { setTimeout as pause } from 'node:timers/promises'
import { connect, type MqttClient } from 'mqtt'
import type { Logger } from 'pino'
import { type Payload, type TopicName, topicFor, topics } from '../../shared/mqtt/topic-map.ts'
import { cryptoIds } from '../../shared/random.ts'

/** The credential of an enrolled printer and where its hub's broker is. */
export interface MqttLinkOptions {
  /** `mqtt://host:port`, `mqtts://` or `ws://`. */
  readonly url: string
  readonly hallId: string
  readonly deviceId: string
  readonly secret: string
  readonly log: Logger
  /** Topics to listen to, by name, each with the device's own id as its key. */
  readonly subscribe: readonly TopicName[]
  /**
   * Takes one message. The broker gets its acknowledgement only after it has returned; when it throws, the link stops
   * without acknowledging, and the broker keeps the message.
   */
  readonly onMessage: (topic: string, payload: Uint8Array) => void
  readonly onOnline: () => void
  /** Shortest wait before a new connection; doubles up to `longestRetryMs`, half of it by chance. */
  readonly shortestRetryMs?: number
}

const shortestRetryMs = 500
/** A hub is back within seconds of a restart, and boards must be right again within ten. */
const longestRetryMs = 4_000
const connectTimeoutMs = 5_000
/** A broker that has not acknowledged by then has lost the line without saying so. */
const publishTimeoutMs = 10_000
const keepaliveSeconds = 15
/** How long a clean goodbye may take. */
const goodbyeMs = 1_000

type Published = Extract<TopicName, 'printAck' | 'printerReport' | 'devicePresence'>

/**
 * A device's lasting session with the broker: one client after another, each with a presence session and last will of
 * its own, so that the late death of an old connection is not taken for the death of the new one.
 */
export class MqttLink {
  readonly #options: MqttLinkOptions
  readonly #stopped = new AbortController()
  #client: MqttClient | undefined
  #session: string | undefined
  /** Words may go out: answers to what a lasting session brings come before the greeting is over. */
  #connected = false
  #online = false
  #leaving = false

  constructor(options: MqttLinkOptions) {
    this.#options = options
  }

  /** True once the broker has the subscriptions and the birth. */
  get online(): boolean {
    return this.#online
  }

  /** Keeps a connection until `stop`. Rejects with what `onMessage` threw. */
  async run(): Promise<void> {
    let retryMs = this.#options.shortestRetryMs ?? shortestRetryMs
    while (!this.#leaving) {
      const wasOnline = await this.#oneConnection()
      retryMs = wasOnline
        ? (this.#options.shortestRetryMs ?? shortestRetryMs)
        : Math.min(retryMs * 2, longestRetryMs)
      const jitteredMs = retryMs / 2 + (Math.random() * retryMs) / 2
      await pause(jitteredMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
    }
  }

  /** Publishes and waits until the broker has it. Rejects when there is no connection or it is lost meanwhile. */
  publish<Name extends Published>(name: Name, payload: Payload<Name>): Promise<void> {
    const client = this.#client
    if (client === undefined || !this.#connected)
      return Promise.reject(new Error('not connected to the broker'))
    const { qos, retain } = topics[name]
    const topic = topicFor(this.#options.hallId, name, this.#options.deviceId)
    return new Promise((resolve, reject) => {
      const lost = () => settle(new Error('the connection was lost before the broker acknowledged'))
      const timer = setTimeout(() => {
        settle(new Error(`the broker did not acknowledge within ${publishTimeoutMs} ms`))
        client.stream.destroy()
      }, publishTimeoutMs)
      const settle = (error: Error | undefined | null) => {
        clearTimeout(timer)
        client.off('close', lost)
        if (error === undefined || error === null) resolve()
        else reject(error)
      }
      client.once('close', lost)
      client.publish(topic, JSON.stringify(payload), { qos, retain }, (error) => settle(error))
    })
  }

  /** Says goodbye and ends the session, so that the broker does not publish the last will after it. */
  async stop(): Promise<void> {
    this.#leaving = true
    const client = this.#client
    if (client !== undefined && this.#online && this.#session !== undefined) {
      const goodbye = this.publish('devicePresence', { session: this.#session, status: 'offline' })
        // Not forced: a DISCONNECT goes out.
        .then(() => client.endAsync(false))
        .catch(() => undefined)
      await Promise.race([goodbye, pause(goodbyeMs, undefined, { ref: false })])
    }
    this.#stopped.abort()
  }

  /** Lives through one connection; says whether it ever came to life. */
  #oneConnection(): Promise<boolean> {
    const { url, hallId, deviceId, secret, log } = this.#options
    const session = cryptoIds.id()
    this.#session = session
    const presence = topicFor(hallId, 'devicePresence', deviceId)
    const client = connect(url, {
      clientId: `${deviceId}.agent`,
      username: deviceId,
      password: secret,
      clean: false,
      protocolVersion: 4,
      // Each connection is a new client: the presence session in the last will has to change.
      reconnectPeriod: 0,
      connectTimeout: connectTimeoutMs,
      keepalive: keepaliveSeconds,
      will: { topic: presence, payload: Buffer.from(offline(session)), qos: 1, retain: true },
    })
    this.#client = client
    return new Promise((resolve, reject) => {
      let wasOnline = false
      // mqtt.js acknowledges a message once this calls back; its `message` event comes too early for that.
      client.handleMessage = (packet, callback) => {
        try {
          this.#options.onMessage(packet.topic, Buffer.from(packet.payload))
          callback()
        } catch (error) {
          reject(error)
          this.#stopped.abort()
        }
      }
      client.on('error', (error) => log.warn({ reason: error.message }, 'broker connection failed'))
      client.on('connect', () => {
        this.#greet(client, session).then(
          () => {
            wasOnline = true
            this.#online = true
            log.info('connected to the broker')
            this.#options.onOnline()
          },
          (error: unknown) => {
            log.warn({ error }, 'the broker refused the first words')
            client.end(true)
          },
        )
      })
      const over = () => {
        this.#connected = false
        this.#online = false
        this.#stopped.signal.removeEventListener('abort', over)
        client.end(true)
        if (wasOnline && !this.#leaving) log.warn('connection to the broker lost')
        resolve(wasOnline)
      }
      client.once('close', over)
      this.#stopped.signal.addEventListener('abort', over)
    })
  }

  async #greet(client: MqttClient, session: string): Promise<void> {
    const { hallId, deviceId, subscribe } = this.#options
    this.#connected = true
    const filters = subscribe.map((name) => topicFor(hallId, name, deviceId))
    const grants = await client.subscribeAsync(filters, { qos: 1 })
    const refused = grants.filter(({ qos }) => qos > 1)
    if (refused.length > 0)
      throw new Error(`subscription refused: ${refused.map(({ topic }) => topic).join(', ')}`)
    await this.publish('devicePresence', { session, status: 'online' })
  }
}

const offline = (session: string) =>
  JSON.stringify({ session, status: 'offline' } satisfies Payload<'devicePresence'>)
