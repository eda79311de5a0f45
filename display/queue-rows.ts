import type { BoardState } from '../shared/mqtt/topic-map.ts'

/** Who waits for one department. */
export type BoardQueue = BoardState['queues'][number]

/** The queues that stand on the board now, in the hub's order. */
interface QueuePage {
  readonly rows: readonly BoardQueue[]
  /** From 1 to `pages`. */
  readonly page: number
  readonly pages: number
  /** Rows of the fullest page: a page with fewer keeps their height, so that nothing jumps. */
  readonly places: number
}

/** The rows of a turn: all when `limit` of them hold all, else pages of about one length that follow one another. */
export function queuePage(queues: readonly BoardQueue[], limit: number, turn: number): QueuePage {
  const pages = Math.max(1, Math.ceil(queues.length / limit))
  const places = Math.ceil(queues.length / pages)
  const at = turn % pages
  return { rows: queues.slice(at * places, (at + 1) * places), page: at + 1, pages, places }
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
