import { useSignal } from '@preact/signals'
import { localTimeOf } from '../../../shared/business-day.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { pauseReasonWords } from '../../../shared/texts/console-words.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { ChoiceDialog } from '../common/choice-dialog.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { pauseReasons } from '../common/reasons.ts'
import type { Desk } from './desk.ts'
import { intents } from './intent.ts'

/** Lengths of a pause that can be promised, in minutes; undefined when nobody knows. */
const promised = [undefined, 5, 10, 15, 30, 60, 90] as const

interface Props {
  readonly desk: Desk
}

/** Pausing the window: why, and how long if the clerk knows, which the window's screen tells those who wait. */
export function PauseDialog({ desk }: Props) {
  const at = useSignal(0)
  const minutes = promised[at.value]
  const move = (name: string) => {
    const step = name === 'ArrowRight' ? 1 : name === 'ArrowLeft' ? -1 : 0
    if (step === 0) return false
    at.value = (at.value + step + promised.length) % promised.length
    document.querySelectorAll<HTMLInputElement>('dialog[open] .pause-back input')[at.value]?.focus()
    return true
  }
  const back =
    minutes === undefined
      ? texts.backNotSaid
      : fillText(texts.backAt, { time: localTimeOf(now.value + minutes * 60_000, desk.hall.timeZone) })
  return (
    <ChoiceDialog
      title={texts.pauseTitle}
      hint={texts.pauseHint}
      choices={pauseReasons.map((id) => ({ id, label: t(pauseReasonWords[id]) }))}
      onChoose={(reason) => void desk.submit(intents.pause(reason, minutes))}
      onClose={desk.closeDialog}
      onKey={move}
      before={
        <fieldset class="pause-back">
          <legend>{t(texts.backIn)}</legend>
          <div>
            {promised.map((length, index) => (
              <label key={length}>
                <input
                  type="radio"
                  name="back"
                  checked={index === at.value}
                  onChange={() => {
                    at.value = index
                  }}
                />
                <span>
                  {t(
                    length === undefined ? texts.backUnknown : fillText(consoleTexts.minutes, { n: length }),
                  )}
                </span>
              </label>
            ))}
          </div>
          <p class="hint" aria-live="polite">
            {t(back)}
          </p>
        </fieldset>
      }
    >
      <NoticeStrip runner={desk.runner} />
    </ChoiceDialog>
  )
}
