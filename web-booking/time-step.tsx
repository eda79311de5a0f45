import { useEffect, useRef } from 'preact/hooks'
import type { BookingDays, BookingSlots } from '../shared/http/booking-schemas.ts'
import { slotTexts } from '../shared/texts/booking.ts'
import { hubNow } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { BookingFlow } from './booking-flow.ts'
import { dateWords, dayWords, durationWords, weekdayWords } from './pass-time.ts'
import { SlotGroups } from './slot-groups.tsx'
import { daysPath, freshenMs, nearestFree, type Slot, slotsPath } from './slot-queries.ts'
import { freeWords } from './slot-words.ts'
import { SlotsAway, StaleNote } from './slots-away.tsx'
import { StepFrame } from './step-frame.tsx'
import type { StepProps } from './step-props.ts'
import { usePolled } from './use-polled.ts'

/** Free places offered instead of one that is gone. */
const offeredCount = 3
const minuteMs = 60_000

/** Chooses the time of the day; the other days stay in reach. */
export function TimeStep({ flow, hall, info }: StepProps) {
  const choices = flow.choices.value
  const days = usePolled<BookingDays>(daysPath(choices), freshenMs)
  const slots = usePolled<BookingSlots>(slotsPath(choices), freshenMs)
  const { date, start, end } = choices
  const shown = slots.value?.slots
  const chosen = shown?.find((slot) => isChosen(slot, flow))
  useLostSlot(flow, shown)
  const open = days.value?.days.filter(({ status }) => status === 'open') ?? []
  return (
    <StepFrame flow={flow} hall={hall}>
      {shown !== undefined && <Lost flow={flow} slots={shown} />}
      {date !== null && (
        <DayStrip
          flow={flow}
          days={days.value?.days.filter((day) => day.status !== 'closed' || day.date === date) ?? []}
        />
      )}
      {shown !== undefined && slots.problem !== undefined && <StaleNote />}
      {shown === undefined ? (
        <SlotsAway problem={slots.problem} refresh={slots.refresh} />
      ) : (
        <>
          {shown.every(({ free }) => free === 0) && (
            <div class="notice attention" role="status">
              <Icon name="info" />
              <div>
                <p>{t(slotTexts.dayFull)}</p>
                {open[0] !== undefined && (
                  <p>
                    {t(slotTexts.soonest)} <b>{dayWords(open[0].date)}</b>
                  </p>
                )}
              </div>
            </div>
          )}
          <SlotGroups
            legend={fill(slotTexts.dayHeading, { date: date === null ? '' : dayWords(date) })}
            slots={shown}
            isChosen={(slot) => isChosen(slot, flow)}
            choose={(slot) => {
              flow.notice.value = undefined
              flow.choose({ start: slot.start, end: slot.end })
            }}
          />
        </>
      )}
      <div class="foot">
        <p class="foot-words" role="status">
          {start === null || date === null
            ? t(slotTexts.chooseTime)
            : fill(slotTexts.chosen, {
                date: dayWords(date),
                time: end === null ? start : `${start}–${end}`,
              })}
          {chosen !== undefined && isForGood(chosen, info) && (
            <span class="for-good">
              {fill(slotTexts.forGood, { time: durationWords(info.rules.cancelUntilMinutes * minuteMs) })}
            </span>
          )}
        </p>
        <button type="button" class="primary" disabled={start === null} onClick={() => flow.go('identity')}>
          {t(slotTexts.next)}
        </button>
      </div>
    </StepFrame>
  )
}

/** Visits of the same begin may end at different times, by the length of their slots. */
function isChosen({ start, end }: Slot, flow: BookingFlow): boolean {
  const { choices } = flow
  return choices.value.start === start && choices.value.end === end
}

/** True for a slot that begins so soon that its booking could not be moved or cancelled any more. */
function isForGood({ startsAt }: Slot, { rules }: StepProps['info']): boolean {
  return startsAt - rules.cancelUntilMinutes * minuteMs <= hubNow()
}

/** Lets go of a chosen slot that others have filled meanwhile, and says so. */
function useLostSlot(flow: BookingFlow, slots: readonly Slot[] | undefined): void {
  const { start } = flow.choices.value
  const slot = slots?.find((slot) => isChosen(slot, flow))
  const isLost = slots !== undefined && start !== null && (slot === undefined || slot.free === 0)
  useEffect(() => {
    if (isLost) flow.notice.value = flow.loseSlot()
  }, [isLost, flow])
}

/** The slot that was filled by others, with the nearest free ones to take instead. */
function Lost({ flow, slots }: { readonly flow: BookingFlow; readonly slots: readonly Slot[] }) {
  const lost = flow.lost.value
  if (lost === undefined || lost.date !== flow.choices.value.date) return null
  const offers = nearestFree(slots, lost.start, offeredCount)
  if (offers.length === 0 || flow.choices.value.start !== null) return null
  return (
    <div class="notice attention">
      <Icon name="clock" />
      <div>
        <p>
          <b>{t(slotTexts.nearest)}</b>
        </p>
        <div class="offers">
          {offers.map((slot) => (
            <button
              key={`${slot.start}-${slot.end}`}
              type="button"
              onClick={() => {
                flow.choose({ start: slot.start, end: slot.end })
                flow.notice.value = undefined
              }}
            >
              <span class="number">{slot.start}</span> {freeWords({ status: 'open', free: slot.free })}
            </button>
          ))}
        </div>
      </div>
    </div>
  )
}

function DayStrip({ flow, days }: { readonly flow: BookingFlow; readonly days: BookingDays['days'] }) {
  const chosen = flow.choices.value.date
  const strip = useRef<HTMLElement>(null)
  const isFilled = days.length > 0
  useEffect(() => {
    const box = strip.current
    const day = box?.querySelector<HTMLElement>('[aria-current]')
    // Not scrollIntoView, which would move the page as well.
    if (isFilled && box && day) box.scrollLeft = day.offsetLeft - (box.clientWidth - day.offsetWidth) / 2
  }, [isFilled])
  return (
    <nav ref={strip} class="strip" aria-label={t(slotTexts.otherDays)}>
      {days.map((day) => (
        <button
          key={day.date}
          type="button"
          class={`day ${day.status}`}
          aria-current={day.date === chosen ? 'date' : undefined}
          disabled={day.status !== 'open' && day.date !== chosen}
          onClick={() => {
            if (day.date !== chosen) flow.choose({ date: day.date, start: null, end: null })
          }}
        >
          <span>{weekdayWords(day.date)}</span>
          <b>{dateWords(day.date)}</b>
          <span class="day-free">{freeWords(day)}</span>
        </button>
      ))}
    </nav>
  )
}
