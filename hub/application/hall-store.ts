import type { Rejection } from '../../shared/errors.ts'
import type { TopicName } from '../../shared/mqtt/topic-map.ts'
import type { Booking } from '../domain/booking/booking.ts'
import type { RatedCase } from '../domain/evaluation/evaluations.ts'
import type { Hall, HallEvent } from '../domain/hall.ts'
import type { Ticket } from '../domain/hall-day/ticket.ts'
import type { Recorded } from '../domain/journal.ts'

/** What a command came to, as kept beside the journal. */
export interface CommandResult {
  readonly commandId: string
  readonly bodyHash: string
  readonly at: number
  /** First sequence and number of its events; 0 events when it changed nothing or was refused. */
  readonly firstSeq: number
  readonly events: number
  readonly rejection: Rejection | null
}

/** A message to a device that must not be lost between the commit and the broker. */
export interface OutboxMessage {
  readonly id: string
  readonly topic: TopicName
  /** The id that fills the topic's placeholder. */
  readonly key: string
  /** JSON. */
  readonly payload: string
  /** Epoch milliseconds; past it the message is not sent any more. */
  readonly expiresAt: number
}

/**
 * The database of a hall as the writer sees it. Everything is synchronous. What is written between `begin` and `commit`
 * becomes durable together or not at all; any error means that nothing more may be written.
 */
export interface HallStore {
  /**
   * The hall as it was at the last commit, the sequence it stands at, and that of the snapshot it was folded from.
   * Throws when the journal is damaged.
   */
  load(): { hall: Hall; seq: number; lastAt: number; snapshotSeq: number }
  begin(): void
  commit(): void
  append(recorded: Recorded<HallEvent>): void
  putResult(result: CommandResult): void
  findResult(commandId: string): CommandResult | undefined
  /** The events of an accepted command. */
  eventsOf(result: CommandResult): Recorded<HallEvent>[]
  putTicket(ticket: Ticket, businessDay: string): void
  putBooking(booking: Booking): void
  putRating(caseId: string, rated: RatedCase): void
  putOutbox(message: OutboxMessage): void
  /** Written in a transaction of their own. */
  deleteOutbox(ids: readonly string[]): void
  outbox(): OutboxMessage[]
  /** The message with this id that still waits to be forgotten. */
  outboxMessage(id: string): OutboxMessage | undefined
  saveSnapshot(hall: Hall, seq: number): void
  /** Forgets results of commands older than this. */
  forgetResultsBefore(at: number): void
  /** Events after a sequence, oldest first, for the audit trail, each with its hash in hexadecimal. */
  readJournal(afterSeq: number, limit: number): (Recorded<HallEvent> & { hash: string })[]
  /** Who gave the hall a definition when, the newest first, as far back as asked; `readJournal` has the definitions. */
  readConfigurations(limit: number): { seq: number; at: number; actorKind: string; actorId: string }[]
}
