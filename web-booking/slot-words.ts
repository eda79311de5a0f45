import { bookTexts } from '../shared/texts/booking.ts'
import { fill, language, t } from '../shared/ui/language.ts'
import type { Day } from './slot-queries.ts'

/** The free places of a day in a few words. */
export function freeWords({ status, free }: Pick<Day, 'status' | 'free'>): string {
  if (status === 'closed') return t(bookTexts.closed)
  return status === 'full' ? t(bookTexts.full) : fill(bookTexts.left, { free })
}

/** The same for who hears it and does not see where it stands: `余 23 个号`. */
export function spokenFreeWords({ status, free }: Pick<Day, 'status' | 'free'>): string {
  if (status === 'closed') return t(bookTexts.closedLong)
  if (status === 'full') return t(bookTexts.full)
  return free === 1 ? t(bookTexts.leftOne) : fill(bookTexts.leftLong, { free })
}

/** A weekday in a letter or two, for the head of a calendar: 0 is Monday. */
export function weekdayLetter(index: number): string {
  return (language.value === 'zh' ? '一二三四五六日' : 'MTWTFSS')[index] ?? ''
}
