import type { VirtualShift, VirtualWindow } from '../virtual-hall/virtual-day.ts'

/** A half hour of the opening time; the first and the last may be a little shorter or longer. Instants in milliseconds. */
export type HalfHour = VirtualShift

const minuteMs = 60_000
const halfHourMs = 30 * minuteMs
/** A shorter piece at the begin or the end of the day belongs to the half hour beside it. */
const shortestPieceMs = 10 * minuteMs

/** The half hours from the first opening of a window to the last closing; none when no window opens. */
export function halfHoursOf(windows: readonly VirtualWindow[]): HalfHour[] {
  const shifts = windows.flatMap((window) => window.shifts)
  if (shifts.length === 0) return []
  const opensAt = Math.min(...shifts.map(({ beginsAt }) => beginsAt))
  const closesAt = Math.max(...shifts.map(({ endsAt }) => endsAt))
  const cuts: number[] = []
  for (let cut = Math.ceil(opensAt / halfHourMs) * halfHourMs; cut < closesAt; cut += halfHourMs)
    if (cut - opensAt >= shortestPieceMs && closesAt - cut >= shortestPieceMs) cuts.push(cut)
  return [opensAt, ...cuts].map((beginsAt, place) => ({ beginsAt, endsAt: cuts[place] ?? closesAt }))
}

/** The mean number of these windows that are open in each half hour. */
export function openBy(windows: readonly VirtualWindow[], halfHours: readonly HalfHour[]): number[] {
  return halfHours.map((halfHour) => {
    const openMs = windows.flatMap(({ shifts }) => shifts.map((shift) => sharedMs(shift, halfHour)))
    return openMs.reduce((sum, ms) => sum + ms, 0) / (halfHour.endsAt - halfHour.beginsAt)
  })
}

/** Sum of the lengths of all shifts, in hours. */
export function windowHoursOf(windows: readonly VirtualWindow[]): number {
  return windows
    .flatMap(({ shifts }) => shifts)
    .reduce((sum, { beginsAt, endsAt }) => sum + (endsAt - beginsAt) / (60 * minuteMs), 0)
}

function sharedMs(one: VirtualShift, other: VirtualShift): number {
  return Math.max(0, Math.min(one.endsAt, other.endsAt) - Math.max(one.beginsAt, other.beginsAt))
}
