import { useSignal } from '@preact/signals'
import type { OpeningException } from '../../../../shared/booking/timetable.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { setupTexts } from '../../../../shared/texts/console-booking-setup.ts'
import { dayTexts as texts } from '../../../../shared/texts/console-booking-week.ts'
import { t } from '../../../../shared/ui/language.ts'
import { addDays, dateWords, mondayOf } from '../local-date.ts'
import { ExceptionForm } from './exception-form.tsx'
import { isSame } from './merge-setup.ts'
import { exceptionWords } from './week-cells.ts'

interface Props {
  readonly exceptions: readonly OpeningException[]
  readonly today: string
  readonly onChange: (exceptions: readonly OpeningException[]) => void
  /** Shows the week that begins on a Monday. */
  readonly onWeek: (monday: string) => void
}

/** Days that differ from the openings: closed ones, and extra ones. Those to come first. */
export function ExceptionPanel({ exceptions, today, onChange, onWeek }: Props) {
  const adds = useSignal(0)
  const coming = exceptions.filter(({ date }) => date >= today)
  const past = exceptions.length - coming.length
  return (
    <>
      <p class="hint">{t(texts.exceptionsHint)}</p>
      <details open={exceptions.length === 0}>
        <summary>{t(texts.addException)}</summary>
        <ExceptionForm
          key={adds.value}
          date={addDays(today, 1)}
          days="any"
          onAdd={(exception) => {
            adds.value += 1
            onWeek(mondayOf(exception.date))
            if (exceptions.some((other) => isSame(other, exception))) return
            onChange([...exceptions, exception].toSorted((a, b) => a.date.localeCompare(b.date)))
          }}
        />
      </details>
      {coming.length === 0 && <p class="hint">{t(texts.noneComing)}</p>}
      <ul class="plain-list">
        {coming.map((exception) => (
          <li key={`${exception.date} ${exception.kind} ${exception.from}`}>
            <button type="button" class="quiet date" onClick={() => onWeek(mondayOf(exception.date))}>
              {t(dateWords(exception.date))} <small>{exception.date.slice(0, 4)}</small>
            </button>
            <span class={`reason ${exception.kind === 'closed' ? 'closed' : 'extra'}`}>
              {t(exceptionWords(exception))}
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={`${t(setupTexts.remove)} ${exception.date}`}
              onClick={() => onChange(exceptions.filter((other) => other !== exception))}
            >
              {t(setupTexts.remove)}
            </button>
          </li>
        ))}
      </ul>
      {past > 0 && (
        <p class="hint">
          {t(fillText(texts.past, { n: past }))}{' '}
          <button type="button" class="quiet" onClick={() => onChange(coming)}>
            {t(texts.removePast)}
          </button>
        </p>
      )}
    </>
  )
}
