import type { HallEvent } from '../../domain/hall.ts'
import type { Recorded } from '../../domain/journal.ts'
import type { HallStore } from '../hall-store.ts'
import { readSince } from '../journal-search.ts'

/** A while in which a window was open, in epoch milliseconds; `endsAt` is null while it is. */
export interface OpenWhile {
  readonly beginsAt: number
  readonly endsAt: number | null
}

/** When each window was open on the present business day, read off the journal as far as it is not known yet. */
export class WindowDayLog {
  private readonly store: Pick<HallStore, 'readJournal'>
  private readSeq = 0
  private reading: Promise<void> = Promise.resolve()
  private readonly openWhiles = new Map<string, OpenWhile[]>()

  constructor(store: Pick<HallStore, 'readJournal'>) {
    this.store = store
  }

  /**
   * The whiles of each window by its id, up to this sequence of the journal; other work goes on meanwhile.
   *
   * @param dayBeganAt local midnight of the business day: nothing before it is read
   */
  async upTo(seq: number, dayBeganAt: number): Promise<ReadonlyMap<string, readonly OpenWhile[]>> {
    // A reading that failed is told to whoever asked; the next one begins where it ended.
    this.reading = this.reading.catch(() => undefined).then(() => this.read(seq, dayBeganAt))
    await this.reading
    return this.openWhiles
  }

  private async read(seq: number, dayBeganAt: number): Promise<void> {
    this.readSeq = await readSince(
      dayBeganAt,
      { store: this.store, from: this.readSeq, to: seq },
      { note: (recorded) => this.note(recorded) },
    )
  }

  private note({ event, at }: Recorded<HallEvent>): void {
    switch (event.type) {
      case 'BusinessDayOpened':
        this.openWhiles.clear()
        break
      case 'WindowSignedIn':
      case 'WindowResumed':
        this.openWhiles.set(event.windowId, [
          ...(this.openWhiles.get(event.windowId) ?? []),
          { beginsAt: at, endsAt: null },
        ])
        break
      case 'WindowSignedOut':
      case 'WindowPaused': {
        const whiles = this.openWhiles.get(event.windowId) ?? []
        const last = whiles.at(-1)
        if (last?.endsAt === null)
          this.openWhiles.set(event.windowId, [...whiles.slice(0, -1), { ...last, endsAt: at }])
        break
      }
    }
  }
}
