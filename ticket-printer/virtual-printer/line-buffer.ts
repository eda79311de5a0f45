import { type Align, type PaperItem, paperWidthDots, type Span, spanWidthDots } from './paper.ts'

/** How a glyph is printed. */
export type GlyphStyle = Omit<Span, 'text'>

const sameStyle = (a: GlyphStyle, b: GlyphStyle) =>
  a.wide === b.wide &&
  a.width === b.width &&
  a.height === b.height &&
  a.bold === b.bold &&
  a.underline === b.underline &&
  a.inverse === b.inverse

/** The line a printer collects before it prints it; a glyph that does not fit any more goes to the next one. */
export class LineBuffer {
  #spans: Span[] = []
  #usedDots = 0

  get isEmpty(): boolean {
    return this.#spans.length === 0
  }

  /** Adds a glyph; returns false, adding nothing, when the line is full. */
  add(text: string, style: GlyphStyle): boolean {
    const glyph: Span = { text, ...style }
    const dots = spanWidthDots(glyph)
    if (this.#usedDots + dots > paperWidthDots && !this.isEmpty) return false
    const last = this.#spans.at(-1)
    if (last !== undefined && sameStyle(last, style))
      this.#spans[this.#spans.length - 1] = { ...last, text: last.text + text }
    else this.#spans.push(glyph)
    this.#usedDots += dots
    return true
  }

  /** Hands the line out; the paper moves by the line spacing, or by the tallest glyph when that is more. */
  take(align: Align, spacingDots: number): PaperItem {
    const tallestDots = Math.max(0, ...this.#spans.map((span) => span.height * 24))
    const item: PaperItem = {
      kind: 'text',
      align,
      spans: this.#spans,
      heightDots: Math.max(spacingDots, tallestDots),
    }
    this.clear()
    return item
  }

  clear(): void {
    this.#spans = []
    this.#usedDots = 0
  }
}
