import { localTimeOf } from '../shared/business-day.ts'
import type { Text } from '../shared/text.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
  formats.set(key, known)
  return known
}

/** The hall's time of day, `HH:MM`. */
export function clockText(atMs: number, timeZone: string): string {
  return localTimeOf(atMs, timeZone)
}

/** The hall's date with its weekday: 11月22日 星期日, Sunday 22 November. */
export function dateText(atMs: number, timeZone: string): Text {
  const part = (locale: string, options: Intl.DateTimeFormatOptions) => {
    const parts = format(locale, timeZone, options).formatToParts(atMs)
    return (type: Intl.DateTimeFormatPartTypes) => parts.find((piece) => piece.type === type)?.value ?? ''
  }
  const zh = part('zh-CN', { month: 'numeric', day: 'numeric', weekday: 'long' })
  const en = part('en-GB', { month: 'long', day: 'numeric', weekday: 'long' })
  return {
    zh: `${zh('month')}月${zh('day')}日 ${zh('weekday')}`,
    en: `${en('weekday')} ${en('day')} ${en('month')}`,
  }
}
