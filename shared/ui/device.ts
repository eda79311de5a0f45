import { type ReadonlySignal, signal } from '@preact/signals'
import { staleAfterMs } from '../heartbeat.ts'
import type { DeviceCredential } from '../http/device-schemas.ts'
import type { MqttMessage } from '../mqtt/mqtt-packets.ts'
import { type Payload, type TopicName, topicFor, topics } from '../mqtt/topic-map.ts'
import { forgetCredential } from './device-credential.ts'
import { type DeviceHandlers, DeviceInbox } from './device-inbox.ts'
import { DeviceOutbox } from './device-outbox.ts'
import { freshSession } from './fresh-id.ts'
import { askForHall } from './hall-changes.ts'
import { MqttConnection } from './mqtt-connection.ts'

/**
 * Pauses before a new connection, in milliseconds; each is drawn between half and one and a half of it, so that a device
 * is back within 5 s of its hub.
 */
const firstPauseMs = 500
const longestPauseMs = 2_500
/** How often the device looks whether the hub has fallen silent, in milliseconds. */
const checkMs = 500
/** How long a refused credential stands before it is forgotten, in milliseconds: bounds the rate of new enrolments. */
const refusedPauseMs = 2_000
/** MQTT 3.1.1 answers to CONNECT: bad user name or password, not authorised. */
const refusedCodes: readonly number[] = [4, 5]

/** The state of a device's connection. */
export type DeviceStatus = 'connecting' | 'online' | 'stale'

/** A device's life on the hall's bus. */
export interface DeviceConnection {
  readonly status: ReadonlySignal<DeviceStatus>
  /**
   * Sends a message by the topic map; it waits for a connection and resolves when the broker has taken it over. Rejects
   * after 30 s or when the connection is stopped.
   */
  publish<Name extends TopicName>(name: Name, key: string, payload: Payload<Name>): Promise<void>
  stop(): void
}

/** Where the page's own hub speaks MQTT. */
function ownBroker(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/mqtt`
}

/**
 * Connects a device to its hall over MQTT in WebSocket and stays connected until stopped: presence with last will, a
 * new session at each connection, jitter between attempts. A refused credential is forgotten, so that the gate asks for
 * a new one.
 */
export function connectDevice(
  credential: DeviceCredential,
  handlers: DeviceHandlers,
  url: string = ownBroker(),
): DeviceConnection {
  return new Connection(credential, handlers, url)
}

class Connection implements DeviceConnection {
  readonly status = signal<DeviceStatus>('connecting')
  readonly #credential: DeviceCredential
  readonly #url: string
  readonly #inbox: DeviceInbox
  readonly #outbox = new DeviceOutbox()
  readonly #timer: ReturnType<typeof setInterval>
  #client: MqttConnection | undefined
  #session = ''
  #pauseMs = firstPauseMs
  #reconnect: ReturnType<typeof setTimeout> | undefined
  #forget: ReturnType<typeof setTimeout> | undefined
  #heardMs = performance.now()
  #isStopped = false

  constructor(credential: DeviceCredential, handlers: DeviceHandlers, url: string) {
    this.#credential = credential
    this.#url = url
    this.#inbox = new DeviceInbox({
      hallId: credential.hallId,
      handlers,
      onSign: (sign) => (sign === 'alive' ? this.#heard() : this.#miss()),
      onDropped: (topic, reason) => console.warn(`A message on ${topic} was dropped: ${reason}`),
    })
    this.#timer = setInterval(() => this.#check(), checkMs)
    this.#connect()
  }

  publish<Name extends TopicName>(name: Name, key: string, payload: Payload<Name>): Promise<void> {
    if (this.#isStopped) return Promise.reject(new Error(`${name} was not sent: the connection is stopped`))
    const { qos, retain } = topics[name]
    const settled = this.#outbox.put({
      topic: this.#topic(name, key),
      payload: JSON.stringify(payload),
      qos,
      retain,
    })
    this.#flush()
    return settled
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
    clearTimeout(this.#reconnect)
    clearTimeout(this.#forget)
    this.#outbox.close()
    const client = this.#client
    this.#client = undefined
    if (client?.isConnected !== true) client?.close()
    else {
      const end = () => client.end()
      client.publish(this.#presence('offline')).then(end, end)
    }
  }

  #topic(name: TopicName, key: string): string {
    return topicFor(this.#credential.hallId, name, key)
  }

  #presence(status: 'online' | 'offline'): MqttMessage {
    const payload: Payload<'devicePresence'> = { session: this.#session, status }
    return {
      topic: this.#topic('devicePresence', this.#credential.deviceId),
      payload: JSON.stringify(payload),
      qos: 1,
      retain: true,
    }
  }

  #connect(): void {
    const { deviceId, secret } = this.#credential
    this.#session = freshSession()
    const packet = {
      clientId: `${deviceId}.${this.#session}`,
      username: deviceId,
      password: secret,
      keepAliveSeconds: 10,
      will: this.#presence('offline'),
    }
    const client = new MqttConnection(this.#url, packet, {
      onConnect: () => this.#onConnect(client),
      onMessage: (topic, payload, isRetained) => {
        // What still comes while the broker takes the goodbye is for nobody any more.
        if (!this.#isStopped) this.#inbox.take(topic, payload, isRetained)
      },
      onRefused: (returnCode) => {
        if (refusedCodes.includes(returnCode)) this.#onRefused()
      },
      onClose: () => this.#onClose(client),
    })
    this.#client = client
  }

  #onConnect(client: MqttConnection): void {
    this.#pauseMs = firstPauseMs
    // First of all: whoever hears of the new status may publish at once, and that message is then sent already.
    this.#outbox.beginAnew()
    this.#heard()
    client.publish(this.#presence('online')).catch(() => {
      // The connection ended; the next one says it anew.
    })
    for (const { topic, qos } of this.#inbox.wanted()) client.subscribe(topic, qos)
    this.#flush()
  }

  /** Who is refused may be gone from the hall: its page asks at once. */
  #onRefused(): void {
    askForHall()
    clearTimeout(this.#forget)
    this.#forget = setTimeout(
      () => forgetCredential(this.#credential),
      refusedPauseMs * (0.5 + Math.random()),
    )
  }

  #onClose(client: MqttConnection): void {
    if (this.#isStopped || client !== this.#client) return
    this.#client = undefined
    if (this.status.value === 'online') this.status.value = 'connecting'
    this.#reconnect = setTimeout(() => this.#connect(), this.#pauseMs * (0.5 + Math.random()))
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs)
  }

  #heard(): void {
    this.#heardMs = performance.now()
    this.status.value = 'online'
  }

  #miss(): void {
    this.status.value = 'stale'
  }

  #check(): void {
    const nowMs = performance.now()
    if (nowMs - this.#heardMs > staleAfterMs) this.#miss()
    this.#outbox.expire(nowMs)
    this.#flush()
  }

  #flush(): void {
    const client = this.#client
    if (client?.isConnected === true) this.#outbox.flush((message) => client.publish(message))
  }
}
