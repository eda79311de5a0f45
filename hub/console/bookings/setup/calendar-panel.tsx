import { useSignal } from '@preact/signals'
import type { WorkingCalendar } from '../../../../shared/booking/timetable.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { calendarTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { dateWords, shortDate } from '../local-date.ts'
import { parseDates, parseNotice, runsOf } from './parse-dates.ts'

interface Props {
  readonly calendar: WorkingCalendar
  readonly today: string
  readonly onChange: (calendar: WorkingCalendar) => void
}

/** The years that the working calendar knows, with their days off and make-up days (调休). */
export function CalendarPanel({ calendar, today, onChange }: Props) {
  const years = Object.keys(calendar).toSorted()
  const editing = useSignal<string | undefined>(undefined)
  const thisYear = Number(today.slice(0, 4))
  const missing = [thisYear, thisYear + 1].map(String).filter((year) => !years.includes(year))
  const [next = String(Number(years.at(-1) ?? thisYear) + 1)] = missing
  if (editing.value !== undefined)
    return (
      <YearForm
        key={editing.value}
        year={editing.value}
        calendar={calendar}
        onDone={(changed) => {
          editing.value = undefined
          if (changed !== undefined) onChange(changed)
        }}
      />
    )
  return (
    <>
      <p class="hint">{t(texts.hint)}</p>
      {missing.map((year) => (
        <p key={year} class={year === String(thisYear) ? 'notice error' : 'notice waiting'}>
          <span>{t(fillText(texts.missing, { year }))}</span>
        </p>
      ))}
      <button
        type="button"
        class="secondary"
        onClick={() => {
          editing.value = next
        }}
      >
        + {t(fillText(texts.add, { year: next }))}
      </button>
      {years.toReversed().map((year) => {
        const { off = [], work = [] } = calendar[year] ?? {}
        return (
          <details key={year} class="year" open={year === years.at(-1)}>
            <summary>
              <b class="number">{year}</b> {t(fillText(texts.counts, { off: off.length, work: work.length }))}
            </summary>
            <h3>{t(texts.off)}</h3>
            <p class="date-runs">
              {runsOf(off).map(({ first, last }) => (
                <span key={first} class="reason closed">
                  {t(shortDate(first))}
                  {last !== first && `–${t(shortDate(last))}`}
                </span>
              ))}
            </p>
            <h3>{t(texts.work)}</h3>
            <p class="date-runs">
              {work.toSorted().map((date) => (
                <span key={date} class="reason extra">
                  {t(dateWords(date))}
                </span>
              ))}
            </p>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                editing.value = year
              }}
            >
              {t(fillText(texts.edit, { year }))}
            </button>
          </details>
        )
      })}
    </>
  )
}

interface YearProps {
  readonly year: string
  readonly calendar: WorkingCalendar
  /** Undefined when nothing is to be changed. */
  readonly onDone: (calendar: WorkingCalendar | undefined) => void
}

function YearForm({ year, calendar, onDone }: YearProps) {
  const known = calendar[year]
  const off = useSignal(datesAsText(known?.off ?? []))
  const work = useSignal(datesAsText(known?.work ?? []))
  const [offRead, workRead] = [parseDates(off.value, year), parseDates(work.value, year)]
  const both = offRead.dates.filter((date) => workRead.dates.includes(date))
  const isWrong =
    offRead.unread.length + workRead.unread.length + both.length > 0 || offRead.dates.length === 0
  return (
    <form
      class="year-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong) onDone({ ...calendar, [year]: { off: [...offRead.dates], work: [...workRead.dates] } })
      }}
    >
      <p class="editor-head">
        <button type="button" class="quiet" onClick={() => onDone(undefined)}>
          <Icon name="arrow-left" /> {t(texts.back)}
        </button>
      </p>
      <h3>{t(fillText(texts.yearTitle, { year }))}</h3>
      <label class="field">
        {t(texts.notice)}
        <textarea
          rows={3}
          spellcheck={false}
          placeholder={t(texts.noticeExample)}
          onInput={(event) => {
            const found = parseNotice(event.currentTarget.value, year)
            if (found.off.length === 0) return
            off.value = datesAsText(found.off)
            work.value = datesAsText(found.work)
          }}
        />
      </label>
      <p class="hint">{t(texts.typeHint)}</p>
      <label class="field">
        {t(texts.off)}
        <textarea
          rows={4}
          spellcheck={false}
          value={off.value}
          onInput={(event) => {
            off.value = event.currentTarget.value
          }}
        />
      </label>
      <p class="hint" role="status">
        {t(fillText(texts.read, { n: offRead.dates.length }))}
        {offRead.unread.length > 0 && (
          <span class="fault"> {t(fillText(texts.unread, { words: offRead.unread.join('、') }))}</span>
        )}
      </p>
      <label class="field">
        {t(texts.work)}
        <textarea
          rows={3}
          spellcheck={false}
          value={work.value}
          onInput={(event) => {
            work.value = event.currentTarget.value
          }}
        />
      </label>
      <p class="hint" role="status">
        {t(fillText(texts.read, { n: workRead.dates.length }))}
        {workRead.unread.length > 0 && (
          <span class="fault"> {t(fillText(texts.unread, { words: workRead.unread.join('、') }))}</span>
        )}
      </p>
      {both.length > 0 && <p class="fault">{t(fillText(texts.both, { dates: both.join('、') }))}</p>}
      <button type="submit" class="primary" aria-disabled={isWrong}>
        {t(texts.take)}
      </button>
    </form>
  )
}

function datesAsText(dates: readonly string[]): string {
  return runsOf(dates)
    .map(({ first, last }) => (first === last ? first : `${first}~${last}`))
    .join('\n')
}
