import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { BookingDays, BookingSlots } from '../../../shared/http/booking-schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { bookingsTexts as texts, weekdayWords } from '../../../shared/texts/console-bookings.ts'
import { t } from '../../../shared/ui/language.ts'
import { dateWords, monthWords, weekdayIndexOf, weekdays } from './local-date.ts'
import { useAnswer } from './use-answer.ts'

/** A day and the begin of a slot, local to the hall. */
export interface ChosenSlot {
  readonly date: string
  readonly start: string
}

/** Where the hub tells which places there are. */
export interface PlaceSource {
  readonly days: string
  readonly slots: (date: string) => string
}

/** The places for a new booking, of a key project by its code; undefined while no matter is chosen. */
export function placesFor(services: readonly string[], project: string | undefined): PlaceSource | undefined {
  if (services.length === 0) return undefined
  const wanted = new URLSearchParams({ services: services.join(',') })
  if (project !== undefined) wanted.set('project', project)
  const query = wanted.toString()
  return {
    days: `/api/v1/desk/days?${query}`,
    slots: (date) => `/api/v1/desk/slots?${query}&date=${date}`,
  }
}

/** The places to which a booking can be moved. */
export function placesToMove(bookingId: string): PlaceSource {
  const booking = `/api/v1/desk/bookings/${encodeURIComponent(bookingId)}`
  return { days: `${booking}/days`, slots: (date) => `${booking}/slots?date=${date}` }
}

interface Props {
  /** Nothing can be chosen while there are none. */
  readonly places: PlaceSource | undefined
  readonly chosen: Signal<ChosenSlot | undefined>
  /** Counts up when the free places have changed, so that they are asked for again. */
  readonly again?: number
}

/** The days with free places at a glance, then the slots of one; the staff's own places count as free. */
export function SlotPicker({ places, chosen, again = 0 }: Props) {
  const date = useSignal<string | undefined>(undefined)
  const days = useAnswer<BookingDays>(places?.days, again)
  const slots = useAnswer<BookingSlots>(
    places === undefined || date.value === undefined ? undefined : places.slots(date.value),
    again,
  )
  // Other matters or places have other slots.
  useEffect(() => {
    chosen.value = undefined
  }, [places?.days, chosen])
  useEffect(() => {
    if (days.value.status !== 'here') return
    const known = days.value.value.days
    if (known.some((day) => day.date === date.value && day.status === 'open')) return
    date.value = known.find(({ status }) => status === 'open')?.date
    chosen.value = undefined
  }, [days.value, date, chosen])

  // Asked again after a refusal, the chosen place may be gone.
  useEffect(() => {
    const [shown, slot] = [slots.value, chosen.value]
    if (shown.status !== 'here' || slot === undefined || shown.value.date !== slot.date) return
    if (!shown.value.slots.some(({ start, free }) => start === slot.start && free > 0))
      chosen.value = undefined
  }, [slots.value, chosen])

  if (places === undefined) return <p class="hint picker-hint">{t(texts.serviceFirst)}</p>
  return (
    <div class="slot-picker">
      <Days
        answer={days.value}
        date={date.value}
        onChoose={(next) => {
          date.value = next
          chosen.value = undefined
        }}
      />
      {date.value !== undefined && (
        <fieldset class="slots">
          <legend>{t(fillText(texts.slotsOf, { date: dateWords(date.value) }))}</legend>
          <Slots answer={slots.value} date={date.value} chosen={chosen} />
        </fieldset>
      )}
    </div>
  )
}

interface DaysProps {
  readonly answer: ReturnType<typeof useAnswer<BookingDays>>['value']
  readonly date: string | undefined
  readonly onChoose: (date: string) => void
}

function Days({ answer, date, onChoose }: DaysProps) {
  if (answer.status === 'trouble') return <p class="notice error">{t(answer.text)}</p>
  if (answer.status !== 'here') return <p class="hint">{t(consoleTexts.loading)}</p>
  const { days, missingYear } = answer.value
  return (
    <fieldset class="days">
      <legend>{t(texts.days)}</legend>
      {days.every(({ status }) => status !== 'open') && <p class="notice info">{t(texts.noFreeDay)}</p>}
      <div class="days-grid">
        {weekdays.map((weekday) => (
          <span key={weekday} class="weekday" aria-hidden="true">
            {t(weekdayWords[weekday])}
          </span>
        ))}
        {days.map((day, index) => (
          <button
            key={day.date}
            type="button"
            class={day.status}
            style={{ gridColumn: weekdayIndexOf(day.date) + 1 }}
            aria-pressed={day.date === date}
            aria-disabled={day.status !== 'open'}
            onClick={() => {
              if (day.status === 'open') onChoose(day.date)
            }}
          >
            <span class="only-spoken">{t(dateWords(day.date))}</span>
            {(index === 0 || day.date.endsWith('-01')) && (
              <span class="month" aria-hidden="true">
                {t(monthWords(day.date))}
              </span>
            )}
            <b class="number" aria-hidden="true">
              {Number(day.date.slice(8))}
            </b>
            <small>{t(dayWords(day))}</small>
          </button>
        ))}
      </div>
      {missingYear !== null && (
        <p class="notice waiting">{t(fillText(texts.yearMissing, { year: missingYear }))}</p>
      )}
    </fieldset>
  )
}

function dayWords({ status, free }: BookingDays['days'][number]) {
  if (status === 'open') return fillText(texts.free, { n: free })
  return status === 'full' ? texts.full : texts.closed
}

interface SlotsProps {
  readonly answer: ReturnType<typeof useAnswer<BookingSlots>>['value']
  readonly date: string
  readonly chosen: Signal<ChosenSlot | undefined>
}

function Slots({ answer, date, chosen }: SlotsProps) {
  if (answer.status === 'trouble') return <p class="notice error">{t(answer.text)}</p>
  if (answer.status !== 'here') return <p class="hint">{t(consoleTexts.loading)}</p>
  const { slots } = answer.value
  if (slots.length === 0) return <p class="notice info">{t(texts.noSlots)}</p>
  return (
    <div class="slots-grid">
      {slots.map(({ start, end, free, places }) => (
        <button
          key={start}
          type="button"
          class={free === 0 ? 'full' : 'open'}
          aria-pressed={chosen.value?.date === date && chosen.value.start === start}
          aria-disabled={free === 0}
          onClick={() => {
            if (free > 0) chosen.value = { date, start }
          }}
        >
          <b class="number">
            {start}–{end}
          </b>
          <small>{t(free === 0 ? texts.full : fillText(texts.freeOf, { n: free, places }))}</small>
        </button>
      ))}
    </div>
  )
}
