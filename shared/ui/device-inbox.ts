import {
  matchTopic,
  type Payload,
  parsePayload,
  type TopicName,
  topicFor,
  topics,
} from '../mqtt/topic-map.ts'
import { noteHall } from './hall-changes.ts'
import { ShownVersions } from './shown-versions.ts'

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

/** Whom an inbox tells. */
interface InboxParts {
  readonly hallId: string
  readonly handlers: DeviceHandlers
  /** The hub is there, or has said that it goes. */
  readonly onSign: (sign: 'alive' | 'gone') => void
  readonly onDropped: (topic: string, reason: string) => void
}

/** What comes to a device from the hall's bus: parsed, judged by its version, and handed on; the same over TCP and WebSocket. */
export class DeviceInbox {
  readonly #parts: InboxParts
  readonly #shown = new ShownVersions()

  constructor(parts: InboxParts) {
    this.#parts = parts
  }

  /** What the device subscribes to at each connection. */
  wanted(): { readonly topic: string; readonly qos: 0 | 1 }[] {
    const { hallId, handlers } = this.#parts
    const all: readonly Subscription[] = [{ name: 'hubState', key: '' }, ...handlers.subscriptions]
    return all.map(({ name, key }) => ({ topic: topicFor(hallId, name, key), qos: topics[name].qos }))
  }

  /** Takes a message in; what is of no topic of the map, malformed or older than what its topic has said is dropped. */
  take(topic: string, payload: Uint8Array, isRetained: boolean): void {
    const { hallId, handlers, onSign, onDropped } = this.#parts
    const found = matchTopic(hallId, topic)
    if (found === undefined) return
    const parsed = parsePayload(found.name, payload)
    if (!parsed.ok) {
      onDropped(topic, parsed.reason)
      return
    }
    if (!this.#shown.isNews(found.name, topic, parsed.value, isRetained)) return
    const message = [found.name, found.key, parsed.value] as MessageArguments
    // What a broker has kept is no sign of life, except what it keeps of the heartbeat.
    if (message[0] === 'hubState') {
      const { status, hall } = message[2]
      onSign(status === 'offline' ? 'gone' : 'alive')
      noteHall(hall)
    } else if (!isRetained) onSign('alive')
    handlers.onMessage(...message)
  }
}
