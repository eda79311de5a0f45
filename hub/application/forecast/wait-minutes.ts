import { roundedWait } from '../../../shared/rounded-wait.ts'
import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'

const minuteMs = 60_000
/** A range wider than this many minutes helps nobody to plan. */
const widestMinutes = 120
/** A ticket that is not called today so often has no honest upper bound. */
const mostUnservedShare = 0.1

/**
 * A forecast as people read it. Null when the last window may close before the call: nobody is told a wait that ends with
 * the day; and when the range is so wide that it says nothing.
 */
export function waitMinutes(range: {
  readonly p50Ms: number
  readonly p90Ms: number
  readonly unservedShare: number
}): WaitMinutes | null {
  if (range.unservedShare > mostUnservedShare) return null
  const minutesOf = (ms: number) => Math.max(0, ms) / minuteMs
  const wait = roundedWait({ p50Minutes: minutesOf(range.p50Ms), p90Minutes: minutesOf(range.p90Ms) })
  return wait.p90Minutes - wait.p50Minutes > widestMinutes ? null : wait
}
