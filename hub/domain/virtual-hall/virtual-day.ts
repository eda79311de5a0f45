import type { ServiceTimes } from '../calling/service-times.ts'

/** A service as the virtual hall needs it: it calls by the same rules. */
export type VirtualService = ServiceTimes

/** When a window is staffed, from and to an instant in milliseconds. */
export interface VirtualShift {
  readonly beginsAt: number
  readonly endsAt: number
}

/** A window: `["*"]` takes any service. Its shifts are in order and do not overlap. */
export interface VirtualWindow {
  readonly id: string
  readonly services: readonly string[]
  readonly shifts: readonly VirtualShift[]
}

/** The hall that a day is played in. */
export interface VirtualPlan {
  readonly services: readonly VirtualService[]
  readonly windows: readonly VirtualWindow[]
}

/**
 * The visitors of a day in columns; one row each. Instants and durations are in milliseconds on one time line. Rows of
 * equal rank go first by their number.
 */
export interface VirtualVisitors {
  readonly count: number
  readonly arrivesAt: Float64Array
  /** Seniority: the arrival, for an appointment the later of arrival and slot. */
  readonly queuedAt: Float64Array
  /** Place of the service in the plan. */
  readonly service: Int32Array
  /** Place of the class in `ticketClasses`. */
  readonly classRank: Uint8Array
  readonly serviceMs: Float64Array
  /** When the visitor gives up; infinite for never. */
  readonly leavesAt: Float64Array
  /** Rows in the order of their arrival; ties in the order of rows. */
  readonly arrivals: Int32Array
}

/** What is under way when the virtual hall starts in the middle of a day; instants in milliseconds. */
export interface VirtualStart {
  readonly at: number
  /** Rows of those who wait, in any order. They do not arrive again. */
  readonly waiting: Int32Array
  /** By window in the plan's order: open now, and until when it is busy; `-Infinity` for idle. */
  readonly open: Uint8Array
  readonly busyUntil: Float64Array
  /** Since when an idle window is idle. */
  readonly idleSince: Float64Array
  /** The longest wait in turn so far of each pool, by the number of `poolOfServices`; 0 when left out. */
  readonly worstTurnMs?: readonly number[]
  /** The most windows so far of each pool, see `CallingPool`; 0 when left out. */
  readonly mostWindows?: readonly number[]
}

/** What became of a visitor. */
export const fates = ['unserved', 'served', 'left'] as const

/** What became of the visitors, a row each. */
export interface VirtualFates {
  /** Place in `fates`. */
  readonly fate: Uint8Array
  /** Place of the calling window in the plan; -1 for none. */
  readonly window: Int32Array
  /** NaN for those who were never called. */
  readonly calledAt: Float64Array
}

/** Makes columns for that many visitors, to be filled in. */
export function visitorColumns(count: number) {
  return {
    count,
    arrivesAt: new Float64Array(count),
    queuedAt: new Float64Array(count),
    service: new Int32Array(count),
    classRank: new Uint8Array(count),
    serviceMs: new Float64Array(count),
    leavesAt: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    arrivals: new Int32Array(count),
  } satisfies VirtualVisitors
}

/** Sorts the rows by arrival into `arrivals`; ties stay in the order of rows. */
export function sortArrivals({ count, arrivesAt, arrivals }: VirtualVisitors): void {
  let sorted = true
  for (let row = 0; row < count; row += 1) {
    arrivals[row] = row
    if (row > 0 && (arrivesAt[row] as number) < (arrivesAt[row - 1] as number)) sorted = false
  }
  if (!sorted)
    arrivals.sort((one, other) => (arrivesAt[one] as number) - (arrivesAt[other] as number) || one - other)
}
