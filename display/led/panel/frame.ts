import type { LedSettings } from '../../../shared/led-settings.ts'
import type { BitmapFont } from '../font/bitmap-font.ts'
import { figureGlyph } from '../font/figure-glyph.ts'
import type { Ink, Page, PanelSize, PlacedLine } from './page.ts'

/** The dots of a panel at one moment. */
export interface Frame {
  readonly widthDots: number
  readonly heightDots: number
  /** Red, green and blue of each dot, row by row from the top left. */
  readonly dots: Uint8Array
}

type Colour = readonly [red: number, green: number, blue: number]

/** The board's colours for calls, words, calm and alarm, purer: light-emitting dots look pale. */
const manyColours: Readonly<Record<Ink, Colour>> = {
  number: [255, 176, 0],
  word: [255, 255, 255],
  calm: [0, 220, 150],
  alert: [255, 80, 40],
}

const oneColour: Readonly<Record<Exclude<LedSettings['colour'], 'rgb'>, Colour>> = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  amber: [255, 160, 0],
  white: [255, 255, 255],
}

/** Bytes of a dot: red, green, blue. */
export const bytesPerDot = 3

/** A panel with all dots dark. */
export function darkFrame({ widthDots, heightDots }: PanelSize): Frame {
  return { widthDots, heightDots, dots: new Uint8Array(widthDots * heightDots * bytesPerDot) }
}

/** Draws a page. What does not fit on the panel is cut off at its edges. */
export function drawPage(page: Page, settings: LedSettings, font: BitmapFont): Frame {
  const frame = darkFrame(settings)
  for (const line of page.lines) drawLine(frame, line, settings.colour, font)
  return frame
}

function drawLine(frame: Frame, line: PlacedLine, palette: LedSettings['colour'], font: BitmapFont): void {
  let x = line.xDots
  for (const { text, ink } of line.runs) {
    const colour = palette === 'rgb' ? manyColours[ink] : oneColour[palette]
    for (const character of text) {
      const { rows, widthDots } = ink === 'number' ? figureGlyph(font, character) : font.glyph(character)
      for (const [row, bits] of rows.entries())
        for (let column = 0; column < widthDots; column += 1)
          if ((bits >> (widthDots - 1 - column)) & 1)
            light(frame, x + column * line.scale, line.yDots + row * line.scale, line.scale, colour)
      x += widthDots * line.scale
    }
  }
}

/** Lights a square of dots, as large as the scale. */
function light(frame: Frame, left: number, top: number, size: number, colour: Colour): void {
  for (let y = Math.max(top, 0); y < Math.min(top + size, frame.heightDots); y += 1)
    for (let x = Math.max(left, 0); x < Math.min(left + size, frame.widthDots); x += 1)
      frame.dots.set(colour, (y * frame.widthDots + x) * bytesPerDot)
}

/** The frame as text, a line a row of dots: `#` for a dot that is lit, `.` for a dark one. */
export function textArt({ widthDots, heightDots, dots }: Frame): string {
  const isLit = (x: number, y: number) => {
    const at = (y * widthDots + x) * bytesPerDot
    return dots.subarray(at, at + bytesPerDot).some((level) => level > 0)
  }
  return Array.from({ length: heightDots }, (_, y) =>
    Array.from({ length: widthDots }, (_, x) => (isLit(x, y) ? '#' : '.')).join(''),
  ).join('\n')
}
