import type { Signal } from '@preact/signals'
import type { Text } from '../../shared/text.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { Icon, type IconName } from '../../shared/ui/icon.tsx'
import { language, setLanguage, t } from '../../shared/ui/language.ts'
import type { Modes } from './use-modes.ts'

/** The switches of the display: size, reach, voice and language. */
export function ModesBar({ modes: { isLarge, isLow, isSpoken } }: { readonly modes: Modes }) {
  const isChinese = language.value === 'zh'
  return (
    <nav class="modes" aria-label={t(kioskTexts.modes)}>
      <Toggle icon="large-text" mode={isLarge} text={kioskTexts.largeText} />
      <Toggle icon="low-reach" mode={isLow} text={kioskTexts.lowReach} />
      <Toggle icon="sound" mode={isSpoken} text={kioskTexts.voice} />
      <button type="button" class="mode" onClick={() => setLanguage(isChinese ? 'en' : 'zh')}>
        <Icon name="language" />
        <span lang={isChinese ? 'en' : 'zh-CN'}>{t(kioskTexts.language)}</span>
      </button>
    </nav>
  )
}

interface ToggleProps {
  readonly icon: IconName
  readonly mode: Signal<boolean>
  readonly text: Text
}

function Toggle({ icon, mode, text }: ToggleProps) {
  return (
    <button
      type="button"
      class="mode"
      aria-pressed={mode.value}
      onClick={() => {
        mode.value = !mode.value
      }}
    >
      <Icon name={icon} />
      <span>{t(text)}</span>
    </button>
  )
}
