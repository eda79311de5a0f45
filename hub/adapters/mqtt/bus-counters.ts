/** What the bus has seen since the start of the process, for the metrics; all but `connections` only grow. */
export interface BusCounters {
  /** Devices logged in now. On an external broker: the hub's own connections. */
  connections: number
  /** Logins that succeeded. */
  logins: number
  /** Logins refused: wrong secret, foreign client id or will. */
  loginsRefused: number
  /** Publishes and subscriptions outside a device's rights. */
  denied: number
  /** Messages of devices that were not of their topic's schema. */
  dropped: number
  /** Connections cut: not MQTT, too large, too many packets, too slow a reader, or one too many. */
  cut: number
  /** Messages of devices given to the hub. */
  received: number
  /** Messages of the hub taken over by the broker. */
  published: number
}

/** Counters at zero. */
export function zeroBusCounters(): BusCounters {
  return {
    connections: 0,
    logins: 0,
    loginsRefused: 0,
    denied: 0,
    dropped: 0,
    cut: 0,
    received: 0,
    published: 0,
  }
}
