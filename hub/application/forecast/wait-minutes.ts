import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'

const minuteMs = 60_000
/** Beyond this many minutes nobody plans by the minute. */
const fineMinutes = 30
const coarseMinutes = 5
/** A range wider than this many minutes helps nobody to plan. */
const widestMinutes = 120
/** A ticket that is not called today so often has no honest upper bound. */
const mostUnservedShare = 0.1

/**
 * A forecast as people read it: whole minutes, the lower end rounded down and the upper end up, to five beyond half an
 * hour. Null when the last window may close before the call: nobody is told a wait that ends with the day; and when the
 * range is so wide that it says nothing.
 */
export function waitMinutes(range: {
  readonly p50Ms: number
  readonly p90Ms: number
  readonly unservedShare: number
}): WaitMinutes | null {
  if (range.unservedShare > mostUnservedShare) return null
  const p50 = Math.max(0, range.p50Ms) / minuteMs
  const p90 = Math.max(0, range.p90Ms) / minuteMs
  const p50Minutes = p50 > fineMinutes ? Math.floor(p50 / coarseMinutes) * coarseMinutes : Math.floor(p50)
  const p90Minutes = p90 > fineMinutes ? Math.ceil(p90 / coarseMinutes) * coarseMinutes : Math.ceil(p90)
  return p90Minutes - p50Minutes > widestMinutes ? null : { p50Minutes, p90Minutes }
}
