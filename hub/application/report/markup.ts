import { type Language, pick, type Text } from '../../../shared/text.ts'

/** Text that is HTML already: whatever came from a file was escaped on the way in. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** What can stand in markup; a plain string is escaped, a list is set one after the other. */
export type Piece = Markup | string | number | readonly Piece[]

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Control characters that neither HTML nor SVG can hold, and the overrides that would turn a line around. */
const unprintable =
  /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu

/** Markup from a template: its own text stands as it is, everything put into it is escaped unless it is markup. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.reduce((whole, part, at) => whole + htmlOf(pieces[at - 1] ?? '') + part))
}

/** What fills the placeholders of a text. */
export type Values = Readonly<Record<string, Text | string | number>>

/** A text in both languages; the page shows the chosen one. `{name}` placeholders are filled with the values. */
export function say(text: Text, values: Values = {}): Markup {
  const { zh, en } = filled(text, values)
  return markup`<span lang="zh-CN">${zh}</span> <span lang="en">${en}</span>`
}

/** A text whose `{name}` placeholders are filled, those of texts in their own language. */
export function filled(text: Text, values: Values): Text {
  const fill = (language: Language) =>
    text[language].replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = values[key]
      return value === undefined ? whole : typeof value === 'object' ? pick(value, language) : String(value)
    })
  return { zh: fill('zh'), en: fill('en') }
}

/** A text in both languages as SVG text; `place` are the attributes that place it. */
export function svgText(place: Markup, text: Text): Markup {
  return markup`<text ${place} lang="zh-CN">${text.zh}</text><text ${place} lang="en">${text.en}</text>`
}

/** A name as files and definitions give it: one for all languages, or one in each. */
export function sayName(name: Text | string): Markup {
  return typeof name === 'string' ? markup`${name}` : say({ zh: name.zh, en: pick(name, 'en') })
}

function htmlOf(piece: Piece): string {
  if (piece instanceof Markup) return piece.html
  if (typeof piece === 'object') return piece.map(htmlOf).join('')
  return String(piece)
    .replace(unprintable, '')
    .replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark)
}
