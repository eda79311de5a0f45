import { setTimeout as delay } from 'node:timers/promises'
import type { DeviceDefinition } from '../../../shared/hall-definition.ts'
import { rightsOf } from '../../../shared/mqtt/rights.ts'
import type { BrokerLimits } from './broker-limits.ts'
import type { DeviceStream } from './device-stream.ts'
import { TokenBucket } from './token-bucket.ts'

/** One logged-in connection of a device: its rights, its rate and the order of its messages. */
export class DeviceSession {
  readonly device: DeviceDefinition
  readonly mayPublish: ReadonlySet<string>
  readonly maySubscribe: ReadonlySet<string>
  readonly #stream: DeviceStream
  readonly #limits: BrokerLimits
  readonly #bucket: TokenBucket
  #tail: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(hallId: string, device: DeviceDefinition, stream: DeviceStream, limits: BrokerLimits) {
    const rights = rightsOf(hallId, device)
    this.device = device
    this.mayPublish = new Set(rights.publish)
    this.maySubscribe = new Set(rights.subscribe)
    this.#stream = stream
    this.#limits = limits
    this.#bucket = new TokenBucket(limits.messageBurst, limits.messagesPerSecond, performance.now())
  }

  /**
   * Runs the step after every earlier one of this connection, at the device's rate, and reads nothing more from the
   * device while too many wait. Rejects as the step does; later steps run all the same.
   */
  inTurn(step: () => Promise<void> | void): Promise<void> {
    this.#waiting += 1
    if (this.#waiting === this.#limits.maxUnhandled) this.#stream.hold()
    const run = this.#tail.then(async () => {
      const waitMs = this.#bucket.take(performance.now())
      if (waitMs > 0) await delay(waitMs, undefined, { ref: false })
      await step()
    })
    this.#tail = run.then(
      () => this.#leave(),
      () => this.#leave(),
    )
    return run
  }

  #leave(): void {
    this.#waiting -= 1
    if (this.#waiting === this.#limits.maxUnhandled - 1 && !this.#stream.destroyed) this.#stream.release()
  }
}
