import { fillText } from '../../../../shared/texts/console.ts'
import { weekTexts as texts } from '../../../../shared/texts/console-booking-week.ts'
import { weekdayWords } from '../../../../shared/texts/console-bookings.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { shortDate, weekdayIndexOf, weekdays } from '../local-date.ts'
import { dayReasons, type Week, type WeekCell, type WeekDay } from './week-cells.ts'

interface Props {
  readonly week: Week
  /** True while a newer week is being worked out. */
  readonly isOld: boolean
  readonly onDay: (date: string) => void
}

/** Seven days by times of day: taken and all places of each slot, and why a day is closed. */
export function WeekTable({ week, isOld, onDay }: Props) {
  const { days, starts } = week
  const rows = starts.length === 0 ? [undefined] : starts
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long week scrolls, by keyboard as well.
    <section class="week-scroll" tabIndex={0} aria-label={t(texts.table)} aria-busy={isOld}>
      <table class={isOld ? 'week-table old' : 'week-table'}>
        <thead>
          <tr>
            <th scope="col">
              <span class="only-spoken">{t(texts.time)}</span>
            </th>
            {days.map((weekDay) => (
              <th key={weekDay.day.date} scope="col">
                <DayHead weekDay={weekDay} onDay={onDay} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((start, index) => (
            <tr key={start ?? ''}>
              <th scope="row" class="number">
                {start ?? <span class="only-spoken">{t(texts.noSlots)}</span>}
              </th>
              {days.map((weekDay) => {
                if (weekDay.cells.size === 0)
                  return index > 0 ? null : (
                    <td key={weekDay.day.date} class="none" rowSpan={rows.length}>
                      <span class="only-spoken">{t(texts.noSlots)}</span>
                    </td>
                  )
                const cell = start === undefined ? undefined : weekDay.cells.get(start)
                return <td key={weekDay.day.date}>{cell === undefined ? null : <Cell cell={cell} />}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {starts.length === 0 && <p class="nothing">{t(texts.noSlotsAtAll)}</p>}
    </section>
  )
}

function DayHead({ weekDay, onDay }: { readonly weekDay: WeekDay; readonly onDay: (date: string) => void }) {
  const { date } = weekDay.day
  const weekday = weekdays[weekdayIndexOf(date)] ?? 'mon'
  return (
    <button type="button" class="day-head" onClick={() => onDay(date)}>
      <b>
        {t(weekdayWords[weekday])} <span class="number">{t(shortDate(date))}</span>
      </b>
      {dayReasons(weekDay)
        .filter(({ tone }) => tone !== 'plain')
        .map(({ tone, words }) => (
          <span key={words.en} class={`reason ${tone}`}>
            {tone === 'error' && <Icon name="warning" />}
            {t(words)}
          </span>
        ))}
    </button>
  )
}

function Cell({ cell }: { readonly cell: WeekCell }) {
  const { slots, places, staffPlaces, taken, stranded } = cell
  const all = places + staffPlaces
  const isFull = slots.length > 0 && taken >= all
  return (
    <div
      class={isFull ? 'cell full' : 'cell'}
      style={{ '--share': all === 0 ? 0 : Math.min(1, taken / all) }}
    >
      {slots.length > 0 && (
        <span class="number" aria-hidden="true">
          {taken}/{isFull ? all : places}
          {staffPlaces > 0 && !isFull && <small>+{staffPlaces}</small>}
        </span>
      )}
      {slots.length > 0 && (
        <span class="only-spoken">{t(fillText(texts.cell, { taken, places, staff: staffPlaces }))}</span>
      )}
      {isFull && <em>{t(texts.full)}</em>}
      {stranded > 0 && (
        <span class="stranded">
          <Icon name="warning" /> {t(fillText(texts.strandedHere, { n: stranded }))}
        </span>
      )}
    </div>
  )
}
