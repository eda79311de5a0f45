import type { Progress } from './day-stage.ts'
import { formatTimeOfDay } from './time-of-day.ts'

/** The share of a played day that is over. */
export function dayShare({ nowMs, beginsAtMs, endsAtMs }: Progress): number {
  return (nowMs - beginsAtMs) / (endsAtMs - beginsAtMs)
}

/** How far a played day has come, in words. */
export function dayProgress({ nowMs, midnight, book, rated, kills }: Progress): string {
  const clock = formatTimeOfDay(Math.max(0, (nowMs - midnight) / 1000))
  return (
    `${clock} 取号 ${book.guests.length} 等候 ${book.count('waiting')} 办结 ${book.count('served')} 评价 ${rated} 离开 ${book.count('left')}` +
    (kills > 0 ? ` 中断 ${kills}` : '')
  )
}
