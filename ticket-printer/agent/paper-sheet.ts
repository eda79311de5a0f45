import { Printer } from 'escpos'
import { columnsOf, paperColumns, printable, wrap } from './printable-text.ts'

/** A piece of paper ready for the printer. */
export interface EncodedPaper {
  readonly bytes: Uint8Array
  /** Characters of the texts that the printer has no glyph for and that were replaced. */
  readonly missing: readonly string[]
}

/** Feed before the cut, so that the last line is past the cutter (about 15 mm at 30 dots a line). */
const feedBeforeCutLines = 4
const ruleGlyph = '─'
/** Height of a normal glyph, and the white between lines of one text. */
const glyphDots = 24
const leadingDots = 10

/** What is in a QR code can be read by a printer as a real-time command, so control characters never go there. */
export const withoutControls = (text: string) => text.replace(/\p{Cc}/gu, '')

/** How large letters are. */
export interface Size {
  /** Multiples of the normal glyph, 1 to 8. */
  readonly width: number
  readonly height: number
}
export const normal: Size = { width: 1, height: 1 }
export const tall: Size = { width: 1, height: 2 }
export const large: Size = { width: 2, height: 2 }

type Weight = 'regular' | 'bold'

/** A sheet of paper being written: sizes, weights and codes over the `escpos` printer, whose bytes it collects. */
export class Sheet {
  readonly missing: string[] = []
  readonly #chunks: Uint8Array[] = []
  readonly #printer = new Printer({ write: (bytes) => this.#chunks.push(bytes) }, { encoding: 'GB18030' })

  constructor() {
    this.#printer.hardware('init')
    // FS &: Chinese mode on; without it the bytes of a glyph are taken for single characters of a code page.
    this.raw(0x1c, 0x26)
    this.#printer.align('ct')
  }

  raw(...bytes: number[]): void {
    this.#printer.print(Buffer.from(bytes))
  }

  /** GS ! sizes Latin and Chinese glyphs alike; the package's own size() uses ESC !, which leaves Chinese small. */
  size({ width, height }: Size): void {
    this.raw(0x1d, 0x21, ((width - 1) << 4) | (height - 1))
  }

  clean(text: string): string {
    const { text: clean, missing } = printable(text)
    this.missing.push(...missing)
    return clean
  }

  /** Where lines stand from here on; a sheet begins in the middle. */
  align(side: 'left' | 'centre'): void {
    this.#printer.align(side === 'left' ? 'lt' : 'ct')
  }

  /** Prints a clean text in as many lines as it needs, of about equal length. */
  lines(text: string, size: Size, weight: Weight = 'regular'): void {
    this.#print(wrap(text, Math.floor(paperColumns / size.width)), size, weight)
  }

  /** Prints a clean text behind a mark, all of it to the right of the mark: names in even lines, running text in full ones. */
  item(mark: string, text: string, size: Size, weight: Weight = 'regular'): void {
    const indent = columnsOf(mark)
    const columns = Math.floor(paperColumns / size.width) - indent
    const lines = wrap(text, columns, weight === 'bold' ? 'even' : 'full')
    const behind = lines.map((line, index) => (index === 0 ? mark : ' '.repeat(indent)) + line)
    this.#print(behind, size, weight)
  }

  /** A white-on-black bar as wide as the paper. */
  banner(text: string): void {
    const columns = paperColumns / large.width
    const before = Math.floor((columns - columnsOf(text)) / 2)
    const bar = ' '.repeat(before) + text + ' '.repeat(columns - columnsOf(text) - before)
    this.size(large)
    this.raw(0x1d, 0x42, 1)
    this.#printer.text(bar)
    this.raw(0x1d, 0x42, 0)
    this.size(normal)
  }

  rule(): void {
    this.#printer.text(ruleGlyph.repeat(paperColumns / 2))
  }

  gap(dots: number): void {
    // ESC J: prints what is there and feeds.
    this.raw(0x1b, 0x4a, dots)
  }

  /** Has the printer draw a QR code (model 2, level M) by the functions of GS ( k. */
  qr(content: string): void {
    const data = Buffer.from(content, 'utf8')
    const symbol = (fn: number, ...rest: number[]) => {
      const length = rest.length + 2
      this.raw(0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, fn, ...rest)
    }
    symbol(0x41, 0x32, 0x00)
    symbol(0x43, moduleDotsFor(data.length))
    symbol(0x45, 0x31)
    symbol(0x50, 0x30, ...data)
    symbol(0x51, 0x30)
  }

  #print(lines: readonly string[], size: Size, weight: Weight): void {
    this.size(size)
    this.#printer.lineSpace(size.height * glyphDots + leadingDots)
    this.raw(0x1b, 0x45, weight === 'bold' ? 1 : 0)
    for (const line of lines) this.#printer.text(line)
    this.raw(0x1b, 0x45, 0)
    this.#printer.lineSpace()
    this.size(normal)
  }

  finish(): Uint8Array {
    this.#printer.cut(true, feedBeforeCutLines)
    this.#printer.flush()
    return Buffer.concat(this.#chunks)
  }
}

/**
 * Dots of one QR module, so that the code with its quiet zone stays within 576 dots: at level M, 110 bytes need
 * 45 modules at most, 310 bytes 69, and 900 bytes (300 characters of three bytes) 113.
 */
function moduleDotsFor(bytes: number): number {
  if (bytes <= 110) return 6
  return bytes <= 310 ? 5 : 4
}
