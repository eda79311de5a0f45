import type { BitmapFont, Glyph } from './bitmap-font.ts'

/** The rows that capitals and digits take in the font, and those of them that are said twice to make them taller. */
const firstRow = 4
const lastRow = 13
const doubledRows: readonly number[] = [6, 11]
/** The taller figure stands in the middle of its sixteen rows. */
const rowsAbove = 2
const rowsBelow = 2

/** The dot in a zero, which keeps it apart from an O; the font's slash would make an 8 of it with strokes this wide. */
const zeroDotRows: readonly number[] = [7, 8]
const zeroDot = 0b0001_0000

/**
 * A capital or digit as tickets and windows are numbered with: taller than the font's and with strokes two dots wide.
 * Figures are what people look for. Anything else is given as the font has it.
 */
export function figureGlyph(font: BitmapFont, character: string): Glyph {
  if (!/^[0-9A-Z]$/.test(character)) return font.glyph(character)
  const { rows, widthDots } = font.glyph(character === '0' ? 'O' : character)
  const tall = rows
    .slice(firstRow, lastRow + 1)
    .flatMap((bits, at) => (doubledRows.includes(at + firstRow) ? [bits, bits] : [bits]))
    // To the left: the last column stays dark, so that a figure touches nothing behind it.
    .map((bits) => (bits | (bits << 1)) & 0xff)
  const figure = [...dark(rowsAbove), ...tall, ...dark(rowsBelow)]
  const zero = figure.map((bits, row) => (zeroDotRows.includes(row) ? bits | zeroDot : bits))
  return { widthDots, rows: character === '0' ? zero : figure }
}

function dark(rows: number): number[] {
  return Array.from({ length: rows }, () => 0)
}
