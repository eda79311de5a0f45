import { encode } from 'uqr'
import { type Align, type PaperItem, paperWidthDots, type Span, spanWidthDots } from './paper.ts'
import type { PrintedTicket } from './printed-ticket.ts'

/** 80 mm of paper at 8 dots a millimetre: the printable 576 dots and a margin at each side. */
const sheetWidthDots = 640
const marginDots = (sheetWidthDots - paperWidthDots) / 2
const topDots = 40
const bottomDots = 28
const toothDots = 10

const glyphDots = 24
/** Where the foot of a letter stands in its cell, from the top, in parts of the cell's height. */
const baseline = 0.865
/** Numbers this many times the normal size are set in the face the screens use for numbers. */
const numberTimes = 4

/** What is set as one: a wider gap stands for a column, whose cells a picture has to keep. */
const words = /[^ ]+(?: [^ ]+)*/g

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) =>
  // What XML cannot hold at all is left out, so that one odd ticket does not break its picture.
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (mark) => escapes[mark] ?? mark)

function leftOf(align: Align, widthDots: number): number {
  const free = paperWidthDots - widthDots
  return align === 'left' ? 0 : align === 'right' ? free : free / 2
}

function spanSvg(span: Span, x: number, y: number, lineHeight: number): string {
  const cell = span.wide ? glyphDots : glyphDots / 2
  const width = spanWidthDots(span)
  const height = glyphDots * span.height
  const top = y + lineHeight - height
  const marks: string[] = []
  if (span.inverse) marks.push(`<rect x="${x}" y="${top}" width="${width}" height="${height}"/>`)
  if (span.underline) marks.push(`<rect x="${x}" y="${top + height - 2}" width="${width}" height="2"/>`)
  const style = [
    span.bold ? 'b' : '',
    span.inverse ? 'i' : '',
    !span.wide && span.height >= numberTimes ? 'n' : '',
  ]
  for (const { 0: text, index } of span.text.matchAll(words)) {
    const left = x + [...span.text.slice(0, index)].length * cell * span.width
    marks.push(
      `<text class="${style.filter(Boolean).join(' ')}" transform="translate(${left} ${top + height * baseline}) scale(${span.width} ${span.height})" ` +
        `textLength="${[...text].length * cell}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`,
    )
  }
  return marks.join('')
}

function lineSvg(spans: readonly Span[], align: Align, y: number): string {
  const lineHeight = Math.max(0, ...spans.map((span) => span.height * glyphDots))
  let x = leftOf(
    align,
    spans.reduce((sum, span) => sum + spanWidthDots(span), 0),
  )
  let svg = ''
  for (const span of spans) {
    svg += spanSvg(span, x, y, lineHeight)
    x += spanWidthDots(span)
  }
  return svg
}

/** Runs of black pixels as one path, a rectangle each. */
function runsPath(isBlack: (x: number, y: number) => boolean, columns: number, rows: number): string {
  let path = ''
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      if (!isBlack(x, y)) continue
      const start = x
      while (x < columns && isBlack(x, y)) x += 1
      path += `M${start} ${y}h${x - start}v1h-${x - start}z`
    }
  }
  return path
}

interface Drawn {
  readonly svg: string
  readonly heightDots: number
}

function qrSvg(item: Extract<PaperItem, { kind: 'qr' }>, y: number): Drawn {
  const { data, size } = encode(item.content, { ecc: item.level, border: 0, boostEcc: false })
  const widthDots = size * item.moduleDots
  const path = runsPath((column, row) => data[row]?.[column] === true, size, size)
  const place = `translate(${leftOf(item.align, widthDots)} ${y}) scale(${item.moduleDots})`
  return {
    svg: `<path class="qr" data-modules="${size}" transform="${place}" d="${path}"/>`,
    heightDots: widthDots,
  }
}

function imageSvg(item: Extract<PaperItem, { kind: 'image' }>, y: number): Drawn {
  const columns = item.widthDots / item.pixelWidth
  const rows = item.heightDots / item.pixelHeight
  const isBlack = (x: number, row: number) => {
    const byte = item.bits[row * (columns / 8) + (x >> 3)] ?? 0
    return (byte & (0x80 >> (x & 7))) !== 0
  }
  const place = `translate(${leftOf(item.align, item.widthDots)} ${y}) scale(${item.pixelWidth} ${item.pixelHeight})`
  const svg = `<path class="image" transform="${place}" d="${runsPath(isBlack, columns, rows)}"/>`
  return { svg, heightDots: item.heightDots }
}

function draw(item: PaperItem, y: number): Drawn {
  switch (item.kind) {
    case 'text':
      return { svg: lineSvg(item.spans, item.align, y), heightDots: item.heightDots }
    case 'qr':
      return qrSvg(item, y)
    case 'image':
      return imageSvg(item, y)
    case 'feed':
      return { svg: '', heightDots: item.heightDots }
  }
}

/** The edge of the paper: cut straight, or torn in teeth where it was never cut. */
function outline(heightDots: number, complete: boolean): string {
  if (complete) return `M0 0H${sheetWidthDots}V${heightDots}H0z`
  let teeth = ''
  for (let x = sheetWidthDots; x > 0; x -= toothDots * 2)
    teeth += `l-${toothDots} ${toothDots}l-${toothDots} -${toothDots}`
  return `M0 0H${sheetWidthDots}V${heightDots - toothDots}${teeth}z`
}

/**
 * Draws a ticket as it would look on paper, one unit a dot. Letters are set in fonts instead of the printer's bitmaps,
 * each run stretched to exactly the cells it takes. `fontsHref` is where the font faces are declared; null where the page
 * around the picture has them.
 */
export function ticketSvg(ticket: PrintedTicket, fontsHref: string | null): string {
  const faces = fontsHref === null ? '' : `@import url("${escaped(fontsHref)}");`
  let y = topDots
  let body = ''
  for (const item of ticket.items) {
    const drawn = draw(item, y)
    body += drawn.svg
    y += drawn.heightDots
  }
  const height = y + bottomDots
  const label = escaped(ticket.kind === 'hints' ? '办事指南 Guide' : `号票 ${ticket.number ?? ''} Ticket`)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheetWidthDots} ${height}" width="${sheetWidthDots}" height="${height}" role="img" aria-label="${label}">` +
    `<style>${faces}.print{fill:#1b2225;font:400 ${glyphDots}px "Noto Sans SC Variable","Noto Sans SC",sans-serif}.print .b{font-weight:700}.print .i{fill:#fff}.print .n{font-family:"Atkinson Hyperlegible Next Variable","Noto Sans SC Variable",sans-serif;font-weight:800}.qr,.image{shape-rendering:crispEdges}</style>` +
    `<path d="${outline(height, ticket.complete)}" fill="#fff"/><g class="print" transform="translate(${marginDots} 0)">${body}</g></svg>`
  )
}
