import { signal } from '@preact/signals'

/** How often `now` moves, in milliseconds of this device. */
const tickMs = 1000

let known: { epoch: number; atMs: number; seenMs: number } | undefined
let timer: ReturnType<typeof setInterval> | undefined

/**
 * Takes in a time that the hub has said, in epoch milliseconds. A time behind the present estimate teaches nothing (a
 * retained message may be old), unless the hub has started anew since (a larger epoch).
 */
export function noteHubTime(atMs: number, epoch = 0): void {
  if (known === undefined || epoch > known.epoch || atMs > hubNow()) {
    known = { epoch: Math.max(epoch, known?.epoch ?? 0), atMs, seenMs: performance.now() }
    if (timer !== undefined) now.value = hubNow()
  }
}

/** Forgets what the hub has said, for a page that finds a hub with a new journal at the same address. */
export function forgetHubTime(): void {
  known = undefined
}

/**
 * The hub's time in epoch milliseconds: the last time it said, plus what has passed here since; this device's clock
 * until then. The hub may run faster than this device, so that it jumps ahead whenever the hub speaks.
 */
export function hubNow(): number {
  return known === undefined ? Date.now() : known.atMs + (performance.now() - known.seenMs)
}

/** The hub's time in epoch milliseconds, moving each second while anybody looks at it. */
export const now = signal(hubNow(), {
  watched() {
    now.value = hubNow()
    timer = setInterval(() => {
      now.value = hubNow()
    }, tickMs)
  },
  unwatched() {
    clearInterval(timer)
    timer = undefined
  },
})
