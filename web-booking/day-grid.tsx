import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { bookTexts, slotTexts } from '../shared/texts/booking.ts'
import { fill, t } from '../shared/ui/language.ts'
import { dayWords } from './pass-time.ts'
import type { Day } from './slot-queries.ts'
import { freeWords, spokenFreeWords, weekdayLetter } from './slot-words.ts'

interface Props {
  readonly days: readonly Day[]
  readonly today: string
  readonly chosen: string | null
  readonly take: (day: Day) => void
}

const weekOrder: readonly Day['weekday'][] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const daysOfWeek = 7

/**
 * The days as a calendar of whole weeks, or as a list where the screen is too narrow for the size of text. One stop of
 * the tabulator key; arrows move within. A day without places can be reached, so that it can be heard, and says why not.
 */
export function DayGrid({ days, today, chosen, take }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const refused = useSignal<string | undefined>(undefined)
  const entry =
    days.find(({ date }) => date === chosen) ?? days.find(({ status }) => status === 'open') ?? days[0]
  const reached = useSignal(entry?.date)
  const stop = days.some(({ date }) => date === reached.value) ? reached.value : entry?.date

  const press = (day: Day) => {
    if (day.status === 'open') take(day)
    else refused.value = fill(slotTexts.dayShut, { date: dayWords(day.date), state: spokenFreeWords(day) })
  }
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const next = at === -1 ? undefined : targetOf(event.key, at, buttons)
    const button = next === undefined ? undefined : buttons[next]
    if (button === undefined) return
    event.preventDefault()
    button.focus()
  }
  return (
    <div class="day-grid-box">
      <div class="week-head" aria-hidden="true">
        {weekOrder.map((name, index) => (
          <span key={name}>{weekdayLetter(index)}</span>
        ))}
      </div>
      <ul ref={list} class="day-grid" onKeyDown={move}>
        {days.map((day, index) => (
          <li
            key={day.date}
            style={index === 0 ? { gridColumnStart: weekOrder.indexOf(day.weekday) + 1 } : {}}
          >
            <button
              type="button"
              class={`day ${day.status}`}
              tabIndex={day.date === stop ? 0 : -1}
              aria-disabled={day.status !== 'open'}
              aria-current={day.date === chosen ? 'date' : undefined}
              onFocus={() => {
                reached.value = day.date
              }}
              onClick={() => press(day)}
            >
              <span class="only-spoken">
                {`${dayWords(day.date)}${todayWord(day.date, today)}, ${spokenFreeWords(day)}`}
              </span>
              <span class="day-list-name" aria-hidden="true">
                {dayWords(day.date)}
              </span>
              <span
                class={`day-name number ${namesMonth(day.date, index) ? 'month' : ''}`}
                aria-hidden="true"
              >
                {shortDate(day.date, index)}
              </span>
              <span class="day-free" aria-hidden="true">
                {freeWords(day)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="faint keys-note">{t(slotTexts.dayKeys)}</p>
      <p class="refused" role="alert">
        {refused.value ?? ''}
      </p>
    </div>
  )
}

function todayWord(date: string, today: string): string {
  return date === today ? ` ${t(bookTexts.today)}` : ''
}

/** A month is named where it begins, and where the calendar does. */
function namesMonth(date: string, index: number): boolean {
  return index === 0 || date.endsWith('-01')
}

/** The day of the month, with its month where that is named. */
function shortDate(date: string, index: number): string {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))]
  return namesMonth(date, index) ? `${month}/${day}` : String(day)
}

/** Where a key leads from a place; undefined for keys that move nothing. */
function targetOf(key: string, at: number, buttons: readonly HTMLElement[]): number | undefined {
  const tops = buttons.map((button) => button.getBoundingClientRect().top)
  // In the list every day has a line of its own, so that up and down go to the neighbours.
  const isList = tops.every((top, index) => tops.indexOf(top) === index)
  const line = isList ? 1 : daysOfWeek
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -line, ArrowDown: line }
  if (key === 'Home') return 0
  if (key === 'End') return buttons.length - 1
  const step = steps[key]
  if (step === undefined) return undefined
  return Math.min(Math.max(at + step, 0), buttons.length - 1)
}
