import { useSignal } from '@preact/signals'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { CaseOutcome } from '../../../shared/http/ticket-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { outcomeWords } from '../../../shared/texts/console-words.ts'
import { isTextField } from '../../../shared/ui/is-text-field.ts'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from '../common/key-cap.tsx'
import { digitKeys } from '../common/key-name.ts'
import { Modal } from '../common/modal.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { caseOutcomes } from '../common/reasons.ts'
import { actKeys } from './act.ts'
import type { Desk } from './desk.ts'
import { intents } from './intent.ts'

/** As much as the acceptance systems write. */
const caseNumberLength = 60

interface Props {
  readonly desk: Desk
  readonly view: ClerkView
}

/** Another outcome than the usual one, and the case number; then finish, and call the next when somebody waits. */
export function OutcomeDialog({ desk, view }: Props) {
  const outcome = useSignal<CaseOutcome>('done')
  const caseNumber = useSignal('')
  const finish = (then: 'next' | 'idle') => {
    const number = caseNumber.value.trim()
    const finishing = { outcome: outcome.value, ...(number === '' ? {} : { caseNumber: number }) }
    void desk.runner.run(then === 'next' ? intents.finishAndNext(finishing) : intents.finish(finishing))
  }
  const hasNext = view.next !== null
  const doByKey = (name: string) => {
    // In the case number a digit is a digit, and a letter a letter.
    if (isTextField(document.activeElement)) return false
    if (name === actKeys.finish && hasNext) {
      finish('idle')
      return true
    }
    const chosen = caseOutcomes[digitKeys.indexOf(name)]
    if (chosen === undefined) return false
    outcome.value = chosen
    document.querySelector<HTMLInputElement>(`dialog[open] input[value="${chosen}"]`)?.focus()
    return true
  }
  return (
    <Modal
      title={fillText(texts.outcomeTitle, { ticket: view.current?.ticketNumber ?? '' })}
      onClose={desk.closeDialog}
      onKey={doByKey}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          finish(hasNext ? 'next' : 'idle')
        }}
      >
        <fieldset class="choices radios">
          <legend class="only-spoken">{t(texts.outcome)}</legend>
          {caseOutcomes.map((id, index) => (
            <label key={id}>
              <input
                type="radio"
                name="outcome"
                value={id}
                checked={outcome.value === id}
                onChange={() => {
                  outcome.value = id
                }}
              />
              <KeyCap name={digitKeys[index] ?? ''} />
              <span class="label">{t(outcomeWords[id])}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          {t(texts.caseNumber)}
          <input
            type="text"
            class="number"
            autocomplete="off"
            maxLength={caseNumberLength}
            value={caseNumber.value}
            onInput={(event) => {
              caseNumber.value = event.currentTarget.value
            }}
          />
        </label>
        <NoticeStrip runner={desk.runner} />
        <div class="buttons">
          <button type="submit" class="primary">
            {t(hasNext ? texts.finishAndNext : texts.finishHere)} <KeyCap name="Enter" />
          </button>
          {hasNext && (
            <button
              type="button"
              class="secondary"
              aria-keyshortcuts={actKeys.finish}
              onClick={() => finish('idle')}
            >
              {t(texts.finishOnly)} <KeyCap name={actKeys.finish} />
            </button>
          )}
        </div>
      </form>
    </Modal>
  )
}
