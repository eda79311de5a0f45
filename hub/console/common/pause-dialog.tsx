import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { localTimeOf } from '../../../shared/business-day.ts'
import type { PauseReason } from '../../../shared/http/window-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText, consoleTexts as texts } from '../../../shared/texts/console.ts'
import { pauseReasonWords } from '../../../shared/texts/console-words.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { ChoiceDialog } from './choice-dialog.tsx'
import { pauseReasons } from './reasons.ts'

/** Lengths of a pause that can be promised, in minutes; undefined when nobody knows. */
const promised = [undefined, 5, 10, 15, 30, 60, 90] as const

interface Props {
  readonly title: Text
  readonly timeZone: string
  /** `minutes` is undefined when nobody knows how long. */
  readonly onPause: (reason: PauseReason, minutes: number | undefined) => void
  readonly onClose: () => void
  /** What went wrong, near the choice. */
  readonly children?: ComponentChildren
}

/** Pausing a window: why, and how long if it is known, which the window's screen tells those who wait. */
export function PauseDialog({ title, timeZone, onPause, onClose, children }: Props) {
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
      : fillText(texts.backAt, { time: localTimeOf(now.value + minutes * 60_000, timeZone) })
  return (
    <ChoiceDialog
      title={title}
      hint={texts.pauseHint}
      choices={pauseReasons.map((id) => ({ id, label: t(pauseReasonWords[id]) }))}
      onChoose={(reason) => onPause(reason, minutes)}
      onClose={onClose}
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
                  {t(length === undefined ? texts.backUnknown : fillText(texts.minutes, { n: length }))}
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
      {children}
    </ChoiceDialog>
  )
}
