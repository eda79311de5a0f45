/** Where a part of the program reads the time. Epoch milliseconds, never going back. */
export interface Clock {
  now(): number
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() }

/** The pair of instants and the speed that fix a virtual clock, in epoch milliseconds. */
export interface ClockAnchor {
  readonly virtualStartMs: number
  readonly realStartMs: number
  readonly speed: number
}

/**
 * A clock that runs `speed` times as fast as the machine's, from a fixed pair of instants, so that a
 * restarted process goes on in the same virtual day.
 */
export class ScaledClock implements Clock {
  #anchor: ClockAnchor

  constructor(anchor: ClockAnchor) {
    this.#anchor = anchor
  }

  get anchor(): ClockAnchor {
    return this.#anchor
  }

  now(): number {
    const { virtualStartMs, realStartMs, speed } = this.#anchor
    return Math.round(virtualStartMs + (Date.now() - realStartMs) * speed)
  }

  /** Goes on from this very instant at another speed: no moment is left out, none comes twice. */
  changeSpeed(speed: number): void {
    this.#anchor = { virtualStartMs: this.now(), realStartMs: Date.now(), speed }
  }
}
