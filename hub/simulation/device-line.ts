import { randomUUID } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import {
  matchTopic,
  type Payload,
  parsePayload,
  type TopicName,
  topicFor,
  topics,
} from '../../shared/mqtt/topic-map.ts'

/** Where a device finds its broker and who it is. */
export interface DeviceAccess {
  readonly brokerUrl: string
  readonly hallId: string
  readonly deviceId: string
  readonly secret: string
}

type Handlers = { readonly [Name in TopicName]?: (value: Payload<Name>) => void }

/** A device's connection to the hall's bus: birth and death, its subscriptions, reconnecting with jitter. */
export class DeviceLine {
  /** Messages that were not of the topic map's schema. */
  badMessages = 0
  readonly #access: DeviceAccess
  readonly #key: string
  readonly #handlers: Handlers
  #client: MqttClient | undefined
  #session = ''

  /** It will subscribe to the topics of `handlers`, each under `key`: the device's window, zone or own id. */
  constructor(access: DeviceAccess, key: string, handlers: Handlers) {
    this.#access = access
    this.#key = key
    this.#handlers = handlers
  }

  /** Connects, and reconnects until stopped. */
  start(): void {
    const { brokerUrl, deviceId, secret, hallId } = this.#access
    const client = mqtt.connect(brokerUrl, {
      protocolVersion: 4,
      clean: true,
      username: deviceId,
      password: secret,
      keepalive: 30,
      connectTimeout: 5000,
      // Devices of a hall must not all come back in the same instant.
      reconnectPeriod: 150 + Math.floor(Math.random() * 250),
      reconnectOnConnackError: true,
      ...this.#birthMark(),
    })
    this.#client = client
    client.on('reconnect', () => Object.assign(client.options, this.#birthMark()))
    client.on('connect', () => {
      this.publish('devicePresence', deviceId, { session: this.#session, status: 'online' })
    })
    client.on('message', (topic, payload) => this.#receive(topic, payload))
    // While the hub is away every attempt fails; the client tries again by itself.
    client.on('error', () => undefined)
    const wanted = (Object.keys(this.#handlers) as TopicName[]).map((name) =>
      topicFor(hallId, name, this.#key),
    )
    client.subscribe(wanted, { qos: 1 }, () => undefined)
  }

  /** True while the broker is connected. */
  get connected(): boolean {
    return this.#client?.connected === true
  }

  /** Publishes by the topic map; what is not acknowledged is sent again after a reconnect. */
  publish<Name extends TopicName>(name: Name, key: string, payload: Payload<Name>): void {
    const { qos, retain } = topics[name]
    const topic = topicFor(this.#access.hallId, name, key)
    this.#client?.publish(topic, JSON.stringify(payload), { qos, retain }, () => undefined)
  }

  /** Closes the connection for good. */
  async stop(): Promise<void> {
    await this.#client?.endAsync(true)
  }

  /** A fresh session for each connection: a death is believed only if it names the session alive. */
  #birthMark() {
    const { hallId, deviceId } = this.#access
    const session = randomUUID()
    this.#session = session
    return {
      clientId: `${deviceId}.${session}`,
      will: {
        topic: topicFor(hallId, 'devicePresence', deviceId),
        payload: Buffer.from(JSON.stringify({ session, status: 'offline' })),
        qos: 1 as const,
        retain: true,
      },
    }
  }

  #receive(topic: string, payload: Buffer): void {
    const found = matchTopic(this.#access.hallId, topic)
    if (found === undefined || payload.length === 0) return
    const parsed = parsePayload(found.name, payload)
    const handle = this.#handlers[found.name] as ((value: unknown) => void) | undefined
    if (parsed.ok) handle?.(parsed.value)
    else this.badMessages += 1
  }
}
