import { roundedWait } from './rounded-wait.ts'
import type { WaitMinutes } from './texts/wait-range.ts'

/** The queue of one service as far as its newcomers' waits go. */
interface Line {
  readonly waiting: number
  /** Null when it is not known. */
  readonly waitRange: WaitMinutes | null
}

/** Sums of shares are not exact. */
const tiny = 1e-9

/**
 * The wait of newcomers to several services taken together, as for one: one in two of them all waits at most `p50Minutes`,
 * nine in ten at most `p90Minutes`. The range from the shortest to the longest would be none of anybody's. As many are
 * taken to come for a service as wait for it, and one more, so that one that nobody waits for yet counts too. Null when no
 * wait is known.
 */
export function mixedWait(lines: readonly Line[]): WaitMinutes | null {
  const known = lines.flatMap(({ waiting, waitRange }) =>
    waitRange === null ? [] : [{ waitRange, people: waiting + 1 }],
  )
  if (known.length === 0) return null
  const all = known.reduce((sum, { people }) => sum + people, 0)
  const calledWithin = (minutes: number) =>
    known.reduce((sum, { people, waitRange }) => sum + people * calledBy(waitRange, minutes), 0)
  const minutesOf = (share: number) => {
    let [low, high] = [0, Math.max(...known.map(({ waitRange }) => waitRange.p90Minutes))]
    while (low < high) {
      const middle = (low + high) >> 1
      if (calledWithin(middle) >= share * all - tiny) high = middle
      else low = middle + 1
    }
    return low
  }
  return roundedWait({ p50Minutes: minutesOf(0.5), p90Minutes: minutesOf(0.9) })
}

/** The share of one service's newcomers who are called within so many minutes: evenly up to each of the two known shares. */
function calledBy({ p50Minutes, p90Minutes }: WaitMinutes, minutes: number): number {
  if (minutes < p50Minutes) return (0.5 * minutes) / p50Minutes
  if (p50Minutes === p90Minutes) return minutes === p50Minutes ? 0.9 : 1
  return Math.min(1, 0.5 + (0.4 * (minutes - p50Minutes)) / (p90Minutes - p50Minutes))
}
