import type { BookingView } from '../shared/http/booking-schemas.ts'
import { passTexts } from '../shared/texts/booking-pass.ts'
import { command } from '../shared/ui/api.ts'
import { fill } from '../shared/ui/language.ts'
import { slotWords } from './pass-time.ts'
import { Question } from './question.tsx'

interface Props {
  readonly view: BookingView
  take(view: BookingView): void
  close(): void
}

/** Asks before a booking is cancelled; keeping it is the first answer. */
export function PassCancel({ view, take, close }: Props) {
  return (
    <Question
      title={passTexts.cancelTitle}
      detail={fill(passTexts.cancelDetail, { when: slotWords(view) })}
      no={passTexts.cancelNo}
      yes={passTexts.cancelYes}
      acting={passTexts.cancelling}
      act={async (commandId) => {
        take(await command<BookingView>(`/api/v1/bookings/${view.code}/cancel`, {}, { commandId }))
      }}
      close={close}
    />
  )
}
