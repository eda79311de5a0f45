import { type MeanInterval, meanInterval } from '../../domain/staffing/mean-interval.ts'
import { type ClassTarget, isShareMet } from '../target.ts'
import type { DayFigures } from './day-figures.ts'

/** How fresh days went under a plan; means over the days. */
export interface FreshFigures {
  readonly days: number
  /** By target: the daily share in time; days on which nobody of the class came are left out. */
  readonly shares: readonly MeanInterval[]
  readonly visitors: number
  readonly left: number
  readonly unserved: number
  readonly longestWaitSeconds: number
  readonly utilisation: number
  readonly overtimeHours: number
}

/** The figures of several days together. */
export function freshFigures(days: readonly DayFigures[]): FreshFigures {
  const mean = (value: (day: DayFigures) => number) => meanInterval(days.map(value)).mean
  const targets = days[0]?.targets ?? []
  return {
    days: days.length,
    shares: targets.map((_, place) =>
      meanInterval(
        days.flatMap(({ targets: figures }) => {
          const figure = figures[place]
          return figure === undefined || figure.n === 0 ? [] : [figure.share]
        }),
      ),
    ),
    visitors: mean(({ visitors }) => visitors),
    left: mean(({ left }) => left),
    unserved: mean(({ unserved }) => unserved),
    longestWaitSeconds: mean(({ longestWaitSeconds }) => longestWaitSeconds),
    utilisation: mean(({ utilisation }) => utilisation),
    overtimeHours: mean(({ overtimeHours }) => overtimeHours),
  }
}

/**
 * Whether a plan meets the targets: the recorded day each by itself, the fresh days with the lower end of the 95 % interval
 * of the mean share. A class that hardly ever comes, on fewer than two fresh days, is judged by the recorded day.
 */
export function isMetBy(targets: readonly ClassTarget[], recorded: DayFigures, fresh: FreshFigures): boolean {
  return targets.every((target, place) => {
    const share = fresh.shares[place]
    const isMetFresh = share === undefined || share.days < 2 || isShareMet(share.low, target)
    return isMetFresh && recorded.targets[place]?.met !== false
  })
}
