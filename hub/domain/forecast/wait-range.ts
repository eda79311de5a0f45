/** A wait as a range, in milliseconds from the seniority of the ticket on. */
export interface WaitRange {
  /** One in two waits at most that long. */
  readonly p50Ms: number
  /** Nine in ten wait at most that long. */
  readonly p90Ms: number
  /** Share of the replications in which the last window closes before the ticket is called; they count as waits till then. */
  readonly unservedShare: number
}

/** The range of replicated waits. Sorts them. */
export function rangeOf(waits: Float64Array, unserved: number): WaitRange {
  waits.sort()
  return {
    p50Ms: exceededBy(waits, 0.5),
    p90Ms: exceededBy(waits, 0.1),
    unservedShare: waits.length === 0 ? 0 : unserved / waits.length,
  }
}

/**
 * The value that one more draw exceeds with this chance: of n sorted draws the k-th is not exceeded with chance k/(n+1)
 * (Hyndman and Fan 1996, type 6). The usual interpolation would promise more than it keeps.
 */
function exceededBy(sorted: Float64Array, chance: number): number {
  const place = (1 - chance) * (sorted.length + 1) - 1
  const below = Math.min(Math.max(Math.floor(place), 0), sorted.length - 1)
  const above = Math.min(below + 1, sorted.length - 1)
  const low = sorted[below] ?? 0
  return low + ((sorted[above] ?? low) - low) * Math.min(Math.max(place - below, 0), 1)
}
