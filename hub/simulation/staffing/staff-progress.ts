const barWidth = 24
/** Where the output is no terminal, a line is written this often in real milliseconds. */
const lineEveryMs = 10_000

/** Shows on a stream how far a long search has come: one line that is written over in a terminal, a few lines elsewhere. */
export class StaffProgress {
  readonly #stream: NodeJS.WriteStream
  #lastLineAt = Date.now()

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
  }

  /** Shows what is being done, and what share of the plays it may take are taken. */
  show(what: string, share: number): void {
    const done = Math.round(Math.min(1, share) * barWidth)
    const text = `${'█'.repeat(done)}${'░'.repeat(barWidth - done)} ${what}`
    if (this.#stream.isTTY) this.#stream.write(`\r\x1b[2K${text}`)
    else if (Date.now() - this.#lastLineAt >= lineEveryMs) {
      this.#lastLineAt = Date.now()
      this.#stream.write(`${text}\n`)
    }
  }

  /** Ends the line in a terminal. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[2K')
  }
}
