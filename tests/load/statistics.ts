/** What a list of samples comes to. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/**
 * The quantile of a list, `share` from 0 to 1, between neighbours in proportion (type 7 of Hyndman and Fan, "Sample
 * Quantiles in Statistical Packages", 1996). NaN for an empty list.
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] ?? Number.NaN
  const high = sorted[Math.ceil(place)] ?? Number.NaN
  return low + (high - low) * (place - Math.floor(place))
}

/** Median, least and greatest of a list; NaN for an empty one. */
export function spreadOf(samples: readonly number[]): Spread {
  return { median: quantile(samples, 0.5), min: quantile(samples, 0), max: quantile(samples, 1) }
}

/** Each first by its second: rounds that ran next to each other share the machine's mood. Throws when the lists differ in length. */
export function pairRatios(numerators: readonly number[], denominators: readonly number[]): number[] {
  if (numerators.length !== denominators.length)
    throw new Error(`${numerators.length} rounds cannot be paired with ${denominators.length}`)
  return numerators.map((value, index) => value / (denominators[index] ?? Number.NaN))
}
