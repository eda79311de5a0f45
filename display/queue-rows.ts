import type { BoardState } from '../shared/mqtt/topic-map.ts'

/** Who waits for one department. */
export type BoardQueue = BoardState['queues'][number]

/** The rows that fit the column at 22 px and more. */
const queueRowLimit = 12

/** The queues that get a row of their own, in the hub's order, and the rest in one figure. */
export interface QueueRows {
  readonly rows: readonly BoardQueue[]
  readonly otherWaiting: number
}

/** Chooses the rows: all when they fit, else the longest queues, still in the hub's order so that each keeps its place. */
export function queueRows(queues: readonly BoardQueue[]): QueueRows {
  if (queues.length <= queueRowLimit) return { rows: queues, otherWaiting: 0 }
  const longest = new Set([...queues].sort((a, b) => b.waiting - a.waiting).slice(0, queueRowLimit - 1))
  const rest = queues.filter((queue) => !longest.has(queue))
  return {
    rows: queues.filter((queue) => longest.has(queue)),
    otherWaiting: rest.reduce((sum, queue) => sum + queue.waiting, 0),
  }
}

/** Whole minutes that somebody has waited, at least 1: "0 minutes" would read as nobody waiting. */
export function waitMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60))
}

/** The least that a row's bars measure against, in minutes: one hour, so that short waits look short. */
const leastScaleMinutes = 60
/** A wait that may last this long is told apart, in minutes: half an hour is what halls promise. */
const longMinutes = 30

/** The minutes that a full bar stands for: an hour, or the longest wait of any row when that is more. */
export function scaleMinutes(queues: readonly BoardQueue[]): number {
  return Math.max(leastScaleMinutes, ...queues.map((queue) => longestOf(queue)))
}

/** Where a wait's bar begins and ends, in percent of its track, and how it looks. */
export interface BarSpan {
  readonly from: number
  readonly to: number
  /** True for the range that newcomers are to expect, false for what somebody has waited so far. */
  readonly isForeseen: boolean
  readonly isLong: boolean
}

/** The bar of a row: from the usual wait to that of one in ten, or from nothing to the longest so far. */
export function barSpan(queue: BoardQueue, scale: number): BarSpan {
  const { waitRange } = queue
  const percent = (minutes: number) => Math.round((100 * minutes) / scale)
  const to = Math.max(leastBarPercent, percent(longestOf(queue)))
  return {
    from: waitRange === undefined ? 0 : Math.min(percent(waitRange.p50Minutes), to - leastBarPercent),
    to,
    isForeseen: waitRange !== undefined,
    isLong: longestOf(queue) >= longMinutes,
  }
}

/** A shorter bar would not be seen, in percent. */
const leastBarPercent = 2

function longestOf({ waitRange, waiting, longestWaitSeconds }: BoardQueue): number {
  return waitRange?.p90Minutes ?? (waiting === 0 ? 0 : longestWaitSeconds / 60)
}
