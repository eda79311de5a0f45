import { useEffect, useRef } from 'preact/hooks'
import type { BookingDays, BookingSlots } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { slotTexts } from '../shared/texts/booking.ts'
import { hubNow } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { BookingFlow } from './booking-flow.ts'
import { dateWords, dayWords, durationWords, weekdayWords } from './pass-time.ts'
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
          <fieldset class="times">
            <legend class="only-spoken">
              {fill(slotTexts.dayHeading, { date: date === null ? '' : dayWords(date) })}
            </legend>
            {partsOfDay.map(({ name, from, to }) => (
              <PartOfDay
                key={name.zh}
                name={name}
                slots={shown.filter((slot) => slot.start >= from && slot.start < to)}
                flow={flow}
              />
            ))}
          </fieldset>
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

const partsOfDay: readonly { readonly name: Text; readonly from: string; readonly to: string }[] = [
  { name: slotTexts.morning, from: '00:00', to: '12:00' },
  { name: slotTexts.afternoon, from: '12:00', to: '18:00' },
  { name: slotTexts.evening, from: '18:00', to: '24:00' },
]

interface PartProps {
  readonly name: Text
  readonly slots: readonly Slot[]
  readonly flow: BookingFlow
}

function PartOfDay({ name, slots, flow }: PartProps) {
  if (slots.length === 0) return null
  return (
    <section class="group">
      <h2>{t(name)}</h2>
      <div class="slots">
        {slots.map((slot) => (
          <label key={`${slot.start}-${slot.end}`} class={`slot ${slot.free === 0 ? 'full' : ''}`}>
            <input
              type="radio"
              name="start"
              value={slot.start}
              checked={isChosen(slot, flow)}
              disabled={slot.free === 0}
              onChange={() => {
                flow.notice.value = undefined
                flow.choose({ start: slot.start, end: slot.end })
              }}
            />
            <span class="number">{slot.start}</span>
            <span class={`slot-free ${slot.free > 0 && slot.free <= fewPlaces ? 'few' : ''}`}>
              {freeWords({ status: slot.free === 0 ? 'full' : 'open', free: slot.free })}
            </span>
          </label>
        ))}
      </div>
    </section>
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

/** So few free places are shown as a warning: they may be gone in a moment. */
const fewPlaces = 3

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
    <div class="notice attention lost">
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
