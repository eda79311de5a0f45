import { useSignal } from '@preact/signals'
import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { NoticeStrip } from '../../common/notice-strip.tsx'
import type { Runner } from '../../common/runner.ts'
import { dateWords } from '../local-date.ts'
import { type ChosenSlot, placesToMove, SlotPicker } from '../slot-picker.tsx'

interface Props<T> {
  readonly booking: DeskBooking
  readonly runner: Runner<T>
  readonly onMove: (to: ChosenSlot) => void
  readonly onClose: () => void
}

/** Moving a booking to another day and slot, in one step: the old place is given up only when the new one is had. */
export function RescheduleDialog<T>({ booking, runner, onMove, onClose }: Props<T>) {
  const chosen = useSignal<ChosenSlot | undefined>(undefined)
  const { bookingId, number, name, date, start } = booking
  const isBusy = runner.state.value.status !== 'ready'
  return (
    <Modal
      wide="wide"
      title={fillText(texts.rescheduleTitle, { number: number ?? name })}
      hint={fillText(texts.rescheduleHint, { date: dateWords(date), start })}
      onClose={onClose}
    >
      <SlotPicker places={placesToMove(bookingId)} chosen={chosen} />
      <NoticeStrip runner={runner} />
      <div class="buttons">
        <button
          type="button"
          class="primary"
          aria-disabled={chosen.value === undefined || isBusy}
          onClick={() => {
            if (chosen.value !== undefined && !isBusy) onMove(chosen.value)
          }}
        >
          {t(
            chosen.value === undefined
              ? texts.chooseSlotFirst
              : fillText(texts.moveTo, { date: dateWords(chosen.value.date), start: chosen.value.start }),
          )}
        </button>
      </div>
    </Modal>
  )
}
