import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import { type WindowedLine, WindowedList } from '../windowed-list.tsx'
import { BookingRow } from './booking-row.tsx'
import { bySlot, type SlotGroup } from './find-bookings.ts'

/** Heights that the style sheet keeps to, in CSS pixels. */
const headPx = 40
const rowPx = 64

interface Props {
  readonly bookings: readonly DeskBooking[]
  readonly chosenId: string | undefined
  readonly isLocked: boolean
  /** The hall's time of day `HH:MM` when the list is of today: it begins at the slot that runs. */
  readonly nowTime: string | undefined
  readonly onChoose: (booking: DeskBooking) => void
  readonly onCheckIn: (booking: DeskBooking) => void
}

/** The day's bookings by slot: a rail of slots that jumps, and the list itself. */
export function BookingList(props: Props) {
  const { bookings, chosenId, isLocked, nowTime, onChoose, onCheckIn } = props
  const groups = useMemo(() => bySlot(bookings), [bookings])
  const running = nowTime === undefined ? undefined : groups.findLast(({ start }) => start <= nowTime)?.start
  const goTo = useSignal(running === undefined ? undefined : { key: headKey(running) })
  const topSlot = useSignal<string | undefined>(undefined)
  const lines = groups.flatMap((group): WindowedLine[] => [
    {
      key: headKey(group.start),
      heightPx: headPx,
      draw: () => <SlotHead group={group} isRunning={group.start === running} />,
    },
    ...group.bookings.map((booking) => ({
      key: `${group.start} ${booking.bookingId}`,
      heightPx: rowPx,
      draw: () => (
        <BookingRow
          booking={booking}
          isChosen={booking.bookingId === chosenId}
          isLocked={isLocked}
          onChoose={onChoose}
          onCheckIn={onCheckIn}
        />
      ),
    })),
  ])
  return (
    <div class="booking-list">
      <nav class="slot-rail" aria-label={t(texts.slots)}>
        {groups.map(({ start, arrived, open }) => (
          <button
            key={start}
            type="button"
            aria-current={topSlot.value === start ? 'true' : undefined}
            class={start === running ? 'running' : ''}
            onClick={() => {
              goTo.value = { key: headKey(start) }
            }}
          >
            <b class="number">{start}</b>
            <span class="number" aria-hidden="true">
              {arrived}/{open}
            </span>
            <span class="only-spoken">{t(fillText(texts.arrivedOf, { arrived, open }))}</span>
            <i style={{ '--share': open === 0 ? 0 : arrived / open }} />
          </button>
        ))}
      </nav>
      <WindowedList
        label={t(texts.bookingsBySlot)}
        lines={lines}
        goTo={goTo.value}
        onTop={(key) => {
          topSlot.value = key.split(' ')[0]
        }}
      />
    </div>
  )
}

const headKey = (start: string) => `${start} head`

function SlotHead({ group, isRunning }: { readonly group: SlotGroup; readonly isRunning: boolean }) {
  const { start, open, arrived } = group
  return (
    <h2 class={isRunning ? 'slot-head running' : 'slot-head'}>
      <span class="number">{start}</span>
      {isRunning && <span class="now">{t(texts.runningNow)}</span>}
      <span class="hint">{t(fillText(texts.arrivedOf, { arrived, open }))}</span>
    </h2>
  )
}
