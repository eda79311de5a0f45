import { bookingFrameTexts } from '../shared/texts/booking-frame.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'
import type { Polled } from './use-polled.ts'

/** Says that what is shown may be old. */
export function StaleNote() {
  return (
    <p class="notice attention" role="status">
      <Icon name="offline" />
      {t(bookingFrameTexts.stale)}
    </p>
  )
}

/** What stands in the place of days or slots until the hub has told them. */
export function SlotsAway({ problem, refresh }: Pick<Polled<unknown>, 'problem' | 'refresh'>) {
  if (problem === undefined)
    return (
      <p class="loading" role="status">
        {t(bookingFrameTexts.loading)}
      </p>
    )
  return (
    <div class="state" role="alert">
      <Icon name={problem.status === 0 ? 'offline' : 'warning'} size={48} />
      <p>{t(problem.text)}</p>
      <button type="button" class="secondary" onClick={refresh}>
        {t(bookingFrameTexts.tryAgain)}
      </button>
    </div>
  )
}
