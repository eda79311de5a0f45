import type { BookingDays } from '../shared/http/booking-schemas.ts'
import { rescheduleTexts } from '../shared/texts/booking-pass.ts'
import { t } from '../shared/ui/language.ts'
import { dateWords, weekdayWords } from './pass-time.ts'
import { freeWords } from './slot-words.ts'

interface Props {
  readonly days: BookingDays['days']
  readonly chosen: string
  choose(date: string): void
}

/** The days at a glance, as radio buttons: arrow keys move between those with free places. */
export function DayChoice({ days, chosen, choose }: Props) {
  return (
    <fieldset class="pass-days">
      <legend>{t(rescheduleTexts.day)}</legend>
      {days
        .filter(({ status }) => status !== 'closed')
        .map(({ date, status, free }) => (
          <label key={date} class={`slot ${status}`}>
            <input
              type="radio"
              name="day"
              value={date}
              checked={date === chosen}
              disabled={status !== 'open'}
              onChange={() => choose(date)}
            />
            <span>{weekdayWords(date)}</span>
            <b>{dateWords(date)}</b>
            <span class="slot-free">{freeWords({ status, free })}</span>
          </label>
        ))}
    </fieldset>
  )
}
