import { type BitmapFont, glyphHeightDots as lineHeightDots } from '../font/bitmap-font.ts'

/** What a run of text is for; on a panel of many colours each has its own. */
export type Ink = 'number' | 'word' | 'calm' | 'alert'

/** Text of one purpose. */
export interface Run {
  readonly text: string
  readonly ink: Ink
}

/** One line, from left to right. */
export type Line = readonly Run[]

/** The same words on one line or on several. */
export type Layout = readonly Line[]

/**
 * One thing to say, in wordings from the fullest to the shortest; each wording in layouts of the same words. The last
 * layout of the last wording is the one that is broken up when nothing fits.
 */
export interface Message {
  readonly wordings: readonly (readonly Layout[])[]
}

/** A line in its place on the panel. */
export interface PlacedLine {
  readonly runs: Line
  /** How many dots of the panel a dot of the glyph takes, in both directions. */
  readonly scale: number
  readonly xDots: number
  readonly yDots: number
}

/** What a panel shows at one moment. */
export interface Page {
  readonly lines: readonly PlacedLine[]
}

/** The dots there are. */
export interface PanelSize {
  readonly widthDots: number
  readonly heightDots: number
}

/** The words of a line without their inks. */
export function lineText(line: Line): string {
  return line.map(({ text }) => text).join('')
}

/**
 * The pages of a message: one if any wording fits; of the fullest that does, the layout with the largest figures. Else
 * its lines one after another, broken where the panel ends.
 */
export function pagesOf(message: Message, size: PanelSize, font: BitmapFont): Page[] {
  for (const wording of message.wordings) {
    const fitting = wording.flatMap((layout) => {
      const scales = scalesOf(layout, size, font)
      return scales === undefined ? [] : [{ layout, scales }]
    })
    const [best] = fitting.sort((a, b) => figureScale(b) - figureScale(a))
    if (best !== undefined) return [place(best.layout, best.scales, size, font)]
  }
  const last = message.wordings.at(-1)?.at(-1) ?? []
  return last
    .flatMap((line) => broken(line, size.widthDots, font))
    .map((line) => place([line], [1], size, font))
}

/**
 * A list with a row for each entry, all in the same wording and size, as many pages as it takes. Undefined when an entry
 * fits in none of its wordings on one line. Entries have the same number of wordings.
 */
export function listPages(
  entries: readonly (readonly Line[])[],
  size: PanelSize,
  font: BitmapFont,
): Page[] | undefined {
  const mostRows = Math.floor(size.heightDots / lineHeightDots)
  const rows = Math.min(entries.length, mostRows)
  const wordings = entries[0]?.length ?? 0
  for (let wording = 0; wording < wordings; wording += 1) {
    const lines = entries.map((entry) => entry[wording] ?? [])
    const widest = Math.max(...lines.map((line) => font.widthOf(lineText(line))))
    const scale = Math.min(
      Math.floor(size.widthDots / widest),
      Math.floor(size.heightDots / (lineHeightDots * rows)),
    )
    if (scale < 1) continue
    const left = Math.floor((size.widthDots - widest * scale) / 2)
    return chunks(lines, rows).map((page) => ({ lines: rowsOf(page, { scale, left, rows }, size) }))
  }
  return undefined
}

function rowsOf(
  lines: readonly Line[],
  { scale, left, rows }: { scale: number; left: number; rows: number },
  { heightDots }: PanelSize,
): PlacedLine[] {
  const gap = gapDots(heightDots, lineHeightDots * scale * rows, rows)
  const yOf = (row: number) => gap + row * (gap + lineHeightDots * scale)
  return lines.map((runs, row) => ({ runs, scale, xDots: left, yDots: yOf(row) }))
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}

/** How large each line can be, those with figures first; undefined when the layout does not fit at all. */
function scalesOf(layout: Layout, size: PanelSize, font: BitmapFont): number[] | undefined {
  const scales = layout.map(() => 1)
  const fits = () =>
    sumOf(scales) * lineHeightDots <= size.heightDots &&
    layout.every((line, at) => font.widthOf(lineText(line)) * (scales[at] ?? 1) <= size.widthDots)
  if (!fits()) return undefined
  const order = [...layout.keys()].sort(
    (a, b) => Number(hasFigures(layout[b])) - Number(hasFigures(layout[a])),
  )
  for (const at of order)
    for (;;) {
      const scale = scales[at] ?? 1
      scales[at] = scale + 1
      if (fits()) continue
      scales[at] = scale
      break
    }
  return scales
}

function hasFigures(line: Line | undefined): boolean {
  return line?.some(({ ink }) => ink === 'number') ?? false
}

/** The scale of the first line with figures; of the first line when none has. */
function figureScale({ layout, scales }: { layout: Layout; scales: readonly number[] }): number {
  return scales[Math.max(layout.findIndex(hasFigures), 0)] ?? 1
}

function place(layout: Layout, scales: readonly number[], size: PanelSize, font: BitmapFont): Page {
  const heights = scales.map((scale) => scale * lineHeightDots)
  const gap = gapDots(size.heightDots, sumOf(heights), layout.length)
  let y = gap
  const lines = layout.map((runs, at) => {
    const scale = scales[at] ?? 1
    const spare = size.widthDots - font.widthOf(lineText(runs)) * scale
    const placed = { runs, scale, xDots: Math.max(Math.floor(spare / 2), 0), yDots: y }
    y += (heights[at] ?? 0) + gap
    return placed
  })
  return { lines }
}

/** The dots above, between and below lines: what is left over in equal parts. */
function gapDots(heightDots: number, usedDots: number, lines: number): number {
  return Math.floor((heightDots - usedDots) / (lines + 1))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

/** A line in pieces that fit, broken between characters; a ticket's number is broken only where it is alone too wide. */
function broken(line: Line, widthDots: number, font: BitmapFont): Line[] {
  const pieces: Run[][] = [[]]
  let used = 0
  for (const { text, ink } of line) {
    for (const part of ink === 'number' && font.widthOf(text) <= widthDots ? [text] : [...text]) {
      const width = font.widthOf(part)
      if (used + width > widthDots && used > 0) {
        pieces.push([])
        used = 0
      }
      // A line does not begin with a blank.
      if (used === 0 && part === ' ') continue
      const piece = pieces.at(-1) ?? []
      const before = piece.at(-1)
      if (before?.ink === ink) piece[piece.length - 1] = { text: before.text + part, ink }
      else piece.push({ text: part, ink })
      used += width
    }
  }
  return pieces.filter((piece) => piece.length > 0)
}
