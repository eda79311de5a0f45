import { useSignal } from '@preact/signals'
import type { Text } from '../shared/text.ts'
import { codeTexts } from '../shared/texts/booking-person.ts'
import { wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { now } from '../shared/ui/hub-clock.ts'
import { fill, t } from '../shared/ui/language.ts'

/** A message may take this long before another one is asked for, in milliseconds. */
const resendAfterMs = 60_000

interface Props {
  /** When the last message was sent, by the hub's clock in epoch milliseconds. */
  readonly sentAt: number
  /** Asks for it; what it throws is told to the visitor. */
  resend(commandId: string): Promise<void>
}

/** Asks for the code once more, when the first message has had its time. */
export function ResendCode({ sentAt, resend }: Props) {
  const state = useSignal<'idle' | 'sending' | 'sent'>('idle')
  const trouble = useSignal<Text | undefined>(undefined)
  const seconds = Math.ceil((sentAt + resendAfterMs - now.value) / 1000)
  const again = async () => {
    if (state.value === 'sending') return
    state.value = 'sending'
    trouble.value = undefined
    try {
      await resend(freshId())
      state.value = 'sent'
    } catch (error) {
      state.value = 'idle'
      trouble.value = wordsOf(error)
    }
  }
  return (
    <div class="resend">
      {seconds > 0 ? (
        <p class="faint">{fill(codeTexts.resendIn, { seconds })}</p>
      ) : (
        <button type="button" class="secondary" onClick={again}>
          {t(state.value === 'sending' ? codeTexts.resending : codeTexts.resend)}
        </button>
      )}
      <p role="status">{state.value === 'sent' ? t(codeTexts.resent) : ''}</p>
      <p class="fault" role="alert">
        {trouble.value === undefined ? '' : t(trouble.value)}
      </p>
    </div>
  )
}
