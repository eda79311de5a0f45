import { instantOf, minuteOfDay } from '../../../shared/business-day.ts'
import type { WindowDefinition } from '../../../shared/hall-definition.ts'
import type { VirtualShift } from '../../domain/virtual-hall/virtual-day.ts'

/** The shifts of the day that was asked for last: time zones cost much, and a scene asks for all windows. */
const lastAsked = new WeakMap<
  WindowDefinition,
  { readonly day: string; readonly shifts: readonly VirtualShift[] }
>()

/** When a window is staffed by plan on a date, in epoch milliseconds and in order; null when nobody plans it. */
export function shiftsOf(
  window: WindowDefinition,
  date: string,
  timeZone: string,
): readonly VirtualShift[] | null {
  if (window.shifts === undefined || window.shifts.length === 0) return null
  const day = `${date} ${timeZone}`
  const known = lastAsked.get(window)
  if (known?.day === day) return known.shifts
  const at = (time: string) => instantOf(date, minuteOfDay(time) * 60, timeZone)
  const shifts = window.shifts
    .map(({ from, to }) => ({ beginsAt: at(from), endsAt: at(to) }))
    .sort((one, other) => one.beginsAt - other.beginsAt)
  lastAsked.set(window, { day, shifts })
  return shifts
}
