import type { Clock } from '../../shared/clock.ts'
import { type Rejection, reject } from '../../shared/errors.ts'
import { decideHall, evolveHall, type Hall, type HallCommand, type HallEvent } from '../domain/hall.ts'
import { isRejection } from '../domain/hall-day/decide-window.ts'
import type { Actor, Recorded } from '../domain/journal.ts'
import { type MessageContext, messagesOf } from './device-messages.ts'
import type { HallStore, OutboxMessage } from './hall-store.ts'
import type { Log } from './log.ts'
import { touchedBookings, touchedTickets } from './touched.ts'

/** Commands in one transaction at most: bounds the time one commit keeps the loop. */
const maxBatch = 512
/** Commands that may wait for the writer; more are refused as overloaded. */
const maxWaiting = 20_000
/** Events between two snapshots: a tail of this length folds in about a tenth of a second, and a hall's day writes two. */
const snapshotEveryEvents = 20_000

/** A command on its way to the writer. */
export interface CommandRequest {
  /** Unique per intent; the same id again gives the same answer and no second event. */
  readonly commandId: string
  /** Fingerprint of what was asked: the same id with another fingerprint is refused. */
  readonly bodyHash: string
  readonly actor: Actor
  /** The command, or how to make it from the hall as it is when its turn comes. */
  readonly command: HallCommand | ((hall: Hall) => HallCommand | Rejection)
}

/** What a command came to: its events, durable by now, or the refusal. */
export type CommandOutcome =
  | { readonly status: 'accepted'; readonly events: readonly Recorded<HallEvent>[] }
  | { readonly status: 'rejected'; readonly rejection: Rejection }

/** The hub is stopping, or has stopped after a write error; nothing more is decided. */
export class WriterStoppedError extends Error {
  constructor() {
    super('the writer has stopped')
  }
}

interface Waiting {
  readonly request: CommandRequest
  readonly settle: (outcome: CommandOutcome) => void
  readonly fail: (error: unknown) => void
}

/** What one commit made durable. */
interface Committed {
  readonly events: Recorded<HallEvent>[]
  readonly messages: OutboxMessage[]
}

/** What the writer needs around it. */
export interface WriterParts {
  readonly store: HallStore
  readonly clock: Clock
  readonly log: Log
  readonly messages: MessageContext
  /** What else is written for an event, inside the transaction that makes it durable. */
  readonly alsoWrite?: (hall: Hall, recorded: Recorded<HallEvent>) => void
  /** Events between two snapshots. Default 20,000. */
  readonly snapshotEvery?: number
  /** Told of committed events, in order, and of the messages they bring about, once per commit. */
  readonly onCommitted: (events: readonly Recorded<HallEvent>[], messages: readonly OutboxMessage[]) => void
  /** A write failed: the process must end and start anew from the journal. */
  readonly onFatal: (error: unknown) => void
}

/**
 * The one writer of a hall. Commands are decided one after another in memory; everything that waits goes into one
 * transaction (group commit), and the answers leave only after it is durable.
 */
export class HallWriter {
  readonly hall: Hall
  private readonly parts: WriterParts
  private readonly waiting: Waiting[] = []
  private lastSeq: number
  private lastAt: number
  private snapshotSeq: number
  private state: 'running' | 'stopped' = 'running'
  private isScheduled = false

  constructor(parts: WriterParts) {
    this.parts = parts
    const { hall, seq, lastAt, snapshotSeq } = parts.store.load()
    this.hall = hall
    this.lastSeq = seq
    // Not the present sequence: a hub whose machine is switched off every evening would never reach its next snapshot.
    this.snapshotSeq = snapshotSeq
    this.lastAt = lastAt
  }

  /** Sequence of the last committed event. */
  get seq(): number {
    return this.lastSeq
  }

  /** Commands that wait for their turn. */
  get queued(): number {
    return this.waiting.length
  }

  /** Logical time: the hub's clock, never before the last event. */
  now(): number {
    return Math.max(this.lastAt, this.parts.clock.now())
  }

  /** Resolves after the commit. Rejects with WriterStoppedError, or with the error of a bug in deciding. */
  submit(request: CommandRequest): Promise<CommandOutcome> {
    if (this.state === 'stopped') return Promise.reject(new WriterStoppedError())
    if (this.waiting.length >= maxWaiting)
      return Promise.resolve({ status: 'rejected', rejection: reject('overloaded') })
    return new Promise((settle, fail) => {
      this.waiting.push({ request, settle, fail })
      this.schedule()
    })
  }

  /** Decides what still waits, writes a snapshot and takes no more. */
  stop(): void {
    while (this.waiting.length > 0 && this.state === 'running') this.flush()
    if (this.state === 'running' && this.lastSeq > 0) this.parts.store.saveSnapshot(this.hall, this.lastSeq)
    this.state = 'stopped'
  }

  private schedule(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    // After the input of this turn of the loop has been read, so that simultaneous commands share a commit.
    setImmediate(() => {
      this.isScheduled = false
      if (this.state === 'running') this.flush()
      if (this.waiting.length > 0 && this.state === 'running') this.schedule()
    })
  }

  private flush(): void {
    const batch = this.waiting.splice(0, maxBatch)
    if (batch.length === 0) return
    const answers: (() => void)[] = []
    const committed: Committed = { events: [], messages: [] }
    try {
      this.parts.store.begin()
      for (const entry of batch) answers.push(this.handle(entry, committed))
      this.parts.store.commit()
      if (committed.events.length > 0) this.parts.onCommitted(committed.events, committed.messages)
    } catch (error) {
      this.failStop(error, batch)
      return
    }
    for (const answer of answers) answer()
    const { snapshotEvery = snapshotEveryEvents } = this.parts
    if (this.lastSeq - this.snapshotSeq >= snapshotEvery) this.snapshot()
  }

  /** Decides one command inside the open transaction; the returned function answers it after the commit. */
  private handle({ request, settle, fail }: Waiting, committed: Committed): () => void {
    const { store } = this.parts
    const known = store.findResult(request.commandId)
    if (known !== undefined) {
      if (known.bodyHash !== request.bodyHash)
        return () => settle({ status: 'rejected', rejection: reject('command_id_reused') })
      if (known.rejection !== null) {
        const { rejection } = known
        return () => settle({ status: 'rejected', rejection })
      }
      const events = store.eventsOf(known)
      return () => settle({ status: 'accepted', events })
    }
    const now = this.now()
    let decided: readonly HallEvent[] | Rejection
    try {
      decided = this.decide(request, now)
    } catch (error) {
      // Deciding is pure, so a bug in it has changed nothing: only this command fails.
      return () => fail(error)
    }
    const { commandId, bodyHash, actor } = request
    const result = { commandId, bodyHash, at: now, firstSeq: this.lastSeq + 1 }
    if (isRejection(decided)) {
      const rejection = decided
      store.putResult({ ...result, events: 0, rejection })
      return () => settle({ status: 'rejected', rejection })
    }
    const events = decided.map((event, index) => ({
      seq: this.lastSeq + 1 + index,
      at: now,
      commandId,
      actor,
      event,
    }))
    for (const recorded of events) this.apply(recorded)
    committed.messages.push(...this.project(events))
    store.putResult({ ...result, events: events.length, rejection: null })
    committed.events.push(...events)
    return () => settle({ status: 'accepted', events })
  }

  private decide(request: CommandRequest, now: number): readonly HallEvent[] | Rejection {
    const { command, actor } = request
    const made = typeof command === 'function' ? command(this.hall) : command
    return isRejection(made) ? made : decideHall(this.hall, made, { now, actor })
  }

  private apply(recorded: Recorded<HallEvent>): void {
    this.parts.store.append(recorded)
    evolveHall(this.hall, recorded)
    this.lastSeq = recorded.seq
    this.lastAt = recorded.at
  }

  /** Writes what the events changed into the tables and the outbox. */
  private project(events: readonly Recorded<HallEvent>[]): OutboxMessage[] {
    const { store } = this.parts
    const messages: OutboxMessage[] = []
    const date = this.hall.day.businessDay?.date ?? ''
    for (const ticket of touchedTickets(this.hall, events)) store.putTicket(ticket, date)
    for (const booking of touchedBookings(this.hall, events)) store.putBooking(booking)
    for (const recorded of events) {
      if (recorded.event.type === 'CaseRated') {
        const rated = this.hall.evaluations.get(recorded.event.caseId)
        if (rated !== undefined) store.putRating(recorded.event.caseId, rated)
      }
      messages.push(...messagesOf(this.hall, recorded, this.parts.messages))
      this.parts.alsoWrite?.(this.hall, recorded)
    }
    for (const message of messages) store.putOutbox(message)
    return messages
  }

  private snapshot(): void {
    try {
      this.parts.store.saveSnapshot(this.hall, this.lastSeq)
      this.snapshotSeq = this.lastSeq
    } catch (error) {
      this.failStop(error, [])
    }
  }

  /** After a failed write the memory is ahead of the disk and the connection cannot be trusted: nothing goes on. */
  private failStop(error: unknown, batch: readonly Waiting[]): void {
    this.state = 'stopped'
    this.parts.log.error({ error: String(error) }, 'a write failed; the hub stops and must be started anew')
    for (const { fail } of [...batch, ...this.waiting.splice(0)]) fail(new WriterStoppedError())
    this.parts.onFatal(error)
  }
}
