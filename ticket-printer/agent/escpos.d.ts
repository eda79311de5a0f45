/** The part of the `escpos` package that paper needs; the package itself brings no types. */
declare module 'escpos' {
  /** Where a printer flushes its bytes to. */
  interface Adapter {
    write(bytes: Buffer, callback?: () => void): void
  }

  /** Collects ESC/POS commands in memory until `flush`. */
  class Printer {
    constructor(adapter: Adapter, options?: { encoding?: string })
    /** `init` sends ESC @: clears the line buffer, back to the modes of power-on. */
    hardware(action: 'init'): this
    /** ESC a. */
    align(side: 'lt' | 'ct' | 'rt'): this
    /** ESC 3 with dots, or ESC 2 for the printer's own spacing. */
    lineSpace(dots?: number): this
    /** Raw bytes, or a string that is written as UTF-8. */
    print(content: Buffer | string): this
    /** Encoded text and a line feed. */
    text(content: string, encoding?: string): this
    /** Line feeds. */
    feed(lines: number): this
    /** Feeds lines and cuts: GS V 1 for a partial cut. */
    cut(partial: boolean, feedLines: number): this
    flush(callback?: () => void): this
  }
}
