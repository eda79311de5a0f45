import type { Sealed } from './identity-cipher.ts'

/** A person as kept: nothing of it can be read without the key. */
export interface StoredPerson {
  /** Random; the journal knows the person by it. */
  readonly id: string
  /** Keyed hash of the document's kind and number. */
  readonly documentHash: string
  /** Keyed hash of the phone that was confirmed; null when there is none. */
  readonly phoneHash: string | null
  readonly sealed: Sealed
  readonly createdAt: number
  /** When the person last booked or was changed; retention counts from here. */
  readonly updatedAt: number
}

/** Where persons are kept. */
export interface PersonStore {
  get(id: string): StoredPerson | undefined
  /** The person with one of these document hashes. */
  findByDocument(hashes: readonly string[]): StoredPerson | undefined
  /** Persons with one of these phone hashes, changed at or after `since`, besides the one of the id. */
  countByPhone(hashes: readonly string[], since: number, besidesId: string): number
  /** Writes or overwrites. Durable at the latest with the next commit of the journal, so with the first event that names it. */
  put(person: StoredPerson): void
  /** Erases, the bytes included. */
  delete(id: string): void
  /** Erases who was last changed before the instant; returns their ids. */
  deleteBefore(at: number): readonly string[]
  /** Ids of the keys that sealed rows are under. */
  keyIds(): readonly string[]
  /** Up to `limit` persons in the order of their ids, after the id; '' begins. */
  page(afterId: string, limit: number): readonly StoredPerson[]
  /** All that the work writes, or nothing when it throws. */
  together(work: () => void): void
}
