import { language } from '../shared/ui/language.ts'

/** The time of day of an instant in epoch milliseconds, `10:32`, as the hall's clocks show it. */
export function timeOf(atMs: number, timeZone: string): string {
  return new Date(atMs).toLocaleTimeString(language.value === 'zh' ? 'zh-CN' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
}
