import { meanInterval } from '../staffing/mean-interval.ts'
import type { HourTally } from './hour-player.ts'

/** A figure of the hour ahead: its mean, and between what nine hours in ten it lies. */
export interface PredictedFigure {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** A mean difference with its 95 % confidence interval. */
export interface PredictedChange {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** What a move is thought to do to the hour ahead, from paired replications with and without it. */
export interface MovePrediction {
  readonly replications: number
  readonly lateWithout: PredictedFigure
  readonly lateWith: PredictedFigure
  readonly lateChange: PredictedChange
  readonly worstWaitWithoutMs: PredictedFigure
  readonly worstWaitWithMs: PredictedFigure
  readonly worstWaitChangeMs: PredictedChange
}

/**
 * Compares hours with and without a move; the same places met the same luck. Beyond those pairs `all` hours without it tell
 * more of them, and by the difference as much of the hours with it (control variates; Law 2015, Simulation Modeling and
 * Analysis, 11.4).
 */
export function predictionOf(
  without: readonly HourTally[],
  withMove: readonly HourTally[],
  all: readonly HourTally[] = without,
): MovePrediction {
  const late = compared(without, withMove, all, (hour) => hour.late)
  const worst = compared(without, withMove, all, (hour) => hour.worstWaitMs)
  return {
    replications: withMove.length,
    lateWithout: late.without,
    lateWith: late.withMove,
    lateChange: late.change,
    worstWaitWithoutMs: worst.without,
    worstWaitWithMs: worst.withMove,
    worstWaitChangeMs: worst.change,
  }
}

function compared(
  without: readonly HourTally[],
  withMove: readonly HourTally[],
  all: readonly HourTally[],
  figure: (hour: HourTally) => number,
): { without: PredictedFigure; withMove: PredictedFigure; change: PredictedChange } {
  const before = figureOf(all.map(figure))
  const after = figureOf(withMove.map(figure))
  const differences = withMove.map((hour, place) => figure(hour) - figure(without[place] ?? hour))
  const { mean, low, high } = meanInterval(differences)
  return {
    without: before,
    withMove: { ...after, mean: Math.max(0, before.mean + mean) },
    change: { mean, low, high },
  }
}

function figureOf(values: readonly number[]): PredictedFigure {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return { mean, low: at(0.05), high: at(0.95) }
}
