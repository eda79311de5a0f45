import { bytesPerDot, type Frame } from '../panel/frame.ts'

/** Dots of a character cell: the upper and the lower half block. */
const rowsPerLine = 2

/** The frame for a terminal of true colour: two rows of dots a line, as half blocks, from the top left of the screen. */
export function terminalPicture(frame: Frame): string {
  const colour = (x: number, y: number) => {
    const at = (y * frame.widthDots + x) * bytesPerDot
    return y < frame.heightDots ? frame.dots.subarray(at, at + bytesPerDot).join(';') : '0;0;0'
  }
  const lines: string[] = []
  for (let y = 0; y < frame.heightDots; y += rowsPerLine) {
    const cells = Array.from(
      { length: frame.widthDots },
      (_, x) => `\u001b[38;2;${colour(x, y)}m\u001b[48;2;${colour(x, y + 1)}m▀`,
    )
    lines.push(`${cells.join('')}\u001b[0m`)
  }
  return `\u001b[H${lines.join('\n')}\n\u001b[J`
}
