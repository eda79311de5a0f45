/** Where a part of the program reads the time. Epoch milliseconds, never going back. */
export interface Clock {
  now(): number
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() }

/**
 * A clock that runs `speed` times as fast as the machine's, from a fixed pair of instants, so that a
 * restarted process goes on in the same virtual day.
 */
export function scaledClock(virtualStartMs: number, realStartMs: number, speed: number): Clock {
  return { now: () => Math.round(virtualStartMs + (Date.now() - realStartMs) * speed) }
}
