import type { AedesOptions, AuthenticateError, Client, ConnectPacket, PublishPacket } from 'aedes'
import { type Payload, topics } from '../../../shared/mqtt/topic-map.ts'
import type { Log } from '../../application/log.ts'
import type { DeviceMessage } from '../../application/message-bus.ts'
import type { BrokerLimits } from './broker-limits.ts'
import type { BusCounters } from './bus-counters.ts'
import type { ConnectionTable } from './connection-table.ts'
import { parseDeviceMessage } from './device-message.ts'
import { DeviceSession } from './device-session.ts'
import { DeviceStream } from './device-stream.ts'
import { type Authenticate, judgeLogin } from './login.ts'
import { type DevicePresence, type Presence, retainedPresence } from './presence.ts'
import { QuietLog } from './quiet-log.ts'

/** What the gatekeeper judges by and whom it tells. */
export interface GatekeeperOptions {
  readonly hallId: string
  readonly authenticate: Authenticate
  readonly presence: Presence
  readonly log: Log
  readonly limits: BrokerLimits
  readonly counters: BusCounters
  readonly connections: ConnectionTable
  /** Takes a good message of a device; the broker acknowledges it when this has resolved. */
  readonly deliver: (message: DeviceMessage, kept: 'retained' | 'passing') => Promise<void>
}

/** Messages that are acknowledged but must reach nobody are sent here; no device may subscribe to it. */
const nowhere = '$dropped'
/** Topics of a hostile client are quoted in the log no longer than this. */
const maxQuotedLength = 200

/**
 * Decides for the broker who comes in and what each device may do; everything not granted is denied. What a device may
 * not do is refused without closing its connection (a denied subscription gets 0x80, a denied or malformed publish is
 * acknowledged and dropped): closing would make a correct client send the same wrong message again for ever.
 */
export class Gatekeeper {
  readonly #options: GatekeeperOptions
  readonly #quiet: QuietLog
  readonly #connects = new WeakMap<Client, ConnectPacket>()
  readonly #sessions = new WeakMap<Client, DeviceSession>()
  #door: 'open' | 'shut' = 'open'

  constructor(options: GatekeeperOptions) {
    this.#options = options
    this.#quiet = new QuietLog(options.log)
  }

  /** Takes nothing more of any device: when the hub stops, the deaths of its devices are not believed. */
  shut(): void {
    this.#door = 'shut'
  }

  /** The broker's questions. */
  hooks(): Required<
    Pick<AedesOptions, 'preConnect' | 'authenticate' | 'authorizeSubscribe' | 'authorizePublish'>
  > {
    return {
      preConnect: (client, packet, done) => {
        // An offline session would gather messages without bound; every state a device needs is retained.
        packet.clean = true
        this.#connects.set(client, packet)
        done(null, true)
      },
      authenticate: (client, _username, _password, done) => this.#logIn(client, done),
      authorizeSubscribe: (client, subscription, done) => {
        const session = this.#sessions.get(client)
        if (session === undefined) return done(new Error('not logged in'))
        // The broker has noted the QoS asked for as the one granted, so QoS 2 is denied and not lowered.
        const granted = session.maySubscribe.has(subscription.topic) && subscription.qos < 2
        if (!granted) this.#deny(session, 'subscribe', subscription.topic)
        session.inTurn(() => done(null, granted ? subscription : null)).catch(done)
      },
      authorizePublish: (client, packet, done) => {
        const session = client === null ? undefined : this.#sessions.get(client)
        if (session === undefined) return done(new Error('not logged in'))
        session.inTurn(() => this.#take(session, packet)).then(() => done(null), done)
      },
    }
  }

  /** The device of a client; undefined before its login. */
  deviceOf(client: Client): string | undefined {
    return this.#sessions.get(client)?.device.id
  }

  #logIn(client: Client, done: (error: AuthenticateError | null, success: boolean | null) => void): void {
    const { hallId, authenticate, limits, counters, connections } = this.#options
    const packet = this.#connects.get(client)
    const stream = client.conn
    if (packet === undefined || !(stream instanceof DeviceStream)) {
      done(null, false)
      return
    }
    const verdict = judgeLogin(hallId, packet, authenticate)
    if (!verdict.ok) {
      counters.loginsRefused += 1
      const data = { deviceId: packet.username?.slice(0, maxQuotedLength), reason: verdict.reason }
      this.#quiet.warn(`login ${verdict.reason}`, data, 'an MQTT login was refused')
      done(Object.assign(new Error(verdict.reason), { returnCode: verdict.code }), null)
      return
    }
    stream.admit()
    this.#sessions.set(client, new DeviceSession(hallId, verdict.device, stream, limits))
    connections.logIn(stream, verdict.device.id)
    done(null, true)
  }

  /** Judges a message and gives it to the hub; the broker acknowledges and forwards it when this has resolved. */
  async #take(session: DeviceSession, packet: PublishPacket): Promise<void> {
    if (this.#door === 'shut') throw new Error('the broker is stopping')
    const { hallId, presence, counters, deliver, log } = this.#options
    if (!session.mayPublish.has(packet.topic)) return this.#refuse(session, packet, 'publish')
    const payload = Buffer.from(packet.payload)
    const parsed = parseDeviceMessage(hallId, packet.topic, payload)
    if (!parsed.ok) return this.#drop(session, packet, parsed.reason)
    const { name, key, value } = parsed.message
    if (packet.retain && !topics[name].retain) return this.#refuse(session, packet, 'retain')
    if (name === 'devicePresence') presence.note(key, value)
    counters.received += 1
    try {
      await deliver({ topic: packet.topic, payload }, packet.retain ? 'retained' : 'passing')
    } catch (error) {
      log.error(
        { deviceId: session.device.id, topic: packet.topic, error },
        'a message of a device was not handled',
      )
      throw error
    }
    if (name === 'devicePresence') keepAliveSession(packet, presence.of(key), value)
  }

  #refuse(session: DeviceSession, packet: PublishPacket, act: 'publish' | 'retain'): void {
    this.#deny(session, act, packet.topic)
    sendNowhere(packet)
  }

  #deny(session: DeviceSession, act: 'publish' | 'retain' | 'subscribe', topic: string): void {
    this.#options.counters.denied += 1
    const deviceId = session.device.id
    const data = { deviceId, act, topic: topic.slice(0, maxQuotedLength) }
    this.#quiet.warn(`deny ${deviceId} ${act}`, data, 'a device went beyond its rights')
  }

  #drop(session: DeviceSession, packet: PublishPacket, reason: string): void {
    this.#options.counters.dropped += 1
    const deviceId = session.device.id
    const data = { deviceId, topic: packet.topic, reason }
    this.#quiet.warn(`drop ${deviceId}`, data, 'a bad message of a device was dropped')
    sendNowhere(packet)
  }
}

/** Rewrites a late death, so that the topic goes on retaining the session that is alive. */
function keepAliveSession(
  packet: PublishPacket,
  now: DevicePresence | undefined,
  heard: Payload<'devicePresence'>,
): void {
  if (now !== undefined) packet.payload = Buffer.from(JSON.stringify(retainedPresence(now, heard)))
}

/** Rewrites a packet so that the broker acknowledges it and forwards nothing. */
function sendNowhere(packet: PublishPacket): void {
  packet.topic = nowhere
  packet.payload = Buffer.alloc(0)
  packet.retain = false
}
