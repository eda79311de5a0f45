import type { ComponentChildren } from 'preact'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from './key-cap.tsx'
import { digitKeys } from './key-name.ts'
import { Modal } from './modal.tsx'

/** One of a short list to choose from. */
interface Choice<Id extends string> {
  readonly id: Id
  readonly label: ComponentChildren
  readonly detail?: string
}

interface Props<Id extends string> {
  readonly title: Text
  readonly hint?: Text
  readonly choices: readonly Choice<Id>[]
  readonly onChoose: (id: Id) => void
  readonly onClose: () => void
  /** Takes a key before the choices do; true when it was used up. */
  readonly onKey?: (name: string) => boolean
  /** What is chosen besides, above the choices. */
  readonly before?: ComponentChildren
  /** What went wrong, near the choice. */
  readonly children?: ComponentChildren
}

/** Choosing one of at most ten by its digit, by arrows and Enter, or by touch. */
export function ChoiceDialog<Id extends string>(props: Props<Id>) {
  const { title, hint, choices, onChoose, onClose, onKey, before, children } = props
  const shown = choices.slice(0, digitKeys.length)
  const chooseByKey = (name: string) => {
    const choice = shown[digitKeys.indexOf(name)]
    if (choice !== undefined) onChoose(choice.id)
    return choice !== undefined
  }
  return (
    <Modal
      title={title}
      {...(hint === undefined ? {} : { hint })}
      onClose={onClose}
      onKey={(name) => onKey?.(name) === true || moveFocus(name) || chooseByKey(name)}
    >
      {before}
      <ul class="choices">
        {shown.map((choice, index) => (
          <li key={choice.id}>
            <button type="button" onClick={() => onChoose(choice.id)} aria-keyshortcuts={digitKeys[index]}>
              <KeyCap name={digitKeys[index] ?? ''} />
              <span class="label">{choice.label}</span>
              {choice.detail !== undefined && <span class="detail">{choice.detail}</span>}
            </button>
          </li>
        ))}
      </ul>
      {children}
      <p class="foot">{t(consoleTexts.digitKeys)}</p>
    </Modal>
  )
}

function moveFocus(name: string): boolean {
  const step = name === 'ArrowDown' ? 1 : name === 'ArrowUp' ? -1 : 0
  if (step === 0) return false
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('dialog[open] .choices button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  return true
}
