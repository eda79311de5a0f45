import type { Log } from '../../application/log.ts'

const windowMs = 10_000
/** Distinct keys remembered; keys are device ids and reasons, so a hall of 600 devices stays below it. */
const maxKeys = 4096

/** Warns at most once per key in ten seconds and says how many it kept back, so that no device can fill the disk. */
export class QuietLog {
  readonly #log: Log
  readonly #keys = new Map<string, { sinceMs: number; keptBack: number }>()

  constructor(log: Log) {
    this.#log = log
  }

  /** Warns, or counts the warning. */
  warn(key: string, data: object, message: string): void {
    const nowMs = performance.now()
    const known = this.#keys.get(key)
    if (known !== undefined && nowMs - known.sinceMs < windowMs) {
      known.keptBack += 1
      return
    }
    if (this.#keys.size >= maxKeys) this.#keys.clear()
    this.#keys.set(key, { sinceMs: nowMs, keptBack: 0 })
    this.#log.warn({ ...data, ...(known && known.keptBack > 0 ? { keptBack: known.keptBack } : {}) }, message)
  }
}
