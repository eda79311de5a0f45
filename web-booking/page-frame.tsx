import type { ComponentChildren } from 'preact'
import type { Text } from '../shared/text.ts'
import { bookingFrameTexts, textSizeWords } from '../shared/texts/booking-frame.ts'
import { commonTexts } from '../shared/texts/common.ts'
import { appearance, nextTextPercent, setAppearance } from '../shared/ui/appearance.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, language, setLanguage, t } from '../shared/ui/language.ts'

interface Props {
  /** Undefined until the hall is known. */
  readonly hallName: Text | undefined
  readonly children: ComponentChildren
}

/** What is round every page of a booking: the hall's name, the size of text, the language. */
export function PageFrame({ hallName, children }: Props) {
  return (
    <div class="booking">
      <header class="top">
        <span class="hall">{hallName === undefined ? '' : t(hallName)}</span>
        <span class="tools">
          <TextSizeButton />
          <button
            type="button"
            class="quiet"
            onClick={() => setLanguage(language.value === 'zh' ? 'en' : 'zh')}
          >
            <Icon name="language" />
            <span lang={language.value === 'zh' ? 'en' : 'zh-CN'}>{t(commonTexts.otherLanguage)}</span>
          </button>
        </span>
      </header>
      {children}
    </div>
  )
}

function TextSizeButton() {
  const { textPercent } = appearance.value
  const size = t(textSizeWords[textPercent])
  return (
    <button
      type="button"
      class="quiet"
      aria-label={fill(bookingFrameTexts.textSize, { size })}
      onClick={() => setAppearance({ textPercent: nextTextPercent(textPercent) })}
    >
      <Icon name="large-text" />
      <span>{size}</span>
    </button>
  )
}
