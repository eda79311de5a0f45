import type { VirtualShift } from '../virtual-hall/virtual-day.ts'
import type { HalfHour } from './half-hours.ts'

const minuteMs = 60_000
/** Nobody is asked to come for less. */
const shortestShiftMs = 120 * minuteMs
/** Between the two shifts of a window. */
const shortestBreakMs = 30 * minuteMs
const mostShiftsOfWindow = 2

/** A shift from the begin of one half hour to the begin of another, by their places. */
export interface GridShift {
  readonly from: number
  readonly to: number
}

/**
 * The shifts that have so many windows open in each half hour, no more and no less. Who came first goes first: of all ways
 * to pair begins with ends this one's shortest shift is the longest.
 */
export function shiftsOf(open: readonly number[]): GridShift[] {
  const begins: number[] = []
  const ends: number[] = []
  for (let place = 0; place <= open.length; place += 1) {
    const change = (open[place] ?? 0) - (open[place - 1] ?? 0)
    for (let one = 0; one < change; one += 1) begins.push(place)
    for (let one = 0; one < -change; one += 1) ends.push(place)
  }
  return begins.map((from, place) => ({ from, to: ends[place] as number }))
}

/** Whether no shift is too short; where the hall itself is open for less than the shortest shift, all of it will do. */
export function areLongEnough(shifts: readonly GridShift[], halfHours: readonly HalfHour[]): boolean {
  const dayMs = msBetween({ from: 0, to: halfHours.length }, halfHours)
  return shifts.every((shift) => msBetween(shift, halfHours) >= Math.min(shortestShiftMs, dayMs))
}

/** The shifts at as few windows as they need: at most two at each, with a break between them. */
export function windowsFor(shifts: readonly GridShift[], halfHours: readonly HalfHour[]): GridShift[][] {
  const windows: GridShift[][] = []
  for (const shift of [...shifts].sort((one, other) => one.from - other.from || one.to - other.to)) {
    const free = windows.find(
      (taken) =>
        taken.length < mostShiftsOfWindow &&
        instant(shift.from, halfHours) - instant((taken.at(-1) as GridShift).to, halfHours) >=
          shortestBreakMs,
    )
    if (free === undefined) windows.push([shift])
    else free.push(shift)
  }
  return windows
}

/** A shift's begin and end as instants in milliseconds. */
export function shiftAt(shift: GridShift, halfHours: readonly HalfHour[]): VirtualShift {
  return { beginsAt: instant(shift.from, halfHours), endsAt: instant(shift.to, halfHours) }
}

/** Length of a stretch of half hours in milliseconds. */
export function msBetween(shift: GridShift, halfHours: readonly HalfHour[]): number {
  return instant(shift.to, halfHours) - instant(shift.from, halfHours)
}

function instant(place: number, halfHours: readonly HalfHour[]): number {
  return halfHours[place]?.beginsAt ?? halfHours.at(-1)?.endsAt ?? 0
}
