import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { HintsPrint } from '../../shared/mqtt/topic-map.ts'
import { encodeHints } from './escpos-hints.ts'
import { encodeTicket } from './escpos-ticket.ts'
import type { HintsQueue } from './hints-queue.ts'
import type { JobBook, OpenJob } from './job-book.ts'
import type { EncodedPaper } from './paper-sheet.ts'
import type { PrinterStatus, PrintResult, TicketPrinter } from './ticket-printer.ts'
import { WakeUp } from './wake-up.ts'

/** How often the loop looks at a printer, in milliseconds, and how often it tries a line that breaks. */
export interface PrintPace {
  /** Between two looks at a printer that waits for help. */
  readonly blockedPollMs: number
  /** Between two looks at a printer that has nothing to print. */
  readonly idlePollMs: number
  /** Tries of one job on a line that breaks before the first byte. */
  readonly maxTries: number
}

/** A helper waits at the printer while it is blocked, so it looks often; an idle one is looked at for the manager's page. */
export const usualPace: PrintPace = { blockedPollMs: 1_000, idlePollMs: 5_000, maxTries: 5 }

/** What the loop works with. */
export interface PrintLoopParts {
  readonly book: JobBook
  readonly hints: HintsQueue
  readonly printer: TicketPrinter
  readonly clock: Clock
  readonly pace: PrintPace
  readonly log: Logger
  /** The book has a new report. */
  readonly onReport: () => void
  readonly onStatus: (status: PrinterStatus) => void
}

/** Prints the booked jobs one at a time, in order, each at most once; hints only while no ticket waits. */
export class PrintLoop {
  readonly #parts: PrintLoopParts
  readonly #bell = new WakeUp()
  #stopping = false
  #tries = 0

  constructor(parts: PrintLoopParts) {
    this.#parts = parts
  }

  /** A new job is in the book. */
  wake(): void {
    this.#bell.ring()
  }

  /** Lets `run` return after the ticket in hand. */
  stop(): void {
    this.#stopping = true
    this.#bell.ring()
  }

  /** Works until stopped. Rejects when the book cannot be written: nothing may be printed any more then. */
  async run(): Promise<void> {
    this.#reportInterrupted()
    this.#parts.onStatus(await this.#parts.printer.status())
    while (!this.#stopping) {
      this.#expire()
      const job = this.#parts.book.nextJob
      const hints = job === undefined ? this.#parts.hints.next(this.#parts.clock.now()) : undefined
      if (job !== undefined) await this.#attempt(job)
      else if (hints !== undefined) await this.#attemptHints(hints)
      else await this.#idle()
    }
  }

  /** A job that was started before a crash may be on paper: only a person can tell. */
  #reportInterrupted(): void {
    for (const job of this.#parts.book.openJobs) if (job.started) this.#end(job, 'unknown', 'restart')
  }

  #expire(): void {
    const now = this.#parts.clock.now()
    for (const job of this.#parts.book.openJobs)
      if (now - job.receivedAt > job.command.ttlMs) this.#end(job, 'expired', '')
  }

  async #idle(): Promise<void> {
    if ((await this.#bell.sleep(this.#parts.pace.idlePollMs)) === 'rung') return
    this.#parts.onStatus(await this.#parts.printer.status())
  }

  async #attempt(job: OpenJob): Promise<void> {
    const bytes = this.#encode(job.command.id, () => encodeTicket(job.command))
    if (bytes === undefined) {
      this.#end(job, 'failed', 'encoding')
      return
    }
    const start = async () => this.#parts.book.start(job.command.id)
    await this.#settle(job, await this.#print(bytes, start))
  }

  /**
   * Prints hints, of which nothing stands in the book and nothing is reported. As long as no byte has gone out they wait
   * until they expire; after that they are never tried again.
   */
  async #attemptHints(command: HintsPrint): Promise<void> {
    const { hints, log, pace } = this.#parts
    const bytes = this.#encode(command.id, () => encodeHints(command))
    if (bytes === undefined) {
      hints.end(command.id)
      return
    }
    const { outcome } = await this.#print(bytes, async () => hints.end(command.id))
    log.info({ jobId: command.id, outcome }, 'hints')
    if (outcome === 'blocked' || outcome === 'failed') await this.#bell.sleep(pace.blockedPollMs)
  }

  async #print(bytes: Uint8Array, beforeFirstByte: () => Promise<void>): Promise<PrintResult> {
    const { printer, onStatus } = this.#parts
    const result = await printer.print(bytes, beforeFirstByte)
    onStatus('status' in result ? result.status : await printer.status())
    return result
  }

  #encode(jobId: string, encode: () => EncodedPaper): Uint8Array | undefined {
    try {
      const { bytes, missing } = encode()
      if (missing.length > 0)
        this.#parts.log.warn({ jobId, missing }, 'characters without a glyph were replaced')
      return bytes
    } catch (error) {
      this.#parts.log.error({ jobId, error }, 'a paper could not be encoded')
      return undefined
    }
  }

  async #settle(job: OpenJob, result: PrintResult): Promise<void> {
    switch (result.outcome) {
      case 'printed':
        this.#end(job, 'printed', '')
        break
      case 'unknown':
        this.#end(job, 'unknown', result.detail)
        break
      case 'blocked':
        // Whoever waits for a ticket behind this one is told as well.
        for (const { command } of this.#parts.book.openJobs) this.#parts.book.block(command.id, result.detail)
        this.#parts.onReport()
        await this.#bell.sleep(this.#parts.pace.blockedPollMs)
        break
      case 'failed':
        this.#tries += 1
        if (this.#tries >= this.#parts.pace.maxTries) this.#end(job, 'failed', result.detail)
        else await this.#bell.sleep(this.#parts.pace.blockedPollMs)
        break
    }
  }

  #end(job: OpenJob, outcome: 'printed' | 'failed' | 'unknown' | 'expired', detail: string): void {
    this.#tries = 0
    this.#parts.book.end(job.command.id, outcome, detail)
    this.#parts.log.info({ jobId: job.command.id, outcome, detail }, 'print job ended')
    this.#parts.onReport()
  }
}
