import type { VisitStepKind } from '../../shared/http/clerk-schemas.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'
import type { HallStore } from './hall-store.ts'
import { readSince } from './journal-search.ts'

/** What happened to a ticket at an instant, in epoch milliseconds. */
interface VisitStep {
  readonly at: number
  readonly kind: VisitStepKind
  /** Where it happened, or from where it was sent on; null away from the windows. */
  readonly windowId: string | null
}

interface Noted extends VisitStep {
  readonly seq: number
  readonly commandId: string
}

/** Which part of the journal was written before this process took over. */
interface Backlog {
  readonly store: Pick<HallStore, 'readJournal'>
  /** The sequence at the start. */
  readonly seq: number
  readonly dayOpenedAt: number
}

/**
 * The way of each ticket through the business day, for whoever serves its visitor next. Not part of the folded hall:
 * nothing is decided by it, and a snapshot would carry it about.
 */
export class VisitLog {
  private readonly stepsOf = new Map<string, Noted[]>()
  private readonly undone = new Set<string>()
  /** Commands that signed a clerk in at a window; whoever they bind to it was bound to it before. */
  private readonly signIns = new Set<string>()
  private isStopped = false

  /** The steps of a ticket so far, oldest first, without those that were taken back. */
  of(ticketId: string): readonly VisitStep[] {
    const steps = (this.stepsOf.get(ticketId) ?? [])
      .filter(({ commandId }) => !this.undone.has(commandId))
      .toSorted((a, b) => a.seq - b.seq)
    return withoutReleases(steps, this.signIns)
  }

  /** Takes one committed event in. A new business day begins with nothing. */
  note(recorded: Recorded<HallEvent>): void {
    if (recorded.event.type === 'BusinessDayOpened') {
      this.stepsOf.clear()
      this.undone.clear()
      this.signIns.clear()
    }
    this.add(recorded)
  }

  /** Reads what the journal already tells of the day, after a start; other work, and new events, go on meanwhile. */
  async readBacklog({ store, seq, dayOpenedAt }: Backlog): Promise<void> {
    await readSince(
      dayOpenedAt,
      { store, from: 0, to: seq },
      { note: (recorded) => this.add(recorded), isStopped: () => this.isStopped },
    )
  }

  /** Ends the reading of what was: the database is about to close. */
  stop(): void {
    this.isStopped = true
  }

  private add({ event, seq, at, commandId }: Recorded<HallEvent>): void {
    if (event.type === 'ActUndone') {
      this.undone.add(event.undoneCommandId)
      return
    }
    if (event.type === 'WindowSignedIn') this.signIns.add(commandId)
    const kind = kindOf(event)
    if (kind === undefined || !('ticketId' in event)) return
    const step = { seq, commandId, at, kind, windowId: windowOf(event) }
    const steps = this.stepsOf.get(event.ticketId)
    if (steps === undefined) this.stepsOf.set(event.ticketId, [step])
    else steps.push(step)
  }
}

/** A sign-out that was taken back has moved nobody: neither its release of a ticket nor the return of it is a step. */
function withoutReleases(steps: readonly Noted[], signIns: ReadonlySet<string>): readonly Noted[] {
  const kept: Noted[] = []
  for (const step of steps) {
    const isReturn = step.kind === 'transferred' && signIns.has(step.commandId)
    if (!isReturn) kept.push(step)
    else {
      const release = kept.findLastIndex(({ kind }) => kind === 'transferred')
      if (release >= 0) kept.splice(release, 1)
    }
  }
  return kept
}

function kindOf(event: HallEvent): VisitStepKind | undefined {
  switch (event.type) {
    case 'TicketIssued':
      return 'taken'
    case 'GreenChannelGranted':
      return 'green'
    case 'TicketCalled':
      return 'called'
    case 'TicketNoShow':
      return 'no-show'
    case 'TicketRequeued':
      return 'requeued'
    case 'TicketHeld':
      return 'held'
    case 'TicketResumed':
      return 'resumed'
    case 'TicketTransferred':
      return 'transferred'
    case 'ServiceFinished':
      return 'served'
    default:
      return undefined
  }
}

function windowOf(event: HallEvent): string | null {
  if (event.type === 'TicketTransferred') return event.fromWindowId
  return 'windowId' in event ? event.windowId : null
}
