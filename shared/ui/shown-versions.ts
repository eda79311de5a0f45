import { isNotOlder, type TopicName } from '../mqtt/topic-map.ts'
import { forgetHubTime, noteHubTime } from './hub-clock.ts'

/** Keeps what a device shows from going back in (epoch, rev), topic by topic, and takes in the hub's time. */
export class ShownVersions {
  readonly #shown = new Map<string, { readonly epoch: number; readonly rev: number }>()

  /** Whether a message says something newer than its topic has said; the next of the topic is measured against it. */
  isNews(name: TopicName, topic: string, value: object, isRetained: boolean): boolean {
    if (!('epoch' in value && 'rev' in value && 'at' in value)) return true
    const version = value as { epoch: number; rev: number; at: number }
    const shown = this.#shown.get(topic)
    if (!isNotOlder(version, shown)) {
      // A living heartbeat of an earlier boot speaks of a new journal: everything begins anew with it.
      if (name !== 'hubState' || isRetained || version.epoch >= (shown?.epoch ?? 0)) return false
      this.#shown.clear()
      forgetHubTime()
    }
    this.#shown.set(topic, { epoch: version.epoch, rev: version.rev })
    noteHubTime(version.at, version.epoch)
    return true
  }
}
