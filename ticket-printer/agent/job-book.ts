import { z } from 'zod'
import { printOutcomes, ticketPrint } from '../../shared/mqtt/print-messages.ts'
import type { TicketPrint } from '../../shared/mqtt/topic-map.ts'
import { cryptoIds, type IdSource } from '../../shared/random.ts'
import { AppendFile } from './append-file.ts'

const report = z.object({
  id: z.string(),
  jobId: z.string(),
  outcome: z.enum(printOutcomes),
  detail: z.string(),
})

const entry = z.discriminatedUnion('entry', [
  z.object({ entry: z.literal('accepted'), receivedAt: z.number(), command: ticketPrint }),
  z.object({ entry: z.literal('started'), jobId: z.string() }),
  z.object({ entry: z.literal('report'), report }),
  z.object({ entry: z.literal('taken'), reportId: z.string() }),
])
type Entry = z.infer<typeof entry>

/** What became of a job, as it is told to the hub; `blocked` is said on the way, every other outcome once at the end. */
export type JobReport = z.infer<typeof report>

/** A job whose end is not known yet. */
export interface OpenJob {
  readonly command: TicketPrint
  /** The agent's clock when the command came, epoch milliseconds. */
  readonly receivedAt: number
  /** True once the first byte may have gone to the printer. */
  readonly started: boolean
  /** True once the hub was told that it waits for help. */
  readonly blocked: boolean
}

/** The book on the disk is damaged in the middle; printing from it could print a ticket twice. */
export class JobBookError extends Error {
  constructor(path: string, lineNumber: number) {
    super(
      `line ${lineNumber} of the job book ${path} is damaged; move the file away to start with an empty book ` +
        '(a job that is sent again may then be printed again)',
    )
    this.name = 'JobBookError'
  }
}

/** Ended jobs that are remembered, to know a repeated command: about a week of a busy printer. */
const rememberedJobs = 10_000
/** The book is rewritten without what is forgotten after this many lines; at most half of them remain. */
const linesBeforeCompaction = 50_000

/** Bounds of a book; smaller ones are for tests. */
export interface JobBookOptions {
  readonly ids?: IdSource
  readonly rememberedJobs?: number
  readonly linesBeforeCompaction?: number
}

/**
 * The agent's memory of print jobs: an append-only file, on the disk before anything is acknowledged or printed, and
 * replayed at start. One process at a time.
 */
export class JobBook {
  readonly #file: AppendFile
  readonly #ids: IdSource
  readonly #rememberedJobs: number
  readonly #linesBeforeCompaction: number
  readonly #open = new Map<string, OpenJob>()
  readonly #ended = new Map<string, JobReport>()
  readonly #untaken = new Map<string, JobReport>()
  #lineCount = 0

  private constructor(file: AppendFile, options: JobBookOptions) {
    this.#file = file
    this.#ids = options.ids ?? cryptoIds
    this.#rememberedJobs = options.rememberedJobs ?? rememberedJobs
    this.#linesBeforeCompaction = options.linesBeforeCompaction ?? linesBeforeCompaction
  }

  /** Opens the book at `path`, or an empty one. Throws a `JobBookError` when it is damaged. */
  static open(path: string, options: JobBookOptions = {}): JobBook {
    const { file, lines } = AppendFile.open(path)
    const book = new JobBook(file, options)
    for (const [index, line] of lines.entries()) {
      const read = readEntry(line)
      if (read !== undefined) {
        book.#apply(read)
        continue
      }
      if (index < lines.length - 1) {
        file.close()
        throw new JobBookError(path, index + 1)
      }
      // A crash in the middle of the last write can leave a line that is whole in length only; nobody relied on it.
      file.replace(lines.slice(0, index))
    }
    book.#lineCount = lines.length
    return book
  }

  /** Books a job that is not known yet; a known one is left as it is. On the disk when it returns. */
  accept(command: TicketPrint, receivedAt: number): 'accepted' | 'duplicate' {
    if (this.#open.has(command.id) || this.#ended.has(command.id)) return 'duplicate'
    this.#write({ entry: 'accepted', receivedAt, command })
    return 'accepted'
  }

  /** Notes that the first byte is about to go out. On the disk when it returns. */
  start(jobId: string): void {
    this.#write({ entry: 'started', jobId })
  }

  /** Notes that a job waits for somebody to help the printer; nothing when that was said before. */
  block(jobId: string, detail: string): void {
    if (this.#open.get(jobId)?.blocked === false) this.#report(jobId, 'blocked', detail)
  }

  /** Ends a job. */
  end(jobId: string, outcome: Exclude<JobReport['outcome'], 'blocked'>, detail: string): void {
    if (this.#open.has(jobId)) this.#report(jobId, outcome, detail)
    if (this.#lineCount >= this.#linesBeforeCompaction) this.#compact()
  }

  /** Notes that the broker has a report. */
  taken(reportId: string): void {
    if (this.#untaken.has(reportId)) this.#write({ entry: 'taken', reportId })
  }

  /** Puts the end of a job back among the reports to send, for a hub that asks again; nothing while it is open. */
  repeatReport(jobId: string): void {
    const last = this.#ended.get(jobId)
    if (last !== undefined) this.#untaken.set(last.id, last)
  }

  /** The jobs without an end, in the order in which they came. */
  get openJobs(): readonly OpenJob[] {
    return [...this.#open.values()]
  }

  get openCount(): number {
    return this.#open.size
  }

  /** The job to print now. */
  get nextJob(): OpenJob | undefined {
    return this.#open.values().next().value
  }

  /** The oldest report that the broker has not taken yet. */
  get nextReport(): JobReport | undefined {
    return this.#untaken.values().next().value
  }

  close(): void {
    this.#file.close()
  }

  #report(jobId: string, outcome: JobReport['outcome'], detail: string): void {
    this.#write({ entry: 'report', report: { id: this.#ids.id(), jobId, outcome, detail } })
  }

  #write(next: Entry): void {
    this.#file.append(JSON.stringify(next))
    this.#lineCount += 1
    this.#apply(next)
  }

  #apply(next: Entry): void {
    switch (next.entry) {
      case 'accepted':
        this.#open.set(next.command.id, {
          command: next.command,
          receivedAt: next.receivedAt,
          started: false,
          blocked: false,
        })
        break
      case 'started':
        this.#change(next.jobId, { started: true })
        break
      case 'report':
        this.#untaken.set(next.report.id, next.report)
        if (next.report.outcome === 'blocked') this.#change(next.report.jobId, { blocked: true })
        else this.#forget(next.report)
        break
      case 'taken':
        this.#untaken.delete(next.reportId)
        break
    }
  }

  #change(jobId: string, change: Partial<OpenJob>): void {
    const job = this.#open.get(jobId)
    if (job !== undefined) this.#open.set(jobId, { ...job, ...change })
  }

  #forget(last: JobReport): void {
    this.#open.delete(last.jobId)
    this.#ended.set(last.jobId, last)
    if (this.#ended.size <= this.#rememberedJobs) return
    const oldest = this.#ended.keys().next().value
    if (oldest !== undefined) this.#ended.delete(oldest)
  }

  /** Ended jobs keep their last report only: the ticket's address, which opens its page, is forgotten. */
  #compact(): void {
    const entries: Entry[] = []
    for (const last of this.#ended.values()) {
      entries.push({ entry: 'report', report: last })
      if (!this.#untaken.has(last.id)) entries.push({ entry: 'taken', reportId: last.id })
    }
    for (const { command, receivedAt, started, blocked } of this.#open.values()) {
      entries.push({ entry: 'accepted', receivedAt, command })
      if (started) entries.push({ entry: 'started', jobId: command.id })
      if (blocked) entries.push(...this.#blockedAgain(command.id))
    }
    // A job that ended after it was blocked may still have its first report on the way.
    for (const waiting of this.#untaken.values())
      if (waiting.outcome === 'blocked' && !this.#open.has(waiting.jobId))
        entries.push({ entry: 'report', report: waiting })
    this.#file.replace(entries.map((kept) => JSON.stringify(kept)))
    this.#lineCount = entries.length
  }

  #blockedAgain(jobId: string): Entry[] {
    const waiting = [...this.#untaken.values()].find((report) => report.jobId === jobId)
    if (waiting !== undefined) return [{ entry: 'report', report: waiting }]
    const told: JobReport = { id: this.#ids.id(), jobId, outcome: 'blocked', detail: '' }
    return [
      { entry: 'report', report: told },
      { entry: 'taken', reportId: told.id },
    ]
  }
}

function readEntry(line: string): Entry | undefined {
  try {
    return entry.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
