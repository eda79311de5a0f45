/** A mean over independent days with its two-sided 95 % confidence interval. */
export interface MeanInterval {
  readonly days: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** The normal quantile of 0.975. */
const z = 1.959964

/** The mean of the values and its 95 % interval by Student's t; of fewer than two values the interval is everything. */
export function meanInterval(values: readonly number[]): MeanInterval {
  const days = values.length
  if (days === 0)
    return { days, mean: Number.NaN, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const mean = values.reduce((sum, value) => sum + value, 0) / days
  if (days === 1) return { days, mean, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const margin = studentQuantile(days - 1) * Math.sqrt(squares / (days - 1) / days)
  return { days, mean, low: mean - margin, high: mean + margin }
}

/**
 * Student's t at 0.975: exact for one and two degrees of freedom, else the expansion in 1/freedom (Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 26.7.5), off by less than 0.003 from 4 on.
 */
export function studentQuantile(freedom: number): number {
  if (freedom === 1) return 12.7062
  if (freedom === 2) return 4.30265
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9]
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * freedom ** 4)
  )
}
