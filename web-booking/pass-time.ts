import { businessDayOf, localTimeOf } from '../shared/business-day.ts'
import type { Text } from '../shared/text.ts'
import { passTexts } from '../shared/texts/booking-pass.ts'
import { language, t } from '../shared/ui/language.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A local date `YYYY-MM-DD` with its weekday, `11月24日 周二`. */
export function dayWords(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (language.value === 'en')
    return new Date(at).toLocaleDateString('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    })
  return `${dateWords(date)} ${weekdayWords(date)}`
}

/** A local date without its weekday, `11月24日`. */
export function dateWords(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(language.value === 'zh' ? 'zh-CN' : 'en-GB', {
    day: 'numeric',
    month: language.value === 'zh' ? 'long' : 'short',
    timeZone: 'UTC',
  })
}

/** The weekday of a local date, `周二`. */
export function weekdayWords(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(language.value === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  })
}

/** A slot's day and begin, `11月24日 周二 10:00`. */
export function slotWords({ date, start }: { readonly date: string; readonly start: string }): string {
  return `${dayWords(date)} ${start}`
}

/** An instant as the hall's clocks show it: the time of day today, with its date on any other day. */
export function instantWords(atMs: number, timeZone: string, nowMs: number): string {
  const day = businessDayOf(atMs, timeZone)
  const time = localTimeOf(atMs, timeZone)
  return day === businessDayOf(nowMs, timeZone) ? time : `${dateWords(day)} ${time}`
}

/** Today, tomorrow or the day after it in words; null for any other day. */
export function nearDayWords(date: string, today: string): Text | null {
  const days = (Date.parse(date) - Date.parse(today)) / dayMs
  if (days === 0) return passTexts.today
  if (days === 1) return passTexts.tomorrow
  return days === 2 ? passTexts.afterTomorrow : null
}

const units: readonly { readonly ms: number; readonly one: Text; readonly many: Text }[] = [
  { ms: dayMs, one: { zh: '天', en: 'day' }, many: { zh: '天', en: 'days' } },
  { ms: hourMs, one: { zh: '小时', en: 'hour' }, many: { zh: '小时', en: 'hours' } },
  { ms: minuteMs, one: { zh: '分钟', en: 'minute' }, many: { zh: '分钟', en: 'minutes' } },
]

/**
 * A time that is left, in milliseconds, in its two largest units: `2 天 3 小时`, `2 小时 5 分钟`. The last minute counts as
 * one, so that nothing is said to be over before it is.
 */
export function durationWords(leftMs: number): string {
  const minutes = Math.max(1, Math.ceil(leftMs / minuteMs)) * minuteMs
  const largest = units.findIndex(({ ms }) => minutes >= ms)
  let rest = minutes
  return units
    .slice(largest, largest + 2)
    .flatMap(({ ms, one, many }) => {
      const count = Math.floor(rest / ms)
      rest -= count * ms
      return count === 0 ? [] : [`${count} ${t(count === 1 ? one : many)}`]
    })
    .join(' ')
}
