/** A message that came in from a device. */
export interface DeviceMessage {
  readonly topic: string
  readonly payload: Uint8Array
}

/** The hall's bus: the embedded broker, or a client of an external one. Topics are full (`hall/{hallId}/...`). */
export interface MessageBus {
  /** Resolves when messages can be published and received. */
  start(): Promise<void>
  /** Resolves when every connection is closed. */
  stop(): Promise<void>
  /** Resolves when the broker has taken the message over; an empty payload with `retain` clears the topic. */
  publish(topic: string, payload: string, options: { qos: 0 | 1; retain: boolean }): Promise<void>
  /** Called for every message of a device, in order; the broker acknowledges it only after the handler has resolved. */
  onMessage(handler: (message: DeviceMessage) => Promise<void>): void
  /** Called when the bus is back after a break in which the broker may have lost what it retained: say all state again. */
  onReturn(handler: () => void): void
  /** Every topic of this hall that holds a retained message now. */
  retainedTopics(): Promise<readonly string[]>
}
