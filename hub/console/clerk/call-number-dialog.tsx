import { useSignal } from '@preact/signals'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from '../common/key-cap.tsx'
import { Modal } from '../common/modal.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { ticketNumberOf } from '../common/ticket-number.ts'
import type { Desk } from './desk.ts'
import { intents } from './intent.ts'

interface Props {
  readonly desk: Desk
}

/** Calling a number out of turn. */
export function CallNumberDialog({ desk }: Props) {
  const typed = useSignal('')
  const submit = (event: Event) => {
    event.preventDefault()
    const number = ticketNumberOf(typed.value)
    if (number === undefined) desk.runner.say({ tone: 'error', text: texts.ticketNumberBad })
    else void desk.runner.run(intents.callNumber(number))
  }
  return (
    <Modal title={texts.callNumberTitle} hint={texts.callNumberHint} onClose={desk.closeDialog}>
      <form onSubmit={submit} class="number-form">
        <input
          type="text"
          class="number"
          autocomplete="off"
          spellcheck={false}
          maxLength={8}
          aria-label={t(texts.ticketNumber)}
          placeholder="A008"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
          }}
        />
        <button type="submit" class="primary">
          {t(texts.callIt)} <KeyCap name="Enter" />
        </button>
      </form>
      <NoticeStrip runner={desk.runner} />
      <p class="foot">{t(consoleTexts.enterOrEscape)}</p>
    </Modal>
  )
}
