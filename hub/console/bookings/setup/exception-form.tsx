import { useSignal } from '@preact/signals'
import type { OpeningException } from '../../../../shared/booking/timetable.ts'
import { dayTexts as texts } from '../../../../shared/texts/console-booking-week.ts'
import { t } from '../../../../shared/ui/language.ts'
import { isDate } from '../local-date.ts'
import { DateField, SelectField, TimeField } from './fields.tsx'

interface Props {
  /** The day it is for; may be changed when the day is not given by the place of the form. */
  readonly date: string
  readonly days?: 'any'
  readonly onAdd: (exception: OpeningException) => void
}

/** A day that differs: closed or open, the whole of it or a part. */
export function ExceptionForm({ date, days, onAdd }: Props) {
  const day = useSignal(date)
  const kind = useSignal<'closed' | 'open'>('closed')
  const part = useSignal<'whole' | 'part'>('whole')
  const from = useSignal<string | undefined>('12:00')
  const to = useSignal<string | undefined>('14:00')
  const isPart = part.value === 'part'
  const isWrong =
    !isDate(day.value) ||
    (isPart && (from.value === undefined || to.value === undefined || to.value <= from.value))
  return (
    <form
      class="exception-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        onAdd({
          date: day.value,
          kind: kind.value,
          from: isPart ? (from.value ?? null) : null,
          to: isPart ? (to.value ?? null) : null,
        })
      }}
    >
      {days === 'any' && (
        <DateField
          label={texts.date}
          value={day.value}
          onChange={(next) => {
            day.value = next
          }}
        />
      )}
      <div class="pair">
        <SelectField
          label={texts.kind}
          value={kind.value}
          options={[
            { value: 'closed', words: texts.kindClosed },
            { value: 'open', words: texts.kindOpen },
          ]}
          onChange={(next) => {
            kind.value = next
          }}
        />
        <SelectField
          label={texts.part}
          value={part.value}
          options={[
            { value: 'whole', words: texts.partWhole },
            { value: 'part', words: texts.partPart },
          ]}
          onChange={(next) => {
            part.value = next
          }}
        />
      </div>
      {isPart && (
        <div class="pair">
          <TimeField label={texts.from} value={from.value} onChange={(next) => (from.value = next)} />
          <TimeField label={texts.to} value={to.value} onChange={(next) => (to.value = next)} />
        </div>
      )}
      <p class="hint">
        {t(kind.value === 'closed' ? texts.closedHint : isPart ? texts.openPartHint : texts.openWholeHint)}
      </p>
      {isPart && isWrong && <p class="fault">{t(texts.faultHours)}</p>}
      <button type="submit" class="secondary" aria-disabled={isWrong}>
        {t(texts.addException)}
      </button>
    </form>
  )
}
