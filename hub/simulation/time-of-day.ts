import { businessDayOf, instantOf } from '../../shared/business-day.ts'

/** Seconds since local midnight of `HH:MM` or `HH:MM:SS`; undefined when it is neither. */
export function parseTimeOfDay(text: string): number | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (found === null) return undefined
  return Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0)
}

/** Seconds since local midnight as `HH:MM`. */
export function formatTimeOfDay(secondsOfDay: number): string {
  const minutes = Math.floor(secondsOfDay / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Seconds since local midnight of an instant in epoch milliseconds. */
export function secondsOfDayAt(atMs: number, timeZone: string): number {
  return (atMs - instantOf(businessDayOf(atMs, timeZone), 0, timeZone)) / 1000
}
