import type { Logger } from 'pino'
import type { PrinterReport } from '../../shared/mqtt/topic-map.ts'
import type { JobBook } from './job-book.ts'
import type { PrinterStatus } from './ticket-printer.ts'
import { WakeUp } from './wake-up.ts'

/** Where reports go; `publish` resolves once the broker has the report. */
export interface ReportLink {
  readonly online: boolean
  publish(report: PrinterReport): Promise<void>
}

/** With nothing new to say the outbox still looks again, for a report whose publishing failed. */
const retryMs = 2_000

/** Sends the reports in the book's order, one at a time, each until the broker has it; and the latest status only. */
export class ReportOutbox {
  readonly #book: JobBook
  readonly #link: ReportLink
  readonly #log: Logger
  readonly #bell = new WakeUp()
  #status: PrinterStatus | undefined
  #toldStatus: string | undefined
  #stopping = false

  constructor(book: JobBook, link: ReportLink, log: Logger) {
    this.#book = book
    this.#link = link
    this.#log = log
  }

  /** The book has something to send. */
  wake(): void {
    this.#bell.ring()
  }

  /** The line is up again: the hub may have missed the last status. */
  online(): void {
    this.#toldStatus = undefined
    this.#bell.ring()
  }

  noteStatus(status: PrinterStatus): void {
    this.#status = status
    this.#bell.ring()
  }

  stop(): void {
    this.#stopping = true
    this.#bell.ring()
  }

  /** Works until stopped. Rejects when the book cannot be written. */
  async run(): Promise<void> {
    while (!this.#stopping) {
      if (this.#link.online) await this.#sendAll()
      await this.#bell.sleep(retryMs)
    }
  }

  async #sendAll(): Promise<void> {
    if (!(await this.#sendStatus())) return
    for (let next = this.#book.nextReport; next !== undefined; next = this.#book.nextReport) {
      if (this.#stopping || !(await this.#send({ kind: 'job', ...next }))) return
      this.#book.taken(next.id)
    }
  }

  async #sendStatus(): Promise<boolean> {
    if (this.#status === undefined) return true
    const { online, paper, cover, cutter } = this.#status
    const report: PrinterReport = { kind: 'status', online, paper, cover, cutter }
    const words = JSON.stringify(report)
    if (words === this.#toldStatus) return true
    if (!(await this.#send(report))) return false
    this.#toldStatus = words
    return true
  }

  async #send(report: PrinterReport): Promise<boolean> {
    try {
      await this.#link.publish(report)
      return true
    } catch (error) {
      this.#log.debug({ error }, 'a report stays in the book')
      return false
    }
  }
}
