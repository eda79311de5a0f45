import { effect, signal } from '@preact/signals'

/** The sizes of text that a visitor chooses from, smallest first. */
const textSizes = ['standard', 'large', 'extra-large'] as const
export type TextSize = (typeof textSizes)[number]

const storageKey = 'tingxu.text-size'

/** The size of text on this phone: what was chosen here before, else standard. */
export const textSize = signal<TextSize>(storedSize())

// All measures of text are in rem, so that the document's own size moves everything.
if (typeof document !== 'undefined') {
  effect(() => {
    document.documentElement.dataset.textSize = textSize.value
  })
}

/** Changes the size of text on every page of the visitor and remembers it on this phone. */
export function setTextSize(next: TextSize): void {
  textSize.value = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // A browser that forbids storage still changes the size for now.
  }
}

/** The next size up; after the largest, the standard one again. */
export function nextTextSize(size: TextSize): TextSize {
  return textSizes[(textSizes.indexOf(size) + 1) % textSizes.length] ?? 'standard'
}

function storedSize(): TextSize {
  try {
    const stored = localStorage.getItem(storageKey)
    return textSizes.find((size) => size === stored) ?? 'standard'
  } catch {
    return 'standard'
  }
}
