import type { BoardState } from '../shared/mqtt/topic-map.ts'
import { type BoardRoom, usualRoom } from './board-room.ts'

/** One call as the board shows it. */
export type BoardCall = BoardState['calls'][number]

/** Where each call stands on the board. */
export interface CallLayout {
  /** The call in the largest place. */
  readonly headline: BoardCall | undefined
  /** The rows below; an empty row is undefined. A call stays in its row until a newer one needs it. */
  readonly rows: readonly (BoardCall | undefined)[]
  /** Dense while more calls are open than the roomy list holds. */
  readonly density: 'roomy' | 'dense'
}

/** The list becomes roomy again with so many calls open less than it holds: lower than the way up, so that it does not flicker. */
const calmMargin = 2

/** A board without calls. */
export const emptyLayout: CallLayout = { headline: undefined, rows: [], density: 'roomy' }

/**
 * Places the calls (newest first): the newest open one in the headline, else the newest; the others in rows. A call that
 * is shown already keeps its row; a new one takes a free row, else that of the oldest call that is over.
 */
export function layOutCalls(
  previous: CallLayout,
  calls: readonly BoardCall[],
  room: BoardRoom = usualRoom,
): CallLayout {
  const latest = calls.filter((call, at) => calls.findIndex((other) => isSame(other, call)) === at)
  const headline = latest.find((call) => call.active) ?? latest[0]
  const others = latest.filter((call) => call !== headline)
  const open = others.filter((call) => call.active)
  const density = densityOf(previous.density, open.length, room)
  const size = density === 'dense' ? room.denseCalls : room.calls
  const shown = [...open, ...others.filter((call) => !call.active)].slice(0, size)
  const rows: (BoardCall | undefined)[] = Array.from({ length: size }, (_, row) => {
    const before = previous.rows[row]
    return before && shown.find((call) => isSame(call, before))
  })
  const unplaced = latest.filter((call) => shown.includes(call) && !rows.includes(call))
  return { headline, rows: rows.map((call) => call ?? unplaced.shift()), density }
}

function densityOf(previous: CallLayout['density'], open: number, room: BoardRoom): CallLayout['density'] {
  if (open > room.calls) return 'dense'
  return open <= room.calls - calmMargin ? 'roomy' : previous
}

/** True for two calls of one ticket: a recall is the same row with a new count. */
function isSame(a: BoardCall, b: BoardCall): boolean {
  return a.ticketNumber === b.ticketNumber
}
