/** A lognormal distribution by the normal one of its logarithm. */
export interface Lognormal {
  /** Mean of the natural logarithm. */
  readonly mu: number
  /** Standard deviation of the natural logarithm. */
  readonly sigma: number
}

/**
 * The lognormal distribution with this mean and this coefficient of variation (standard deviation by mean), in the
 * mean's unit: sigma² = ln(1 + cv²), mu = ln(mean) - sigma²/2.
 */
export function lognormalOfMean(mean: number, cv: number): Lognormal {
  const variance = Math.log1p(cv * cv)
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) }
}

/** The lognormal distribution with this median and this coefficient of variation, in the median's unit. */
export function lognormalOfMedian(median: number, cv: number): Lognormal {
  return { mu: Math.log(median), sigma: Math.sqrt(Math.log1p(cv * cv)) }
}
