import { isInTarget } from './report-figures.ts'
import type { ReportedDay, ReportedVisit } from './reported-day.ts'

/** A mean difference with its 95 % confidence interval. */
export interface MeanDifference {
  readonly pairs: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** What the same visitors met under two call orders. Differences are the reported day minus the other one. */
export interface PairedDifferences {
  /** Seconds of wait, over those served in both. */
  readonly wait: MeanDifference
  /** Visitors, among those pairs, whose wait was shorter or longer by more than a minute. */
  readonly shorter: number
  readonly longer: number
  /** Share in target, over all who came in both. */
  readonly inTarget: MeanDifference
}

/** Differences up to this are nobody's gain or loss. */
const noticeableSeconds = 60
/** The normal distribution holds 95 % within this many standard deviations of its mean. */
const normalDeviations95 = 1.959964

/**
 * Compares two days visitor by visitor, by name. The intervals are the paired normal approximation
 * (mean ± 1.96 s / √n of the differences), which takes visitors for independent.
 */
export function pairedDifferences(reported: ReportedDay, other: ReportedDay): PairedDifferences {
  const others = new Map(other.visits.map((visit) => [visit.name, visit]))
  const pairs = reported.visits.flatMap((visit): [ReportedVisit, ReportedVisit][] => {
    const match = others.get(visit.name)
    return match === undefined ? [] : [[visit, match]]
  })
  const waits = pairs
    .filter(([one, two]) => one.outcome === 'served' && two.outcome === 'served')
    .map(([one, two]) => one.waitSeconds - two.waitSeconds)
  return {
    wait: meanDifference(waits),
    shorter: waits.filter((difference) => difference < -noticeableSeconds).length,
    longer: waits.filter((difference) => difference > noticeableSeconds).length,
    inTarget: meanDifference(pairs.map(([one, two]) => Number(isInTarget(one)) - Number(isInTarget(two)))),
  }
}

function meanDifference(differences: readonly number[]): MeanDifference {
  const pairs = differences.length
  if (pairs === 0) return { pairs, mean: 0, low: 0, high: 0 }
  const mean = differences.reduce((sum, value) => sum + value, 0) / pairs
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  // One pair says nothing of the spread.
  const margin = pairs < 2 ? 0 : normalDeviations95 * Math.sqrt(squares / (pairs - 1) / pairs)
  return { pairs, mean, low: mean - margin, high: mean + margin }
}
