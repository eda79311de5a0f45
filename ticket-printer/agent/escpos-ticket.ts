import { Printer } from 'escpos'
import type { PrintCommand } from '../../shared/mqtt/topic-map.ts'
import type { Text } from '../../shared/text.ts'
import { columnsOf, paperColumns, printable, wrap } from './printable-text.ts'

/** A ticket ready for the printer. */
export interface EncodedTicket {
  readonly bytes: Uint8Array
  /** Characters of the names that the printer has no glyph for and that were replaced. */
  readonly missing: readonly string[]
}

/** The largest multiple of a glyph's width and height that GS ! knows. */
const largestTimes = 8
/** Lines of double-size text a service name may fill before it is set narrower. */
const largeNameLines = 4
/** Feed before the cut, so that the last line is past the cutter (about 15 mm at 30 dots a line). */
const feedBeforeCutLines = 4
const ruleGlyph = '─'
/** Height of a normal glyph, and the white between lines of one text. */
const glyphDots = 24
const leadingDots = 10

const classWords: Record<PrintCommand['ticket']['class'], Text> = {
  green: { zh: '绿色通道', en: 'Priority' },
  appointment: { zh: '预约', en: 'Appointment' },
  walkin: { zh: '现场取号', en: 'Walk-in' },
}

interface Size {
  /** Multiples of the normal glyph, 1 to 8. */
  readonly width: number
  readonly height: number
}
const normal: Size = { width: 1, height: 1 }
const tall: Size = { width: 1, height: 2 }
const large: Size = { width: 2, height: 2 }

/** A sheet of paper being written: sizes, weights and codes over the `escpos` printer, whose bytes it collects. */
class Sheet {
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

  /** Prints a clean text in as many lines as it needs. */
  lines(text: string, size: Size, weight: 'regular' | 'bold' = 'regular'): void {
    const columns = Math.floor(paperColumns / size.width)
    this.size(size)
    this.#printer.lineSpace(size.height * glyphDots + leadingDots)
    this.raw(0x1b, 0x45, weight === 'bold' ? 1 : 0)
    for (const line of wrap(text, columns)) this.#printer.text(line)
    this.raw(0x1b, 0x45, 0)
    this.#printer.lineSpace()
    this.size(normal)
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

/** What is in a QR code can be read by a printer as a real-time command, so control characters never go there. */
const withoutControls = (text: string) => text.replace(/\p{Cc}/gu, '')

function numberSize(number: string): Size {
  const times = Math.max(1, Math.min(largestTimes, Math.floor(paperColumns / Math.max(1, columnsOf(number)))))
  return { width: times, height: times }
}

function serviceName(sheet: Sheet, name: Text): void {
  const zh = sheet.clean(name.zh)
  const fits = wrap(zh, paperColumns / large.width).length <= largeNameLines
  sheet.lines(zh, fits ? large : tall, 'bold')
  sheet.lines(sheet.clean(name.en), normal)
}

function peopleAhead(sheet: Sheet, count: number): void {
  if (count === 0) {
    sheet.lines('前面没有人等候', large, 'bold')
    sheet.lines('No one is ahead of you', normal)
    return
  }
  sheet.lines(`前面还有 ${count} 人`, large, 'bold')
  sheet.lines(count === 1 ? '1 person ahead of you' : `${count} people ahead of you`, normal)
}

/**
 * The ESC/POS bytes of a ticket for 80 mm paper (576 dots, 48 columns), from reset to partial cut: hall, number as
 * large as the paper takes it, class, service, people ahead, zone, time, and the QR code that follows the ticket.
 * A reprint carries a 补打 banner. Pure; sizes and codes as in the ESC/POS command reference.
 */
export function encodeTicket({ kind, ticket }: PrintCommand): EncodedTicket {
  const sheet = new Sheet()
  if (kind === 'reprint') {
    sheet.banner('补打 REPRINT')
    sheet.gap(24)
  }
  const hallName = sheet.clean(ticket.hallName.zh)
  sheet.lines(hallName, columnsOf(hallName) <= paperColumns ? large : tall)
  sheet.lines(sheet.clean(ticket.hallName.en), normal)
  sheet.rule()
  sheet.lines('您的号码 Your number', normal)
  const number = sheet.clean(ticket.number).slice(0, paperColumns)
  sheet.lines(number, numberSize(number), 'bold')
  sheet.gap(12)
  const words = classWords[ticket.class]
  sheet.lines(`${words.zh} ${words.en}`, large)
  sheet.rule()
  serviceName(sheet, ticket.serviceName)
  sheet.gap(20)
  peopleAhead(sheet, ticket.peopleAhead)
  sheet.rule()
  sheet.lines(`等候区 ${sheet.clean(ticket.zoneName.zh)}`, large)
  sheet.lines(sheet.clean(ticket.zoneName.en), normal)
  sheet.lines(`取号时间 Issued ${sheet.clean(ticket.issuedAt)}`, normal)
  const followUrl = withoutControls(ticket.followUrl)
  if (followUrl !== '') {
    sheet.gap(24)
    sheet.qr(followUrl)
    sheet.gap(12)
    sheet.lines('扫码查看排队进度', large)
    sheet.lines('Scan to follow your place in the queue', normal)
  }
  sheet.gap(16)
  sheet.lines('请留意叫号屏和广播，过号请找导办员', normal)
  sheet.lines('Missed your call? Ask a guide.', normal)
  return { bytes: sheet.finish(), missing: sheet.missing }
}
