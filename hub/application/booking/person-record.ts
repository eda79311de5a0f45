import type { DocumentKind } from '../../../shared/booking/identity-document.ts'
import type { IdentityCipher } from './identity-cipher.ts'
import type { StoredPerson } from './person-store.ts'

/** A name and phone that somebody gave from afar and has not confirmed by a one-time code yet. */
export interface Claim {
  readonly id: string
  readonly at: number
  readonly name: string
  readonly phone: string
}

/** What is sealed of a person. */
export interface PersonRecord {
  readonly name: string
  readonly type: DocumentKind
  readonly number: string
  /** Confirmed, in E.164 form; null when there is none. */
  readonly phone: string | null
  /** The newest last. */
  readonly claims: readonly Claim[]
}

/** When a person's row was made and last changed. */
export interface PersonTimes {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** The text whose hash finds a document. */
export function documentKey(type: DocumentKind, number: string): string {
  return `${type}:${number}`
}

/** Seals a record under the newest key, bound to its row: exchanged between rows, it does not open. */
export function sealRecord(cipher: IdentityCipher, record: PersonRecord, times: PersonTimes): StoredPerson {
  const documentHash = cipher.hash('document', documentKey(record.type, record.number))
  return {
    ...times,
    documentHash,
    phoneHash: record.phone === null ? null : cipher.hash('phone', record.phone),
    sealed: cipher.seal(JSON.stringify(record), boundText(times.id, documentHash)),
  }
}

/** Opens a row. Throws SealBrokenError, or IdentityKeyMissingError. */
export function openRecord(cipher: IdentityCipher, row: StoredPerson): PersonRecord {
  return JSON.parse(cipher.open(row.sealed, boundText(row.id, row.documentHash))) as PersonRecord
}

function boundText(id: string, documentHash: string): string {
  return `${id}/${documentHash}`
}
