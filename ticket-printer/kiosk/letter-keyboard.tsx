import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { t } from '../../shared/ui/language.ts'

const letters = [...'abcdefghijklmnopqrstuvwxyz']

interface Props {
  /** The letters that lead on to a service; the others rest. */
  readonly live: ReadonlySet<string>
  readonly press: (letter: string) => void
  readonly deleteLetter: () => void
  readonly clear: () => void
  readonly isEmpty: boolean
}

/** Letters in the order of the alphabet, which more visitors know than the typist's; keys for gloved fingers. */
export function LetterKeyboard({ live, press, deleteLetter, clear, isEmpty }: Props) {
  return (
    <div class="keyboard">
      {letters.map((letter) => (
        <button
          key={letter}
          type="button"
          class="key number"
          disabled={!live.has(letter)}
          onClick={() => press(letter)}
        >
          {letter.toUpperCase()}
        </button>
      ))}
      <button type="button" class="key wide" disabled={isEmpty} onClick={deleteLetter}>
        <Icon name="backspace" />
        {t(kioskTexts.deleteLetter)}
      </button>
      <button type="button" class="key wide" disabled={isEmpty} onClick={clear}>
        {t(kioskTexts.clear)}
      </button>
    </div>
  )
}
