import iconv from 'iconv-lite'

/** Columns of a line of 80 mm paper: 576 dots in glyphs of 12 dots (font A); a Chinese glyph takes two. */
export const paperColumns = 48

/** Stands for a character that the printer has no glyph for (〓, the typesetter's mark for a missing type). */
const missingGlyph = '〓'

/** A text cut down to what a Chinese receipt printer can print. */
export interface PrintableText {
  readonly text: string
  /** The characters that were replaced by the missing-glyph mark, in order. */
  readonly missing: readonly string[]
}

/** Columns of one character at normal size: its bytes in GB18030, of which two-byte ones are wide. */
export function columnsOf(text: string): number {
  return iconv.encode(text, 'gb18030').length
}

const closing = new Set('，。、；：？！）》〉」』】〕”’％%),.;:?!]}…')

/** Private characters have no agreed glyph, and the encoders disagree on their codes. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{M}]/u
const pictograph = /\p{Extended_Pictographic}/u

/** A character that needs no more than the two bytes that receipt printers have glyphs for. */
const hasGlyph = (char: string) => columnsOf(char) <= 2

/** The nearest thing a printer has a glyph for, as `n` for `ñ`; undefined when there is none. */
function simplerForm(char: string): string | undefined {
  const simpler = char.normalize('NFKD').replace(/\p{M}/gu, '')
  return simpler !== '' && [...simpler].every((part) => hasGlyph(part) && !unprintable.test(part))
    ? simpler
    : undefined
}

/**
 * Makes a name safe and printable: one line, no control or format characters (they would be commands to the printer),
 * no emoji, accents that the printer lacks taken off, and the missing-glyph mark for any other character outside the
 * two-byte part of GB18030, for which most receipt printers have no glyph.
 */
export function printable(text: string): PrintableText {
  const missing: string[] = []
  let result = ''
  for (const char of text.normalize('NFC')) {
    if (/\s/u.test(char)) result += ' '
    else if (unprintable.test(char)) continue
    else if (hasGlyph(char)) result += char
    else if (!pictograph.test(char)) {
      const simpler = simplerForm(char)
      if (simpler === undefined) missing.push(char)
      result += simpler ?? missingGlyph
    }
  }
  return { text: result.replace(/ +/g, ' ').trim(), missing }
}

/** A part of a text that is not broken, with its columns. */
interface Piece {
  text: string
  columns: number
}

/** Words of Latin text, and single wide glyphs together with the closing marks that may not begin a line. */
function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let inWord = false
  for (const char of text) {
    const columns = columnsOf(char)
    const isWord = columns === 1 && char !== ' '
    const last = found.at(-1)
    if (last !== undefined && char !== ' ' && (closing.has(char) || (inWord && isWord))) {
      last.text += char
      last.columns += columns
    } else found.push({ text: char, columns })
    inWord = isWord
  }
  return found
}

/** Lines filled one after the other; a single word longer than the line is broken between characters. */
function fill(parts: readonly Piece[], columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const add = (part: Piece) => {
    if (used + part.columns > columns) {
      if (line !== '') lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    if (part.text === ' ' && line === '') return
    line += part.text
    used += part.columns
  }
  for (const part of parts) {
    if (part.columns <= columns) add(part)
    else for (const char of part.text) add({ text: char, columns: columnsOf(char) })
  }
  if (line !== '') lines.push(line.trimEnd())
  return lines
}

/**
 * Breaks a printable text into as few lines of at most `columns` as it needs: `even`, of about equal length, so that no
 * line of a heading is a lonely glyph; `full`, each as full as it gets, for running text. Never breaks inside a glyph;
 * keeps Latin words whole where they fit.
 */
export function wrap(text: string, columns: number, shape: 'even' | 'full' = 'even'): string[] {
  const parts = pieces(text)
  const lines = fill(parts, columns)
  if (lines.length < 2 || shape === 'full') return lines
  const total = parts.reduce((sum, part) => sum + part.columns, 0)
  const longest = parts.reduce((most, part) => Math.max(most, part.columns), 0)
  for (let width = Math.max(Math.ceil(total / lines.length), longest); width < columns; width += 1) {
    const balanced = fill(parts, width)
    if (balanced.length <= lines.length) return balanced
  }
  return lines
}
