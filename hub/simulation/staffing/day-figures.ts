import { daySpan, utilisationOf, windowUses } from '../../application/report/window-use.ts'
import { byHalfHour } from '../../domain/waits.ts'
import type { DayRun, Visit } from '../day-run.ts'
import { type ClassTarget, type TargetFigure, targetFigures } from '../target.ts'

/** A group of visitors and the share of it that was served within the wait asked for its classes. */
export interface GroupShare<Key> {
  readonly key: Key
  readonly n: number
  readonly share: number
}

/** How a day went under a plan. */
export interface DayFigures {
  readonly targets: readonly TargetFigure[]
  readonly visitors: number
  readonly left: number
  readonly unserved: number
  readonly longestWaitSeconds: number
  /** Served time over staffed time. */
  readonly utilisation: number
  /** Time that windows served past the end of their shifts, in hours. */
  readonly overtimeHours: number
  /** Where an average would hide the most: by begin of the half hour, in seconds since local midnight; null for nobody. */
  readonly worstHalfHour: GroupShare<number> | null
  /** By the id of the service. */
  readonly worstService: GroupShare<string> | null
}

/** A share of fewer visitors says more of them than of the hall. */
const fewestOfGroup = 10

/** Counts a played day. */
export function dayFigures(run: DayRun, targets: readonly ClassTarget[]): DayFigures {
  const { visits } = run
  const services = new Map<string, Visit[]>()
  for (const visit of visits) services.set(visit.serviceId, [...(services.get(visit.serviceId) ?? []), visit])
  return {
    targets: targetFigures(visits, targets),
    visitors: visits.length,
    left: visits.filter(({ outcome }) => outcome === 'left').length,
    unserved: visits.filter(({ outcome }) => outcome === 'unserved').length,
    longestWaitSeconds: visits.reduce((longest, { waitSeconds }) => Math.max(longest, waitSeconds), 0),
    utilisation: utilisationOf(windowUses(run, daySpan(run))),
    overtimeHours: overtimeOf(run),
    worstHalfHour: worstOf(byHalfHour(visits) as Map<number, Visit[]>, targets),
    worstService: worstOf(services, targets),
  }
}

function overtimeOf({ plan, visits }: DayRun): number {
  const shifts = new Map(plan.windows.map((window) => [window.id, window.shifts]))
  const seconds = visits.map(({ windowId, calledAt, endedAt }) => {
    const shift = shifts.get(windowId ?? '')?.find(({ endsAt }) => (calledAt ?? endsAt) < endsAt)
    return shift === undefined ? 0 : Math.max(0, (endedAt ?? 0) - shift.endsAt)
  })
  return seconds.reduce((sum, one) => sum + one, 0) / 3600
}

function worstOf<Key>(
  groups: ReadonlyMap<Key, readonly Visit[]>,
  targets: readonly ClassTarget[],
): GroupShare<Key> | null {
  let worst: GroupShare<Key> | null = null
  for (const [key, visits] of groups) {
    const figures = targetFigures(visits, targets)
    const n = figures.reduce((sum, figure) => sum + figure.n, 0)
    const share = figures.reduce((sum, figure) => sum + figure.n * figure.share, 0) / n
    if (n >= fewestOfGroup && (worst === null || share < worst.share)) worst = { key, n, share }
  }
  return worst
}
