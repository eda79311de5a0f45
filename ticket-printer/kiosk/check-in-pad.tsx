import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { checkInTexts } from '../../shared/texts/kiosk-check-in.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { t } from '../../shared/ui/language.ts'

const digits = [...'123456789']
const digitsAndLetters = [...'1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ']

interface Props {
  /** Digits with one key more beside the zero, or digits and letters. */
  readonly keys: { readonly extra: 'X' | '+' | 'clear' } | 'letters'
  readonly press: (key: string) => void
  readonly deleteKey: () => void
  readonly clear: () => void
}

/** The number pad, in the order of a telephone; with letters for documents that have them. */
export function CheckInPad({ keys, press, deleteKey, clear }: Props) {
  const key = (name: string, place = '') => (
    <button key={name} type="button" class={`key number ${place}`} onClick={() => press(name)}>
      {name}
    </button>
  )
  const clearKey = (
    <button type="button" class="key wide clear" onClick={clear}>
      {t(kioskTexts.clear)}
    </button>
  )
  return (
    <fieldset
      class={keys === 'letters' ? 'pad letters' : 'pad'}
      aria-label={t(checkInTexts.keys)}
      // The field keeps the focus, so that a real keyboard goes on typing into it.
      onMouseDown={(event) => event.preventDefault()}
    >
      {keys === 'letters' ? (
        digitsAndLetters.map((name) => key(name))
      ) : (
        <>
          {digits.map((name) => key(name))}
          {keys.extra === 'clear' ? clearKey : key(keys.extra, 'extra')}
          {key('0', 'zero')}
        </>
      )}
      {keys === 'letters' && clearKey}
      <button type="button" class="key wide delete" onClick={deleteKey}>
        <Icon name="backspace" />
        {t(kioskTexts.deleteLetter)}
      </button>
    </fieldset>
  )
}
