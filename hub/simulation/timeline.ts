import { setMaxListeners } from 'node:events'
import { type Clock, type ClockAnchor, ScaledClock } from '../../shared/clock.ts'

// setTimeout takes 31 bits of milliseconds; a longer wait is made of several.
const longestTimerMs = 2 ** 31 - 1

/** The anchor as the hub reads it from the environment variable `CLOCK`. */
export function clockSetting({ virtualStartMs, realStartMs, speed }: ClockAnchor): string {
  return `${Math.round(virtualStartMs)},${Math.round(realStartMs)},${speed}`
}

/** The virtual time that players and hub share, with waiting in it. */
export class Timeline implements Clock {
  #clock: ScaledClock
  /** Aborts when the clock runs on at another speed, so that whoever waits reckons anew. */
  #turn = newTurn()

  constructor(anchor: ClockAnchor) {
    this.#clock = new ScaledClock(anchor)
  }

  get speed(): number {
    return this.#clock.anchor.speed
  }

  now(): number {
    return this.#clock.now()
  }

  /** Goes on as the hub's clock does, after somebody has changed its speed. */
  follow(anchor: ClockAnchor): void {
    const { virtualStartMs, realStartMs, speed } = this.#clock.anchor
    const isSame =
      anchor.virtualStartMs === virtualStartMs && anchor.realStartMs === realStartMs && anchor.speed === speed
    if (isSame) return
    this.#clock = new ScaledClock(anchor)
    const past = this.#turn
    this.#turn = newTurn()
    past.abort()
  }

  /** Resolves at a virtual instant, at once when it has passed, or as soon as the signal aborts. */
  async until(atMs: number, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const realMs = (atMs - this.now()) / this.speed
      if (realMs <= 0 || signal?.aborted === true) return
      await sleep(Math.min(Math.ceil(realMs), longestTimerMs), this.#turn.signal, signal)
    }
  }

  /** Resolves after that many virtual seconds, or as soon as the signal aborts. */
  wait(seconds: number, signal?: AbortSignal): Promise<void> {
    return this.until(this.now() + seconds * 1000, signal)
  }
}

function newTurn(): AbortController {
  const turn = new AbortController()
  setMaxListeners(0, turn.signal)
  return turn
}

/** Resolves after that many real milliseconds, or as soon as one of the signals aborts; never rejects. */
export function sleep(ms: number, ...signals: readonly (AbortSignal | undefined)[]): Promise<void> {
  return new Promise((resolve) => {
    if (signals.some((signal) => signal?.aborted === true)) return resolve()
    const done = () => {
      clearTimeout(timer)
      for (const signal of signals) signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    for (const signal of signals) signal?.addEventListener('abort', done, { once: true })
  })
}
