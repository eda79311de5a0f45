/** Failures after which a key has to pause. */
const failuresAllowed = 5
/** The pause after each further failure, in milliseconds. */
const pauseMs = 30_000
/** Keys remembered; past it the oldest is forgotten, so that a flood of made-up keys cannot fill the memory. */
const keysKept = 10_000

/** Slows guessing: after some failures a key has to pause before the next attempt. */
export class AttemptLimit {
  private readonly failures = new Map<string, { count: number; until: number }>()

  /** Seconds to wait before this key may try; 0 when it may now. */
  waitSeconds(key: string, now: number): number {
    const entry = this.failures.get(key)
    return entry === undefined || entry.until <= now ? 0 : Math.ceil((entry.until - now) / 1000)
  }

  noteFailure(key: string, now: number): void {
    const count = (this.failures.get(key)?.count ?? 0) + 1
    this.failures.delete(key)
    this.failures.set(key, { count, until: count >= failuresAllowed ? now + pauseMs : 0 })
    const oldest = this.failures.keys().next()
    if (this.failures.size > keysKept && oldest.done !== true) this.failures.delete(oldest.value)
  }

  noteSuccess(key: string): void {
    this.failures.delete(key)
  }
}
