import type { BookingDays, BookingSlots } from '../shared/http/booking-schemas.ts'
import { rescheduleTexts } from '../shared/texts/booking-pass.ts'
import { fill, t } from '../shared/ui/language.ts'
import { dateWords, weekdayWords } from './pass-time.ts'

interface DayProps {
  readonly days: BookingDays['days']
  readonly chosen: string
  choose(date: string): void
}

/** The days at a glance, as radio buttons: arrow keys move between those with free places. */
export function DayChoice({ days, chosen, choose }: DayProps) {
  return (
    <fieldset class="pass-days">
      <legend>{t(rescheduleTexts.day)}</legend>
      {days
        .filter(({ status }) => status !== 'closed')
        .map(({ date, status, free }) => (
          <label key={date} class="pass-choice">
            <input
              type="radio"
              name="day"
              value={date}
              checked={date === chosen}
              disabled={status !== 'open'}
              onChange={() => choose(date)}
            />
            <span>{weekdayWords(date)}</span>
            <b>{dateWords(date)}</b>
            <small>
              {status === 'open' ? fill(rescheduleTexts.free, { free }) : t(rescheduleTexts.full)}
            </small>
          </label>
        ))}
    </fieldset>
  )
}

interface SlotProps {
  readonly slots: BookingSlots['slots']
  readonly chosen: string | undefined
  /** Begin of the booking's present slot, when it is on this day. */
  readonly current: string | undefined
  choose(start: string): void
}

/** The slots of one day, morning and afternoon apart. */
export function SlotChoice({ slots, chosen, current, choose }: SlotProps) {
  if (!slots.some(({ start, free }) => free > 0 && start !== current))
    return (
      <p class="notice" role="status">
        {t(rescheduleTexts.noSlots)}
      </p>
    )
  const halves = [
    { name: rescheduleTexts.morning, slots: slots.filter(({ start }) => start < '12:00') },
    { name: rescheduleTexts.afternoon, slots: slots.filter(({ start }) => start >= '12:00') },
  ]
  return (
    <>
      {halves.map(
        (half) =>
          half.slots.length > 0 && (
            <fieldset key={half.name.en} class="pass-slots">
              <legend>{t(half.name)}</legend>
              {half.slots.map(({ start, free }) => (
                <label key={start} class="pass-choice" data-few={free > 0 && free <= 2}>
                  <input
                    type="radio"
                    name="slot"
                    value={start}
                    checked={start === chosen}
                    disabled={free === 0 || start === current}
                    onChange={() => choose(start)}
                  />
                  <b class="number">{start}</b>
                  <small>
                    {start === current
                      ? t(rescheduleTexts.current)
                      : free === 0
                        ? t(rescheduleTexts.full)
                        : fill(rescheduleTexts.free, { free })}
                  </small>
                </label>
              ))}
            </fieldset>
          ),
      )}
    </>
  )
}
