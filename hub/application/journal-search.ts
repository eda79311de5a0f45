import type { HallStore } from './hall-store.ts'

/** What is searched; the rest of the journal, and how it is kept, is not needed for it. */
interface JournalSearch {
  readonly store: Pick<HallStore, 'readJournal'>
  /** Sequences between which to look, the last included. */
  readonly from: number
  readonly to: number
}

/** The last sequence before an instant, `from` when there is none after it; times never go back along the journal. */
export function lastSeqBefore(instant: number, { store, from, to }: JournalSearch): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [recorded] = store.readJournal(middle - 1, 1)
    if (recorded !== undefined && recorded.at < instant) low = middle
    else high = middle - 1
  }
  return low
}
