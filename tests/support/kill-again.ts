import type { HubProcess } from '../../hub/simulation/hub-process.ts'

/** Kills a hub whenever told to, even while it starts, and starts it again each time. */
export class KillAgain {
  /** Processes that were killed and replaced. */
  restarts = 0
  readonly #hub: HubProcess
  #strikes = 0
  #working: Promise<void> = Promise.resolve()

  constructor(hub: HubProcess) {
    this.#hub = hub
  }

  /** Kills at once; the hub is on its way back when this returns. */
  strike(): void {
    this.#strikes += 1
    const mine = this.#strikes
    const isLast = () => mine === this.#strikes
    const dead = this.#hub.kill()
    this.#working = this.#working.then(async () => {
      await dead
      if (!isLast()) return
      this.restarts += 1
      await this.#hub.startAgain().catch((error: unknown) => {
        // Killed once more on its way up: the next strike starts it.
        if (isLast()) throw error
      })
    })
    // Whoever waits for the end hears of it.
    this.#working.catch(() => {})
  }

  /** Resolves when the hub takes commands again after the last strike. Throws when it does not come back. */
  async recovered(): Promise<void> {
    await this.#working
  }
}
