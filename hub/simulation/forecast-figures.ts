import { type TicketClass, ticketClasses } from '../../shared/hall-definition.ts'
import type { Prediction } from './forecast-day.ts'
import { formatTimeOfDay } from './time-of-day.ts'

/** A shorter P90 is not counted: that somebody is called at once is no forecast to be proud of. */
const leastP90Seconds = 60
const hourSeconds = 3600

/** How a predicted quantile kept its word. */
export interface QuantileFigures {
  /** Share of the waits that were at most as long as predicted. */
  readonly coverage: number
  /** Mean pinball loss in seconds (Koenker and Bassett 1978). */
  readonly pinball: number
}

/** How one way of predicting kept its word on some tickets. */
export interface ForecastFigures {
  readonly p50: QuantileFigures
  readonly p90: QuantileFigures
}

/** The figures of a group of counted tickets: the forecast's, and those of the formula everyone uses. */
export interface GroupFigures {
  readonly n: number
  readonly forecast: ForecastFigures
  readonly formula: ForecastFigures
  /**
   * Tickets with a P50 of nothing, and how many of them waited nothing: mostly appointments that come early. Where more
   * than half are called before their slot, no median can be covered by half only.
   */
  readonly nothing: { readonly n: number; readonly waitedNothing: number }
}

/** What a day's predictions came to. */
export interface DayForecastFigures {
  readonly arrived: number
  /** Not counted: a predicted P90 of less than a minute; of these, how many waited no longer than predicted. */
  readonly short: { readonly n: number; readonly coverage: number }
  /** Not counted either: they were never called. */
  readonly left: number
  readonly unserved: number
  readonly all: GroupFigures
  readonly byClass: Readonly<Record<TicketClass, GroupFigures>>
  /** By the hour of arrival as `HH:MM`. */
  readonly byHour: readonly { readonly hour: string; readonly figures: GroupFigures }[]
}

/** The figures of predictions, of one day or of several together. */
export function forecastFigures(predictions: readonly Prediction[]): DayForecastFigures {
  const called = predictions.filter(({ visit }) => visit.outcome === 'served')
  const counted = called.filter(({ p90Seconds }) => p90Seconds >= leastP90Seconds)
  const short = called.filter(({ p90Seconds }) => p90Seconds < leastP90Seconds)
  const ended = (outcome: string) => predictions.filter(({ visit }) => visit.outcome === outcome).length
  const hours = new Map<number, Prediction[]>()
  for (const prediction of counted) {
    const hour = Math.floor(prediction.visit.arrivedAt / hourSeconds)
    hours.set(hour, [...(hours.get(hour) ?? []), prediction])
  }
  return {
    arrived: predictions.length,
    short: { n: short.length, coverage: coverage(short, ({ p90Seconds }) => p90Seconds) },
    left: ended('left'),
    unserved: ended('unserved'),
    all: groupFigures(counted),
    byClass: Object.fromEntries(
      ticketClasses.map((name) => [name, groupFigures(counted.filter(({ visit }) => visit.class === name))]),
    ) as Record<TicketClass, GroupFigures>,
    byHour: [...hours]
      .sort(([one], [other]) => one - other)
      .map(([hour, group]) => ({ hour: formatTimeOfDay(hour * hourSeconds), figures: groupFigures(group) })),
  }
}

function groupFigures(group: readonly Prediction[]): GroupFigures {
  const nothing = group.filter(({ p50Seconds }) => p50Seconds === 0)
  const ofFormula = ({ formulaSeconds }: Prediction) => formulaSeconds
  return {
    n: group.length,
    forecast: {
      p50: quantileFigures(group, 0.5, ({ p50Seconds }) => p50Seconds),
      p90: quantileFigures(group, 0.9, ({ p90Seconds }) => p90Seconds),
    },
    formula: { p50: quantileFigures(group, 0.5, ofFormula), p90: quantileFigures(group, 0.9, ofFormula) },
    nothing: {
      n: nothing.length,
      waitedNothing: nothing.filter(({ visit }) => visit.waitSeconds === 0).length,
    },
  }
}

function quantileFigures(
  group: readonly Prediction[],
  share: number,
  predicted: (prediction: Prediction) => number,
): QuantileFigures {
  let loss = 0
  for (const prediction of group) {
    const above = prediction.visit.waitSeconds - predicted(prediction)
    loss += above > 0 ? share * above : (share - 1) * above
  }
  return { coverage: coverage(group, predicted), pinball: group.length === 0 ? 0 : loss / group.length }
}

function coverage(group: readonly Prediction[], predicted: (prediction: Prediction) => number): number {
  const kept = group.filter((prediction) => prediction.visit.waitSeconds <= predicted(prediction)).length
  return group.length === 0 ? 0 : kept / group.length
}
