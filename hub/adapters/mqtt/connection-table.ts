import type { BrokerLimits } from './broker-limits.ts'
import type { BusCounters } from './bus-counters.ts'
import type { DeviceStream } from './device-stream.ts'

/** The broker's open connections, logged in or not, and whose they are; keeps their numbers bounded. */
export class ConnectionTable {
  readonly #limits: BrokerLimits
  readonly #counters: BusCounters
  /** In order of arrival, so that the first is the oldest. */
  readonly #pending = new Set<DeviceStream>()
  readonly #devices = new Map<string, Set<DeviceStream>>()
  readonly #owners = new Map<DeviceStream, string>()

  constructor(limits: BrokerLimits, counters: BusCounters) {
    this.#limits = limits
    this.#counters = counters
  }

  /** True while one more connection may come in. */
  hasRoom(): boolean {
    return this.#pending.size + this.#owners.size < this.#limits.maxConnections
  }

  /** Takes a new connection in; too many without a login push the oldest of them out. */
  enter(stream: DeviceStream): void {
    const [oldest] = this.#pending
    if (oldest !== undefined && this.#pending.size >= this.#limits.maxPending) this.#cut(oldest)
    this.#pending.add(stream)
    stream.once('close', () => this.#leave(stream))
  }

  /** Notes whose connection it is; too many of one device push its oldest out. */
  logIn(stream: DeviceStream, deviceId: string): void {
    this.#pending.delete(stream)
    const streams = this.#devices.get(deviceId) ?? new Set()
    const [oldest] = streams
    if (oldest !== undefined && streams.size >= this.#limits.maxConnectionsPerDevice) this.#cut(oldest)
    this.#devices.set(deviceId, streams.add(stream))
    this.#owners.set(stream, deviceId)
    this.#counters.logins += 1
    this.#counters.connections = this.#owners.size
  }

  /** The device of a connection; undefined before its login. */
  deviceOf(stream: DeviceStream): string | undefined {
    return this.#owners.get(stream)
  }

  /** Closes every connection of a device. */
  closeDevice(deviceId: string): void {
    for (const stream of [...(this.#devices.get(deviceId) ?? [])]) stream.destroy()
  }

  /** Closes every connection. */
  destroyAll(): void {
    for (const stream of [...this.#pending, ...this.#owners.keys()]) stream.destroy()
  }

  #cut(stream: DeviceStream): void {
    this.#counters.cut += 1
    stream.destroy()
    this.#leave(stream)
  }

  #leave(stream: DeviceStream): void {
    this.#pending.delete(stream)
    const deviceId = this.#owners.get(stream)
    if (deviceId === undefined) return
    this.#owners.delete(stream)
    this.#counters.connections = this.#owners.size
    const streams = this.#devices.get(deviceId)
    streams?.delete(stream)
    if (streams?.size === 0) this.#devices.delete(deviceId)
  }
}
