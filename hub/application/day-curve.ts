import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'
import type { HallStore } from './hall-store.ts'
import { readSince } from './journal-search.ts'

/** Length of a span of the curve, in milliseconds. */
const spanMs = 5 * 60_000

/** Five minutes of the day. */
export interface CurveSpan {
  /** Begin, in epoch milliseconds. */
  readonly at: number
  /** The most that waited in it at once. */
  readonly waiting: number
  /** First calls, and how long those called had waited. */
  readonly called: number
  readonly waitSumMs: number
  readonly longestWaitMs: number
}

/** Where a ticket stands, as far as the curve cares. A value; a change makes a new one. */
interface Standing {
  readonly isWaiting: boolean
  readonly queuedAt: number
  /** Its wait to the first call, and when that was; null before. */
  readonly called: { readonly at: number; readonly waitMs: number } | null
}

interface Known extends Standing {
  /** The command that changed it last, and how it was before: what an undo puts back. */
  readonly last: { readonly commandId: string; readonly before: Standing }
}

/** The day's curve of waiting people and waits, read off the journal as far as it is not known yet. */
export class DayCurve {
  private readonly store: Pick<HallStore, 'readJournal'>
  private readSeq = 0
  private reading: Promise<void> = Promise.resolve()
  private readonly tickets = new Map<string, Known>()
  private readonly mostWaiting = new Map<number, number>()
  /** Who still waited at the end of a span in which anything happened. */
  private readonly leftWaiting = new Map<number, number>()
  private waiting = 0
  private firstAt = Number.POSITIVE_INFINITY
  private closedAt = Number.POSITIVE_INFINITY

  constructor(store: Pick<HallStore, 'readJournal'>) {
    this.store = store
  }

  /**
   * The spans of the business day up to this sequence of the journal and this instant, or its close; other work goes on
   * meanwhile.
   *
   * @param dayOpenedAt when the business day was opened: nothing before it is read
   */
  async upTo(
    seq: number,
    { dayOpenedAt, now }: { readonly dayOpenedAt: number; readonly now: number },
  ): Promise<CurveSpan[]> {
    // A reading that failed is told to whoever asked; the next one begins where it ended.
    this.reading = this.reading.catch(() => undefined).then(() => this.read(seq, dayOpenedAt))
    await this.reading
    return this.spansUpTo(now)
  }

  private async read(seq: number, dayOpenedAt: number): Promise<void> {
    this.readSeq = await readSince(
      dayOpenedAt,
      { store: this.store, from: this.readSeq, to: seq },
      { note: (recorded) => this.note(recorded) },
    )
  }

  private note({ event, at, commandId }: Recorded<HallEvent>): void {
    switch (event.type) {
      case 'BusinessDayOpened':
        this.tickets.clear()
        this.mostWaiting.clear()
        this.leftWaiting.clear()
        this.waiting = 0
        this.firstAt = this.closedAt = Number.POSITIVE_INFINITY
        break
      case 'BusinessDayClosed':
        this.closedAt = at
        break
      case 'TicketIssued': {
        const fresh = { isWaiting: false, queuedAt: event.queuedAt, called: null }
        this.tickets.set(event.ticketId, { ...fresh, last: { commandId, before: fresh } })
        this.firstAt = Math.min(this.firstAt, at)
        this.change(event.ticketId, { isWaiting: true }, { at, commandId })
        break
      }
      case 'GreenChannelGranted':
        if (event.queuedAt !== undefined)
          this.change(event.ticketId, { queuedAt: event.queuedAt }, { at, commandId })
        break
      case 'TicketCalled': {
        const known = this.tickets.get(event.ticketId)
        if (known === undefined) break
        const called = known.called ?? { at, waitMs: Math.max(0, at - known.queuedAt) }
        this.change(event.ticketId, { isWaiting: false, called }, { at, commandId })
        break
      }
      case 'TicketRequeued':
      case 'TicketTransferred':
        this.change(event.ticketId, { isWaiting: true }, { at, commandId })
        break
      case 'TicketResumed':
      case 'TicketVoided':
      case 'TicketClosed':
      case 'TicketHeld':
      case 'TicketNoShow':
      case 'ServiceFinished':
        this.change(event.ticketId, { isWaiting: false }, { at, commandId })
        break
      case 'ActUndone':
        for (const ticketId of event.ticketIds) {
          const last = this.tickets.get(ticketId)?.last
          if (last?.commandId === event.undoneCommandId) this.change(ticketId, last.before, { at, commandId })
        }
        break
    }
  }

  private change(
    ticketId: string,
    changes: Partial<Standing>,
    { at, commandId }: { readonly at: number; readonly commandId: string },
  ): void {
    const known = this.tickets.get(ticketId)
    if (known === undefined) return
    const { last, ...before } = known
    const isSameCommand = last.commandId === commandId
    const next = { ...before, ...changes }
    this.tickets.set(ticketId, { ...next, last: isSameCommand ? last : { commandId, before } })
    const span = spanOf(at)
    // Who waited when the span began waited in it.
    this.mostWaiting.set(span, Math.max(this.mostWaiting.get(span) ?? 0, this.waiting))
    this.waiting += Number(next.isWaiting) - Number(before.isWaiting)
    this.mostWaiting.set(span, Math.max(this.mostWaiting.get(span) ?? 0, this.waiting))
    this.leftWaiting.set(span, this.waiting)
  }

  private spansUpTo(now: number): CurveSpan[] {
    const calls = new Map<number, { called: number; waitSumMs: number; longestWaitMs: number }>()
    for (const { called } of this.tickets.values()) {
      if (called === null) continue
      const sums = calls.get(spanOf(called.at)) ?? { called: 0, waitSumMs: 0, longestWaitMs: 0 }
      sums.called += 1
      sums.waitSumMs += called.waitMs
      sums.longestWaitMs = Math.max(sums.longestWaitMs, called.waitMs)
      calls.set(spanOf(called.at), sums)
    }
    const spans: CurveSpan[] = []
    let left = 0
    for (let at = spanOf(this.firstAt); at <= Math.min(now, this.closedAt); at += spanMs) {
      const waiting = this.mostWaiting.get(at) ?? left
      left = this.leftWaiting.get(at) ?? left
      spans.push({ at, waiting, ...(calls.get(at) ?? { called: 0, waitSumMs: 0, longestWaitMs: 0 }) })
    }
    return spans
  }
}

function spanOf(at: number): number {
  return Math.floor(at / spanMs) * spanMs
}
