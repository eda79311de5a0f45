import type { Progress } from './day-stage.ts'
import { formatTimeOfDay } from './time-of-day.ts'

const barWidth = 24
/** Where the output is no terminal, a line is written this often in real milliseconds. */
const lineEveryMs = 10_000

/** Shows on a stream how far the day has come: one line that is written over in a terminal, a few lines elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  #lastLineAt = 0

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
  }

  /** Shows the present state. */
  show(progress: Progress): void {
    const text = progressText(progress)
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

function progressText({ nowMs, midnight, beginsAtMs, endsAtMs, book, rated, kills }: Progress): string {
  const share = Math.min(1, Math.max(0, (nowMs - beginsAtMs) / (endsAtMs - beginsAtMs)))
  const done = Math.round(share * barWidth)
  const clock = formatTimeOfDay(Math.max(0, (nowMs - midnight) / 1000))
  return (
    `${'█'.repeat(done)}${'░'.repeat(barWidth - done)} ${clock} ` +
    `取号 ${book.guests.length} 等候 ${book.count('waiting')} 办结 ${book.count('served')} 评价 ${rated} 离开 ${book.count('left')}` +
    (kills > 0 ? ` 中断 ${kills}` : '')
  )
}
