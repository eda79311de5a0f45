import type { TicketClass } from '../../shared/hall-definition.ts'

/** What became of one visitor who came. Instants are seconds since local midnight. */
export interface VisitorOutcome {
  readonly class: TicketClass
  readonly serviceId: string
  readonly arrivedAt: number
  readonly outcome: 'served' | 'left' | 'unserved'
  /** Seconds from queueing to the first call; to leaving or closing for those never called. */
  readonly waitSeconds: number
  readonly targetSeconds: number
}

/** Figures of the waits of a group, in seconds. Quantiles are over the served, linearly interpolated. */
export interface WaitFigures {
  readonly n: number
  readonly served: number
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
  /** Share of all who came that was served within the target of their class. */
  readonly inTarget: number
}

/** The figures of a group of visitors; zeros for nobody. */
export function waitFigures(visitors: readonly VisitorOutcome[]): WaitFigures {
  const served = visitors.filter((visitor) => visitor.outcome === 'served')
  const waits = served.map((visitor) => visitor.waitSeconds).sort((one, other) => one - other)
  const met = served.filter((visitor) => visitor.waitSeconds <= visitor.targetSeconds).length
  return {
    n: visitors.length,
    served: served.length,
    mean: waits.length === 0 ? 0 : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    p50: quantile(waits, 0.5),
    p90: quantile(waits, 0.9),
    p99: quantile(waits, 0.99),
    max: waits.at(-1) ?? 0,
    inTarget: visitors.length === 0 ? 0 : met / visitors.length,
  }
}

/** A quantile of sorted numbers by linear interpolation between the two nearest; 0 for none. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

/** Visitors by the half hour of their arrival, in order; keys are seconds since local midnight. */
export function byHalfHour(visitors: readonly VisitorOutcome[]): Map<number, VisitorOutcome[]> {
  const groups = new Map<number, VisitorOutcome[]>()
  for (const visitor of [...visitors].sort((one, other) => one.arrivedAt - other.arrivedAt)) {
    const begin = Math.floor(visitor.arrivedAt / 1800) * 1800
    groups.set(begin, [...(groups.get(begin) ?? []), visitor])
  }
  return groups
}
