/** Printable width of 80 mm paper at 203 dots an inch. */
export const paperWidthDots = 576

export type Align = 'left' | 'center' | 'right'

/** Characters in a row that are printed alike. */
export interface Span {
  readonly text: string
  /** Multiples of the normal glyph, 1 to 8. */
  readonly width: number
  readonly height: number
  /** Chinese glyphs are 24 dots wide, all others 12. */
  readonly wide: boolean
  readonly bold: boolean
  readonly underline: boolean
  readonly inverse: boolean
}

/** What is on the paper, from top to bottom. */
export type PaperItem =
  | {
      readonly kind: 'text'
      readonly align: Align
      readonly spans: readonly Span[]
      /** How far the paper moves for it. */
      readonly heightDots: number
    }
  | {
      readonly kind: 'qr'
      readonly align: Align
      readonly content: string
      readonly moduleDots: number
      readonly level: 'L' | 'M' | 'Q' | 'H'
    }
  | {
      readonly kind: 'image'
      readonly align: Align
      readonly widthDots: number
      readonly heightDots: number
      /** Dots of one pixel, 1 or 2 either way. */
      readonly pixelWidth: number
      readonly pixelHeight: number
      /** One row after another, eight dots a byte, the first in the highest bit; 1 is black. */
      readonly bits: Uint8Array
    }
  | { readonly kind: 'feed'; readonly heightDots: number }

/** The text of an item; empty for codes, pictures and feeds. */
export function textOf(item: PaperItem): string {
  return item.kind === 'text' ? item.spans.map((span) => span.text).join('') : ''
}

/** Dots a span takes on its line. */
export function spanWidthDots(span: Span): number {
  return [...span.text].length * span.width * (span.wide ? 24 : 12)
}
