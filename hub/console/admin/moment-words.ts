import { language } from '../../../shared/ui/language.ts'

/** Kept: making one takes longer than a row of a table. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** When something happened, to the second, in the hall's time zone and the page's language. */
export function momentWords(at: number, timeZone: string, dateStyle: 'short' | 'medium'): string {
  const locale = language.value === 'zh' ? 'zh-CN' : 'en-GB'
  const key = `${locale} ${timeZone} ${dateStyle}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, { timeZone, dateStyle, timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(key, format)
  return format.format(at)
}
