import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { addDays, dateWords, isDate } from '../local-date.ts'

interface Props {
  readonly date: string
  readonly today: string
  readonly onChange: (date: string) => void
}

/** The day that is shown: the one before, the one after, any other, and back to today. */
export function DayPicker({ date, today, onChange }: Props) {
  return (
    <div class="day-picker">
      <button
        type="button"
        class="quiet"
        aria-label={t(texts.dayBefore)}
        onClick={() => onChange(addDays(date, -1))}
      >
        <Icon name="arrow-left" />
      </button>
      <label>
        <span class="day-words">{t(dateWords(date))}</span>
        <input
          type="date"
          class="number brief"
          aria-label={t(texts.day)}
          value={date}
          onChange={(event) => {
            if (isDate(event.currentTarget.value)) onChange(event.currentTarget.value)
          }}
        />
      </label>
      <button
        type="button"
        class="quiet"
        aria-label={t(texts.dayAfter)}
        onClick={() => onChange(addDays(date, 1))}
      >
        <Icon name="arrow-right" />
      </button>
      {date === today ? (
        <span class="is-today">{t(texts.today)}</span>
      ) : (
        <button type="button" class="quiet" onClick={() => onChange(today)}>
          {t(texts.backToToday)}
        </button>
      )}
    </div>
  )
}
