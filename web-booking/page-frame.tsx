import type { ComponentChildren } from 'preact'
import type { Text } from '../shared/text.ts'
import { bookingFrameTexts, textSizeWords } from '../shared/texts/booking.ts'
import { commonTexts } from '../shared/texts/common.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, language, setLanguage, t } from '../shared/ui/language.ts'
import { nextTextSize, setTextSize, textSize } from './text-size.ts'

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
  const size = t(textSizeWords[textSize.value])
  return (
    <button
      type="button"
      class="quiet"
      aria-label={fill(bookingFrameTexts.textSize, { size })}
      onClick={() => setTextSize(nextTextSize(textSize.value))}
    >
      <Icon name="large-text" />
      <span>{size}</span>
    </button>
  )
}
