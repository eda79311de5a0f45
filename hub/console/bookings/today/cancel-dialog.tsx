import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { NoticeStrip } from '../../common/notice-strip.tsx'
import type { Runner } from '../../common/runner.ts'
import { dateWords } from '../local-date.ts'

interface Props<T> {
  readonly booking: DeskBooking
  readonly runner: Runner<T>
  readonly onCancel: () => void
  readonly onClose: () => void
}

/** Asks once more before a booking is cancelled. */
export function CancelDialog<T>({ booking, runner, onCancel, onClose }: Props<T>) {
  const { number, name, date, start, phone } = booking
  return (
    <Modal
      title={fillText(texts.cancelTitle, { number: number ?? name })}
      hint={fillText(texts.cancelHint, { name, date: dateWords(date), start })}
      onClose={onClose}
    >
      <p>{t(phone === null ? texts.cancelNoPhone : texts.cancelMessage)}</p>
      <NoticeStrip runner={runner} />
      <div class="buttons">
        <button type="button" class="secondary" onClick={onClose}>
          {t(texts.keepBooking)}
        </button>
        <button
          type="button"
          class="secondary danger apart"
          aria-disabled={runner.state.value.status !== 'ready'}
          onClick={onCancel}
        >
          {t(texts.cancelForSure)}
        </button>
      </div>
    </Modal>
  )
}
