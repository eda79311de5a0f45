import type { BookingDays } from '../shared/http/booking-schemas.ts'
import { slotTexts } from '../shared/texts/booking.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { DayGrid } from './day-grid.tsx'
import { dayWords, nearDayWords } from './pass-time.ts'
import { ProjectField } from './project-field.tsx'
import { type Day, daysPath, freshenMs } from './slot-queries.ts'
import { freeWords } from './slot-words.ts'
import { SlotsAway, StaleNote } from './slots-away.tsx'
import { StepFrame } from './step-frame.tsx'
import type { StepProps } from './step-props.ts'
import { type Polled, usePolled } from './use-polled.ts'

/** Chooses the day: all days that can be booked at a glance, each with its free places. */
export function DayStep({ flow, hall, info }: StepProps) {
  const choices = flow.choices.value
  const days = usePolled<BookingDays>(daysPath(choices), freshenMs)
  const take = ({ date }: Day) => {
    if (date !== choices.date) flow.choose({ date, start: null, end: null })
    flow.go('time')
  }
  return (
    <StepFrame flow={flow} hall={hall}>
      <Days days={days} today={info.today} chosen={choices.date} take={take} />
      <ProjectField flow={flow} info={info} />
    </StepFrame>
  )
}

interface DaysProps {
  readonly days: Polled<BookingDays>
  readonly today: string
  readonly chosen: string | null
  readonly take: (day: Day) => void
}

function Days({ days: { value, problem, refresh }, today, chosen, take }: DaysProps) {
  if (value === undefined) return <SlotsAway problem={problem} refresh={refresh} />
  const soonest = value.days.find(({ status }) => status === 'open')
  const year = value.missingYear === null ? null : /\d{4}/.exec(value.missingYear)?.[0]
  return (
    <>
      {problem !== undefined && <StaleNote />}
      {soonest === undefined ? (
        <div class="notice attention" role="status">
          <Icon name="info" />
          <div>
            <p>
              <b>{t(slotTexts.noDays)}</b>
            </p>
            <p>{t(slotTexts.noDaysDetail)}</p>
          </div>
        </div>
      ) : (
        <button type="button" class="soonest" onClick={() => take(soonest)}>
          <span class="row-words">
            <span class="faint">
              {t(slotTexts.soonest)}
              <NearDay date={soonest.date} today={today} />
            </span>
            <b>{dayWords(soonest.date)}</b>
          </span>
          <span class="soonest-free">{freeWords(soonest)}</span>
          <Icon name="chevron-right" />
        </button>
      )}
      {value.days.length > 0 && <DayGrid days={value.days} today={today} chosen={chosen} take={take} />}
      {value.missingYear !== null && (
        <p class="notice attention">
          <Icon name="info" />
          {fill(slotTexts.missingYear, { year: year ?? '' })}
        </p>
      )}
    </>
  )
}

function NearDay({ date, today }: { readonly date: string; readonly today: string }) {
  const near = nearDayWords(date, today)
  return near === null ? null : <> · {t(near)}</>
}
