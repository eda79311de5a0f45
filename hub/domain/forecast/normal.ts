/**
 * The standard normal quantile of a share in (0, 1), by P. J. Acklam's rational approximation (2003): relative error below
 * 1.2e-9.
 */
export function normalAt(share: number): number {
  if (share < 0.02425) return -tailAt(share)
  if (share > 1 - 0.02425) return tailAt(1 - share)
  const q = share - 0.5
  const r = q * q
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  )
}

/**
 * The share of a standard normal distribution below a value, by the continued expansion of Abramowitz and Stegun
 * (1964), 26.2.17: error below 7.5e-8.
 */
export function normalShare(value: number): number {
  if (Math.abs(value) > 38) return value > 0 ? 1 : 0
  const t = 1 / (1 + 0.2316419 * Math.abs(value))
  const beyond =
    0.3989422804014327 *
    Math.exp((-value * value) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return value > 0 ? 1 - beyond : beyond
}

/** Beyond this the tail is drawn by its own shape: what is left of 1 minus a share is too coarse there. */
const farTail = 3.5
/** Quantiles are asked for shares above 0. */
const leastShare = 1e-9

/** The part of a standard normal distribution beyond a value. */
export class NormalBeyond {
  private readonly value: number
  /** The share that is not in it. */
  private readonly below: number

  constructor(value: number) {
    this.value = value
    this.below = normalShare(value)
  }

  /** The value in it at a share of it, in [0, 1). */
  at(share: number): number {
    if (this.value > farTail) return Math.sqrt(this.value * this.value - 2 * Math.log(1 - share))
    return normalAt(this.below + (1 - this.below) * Math.max(share, leastShare))
  }
}

function tailAt(share: number): number {
  const q = Math.sqrt(-2 * Math.log(Math.max(share, 1e-300)))
  return (
    -(
      ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
        q +
        4.374664141464968) *
        q +
      2.938163982698783
    ) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q +
      1)
  )
}
