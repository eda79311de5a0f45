import type { Weekday } from '../../../shared/booking/timetable.ts'
import type { Text } from '../../../shared/text.ts'

/** Days of the week in ISO order. The schema's list is not imported: it would bring the schemas' library into the page. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const dayMs = 86_400_000

// A local date is counted as a day of UTC, which has no clock changes.
const msOf = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** True for a date `YYYY-MM-DD` that the calendar has. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = msOf(text)
  return !Number.isNaN(ms) && dateOf(ms) === text
}

/** The date so many days later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return dateOf(msOf(date) + days * dayMs)
}

/** The day of the week, 0 for Monday to 6 for Sunday. */
export function weekdayIndexOf(date: string): number {
  return (new Date(msOf(date)).getUTCDay() + 6) % 7
}

/** The Monday of the date's ISO week. */
export function mondayOf(date: string): string {
  return addDays(date, -weekdayIndexOf(date))
}

/** The number of the ISO week (ISO 8601), 1 to 53. */
export function isoWeekOf(date: string): number {
  const thursday = addDays(mondayOf(date), 3)
  const firstDay = `${thursday.slice(0, 4)}-01-01`
  return Math.floor((msOf(thursday) - msOf(firstDay)) / dayMs / 7) + 1
}

const formats = {
  long: {
    zh: new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'UTC',
      month: 'long',
      day: 'numeric',
      weekday: 'short',
    }),
    en: new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    }),
  },
  month: {
    zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', month: 'numeric' }),
    en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' }),
  },
  short: {
    zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
    en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' }),
  },
}

/** A date as people say it, with its weekday: "11月23日周一", "Mon, 23 Nov". */
export function dateWords(date: string): Text {
  return words(date, formats.long)
}

/** A date without its weekday: "11月23日", "23 Nov". */
export function shortDate(date: string): Text {
  return words(date, formats.short)
}

/** The month of a date: "11月", "Nov". */
export function monthWords(date: string): Text {
  return words(date, formats.month)
}

function words(date: string, { zh, en }: (typeof formats)['long']): Text {
  if (!isDate(date)) return { zh: date, en: date }
  const ms = msOf(date)
  return { zh: zh.format(ms), en: en.format(ms) }
}
