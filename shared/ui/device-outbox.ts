import type { MqttMessage } from '../mqtt/mqtt-packets.ts'

/** How long a message waits for the hub to take it over, in milliseconds. */
const publishDeadlineMs = 30_000
/** Messages that may wait; a page with more has lost its hub long ago. */
const outboxLimit = 100

/** What hands a message to the broker: resolves when it was taken over, rejects when the connection ended before. */
type Send = (message: MqttMessage) => Promise<void>

interface Outgoing {
  readonly message: MqttMessage
  readonly deadlineMs: number
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
  isSent: boolean
}

/** Messages of a device that wait until the broker has taken them over, across connections. */
export class DeviceOutbox {
  #waiting: Outgoing[] = []

  /** Resolves when the broker has taken the message over; rejects after 30 s, when too many wait, or at the end. */
  put(message: MqttMessage): Promise<void> {
    if (this.#waiting.length >= outboxLimit)
      return Promise.reject(new Error(`${message.topic} was not sent: ${outboxLimit} messages wait already`))
    return new Promise((resolve, reject) => {
      const deadlineMs = performance.now() + publishDeadlineMs
      this.#waiting.push({ message, deadlineMs, resolve, reject, isSent: false })
    })
  }

  /** A new connection knows nothing of what the last one was given. */
  beginAnew(): void {
    for (const waiting of this.#waiting) waiting.isSent = false
  }

  /** Sends what has not been sent on this connection. */
  flush(send: Send): void {
    for (const waiting of this.#waiting) {
      if (waiting.isSent) continue
      waiting.isSent = true
      send(waiting.message).then(
        () => this.#settle(waiting, undefined),
        () => {
          waiting.isSent = false
        },
      )
    }
  }

  /** Gives up what has waited too long. */
  expire(nowMs: number): void {
    for (const waiting of this.#waiting.filter(({ deadlineMs }) => deadlineMs < nowMs))
      this.#settle(waiting, new Error(`${waiting.message.topic} was not sent within 30 s`))
  }

  /** Gives up everything: the device says nothing more. */
  close(): void {
    for (const waiting of this.#waiting)
      this.#settle(waiting, new Error(`${waiting.message.topic} was not sent: the connection is stopped`))
  }

  #settle(waiting: Outgoing, error: Error | undefined): void {
    if (!this.#waiting.includes(waiting)) return
    this.#waiting = this.#waiting.filter((other) => other !== waiting)
    if (error === undefined) waiting.resolve()
    else waiting.reject(error)
  }
}
