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

/** The length of a wait's bar in percent of a track of one hour, or of the longest wait when that is more. */
export function barPercent(seconds: number, longestSeconds: number): number {
  const share = (100 * seconds) / Math.max(3600, longestSeconds)
  return seconds === 0 ? 0 : Math.max(2, Math.round(share))
}
