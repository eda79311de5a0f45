import { useSignal } from '@preact/signals'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import { passTexts } from '../shared/texts/booking-pass.ts'
import { hubNow, now } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, language, t } from '../shared/ui/language.ts'
import { PassCancel } from './pass-cancel.tsx'
import { instantWords } from './pass-time.ts'

interface Props {
  readonly view: BookingView
  readonly connection: 'there' | 'away'
  reschedule(): void
  take(view: BookingView): void
}

/** What can be done with a booking; where something cannot, why, and what can be done instead. */
export function PassActions({ view, connection, reschedule, take }: Props) {
  const isCancelling = useSignal(false)
  const hasBegun = now.value >= view.startsAt
  const isOver = view.changeUntil === null || now.value >= view.changeUntil
  return (
    <section class="pass-actions" aria-label={t(passTexts.details)}>
      <div class="pass-row">
        {connection === 'there' && !hasBegun && (
          <a class="button" href={`/api/v1/bookings/${view.code}/calendar.ics?lang=${language.value}`}>
            <Icon name="calendar" />
            {t(passTexts.calendar)}
          </a>
        )}
        <button type="button" class="pass-print" onClick={() => print()}>
          <Icon name="printer" />
          {t(passTexts.print)}
        </button>
      </div>
      {!isOver && connection === 'there' && (
        <div class="pass-row">
          <button type="button" class="pass-reschedule" onClick={reschedule}>
            <Icon name="clock" />
            {t(passTexts.reschedule)}
          </button>
          <button
            type="button"
            onClick={() => {
              isCancelling.value = true
            }}
          >
            <Icon name="close" />
            {t(passTexts.cancel)}
          </button>
        </div>
      )}
      <Until view={view} connection={connection} state={isOver ? 'over' : 'open'} />
      {isCancelling.value && (
        <PassCancel
          view={view}
          take={take}
          close={() => {
            isCancelling.value = false
          }}
        />
      )}
    </section>
  )
}

function Until({ view, connection, state }: Pick<Props, 'view' | 'connection'> & { state: 'open' | 'over' }) {
  const { changeUntil, timeZone } = view
  if (changeUntil === null || view.status !== 'confirmed') return null
  const time = instantWords(changeUntil, timeZone, hubNow())
  if (state === 'open')
    return (
      <p class="faint">
        {connection === 'there' ? fill(passTexts.changeUntil, { time }) : t(passTexts.needsNetwork)}
      </p>
    )
  return (
    <div class="notice">
      <Icon name="info" />
      <div>
        <p>{fill(passTexts.changeOver, { time })}</p>
        <p>{t(passTexts.changeOverWay)}</p>
      </div>
    </div>
  )
}
