import type { Clock } from '../../../shared/clock.ts'
import type { Payload } from '../../../shared/mqtt/topic-map.ts'

/** A birth or death as a device, or its last will, said it. */
type PresenceMessage = Payload<'devicePresence'>

/** A device as the hub last heard of it. */
export interface DevicePresence {
  readonly status: 'online' | 'offline'
  /** The sessions alive, the newest last: a screen may be open in several tabs. */
  readonly sessions: readonly string[]
  /** Since when it has this status, in epoch milliseconds of the hub's clock. */
  readonly sinceMs: number
}

/** Sessions remembered of one device: as many as the embedded broker lets in. */
const maxSessions = 16

/**
 * The presence after a birth or death. A death ends its own session only, so the late death of a lost connection
 * cannot kill the device that has come back meanwhile.
 */
export function evolvePresence(
  known: DevicePresence | undefined,
  heard: PresenceMessage,
  nowMs: number,
): DevicePresence {
  const others = (known?.sessions ?? []).filter((session) => session !== heard.session)
  const sessions = heard.status === 'online' ? [...others, heard.session].slice(-maxSessions) : others
  const status = sessions.length > 0 ? 'online' : 'offline'
  return { status, sessions, sinceMs: known?.status === status ? known.sinceMs : nowMs }
}

/** The message that the presence topic has to retain: the newest session alive, or the death that ended the last. */
export function retainedPresence(now: DevicePresence, heard: PresenceMessage): PresenceMessage {
  const newest = now.sessions.at(-1)
  return newest === undefined ? heard : { session: newest, status: 'online' }
}

/** Which devices are there; fed by the bus, read by the screens. */
export class Presence {
  readonly #clock: Clock
  readonly #devices = new Map<string, DevicePresence>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes a birth or death in and returns what is known now. */
  note(deviceId: string, heard: PresenceMessage): DevicePresence {
    const next = evolvePresence(this.#devices.get(deviceId), heard, this.#clock.now())
    this.#devices.set(deviceId, next)
    return next
  }

  /** What is known of a device; undefined when it was never heard of. */
  of(deviceId: string): DevicePresence | undefined {
    return this.#devices.get(deviceId)
  }

  /** Every device heard of. */
  all(): ReadonlyMap<string, DevicePresence> {
    return this.#devices
  }

  /** Forgets all: the broker has lost its sessions, and deaths with them. */
  forget(): void {
    this.#devices.clear()
  }
}
