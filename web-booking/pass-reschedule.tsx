import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { BookingDays, BookingSlots, BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { slotTexts } from '../shared/texts/booking.ts'
import { rescheduleTexts } from '../shared/texts/booking-pass.ts'
import { ApiProblem, command, wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { DayChoice } from './pass-days.tsx'
import { dayWords, slotWords } from './pass-time.ts'
import { SlotGroups } from './slot-groups.tsx'
import { usePolled } from './use-polled.ts'
import { WholeWords } from './whole-words.tsx'

/** How often the free places are read again, in milliseconds. */
const refreshMs = 20_000

interface Props {
  readonly view: BookingView
  moved(view: BookingView): void
  close(): void
}

interface Slot {
  readonly date: string
  readonly start: string
}

/** Moves a booking to another slot in one step: the old place is kept until the hub has confirmed the new one. */
export function Reschedule({ view, moved, close }: Props) {
  const date = useSignal<string | undefined>(undefined)
  const start = useSignal<string | undefined>(undefined)
  const days = usePolled<BookingDays>(`/api/v1/bookings/${view.code}/days`, refreshMs)
  const shownDate = date.value ?? firstDay(days.value, view)
  const chosen =
    shownDate === undefined || start.value === undefined ? undefined : { date: shownDate, start: start.value }
  const move = useMove(view, moved, () => {
    start.value = undefined
    days.refresh()
  })

  return (
    <main class="pass-move">
      <button type="button" class="quiet pass-back" onClick={close}>
        <Icon name="arrow-left" />
        {t(rescheduleTexts.back)}
      </button>
      <h1 tabIndex={-1}>
        <WholeWords text={rescheduleTexts.title} />
      </h1>
      <p>
        {fill(rescheduleTexts.now, { when: slotWords(view) })}
        <br />
        <span class="faint">{t(rescheduleTexts.kept)}</span>
      </p>
      {days.value === undefined ? (
        <Missing problem={days.problem} retry={days.refresh} />
      ) : shownDate === undefined ? (
        <p class="notice">
          <Icon name="info" />
          {t(rescheduleTexts.noDays)}
        </p>
      ) : (
        <>
          <DayChoice
            days={days.value.days}
            chosen={shownDate}
            choose={(next) => {
              date.value = next
              start.value = undefined
            }}
          />
          <Slots
            key={shownDate}
            view={view}
            date={shownDate}
            chosen={start.value}
            choose={(next) => {
              start.value = next
            }}
          />
        </>
      )}
      <div class="foot">
        {move.trouble !== undefined && (
          <div class="notice wrong" role="alert">
            <Icon name="warning" />
            <div>
              <p>{t(move.trouble)}</p>
              <p>{t(rescheduleTexts.stillThere)}</p>
            </div>
          </div>
        )}
        <button
          type="button"
          class="primary"
          disabled={chosen === undefined || move.isBusy}
          onClick={() => chosen !== undefined && move.to(chosen)}
        >
          {move.isBusy
            ? t(rescheduleTexts.moving)
            : chosen === undefined
              ? t(rescheduleTexts.choose)
              : fill(rescheduleTexts.confirm, { when: slotWords(chosen) })}
        </button>
      </div>
    </main>
  )
}

/** The day to begin with: the booking's own while it has places, else the first that has. */
function firstDay(days: BookingDays | undefined, { date }: BookingView): string | undefined {
  const open = days?.days.filter(({ status }) => status === 'open') ?? []
  return (open.find((day) => day.date === date) ?? open[0])?.date
}

interface Move {
  readonly isBusy: boolean
  readonly trouble: Text | undefined
  to(slot: Slot): void
}

/** Sends the change; the same slot asked for again after a lost answer is the same command. */
function useMove(view: BookingView, moved: Props['moved'], refused: () => void): Move {
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  const intent = useRef({ slot: '', id: '' })
  const to = async (slot: Slot) => {
    const wanted = `${slot.date} ${slot.start}`
    if (intent.current.slot !== wanted) intent.current = { slot: wanted, id: freshId() }
    isBusy.value = true
    trouble.value = undefined
    try {
      const path = `/api/v1/bookings/${view.code}/reschedule`
      moved(await command<BookingView>(path, slot, { commandId: intent.current.id }))
    } catch (error) {
      trouble.value = wordsOf(error)
      isBusy.value = false
      // An answer is for good, and what stood on the page is old; without one the same move may be tried again.
      if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) return
      intent.current = { slot: '', id: '' }
      refused()
    }
  }
  return { isBusy: isBusy.value, trouble: trouble.value, to: (slot) => void to(slot) }
}

interface SlotsProps {
  readonly view: BookingView
  readonly date: string
  readonly chosen: string | undefined
  choose(start: string): void
}

function Slots({ view, date, chosen, choose }: SlotsProps) {
  const { value, problem, refresh } = usePolled<BookingSlots>(
    `/api/v1/bookings/${view.code}/slots?date=${date}`,
    refreshMs,
  )
  if (value === undefined) return <Missing problem={problem} retry={refresh} />
  const kept = view.date === date ? view.start : undefined
  if (!value.slots.some(({ start, free }) => free > 0 && start !== kept))
    return (
      <p class="notice" role="status">
        {t(rescheduleTexts.noSlots)}
      </p>
    )
  return (
    <SlotGroups
      legend={fill(slotTexts.dayHeading, { date: dayWords(date) })}
      slots={value.slots}
      kept={kept === undefined ? undefined : { start: kept, words: rescheduleTexts.current }}
      isChosen={({ start }) => start === chosen}
      choose={({ start }) => choose(start)}
    />
  )
}

function Missing({ problem, retry }: { readonly problem: ApiProblem | undefined; retry(): void }) {
  if (problem === undefined)
    return (
      <p class="loading" role="status">
        {t(rescheduleTexts.loading)}
      </p>
    )
  return (
    <div class="notice attention" role="alert">
      <Icon name="warning" />
      <div>
        <p>{t(problem.text)}</p>
        <button type="button" onClick={retry}>
          {t(rescheduleTexts.again)}
        </button>
      </div>
    </div>
  )
}
