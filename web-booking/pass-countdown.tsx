import { useComputed } from '@preact/signals'
import { businessDayOf, localTimeOf } from '../shared/business-day.ts'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import { passTexts } from '../shared/texts/booking-pass.ts'
import { now } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { durationWords, nearDayWords } from './pass-time.ts'

interface Props {
  readonly view: BookingView
}

/** Today, tomorrow, the day after it; nothing for other days. */
export function NearDay({ view }: Props) {
  const today = useComputed(() => businessDayOf(now.value, view.timeZone)).value
  const words = nearDayWords(view.date, today)
  return words === null ? null : <b class="near">{t(words)}</b>
}

/** How long it is until the slot; once it has begun, what is left of it. A timer is not spoken each time it moves. */
export function Countdown({ view }: Props) {
  const nowMs = now.value
  const lastMs = view.startsAt + view.lateGraceMinutes * 60_000
  if (view.status === 'confirmed' && nowMs < view.startsAt)
    return (
      <p class="pass-left" role="timer">
        <Icon name="clock" />
        {fill(passTexts.left, { time: durationWords(view.startsAt - nowMs) })}
      </p>
    )
  const isLate = view.status === 'no-show' || nowMs > lastMs
  return (
    <p class="notice attention" role="status">
      <Icon name="clock" />
      <span>
        {fill(isLate ? passTexts.late : passTexts.begun, { time: localTimeOf(lastMs, view.timeZone) })}
      </span>
    </p>
  )
}
