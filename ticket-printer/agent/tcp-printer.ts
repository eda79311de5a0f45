import { setTimeout as pause } from 'node:timers/promises'
import { LineError, PrinterLine } from './printer-line.ts'
import {
  isProcessedAnswer,
  isStatusAnswer,
  processedRequest,
  readStatusBytes,
  statusRequests,
} from './status-bytes.ts'
import {
  type Obstacle,
  obstacleOf,
  type PrinterStatus,
  type PrintResult,
  type TicketPrinter,
} from './ticket-printer.ts'

/** Where a printer is and how long it may take; milliseconds. */
export interface TcpPrinterOptions {
  readonly host: string
  readonly port: number
  readonly connectTimeoutMs?: number
  /** For one real-time status byte, which a printer answers at once even while it prints. */
  readonly answerTimeoutMs?: number
  /** From the last byte sent to the printer's word that it has worked through them. */
  readonly processedTimeoutMs?: number
  /** How often a printer that is at work is asked what keeps it. */
  readonly watchMs?: number
}

const defaults = {
  // A printer is on the hall's own network, where a connection takes milliseconds.
  connectTimeoutMs: 2_000,
  answerTimeoutMs: 1_500,
  // A ticket takes about a second and a half; a slow printer with a full buffer some seconds more.
  processedTimeoutMs: 15_000,
  watchMs: 1_000,
}

/** A receipt printer on TCP 9100 that speaks ESC/POS; a connection of its own for each question and each ticket. */
export class TcpPrinter implements TicketPrinter {
  readonly #options: Required<TcpPrinterOptions>
  #lastSeen: PrinterStatus = { online: false, paper: 'ok', cover: 'closed', cutter: 'ok' }

  constructor(options: TcpPrinterOptions) {
    this.#options = { ...defaults, ...options }
  }

  async status(): Promise<PrinterStatus> {
    let line: PrinterLine | undefined
    try {
      line = await this.#connect()
      return await this.#ask(line)
    } catch (error) {
      return this.#unreachable(error)
    } finally {
      line?.close()
    }
  }

  async print(bytes: Uint8Array, beforeFirstByte: () => Promise<void>): Promise<PrintResult> {
    let line: PrinterLine
    try {
      line = await this.#connect()
    } catch (error) {
      return { outcome: 'blocked', detail: 'offline', status: this.#unreachable(error) }
    }
    try {
      const refusal = await this.#refusal(line)
      if (refusal !== undefined) return refusal
      await beforeFirstByte()
      if (!line.isOpen) return { outcome: 'failed', detail: 'reset' }
      line.send(Buffer.concat([bytes, processedRequest]))
      return await this.#follow(line)
    } finally {
      line.close()
    }
  }

  #connect(): Promise<PrinterLine> {
    return PrinterLine.open(this.#options.host, this.#options.port, this.#options.connectTimeoutMs)
  }

  #unreachable(error: unknown): PrinterStatus {
    if (!(error instanceof LineError)) throw error
    this.#lastSeen = { ...this.#lastSeen, online: false }
    return this.#lastSeen
  }

  async #ask(line: PrinterLine): Promise<PrinterStatus> {
    const answers: number[] = []
    for (const request of statusRequests) {
      const answer = line.next(isStatusAnswer, this.#options.answerTimeoutMs)
      line.send(request)
      answers.push(await answer)
    }
    const [printer = 0, cause = 0, error = 0, sensors = 0] = answers
    this.#lastSeen = readStatusBytes(printer, cause, error, sensors)
    return this.#lastSeen
  }

  /** Why the ticket is not sent at all; undefined when the printer is ready. */
  async #refusal(line: PrinterLine): Promise<PrintResult | undefined> {
    try {
      const status = await this.#ask(line)
      const obstacle = obstacleOf(status)
      return obstacle === undefined ? undefined : { outcome: 'blocked', detail: obstacle, status }
    } catch (error) {
      if (error instanceof LineError && error.reason === 'reset')
        return { outcome: 'failed', detail: 'reset' }
      return { outcome: 'blocked', detail: 'offline', status: this.#unreachable(error) }
    }
  }

  /** Waits for the printer's word behind the ticket, and asks now and then what keeps it. */
  async #follow(line: PrinterLine): Promise<PrintResult> {
    const watched = new AbortController()
    const processed = line.next(isProcessedAnswer, this.#options.processedTimeoutMs).then(
      () => 'processed' as const,
      (error: unknown) => lineReason(error),
    )
    const stopped = this.#watch(line, watched.signal)
    const end = await Promise.race([processed, stopped])
    watched.abort()
    if (end !== 'processed') return { outcome: 'unknown', detail: end }
    return { outcome: 'printed', status: await this.#ask(line).catch(() => this.#lastSeen) }
  }

  /** Resolves when the printer says that it stopped in the middle of the ticket; otherwise never. */
  async #watch(line: PrinterLine, signal: AbortSignal): Promise<Obstacle> {
    for (;;) {
      await pause(this.#options.watchMs, undefined, { signal }).catch(() => undefined)
      const status = signal.aborted ? undefined : await this.#ask(line).catch(() => undefined)
      // Over, or silent: the wait for the printer's word decides. Nobody holds this promise, so it is collected.
      if (signal.aborted || status === undefined) return new Promise(() => undefined)
      const obstacle = obstacleOf(status)
      if (obstacle !== undefined) return obstacle
    }
  }
}

function lineReason(error: unknown): 'reset' | 'silent' {
  if (error instanceof LineError) return error.reason
  throw error
}
