import { lognormalOfMean } from '../../../shared/lognormal.ts'
import type { ServiceTime, UncertainFactor } from './forecast-scene.ts'
import { normalShare } from './normal.ts'

/** What was seen today of one service. */
export interface SeenService {
  readonly finished: number
  /** Time at the windows of the finished ones, in milliseconds. */
  readonly finishedMs: number
  /** How long each of those under way has lasted, in milliseconds. */
  readonly underWayMs: readonly number[]
}

/** What earlier days tell of a service: lognormal, before the longest is cut. */
export interface EarlierTime {
  readonly meanMs: number
  readonly cv: number
}

/** How far a day's means are thought to be from those of earlier days, by the mean. */
export interface TrustInEarlierDays {
  /** Of all services together: a slow day. */
  readonly paceError: number
  /** Of one service by itself. */
  readonly meanError: number
}

/** The means of today's service times, with what is not known of them. */
export interface LearntTimes {
  readonly times: readonly ServiceTime[]
  readonly paceError: number
}

/**
 * Today's service times: the means of earlier days, moved towards what was seen today by its weight. First the pace of
 * all services, then each by itself; both as the mean of normal observations with a normal prior. Those under way count
 * with what they are expected to last by now: else the short services that finish first would pass for all.
 *
 * @param longestMs no service lasts longer
 */
export function learntTimes(
  earlier: readonly EarlierTime[],
  seen: readonly SeenService[],
  trust: TrustInEarlierDays,
  longestMs: number,
): LearntTimes {
  const evidence = earlier.map((time, place) => evidenceOf(time, seen[place], longestMs))
  let weight = 1 / trust.paceError ** 2
  let sum = weight
  for (const [place, { count, factors }] of evidence.entries()) {
    const cv = earlier[place]?.cv ?? 0
    // The observations of one service share its own deviation from the pace.
    const each = 1 / (cv * cv + trust.meanError ** 2 * Math.max(1, count))
    weight += count * each
    sum += factors * each
  }
  const pace = sum / weight
  const times = earlier.map(({ meanMs, cv }, place) => {
    const { count, factors } = evidence[place] as Evidence
    const prior = (cv / trust.meanError) ** 2
    return {
      meanMs: (meanMs * (prior * pace + factors)) / (prior + count),
      cv,
      meanError: count + prior === 0 ? 0 : cv / Math.sqrt(prior + count),
    }
  })
  return { times, paceError: 1 / Math.sqrt(weight) }
}

/** Observed durations as factors of their mean. */
interface Evidence {
  readonly count: number
  /** Their sum. */
  readonly factors: number
}

function evidenceOf(time: EarlierTime, seen: SeenService | undefined, longestMs: number): Evidence {
  if (seen === undefined) return { count: 0, factors: 0 }
  const meanMs = meanBeyond(time, 0, longestMs)
  let totalMs = seen.finishedMs
  for (const elapsedMs of seen.underWayMs) totalMs += meanBeyond(time, elapsedMs, longestMs)
  return { count: seen.finished + seen.underWayMs.length, factors: totalMs / meanMs }
}

/** The mean of the durations that are longer than so long, none of them longer than the longest. */
function meanBeyond({ meanMs, cv }: EarlierTime, elapsedMs: number, longestMs: number): number {
  const { mu, sigma } = lognormalOfMean(meanMs, Math.max(cv, 1e-3))
  const from = elapsedMs <= 0 ? Number.NEGATIVE_INFINITY : (Math.log(elapsedMs) - mu) / sigma
  const to = (Math.log(longestMs) - mu) / sigma
  const still = 1 - normalShare(from)
  if (from >= to || still < 1e-6) return Math.max(elapsedMs, Math.min(longestMs, meanMs))
  const between = meanMs * (normalShare(to - sigma) - normalShare(from - sigma))
  return Math.max(elapsedMs, (between + longestMs * (1 - normalShare(to))) / still)
}

/**
 * By how much more come today than expected: the earlier days' 1, moved towards the count seen so far by its weight
 * (the mean of a gamma distribution that learns from Poisson counts).
 *
 * @param dayError standard deviation of a day's level between days
 */
export function learntLevel(seen: number, expected: number, dayError: number): UncertainFactor {
  const prior = 1 / dayError ** 2
  const mean = (prior + seen) / (prior + expected)
  return { mean, error: 1 / Math.sqrt(prior + seen) }
}
