import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { passTexts } from '../shared/texts/booking-pass.ts'
import { command, wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { fill, t } from '../shared/ui/language.ts'
import { slotWords } from './pass-time.ts'

interface Props {
  readonly view: BookingView
  take(view: BookingView): void
  close(): void
}

/** Asks before a booking is cancelled; keeping it is the first answer. */
export function PassCancel({ view, take, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const commandId = useRef(freshId())
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => dialog.current?.showModal(), [])

  const cancel = async () => {
    isBusy.value = true
    trouble.value = undefined
    try {
      const path = `/api/v1/bookings/${view.code}/cancel`
      const cancelled = await command<BookingView>(path, {}, { commandId: commandId.current })
      dialog.current?.close()
      take(cancelled)
    } catch (error) {
      trouble.value = wordsOf(error)
      isBusy.value = false
    }
  }
  return (
    <dialog ref={dialog} class="pass-question" aria-labelledby="cancel-title" onClose={close}>
      <h2 id="cancel-title">{t(passTexts.cancelTitle)}</h2>
      <p>{fill(passTexts.cancelDetail, { when: slotWords(view) })}</p>
      {trouble.value !== undefined && (
        <p class="notice wrong" role="alert">
          {t(trouble.value)}
        </p>
      )}
      <button type="button" class="primary" onClick={() => dialog.current?.close()}>
        {t(passTexts.cancelNo)}
      </button>
      <button type="button" class="danger" disabled={isBusy.value} onClick={cancel}>
        {t(isBusy.value ? passTexts.cancelling : passTexts.cancelYes)}
      </button>
    </dialog>
  )
}
