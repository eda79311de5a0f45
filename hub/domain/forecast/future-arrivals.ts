import type { ExpectedArrivals } from './forecast-scene.ts'

/** An even stretch of time: who comes in it, by their shares. */
interface Stretch {
  readonly from: number
  readonly until: number
  /** Expected visitors a millisecond. */
  readonly rate: number
  /** For each kind the expected share of it and those before it. */
  readonly shares: Float64Array
  readonly kinds: Int32Array
}

/** Expected arrivals of all kinds laid into one Poisson process, stretch by stretch. A kind is service and class in one number. */
export class ArrivalCourse {
  private readonly stretches: readonly Stretch[]

  /** @param expected arrivals; what lies before `from` or after `until` is cut off */
  constructor(
    expected: readonly ExpectedArrivals[],
    from: number,
    until: number,
    kindOf: (arrivals: ExpectedArrivals) => number,
  ) {
    const ahead = expected.filter(
      (one) => one.expected > 0 && one.until > Math.max(from, one.from) && one.from < until,
    )
    const edges = new Set([from, Math.max(from, until)])
    for (const one of ahead) {
      edges.add(Math.max(from, one.from))
      edges.add(Math.max(from, Math.min(until, one.until)))
    }
    const sorted = [...edges].sort((one, other) => one - other)
    this.stretches = sorted.slice(1).map((end, index) => {
      const begin = sorted[index] as number
      return stretchOf(
        ahead.filter((one) => one.from < end && one.until > begin),
        { from: begin, until: end },
        kindOf,
      )
    })
  }

  /**
   * Draws the arrivals of one day in order.
   *
   * @param level by what more come than expected
   * @param uniform the next number of a stream: two for each arrival, one at the end
   * @param take gets instant and kind of each
   */
  draw(level: number, uniform: () => number, take: (at: number, kind: number) => void): void {
    // Unit exponential steps in the expected count: a higher level makes the same visitors come closer together.
    let left = -Math.log(1 - uniform()) / level
    for (const { from, until, rate, shares, kinds } of this.stretches) {
      let at = from
      while (rate > 0 && left <= (until - at) * rate) {
        at += left / rate
        take(at, kinds[placeIn(shares, uniform())] as number)
        left = -Math.log(1 - uniform()) / level
      }
      left -= (until - at) * rate
    }
  }
}

function stretchOf(
  arrivals: readonly ExpectedArrivals[],
  { from, until }: { from: number; until: number },
  kindOf: (arrivals: ExpectedArrivals) => number,
): Stretch {
  const rates = arrivals.map((one) => one.expected / (one.until - one.from))
  const rate = rates.reduce((sum, one) => sum + one, 0)
  let sum = 0
  const shares = Float64Array.from(rates, (one) => {
    sum += one / rate
    return sum
  })
  return { from, until, rate, shares, kinds: Int32Array.from(arrivals, kindOf) }
}

/** The first place whose share is beyond the number. */
function placeIn(shares: Float64Array, uniform: number): number {
  let [low, high] = [0, shares.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shares[middle] as number) > uniform) high = middle
    else low = middle + 1
  }
  return low
}
