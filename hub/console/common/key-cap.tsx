import { consoleTexts } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'

interface Props {
  /** As `keyName` says it. */
  readonly name: string
}

/** A key as it is printed on the keyboard. Screen readers get it from `aria-keyshortcuts` of the button. */
export function KeyCap({ name }: Props) {
  const word = name === 'Space' ? t(consoleTexts.space) : name === 'Enter' ? t(consoleTexts.enter) : name
  return (
    <span class="key-cap" aria-hidden="true">
      {word}
    </span>
  )
}
