/** The bounds of the embedded broker; each has a reason, and tests make them small. */
export interface BrokerLimits {
  /** Connections in all, logged in or not. A large hall has 600 devices; each may be open in a few browser tabs. */
  readonly maxConnections: number
  /** Connections that have not logged in yet; past it the oldest goes, so that a flood cannot shut out a device. */
  readonly maxPending: number
  /** Connections of one device; past it the oldest goes. A demo opens the same screen in several tabs. */
  readonly maxConnectionsPerDevice: number
  /** Milliseconds from the connection to its login. */
  readonly loginMs: number
  /** Longest keep-alive a client may ask for, in seconds: a dead device is noticed within one and a half times it. */
  readonly maxKeepaliveSeconds: number
  /** Bytes of a packet before login: a CONNECT with its will takes about 400. */
  readonly maxBytesBeforeLogin: number
  /** Bytes of a packet after login: the largest message of a device, a printer's report, takes about 400. */
  readonly maxBytes: number
  /** Bytes that wait for a slow reader; past it the connection is cut, and the device comes back to the retained state. */
  readonly maxUnreadBytes: number
  /** Packets of one connection that may come at once, and per second for good; past it the connection is cut. */
  readonly packetBurst: number
  readonly packetsPerSecond: number
  /** Messages of one device that are taken at once, and per second for good; past it the device is made to wait. */
  readonly messageBurst: number
  readonly messagesPerSecond: number
  /** Messages of one connection that wait for their handler; past it nothing more is read from the connection. */
  readonly maxUnhandled: number
  /** Messages of the hub that wait to be sent; past it `publish` rejects. */
  readonly maxUnsent: number
}

/** The bounds of a hall of 600 devices. */
export const defaultBrokerLimits: BrokerLimits = {
  maxConnections: 4096,
  maxPending: 1024,
  maxConnectionsPerDevice: 16,
  loginMs: 5000,
  maxKeepaliveSeconds: 120,
  maxBytesBeforeLogin: 1024,
  maxBytes: 8192,
  maxUnreadBytes: 256 * 1024,
  packetBurst: 2000,
  packetsPerSecond: 1000,
  messageBurst: 400,
  messagesPerSecond: 200,
  maxUnhandled: 32,
  maxUnsent: 10_000,
}
