import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'
import type { HallStore } from './hall-store.ts'

/** Events that are read at once; other work goes on between. */
const pageSize = 1_000

/** What is searched; the rest of the journal, and how it is kept, is not needed for it. */
interface JournalSearch {
  readonly store: Pick<HallStore, 'readJournal'>
  /** Sequences between which to look, the last included. */
  readonly from: number
  readonly to: number
}

/** The last sequence before an instant, `from` when there is none after it; times never go back along the journal. */
function lastSeqBefore(instant: number, { store, from, to }: JournalSearch): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [recorded] = store.readJournal(middle - 1, 1)
    if (recorded !== undefined && recorded.at < instant) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Notes every event of a stretch of the journal from an instant on, page by page; other work goes on meanwhile. Gives the
 * sequence up to which it has read: the end of the stretch, or earlier when it was stopped.
 */
export async function readSince(
  instant: number,
  stretch: JournalSearch,
  {
    note,
    isStopped = () => false,
  }: {
    readonly note: (recorded: Recorded<HallEvent>) => void
    readonly isStopped?: () => boolean
  },
): Promise<number> {
  const { store, to } = stretch
  let readSeq = lastSeqBefore(instant, stretch)
  while (readSeq < to && !isStopped()) {
    const page = store.readJournal(readSeq, Math.min(pageSize, to - readSeq))
    for (const recorded of page) note(recorded)
    readSeq = page.at(-1)?.seq ?? to
    await new Promise((resolve) => setTimeout(resolve))
  }
  return readSeq
}
