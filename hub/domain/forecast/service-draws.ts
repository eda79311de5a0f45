import { lognormalOfMean } from '../../../shared/lognormal.ts'
import type { ServiceTime } from './forecast-scene.ts'
import { NormalBeyond, normalAt } from './normal.ts'

/** Steps of the distribution that a table holds: drawing from it costs a look-up instead of a logarithm and a power. */
const tableSize = 1024
/** A service has some spread always: else one that lasts longer than it should could not be thought of. */
const leastCv = 0.01

/** Service times of one spread as factors of their mean, for the middles of even steps of the distribution. */
export type FactorTable = Float64Array

/** The tables of service times, made when first asked for. */
export class FactorTables {
  private readonly byCv = new Map<number, FactorTable>()

  /** Lognormal factors with mean 1 and this coefficient of variation. */
  of(cv: number): FactorTable {
    const known = this.byCv.get(cv)
    if (known !== undefined) return known
    const made = factorTable(cv)
    this.byCv.set(cv, made)
    return made
  }
}

function factorTable(cv: number): FactorTable {
  const { mu, sigma } = lognormalOfMean(1, cv)
  return Float64Array.from({ length: tableSize }, (_, step) =>
    Math.exp(mu + sigma * normalAt((step + 0.5) / tableSize)),
  )
}

/** The factor at a share of the distribution, in [0, 1). */
export function factorAt(table: FactorTable, share: number): number {
  return table[(share * tableSize) | 0] as number
}

/** Bounds of any service time, in milliseconds. */
export interface TimeBounds {
  readonly shortestMs: number
  readonly longestMs: number
}

/** How much longer a service under way takes: lognormal, given that it has lasted so long and is not over. */
export class Remainder {
  private readonly mu: number
  private readonly sigma: number
  private readonly elapsedMs: number
  private readonly beyond: NormalBeyond
  private readonly bounds: TimeBounds

  constructor({ meanMs, cv }: ServiceTime, elapsedMs: number, bounds: TimeBounds) {
    const { mu, sigma } = lognormalOfMean(meanMs, Math.max(cv, leastCv))
    this.mu = mu
    this.sigma = sigma
    this.elapsedMs = elapsedMs
    this.bounds = bounds
    this.beyond = new NormalBeyond(
      elapsedMs <= 0 ? Number.NEGATIVE_INFINITY : (Math.log(elapsedMs) - mu) / sigma,
    )
  }

  /** The remainder for a uniform number in [0, 1), in milliseconds: more than 0. */
  at(uniform: number): number {
    const { elapsedMs, bounds } = this
    const drawn = Math.exp(this.mu + this.sigma * this.beyond.at(uniform))
    const whole = Math.max(
      bounds.shortestMs,
      elapsedMs < bounds.longestMs ? Math.min(drawn, bounds.longestMs) : drawn,
    )
    return Math.max(whole - elapsedMs, 1)
  }
}
