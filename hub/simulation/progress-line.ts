const barWidth = 24
/** Where the output is no terminal, a line is written this often in real milliseconds. */
const lineEveryMs = 10_000

/** For work that is mostly over before it has to be told of: the first line outside a terminal comes so late, in milliseconds. */
export const patiently = lineEveryMs

/** Shows on a stream how far long work has come: one line that is written over in a terminal, a few lines elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  #nextLineAt: number

  constructor(stream: NodeJS.WriteStream, firstLineAfterMs = 0) {
    this.#stream = stream
    this.#nextLineAt = Date.now() + firstLineAfterMs
  }

  /** Shows the share of the work that is done, and words to it. */
  show(share: number, words: string): void {
    const done = Math.round(Math.min(1, Math.max(0, share)) * barWidth)
    const text = `${'█'.repeat(done)}${'░'.repeat(barWidth - done)} ${words}`
    if (this.#stream.isTTY) this.#stream.write(`\r\x1b[2K${text}`)
    else if (Date.now() >= this.#nextLineAt) {
      this.#nextLineAt = Date.now() + lineEveryMs
      this.#stream.write(`${text}\n`)
    }
  }

  /** Ends the line in a terminal. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[2K')
  }
}
