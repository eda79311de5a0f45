import { type Clock, scaledClock } from '../../shared/clock.ts'

// setTimeout takes 31 bits of milliseconds; a longer wait is made of several.
const longestTimerMs = 2 ** 31 - 1

/** The pair of instants and the speed that fix a virtual clock, in epoch milliseconds. */
export interface ClockAnchor {
  readonly virtualStartMs: number
  readonly realStartMs: number
  readonly speed: number
}

/** The anchor as the hub reads it from the environment variable `CLOCK`. */
export function clockSetting({ virtualStartMs, realStartMs, speed }: ClockAnchor): string {
  return `${Math.round(virtualStartMs)},${Math.round(realStartMs)},${speed}`
}

/** The virtual time that players and hub share, with waiting in it. */
export class Timeline implements Clock {
  readonly speed: number
  readonly #clock: Clock

  constructor(anchor: ClockAnchor) {
    this.speed = anchor.speed
    this.#clock = scaledClock(anchor.virtualStartMs, anchor.realStartMs, anchor.speed)
  }

  now(): number {
    return this.#clock.now()
  }

  /** Resolves at a virtual instant, at once when it has passed, or as soon as the signal aborts. */
  async until(atMs: number, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const realMs = (atMs - this.now()) / this.speed
      if (realMs <= 0 || signal?.aborted === true) return
      await sleep(Math.min(Math.ceil(realMs), longestTimerMs), signal)
    }
  }

  /** Resolves after that many virtual seconds, or as soon as the signal aborts. */
  wait(seconds: number, signal?: AbortSignal): Promise<void> {
    return this.until(this.now() + seconds * 1000, signal)
  }
}

/** Resolves after that many real milliseconds, or as soon as the signal aborts; never rejects. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
  })
}
