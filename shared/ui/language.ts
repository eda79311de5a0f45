import { effect, signal } from '@preact/signals'
import { type Language, pick, type Text } from '../text.ts'

const storageKey = 'tingxu.language'

/**
 * The language of this screen: `?lang=en` of the address, which is remembered like a choice since the next page has it no
 * more, else what was chosen here before, else Chinese.
 */
export const language = signal<Language>(firstLanguage())

// Screen readers and line breaking go by the document's language, whatever page this is.
if (typeof document !== 'undefined') {
  effect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  })
}

/** Changes the language of the screen and remembers it on this device. */
export function setLanguage(next: Language): void {
  language.value = next
  store(next)
}

function store(chosen: Language): void {
  try {
    localStorage.setItem(storageKey, chosen)
  } catch {
    // A browser that forbids storage still changes the language for now.
  }
}

/** The text in the screen's language; a component that calls it is drawn again when the language changes. */
export function t(text: Text): string {
  return pick(text, language.value)
}

/** The text with its `{name}` placeholders filled, in the screen's language. */
export function fill(text: Text, data: Readonly<Record<string, string | number>>): string {
  return t(text).replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole))
}

function firstLanguage(): Language {
  if (typeof location === 'undefined') return 'zh'
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'en' || asked === 'zh') store(asked)
  return (asked ?? stored()) === 'en' ? 'en' : 'zh'
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}
