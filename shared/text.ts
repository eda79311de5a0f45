/** A sentence or name in the two languages every screen speaks. Chinese is the first. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** A language of the interface. */
export type Language = 'zh' | 'en'

/** The text in the asked language; Chinese when the English is empty. */
export function pick(text: Text, language: Language): string {
  return language === 'en' && text.en !== '' ? text.en : text.zh
}
