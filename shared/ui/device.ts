import { type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceCredential } from '../http/schemas.ts'
import type { MqttMessage } from '../mqtt/mqtt-packets.ts'
import {
  matchTopic,
  type Payload,
  parsePayload,
  type TopicName,
  topicFor,
  topics,
} from '../mqtt/topic-map.ts'
import { command } from './api.ts'
import { freshSession } from './fresh-id.ts'
import { MqttConnection } from './mqtt-connection.ts'
import { ShownVersions } from './shown-versions.ts'
import { staleAfterMs } from './silence.ts'

/**
 * Pauses before a new connection, in milliseconds; each is drawn between half and one and a half of it, so that a device
 * is back within 5 s of its hub.
 */
const firstPauseMs = 500
const longestPauseMs = 2_500
/** How long a message waits for the hub to take it over, in milliseconds. */
const publishDeadlineMs = 30_000
/** Messages that may wait; a page with more has lost its hub long ago. */
const outboxLimit = 100
/** How long a refused credential stands before it is forgotten, in milliseconds: bounds the rate of new enrolments. */
const refusedPauseMs = 2_000
/** MQTT 3.1.1 answers to CONNECT: bad user name or password, not authorised. */
const refusedCodes: readonly number[] = [4, 5]

const storageKey = (deviceId: string) => `tingxu.device.${deviceId}`
/** Counts the changes of stored credentials, so that a gate looks again. */
const credentialChanges = signal(0)

/** What was read last, so that an unchanged credential stays one object and starts no new connection. */
const read = new Map<string, { stored: string; credential: DeviceCredential }>()

/** The credential that this browser keeps for a device. Components that call it are drawn again when it changes. */
export function loadCredential(deviceId: string): DeviceCredential | undefined {
  void credentialChanges.value
  try {
    const stored = localStorage.getItem(storageKey(deviceId))
    if (stored === null) return undefined
    if (read.get(deviceId)?.stored !== stored) read.set(deviceId, { stored, credential: JSON.parse(stored) })
    return read.get(deviceId)?.credential
  } catch {
    return undefined
  }
}

/** Exchanges an enrolment code for the device's credential and keeps it. Throws `ApiProblem`. */
export async function enrol(code: string): Promise<DeviceCredential> {
  return keep(await command<DeviceCredential>('/api/v1/devices/enrol', { code }))
}

/** Takes and keeps a credential from a demo hall, on the hub's own machine only. Throws `ApiProblem`. */
export async function demoCredential(deviceId: string): Promise<DeviceCredential> {
  return keep(
    await command<DeviceCredential>(`/api/v1/devices/${encodeURIComponent(deviceId)}/demo-credential`),
  )
}

/** Forgets a credential that the hub refuses, unless another page has stored a newer one meanwhile. */
export function forgetCredential({ deviceId, secret }: DeviceCredential): void {
  if (loadCredential(deviceId)?.secret === secret) localStorage.removeItem(storageKey(deviceId))
  credentialChanges.value += 1
}

/** The value of the header with which a device signs its HTTP requests. */
export function authorizationOf({ deviceId, secret }: DeviceCredential): string {
  return `Basic ${btoa(`${deviceId}:${secret}`)}`
}

function keep(credential: DeviceCredential): DeviceCredential {
  localStorage.setItem(storageKey(credential.deviceId), JSON.stringify(credential))
  credentialChanges.value += 1
  return credential
}

/** One topic of the map that a device listens to; the key fills its placeholder. */
interface Subscription {
  readonly name: TopicName
  readonly key: string
}

/** The arguments of a message handler: testing `name` narrows `value`. */
export type MessageArguments = {
  [Name in TopicName]: [name: Name, key: string, value: Payload<Name>]
}[TopicName]

/** What a device wants to hear. The heartbeat of the hub comes without being asked for. */
export interface DeviceHandlers {
  readonly subscriptions: readonly Subscription[]
  /** Gets each message of the map that is valid and not older than the last one of its topic. */
  readonly onMessage: (...message: MessageArguments) => void
}

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

interface Outgoing {
  readonly topic: string
  readonly name: TopicName
  readonly payload: string
  readonly deadlineMs: number
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
  isSent: boolean
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
  readonly #handlers: DeviceHandlers
  readonly #url: string
  readonly #shown = new ShownVersions()
  readonly #timer: ReturnType<typeof setInterval>
  #outbox: Outgoing[] = []
  #client: MqttConnection | undefined
  #session = ''
  #pauseMs = firstPauseMs
  #reconnect: ReturnType<typeof setTimeout> | undefined
  #forget: ReturnType<typeof setTimeout> | undefined
  #heardMs = performance.now()
  #isStopped = false

  constructor(credential: DeviceCredential, handlers: DeviceHandlers, url: string) {
    this.#credential = credential
    this.#handlers = handlers
    this.#url = url
    this.#timer = setInterval(() => this.#check(), 1000)
    this.#connect()
  }

  publish<Name extends TopicName>(name: Name, key: string, payload: Payload<Name>): Promise<void> {
    if (this.#isStopped || this.#outbox.length >= outboxLimit)
      return Promise.reject(
        new Error(`${name} was not sent: the connection is ${this.#isStopped ? 'stopped' : 'full'}`),
      )
    return new Promise((resolve, reject) => {
      this.#outbox.push({
        name,
        topic: this.#topic(name, key),
        payload: JSON.stringify(payload),
        deadlineMs: performance.now() + publishDeadlineMs,
        resolve,
        reject,
        isSent: false,
      })
      this.#flush()
    })
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
    clearTimeout(this.#reconnect)
    clearTimeout(this.#forget)
    for (const { name, reject } of this.#outbox)
      reject(new Error(`${name} was not sent: the connection is stopped`))
    this.#outbox = []
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
      onMessage: (topic, payload, isRetained) => this.#onMessage(topic, payload, isRetained),
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
    for (const waiting of this.#outbox) waiting.isSent = false
    this.#heard()
    client.publish(this.#presence('online')).catch(() => {
      // The connection ended; the next one says it anew.
    })
    const wanted: readonly Subscription[] = [{ name: 'hubState', key: '' }, ...this.#handlers.subscriptions]
    for (const { name, key } of wanted) client.subscribe(this.#topic(name, key), topics[name].qos)
    this.#flush()
  }

  #onRefused(): void {
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

  #onMessage(topic: string, payload: Uint8Array, isRetained: boolean): void {
    this.#heard()
    const found = matchTopic(this.#credential.hallId, topic)
    // What still comes while the broker takes the goodbye is for nobody any more.
    if (found === undefined || this.#isStopped) return
    const parsed = parsePayload(found.name, payload)
    if (!parsed.ok) {
      console.warn(`A message on ${topic} was dropped: ${parsed.reason}`)
      return
    }
    if (!this.#shown.isNews(found.name, topic, parsed.value, isRetained)) return
    if (found.name === 'hubState' && (parsed.value as Payload<'hubState'>).status === 'offline')
      this.status.value = 'stale'
    this.#handlers.onMessage(...([found.name, found.key, parsed.value] as MessageArguments))
  }

  #heard(): void {
    this.#heardMs = performance.now()
    this.status.value = 'online'
  }

  #check(): void {
    const nowMs = performance.now()
    if (nowMs - this.#heardMs > staleAfterMs) this.status.value = 'stale'
    const late = this.#outbox.filter((waiting) => waiting.deadlineMs < nowMs)
    for (const waiting of late) this.#settle(waiting, new Error(`${waiting.name} was not sent within 30 s`))
    this.#flush()
  }

  #flush(): void {
    const client = this.#client
    if (client?.isConnected !== true) return
    for (const waiting of this.#outbox) {
      if (waiting.isSent) continue
      waiting.isSent = true
      const { qos, retain } = topics[waiting.name]
      client.publish({ topic: waiting.topic, payload: waiting.payload, qos, retain }).then(
        () => this.#settle(waiting, undefined),
        () => {
          waiting.isSent = false
        },
      )
    }
  }

  #settle(waiting: Outgoing, error: Error | undefined): void {
    if (!this.#outbox.includes(waiting)) return
    this.#outbox = this.#outbox.filter((other) => other !== waiting)
    if (error === undefined) waiting.resolve()
    else waiting.reject(error)
  }
}
