import { LineBuffer } from './line-buffer.ts'
import type { PaperItem } from './paper.ts'
import { PrintModes } from './print-modes.ts'

/** What the bytes made the printer do. */
export type PrinterAct =
  | { readonly act: 'paper'; readonly item: PaperItem }
  | { readonly act: 'cut' }
  /** GS r 1: tell the paper sensors now, in turn. */
  | { readonly act: 'tell-paper' }
  | { readonly act: 'unknown'; readonly command: string }

const lf = 0x0a
const dle = 0x10
const esc = 0x1b
const fs = 0x1c
const gs = 0x1d

const gb18030 = new TextDecoder('gb18030')
const utf8 = new TextDecoder('utf-8')
const hex = (byte: number) => byte.toString(16).padStart(2, '0')

type Take = (args: Uint8Array) => void
interface Command {
  /** Bytes behind the command's name. */
  readonly length: number
  readonly take: Take
}

/** No ticket needs a larger picture; a longer one is a mistake or an attack, and is not waited for. */
const maxRasterBytes = 1_000_000

/** The whole command is not here yet. */
const incomplete = -1

/**
 * Turns a stream of ESC/POS bytes into what comes out on paper, command by command as they arrive. Written from the
 * ESC/POS command reference and nothing of the encoder, so that it can judge the encoder.
 */
export class EscposDecoder {
  #modes = new PrintModes()
  readonly #line = new LineBuffer()
  #pending: Uint8Array = new Uint8Array(0)
  #acts: PrinterAct[] = []
  readonly #commands = this.#commandTable()

  /** Works through the bytes as far as they make whole commands; the rest waits for more. */
  feed(bytes: Uint8Array): PrinterAct[] {
    const data = Buffer.concat([this.#pending, bytes])
    let at = 0
    while (at < data.length) {
      const used = this.#step(data, at)
      if (used === incomplete) break
      at += used
    }
    this.#pending = data.subarray(at)
    const acts = this.#acts
    this.#acts = []
    return acts
  }

  /** Prints what stands in the line buffer, as when the data ends without a line feed. */
  flush(): PrinterAct[] {
    if (!this.#line.isEmpty) this.#printLine()
    const acts = this.#acts
    this.#acts = []
    return acts
  }

  #step(data: Uint8Array, at: number): number {
    const first = data[at] ?? 0
    if (first === esc || first === fs || first === gs) return this.#prefixed(data, at, first)
    if (first === dle) return this.#realTime(data, at)
    if (first === lf) this.#printLine()
    else if (first >= 0x20 && first < 0x7f) this.#glyph(String.fromCharCode(first), 'latin')
    else if (first >= 0x80) return this.#highByte(data, at, first)
    else if (first !== 0x0d && first !== 0x00) this.#unknown(hex(first))
    return 1
  }

  /** Real-time commands were answered when they came in; here they are passed over. */
  #realTime(data: Uint8Array, at: number): number {
    const second = data[at + 1]
    if (second === undefined) return incomplete
    if (second !== 0x04 && second !== 0x05) {
      this.#unknown(`DLE ${hex(second)}`)
      return 2
    }
    return at + 3 <= data.length ? 3 : incomplete
  }

  #highByte(data: Uint8Array, at: number, first: number): number {
    if (!this.#modes.chinese || first === 0x80 || first === 0xff) {
      this.#glyph('?', 'latin')
      return 1
    }
    const second = data[at + 1]
    if (second === undefined) return incomplete
    const length = second >= 0x30 && second <= 0x39 ? 4 : 2
    if (at + length > data.length) return incomplete
    this.#glyph(gb18030.decode(data.subarray(at, at + length)), 'han')
    return length
  }

  #prefixed(data: Uint8Array, at: number, first: number): number {
    const second = data[at + 1]
    if (second === undefined) return incomplete
    const prefix = first === esc ? 'ESC' : first === fs ? 'FS' : 'GS'
    if (first === gs && second === 0x28) return this.#lengthPrefixed(data, at)
    if (first === gs && second === 0x76) return this.#raster(data, at)
    if (first === gs && second === 0x56) return this.#cut(data, at)
    const name = `${prefix} ${String.fromCharCode(second)}`
    const command = this.#commands.get(name)
    if (command === undefined) {
      this.#unknown(`${prefix} ${hex(second)}`)
      return 2
    }
    if (at + 2 + command.length > data.length) return incomplete
    command.take(data.subarray(at + 2, at + 2 + command.length))
    return 2 + command.length
  }

  #commandTable(): ReadonlyMap<string, Command> {
    const table = new Map<string, Command>()
    const one = (name: string, take: (n: number) => void) =>
      table.set(name, { length: 1, take: ([n = 0]) => take(n) })
    const none = (name: string, take: () => void) => table.set(name, { length: 0, take })
    none('ESC @', () => {
      this.#modes = new PrintModes()
      this.#line.clear()
    })
    none('ESC 2', () => this.#modes.usualSpacing())
    one('ESC 3', (n) => {
      this.#modes.spacingDots = n
    })
    one('ESC a', (n) => this.#modes.setAlign(n))
    one('ESC !', (n) => this.#modes.setLatin(n))
    one('ESC E', (n) => {
      this.#modes.bold = (n & 1) === 1
    })
    one('ESC -', (n) => {
      this.#modes.underline = n % 48 !== 0
    })
    one('ESC J', (n) => this.#feed(n))
    one('ESC d', (n) => this.#feed(n * this.#modes.spacingDots))
    one('FS !', (n) => this.#modes.setHan(n))
    none('FS &', () => {
      this.#modes.chinese = true
    })
    none('FS .', () => {
      this.#modes.chinese = false
    })
    one('GS !', (n) => this.#modes.setBoth(n))
    one('GS B', (n) => {
      this.#modes.inverse = (n & 1) === 1
    })
    one('GS r', () => {
      this.#acts.push({ act: 'tell-paper' })
    })
    return table
  }

  #glyph(text: string, script: 'latin' | 'han'): void {
    const style = this.#modes.style(script)
    if (this.#line.add(text, style)) return
    this.#printLine()
    this.#line.add(text, style)
  }

  #printLine(): void {
    if (this.#line.isEmpty) this.#put({ kind: 'feed', heightDots: this.#modes.spacingDots })
    else this.#put(this.#line.take(this.#modes.align, this.#modes.spacingDots))
  }

  #feed(heightDots: number): void {
    if (!this.#line.isEmpty) this.#put(this.#line.take(this.#modes.align, 0))
    this.#put({ kind: 'feed', heightDots })
  }

  #put(item: PaperItem): void {
    this.#acts.push({ act: 'paper', item })
  }

  #unknown(command: string): void {
    this.#acts.push({ act: 'unknown', command })
  }

  /** GS V m, and for m of 65, 66, 97, 98, 103, 104 the feed before the cut. */
  #cut(data: Uint8Array, at: number): number {
    const mode = data[at + 2]
    if (mode === undefined) return incomplete
    const feeds = mode > 49
    const feedDots = data[at + 3]
    if (feeds && feedDots === undefined) return incomplete
    if (!this.#line.isEmpty) this.#printLine()
    if (feeds) this.#feed(feedDots ?? 0)
    this.#acts.push({ act: 'cut' })
    return feeds ? 4 : 3
  }

  /** GS ( x pL pH data: x of k with 49 in front is a QR code; any other is passed over. */
  #lengthPrefixed(data: Uint8Array, at: number): number {
    if (at + 5 > data.length) return incomplete
    const length = (data[at + 3] ?? 0) + (data[at + 4] ?? 0) * 256
    if (at + 5 + length > data.length) return incomplete
    const body = data.subarray(at + 5, at + 5 + length)
    if (data[at + 2] === 0x6b && body[0] === 49) this.#qr(body[1] ?? 0, body.subarray(2))
    else this.#unknown(`GS ( ${hex(data[at + 2] ?? 0)}`)
    return 5 + length
  }

  #qr(fn: number, args: Uint8Array): void {
    const [first = 0] = args
    switch (fn) {
      case 65:
        if (first !== 50) this.#unknown(`GS ( k model ${first}`)
        break
      case 67:
        this.#modes.qrModuleDots = Math.min(16, Math.max(1, first))
        break
      case 69:
        this.#modes.qrLevel = (['L', 'M', 'Q', 'H'] as const)[first - 48] ?? 'L'
        break
      case 80:
        this.#modes.qrContent = utf8.decode(args.subarray(1))
        break
      case 81: {
        const { align, qrContent: content, qrModuleDots: moduleDots, qrLevel: level } = this.#modes
        if (!this.#line.isEmpty) this.#printLine()
        if (content !== '') this.#put({ kind: 'qr', align, content, moduleDots, level })
        break
      }
      default:
        this.#unknown(`GS ( k ${fn}`)
    }
  }

  /** GS v 0 m xL xH yL yH and rows of bytes. */
  #raster(data: Uint8Array, at: number): number {
    if (at + 8 > data.length) return incomplete
    const mode = data[at + 3] ?? 0
    const rowBytes = (data[at + 4] ?? 0) + (data[at + 5] ?? 0) * 256
    const rows = (data[at + 6] ?? 0) + (data[at + 7] ?? 0) * 256
    if (rowBytes * rows > maxRasterBytes) {
      this.#unknown(`GS v 0 of ${rowBytes * rows} bytes`)
      return 8
    }
    const end = at + 8 + rowBytes * rows
    if (end > data.length) return incomplete
    const pixelWidth = (mode & 1) + 1
    const pixelHeight = ((mode >> 1) & 1) + 1
    const bits = Uint8Array.from(data.subarray(at + 8, end))
    if (!this.#line.isEmpty) this.#printLine()
    this.#put({
      kind: 'image',
      align: this.#modes.align,
      widthDots: rowBytes * 8 * pixelWidth,
      heightDots: rows * pixelHeight,
      pixelWidth,
      pixelHeight,
      bits,
    })
    return end - at
  }
}
