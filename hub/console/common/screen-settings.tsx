import { useId } from 'preact/hooks'
import { textPercents } from '../../../shared/device-look.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts as texts } from '../../../shared/texts/console.ts'
import { appearance, type Scheme, schemes, setAppearance } from '../../../shared/ui/appearance.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'

const schemeWords: Record<Scheme, Text> = {
  auto: texts.schemeAuto,
  light: texts.schemeLight,
  dark: texts.schemeDark,
}

/** A button that opens how this screen looks: light or dark, high contrast, size; each choice shows at once. */
export function ScreenSettings() {
  const id = useId()
  const { scheme, contrast, textPercent } = appearance.value
  return (
    <>
      <button
        type="button"
        class="quiet"
        popovertarget={id}
        aria-label={t(texts.screenSettings)}
        onMouseDown={(event) => event.preventDefault()}
      >
        <Icon name="large-text" />
      </button>
      {/* Its keys stay inside: a space that ticks a box calls nobody. */}
      <div
        id={id}
        popover="auto"
        class="screen-settings"
        role="dialog"
        aria-label={t(texts.screenSettings)}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <h2>{t(texts.screenSettings)}</h2>
        <Choice
          title={texts.colours}
          options={schemes.map((value) => ({ value, words: t(schemeWords[value]) }))}
          chosen={scheme}
          onChoose={(value) => setAppearance({ scheme: value })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={contrast === 'more'}
            onChange={(event) => setAppearance({ contrast: event.currentTarget.checked ? 'more' : 'auto' })}
          />
          {t(texts.highContrast)}
        </label>
        <Choice
          title={texts.textSize}
          options={textPercents.map((value) => ({ value, words: `${value}%` }))}
          chosen={textPercent}
          onChoose={(value) => setAppearance({ textPercent: value })}
        />
        <p class="hint">{t(texts.screenSettingsHint)}</p>
      </div>
    </>
  )
}

interface ChoiceProps<Value extends string | number> {
  readonly title: Text
  readonly options: readonly { readonly value: Value; readonly words: string }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string | number>({ title, options, chosen, onChoose }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend>{t(title)}</legend>
      {options.map(({ value, words }) => (
        <label key={value}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
