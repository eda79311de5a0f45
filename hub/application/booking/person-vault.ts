import { documentFault, normaliseDocument } from '../../../shared/booking/identity-document.ts'
import { normalisePhone } from '../../../shared/booking/phone-number.ts'
import { type Rejection, reject } from '../../../shared/errors.ts'
import type { IdSource } from '../../../shared/random.ts'
import type { IdentityCipher } from './identity-cipher.ts'
import { type MaskedPerson, Person, type PersonGiven } from './person.ts'
import { type Claim, documentKey, openRecord, type PersonRecord, sealRecord } from './person-record.ts'
import type { PersonStore, StoredPerson } from './person-store.ts'

/** Documents that one phone may confirm within the time: a family's, not a scalper's. */
const documentsPerPhone = 5
const phoneWithinMs = 30 * 24 * 3600_000
/** Claims kept of one person; past it the oldest goes. */
const claimsKept = 8
/** A claim that was not confirmed within this time is dropped at the next change: longer than any place can be held. */
const claimMs = 8 * 24 * 3600_000
/** Retention is told of a returning person this often at most, which saves a write with each booking. */
const touchMs = 24 * 3600_000
/** Masked persons remembered: more than a hall's day has bookings, whose list would be decrypted with each look; four megabytes. */
const maskedKept = 20_000

/** A person that may book, by the id that events carry. */
export interface PersonAdmitted {
  readonly personId: string
}

/** What the vault stands on. */
export interface PersonVaultParts {
  readonly store: PersonStore
  readonly cipher: IdentityCipher
  readonly ids: IdSource
}

/**
 * Who the visitors are: the one place that knows names, documents and phones. Everything else has a random id. What
 * somebody gives from afar is a claim under the booking's id and changes nothing about a known person until the code
 * sent to the claimed phone came back: a leaked document number alone must not turn the owner's messages away.
 */
export class PersonVault {
  private readonly parts: PersonVaultParts
  private readonly maskedById = new Map<string, MaskedPerson>()

  constructor(parts: PersonVaultParts) {
    this.parts = parts
  }

  /**
   * The person whose document a member of staff has seen; name and phone are taken over at once, and no limit of the
   * phone applies. Refuses with document_invalid or phone_invalid.
   */
  admit(given: PersonGiven, now: number): PersonAdmitted | Rejection {
    const checked = check(given)
    if ('code' in checked) return checked
    const row = this.findRow(checked)
    if (row === undefined) return this.create({ ...recordOf(checked), phone: checked.phone }, now)
    const known = openRecord(this.parts.cipher, row)
    // A visitor who leaves the phone out at the desk still has the one that was confirmed.
    this.change(row, known, { name: checked.name, phone: checked.phone ?? known.phone }, now)
    return { personId: row.id }
  }

  /**
   * The person that somebody gives from afar. Name and phone wait under `claimId`, the booking's id, until
   * `confirmClaim`. Refuses with document_invalid, phone_invalid, phone_needed or phone_of_too_many.
   */
  claim(given: PersonGiven, claimId: string, now: number): PersonAdmitted | Rejection {
    const checked = check(given)
    if ('code' in checked) return checked
    const { name, phone } = checked
    if (phone === null) return reject('phone_needed')
    const row = this.findRow(checked)
    const refused = this.phoneRefused(phone, row?.id ?? '', now)
    if (refused !== undefined) return refused
    const claim: Claim = { id: claimId, at: now, name, phone }
    if (row === undefined) return this.create({ ...recordOf(checked), claims: [claim] }, now)
    const known = openRecord(this.parts.cipher, row)
    if (known.name === name && known.phone === phone) this.change(row, known, {}, now)
    else this.change(row, known, { claims: [...known.claims.filter(({ id }) => id !== claimId), claim] }, now)
    return { personId: row.id }
  }

  /**
   * Takes a claim over for good, after its code was right; without such a claim there is nothing to do. Refuses with
   * phone_of_too_many when the phone has confirmed too many others meanwhile.
   */
  confirmClaim(personId: string, claimId: string, now: number): Rejection | undefined {
    const row = this.parts.store.get(personId)
    if (row === undefined) return undefined
    const known = openRecord(this.parts.cipher, row)
    const claim = known.claims.find(({ id }) => id === claimId)
    if (claim === undefined) return undefined
    const refused = this.phoneRefused(claim.phone, personId, now)
    if (refused !== undefined) return refused
    const claims = known.claims.filter(({ id }) => id !== claimId)
    this.change(row, known, { name: claim.name, phone: claim.phone, claims }, now)
    return undefined
  }

  /** The id of the person with this document, and with this confirmed phone when one is given. */
  find(document: PersonGiven['document'], phone?: string): string | undefined {
    const number = normaliseDocument(document.type, document.number)
    const row = this.findRow({ document: { type: document.type, number } })
    if (row === undefined || phone === undefined) return row?.id
    const normalised = normalisePhone(phone)
    if (normalised === undefined || row.phoneHash === null) return undefined
    return this.parts.cipher.hashes('phone', normalised).includes(row.phoneHash) ? row.id : undefined
  }

  /** The person in the clear, with what was claimed under the id when it still waits; undefined when erased. */
  reveal(personId: string, claimId?: string): Person | undefined {
    const row = this.parts.store.get(personId)
    if (row === undefined) return undefined
    const { name, type, number, phone, claims } = openRecord(this.parts.cipher, row)
    const claim = claims.find(({ id }) => id === claimId)
    return new Person({ name, document: { type, number }, phone, ...(claim && pickClaim(claim)) })
  }

  /** The person as screens show one; undefined when erased. */
  masked(personId: string, claimId?: string): MaskedPerson | undefined {
    if (claimId !== undefined) return this.reveal(personId, claimId)?.masked()
    const known = this.maskedById.get(personId)
    if (known !== undefined) return known
    const masked = this.reveal(personId)?.masked()
    if (masked !== undefined) this.remember(personId, masked)
    return masked
  }

  /** Where messages go, in E.164 form: the claimed phone while the claim waits, else the confirmed one; null when none. */
  phoneOf(personId: string, claimId?: string): string | null {
    return this.reveal(personId, claimId)?.phone ?? null
  }

  /** A keyed hash of a phone, for limits; undefined when it is no phone number. */
  phoneHash(phone: string): string | undefined {
    const normalised = normalisePhone(phone)
    return normalised === undefined ? undefined : this.parts.cipher.hash('phone', normalised)
  }

  /** A keyed hash of a document, for limits. */
  documentHash({ type, number }: PersonGiven['document']): string {
    return this.parts.cipher.hash('document', documentKey(type, normaliseDocument(type, number)))
  }

  /** Erases a person; events keep the random id, which leads nowhere then. */
  forget(personId: string): void {
    this.parts.store.delete(personId)
    this.maskedById.delete(personId)
  }

  /** Erases who has neither booked nor been changed since the instant; returns how many. */
  forgetBefore(at: number): number {
    const ids = this.parts.store.deleteBefore(at)
    for (const id of ids) this.maskedById.delete(id)
    return ids.length
  }

  private findRow({ document }: Pick<PersonGiven, 'document'>): StoredPerson | undefined {
    const key = documentKey(document.type, document.number)
    return this.parts.store.findByDocument(this.parts.cipher.hashes('document', key))
  }

  private phoneRefused(phone: string, personId: string, now: number): Rejection | undefined {
    const hashes = this.parts.cipher.hashes('phone', phone)
    const others = this.parts.store.countByPhone(hashes, now - phoneWithinMs, personId)
    return others < documentsPerPhone ? undefined : reject('phone_of_too_many', { limit: documentsPerPhone })
  }

  private create(record: PersonRecord, now: number): PersonAdmitted {
    const personId = this.parts.ids.id()
    this.parts.store.put(
      sealRecord(this.parts.cipher, record, { id: personId, createdAt: now, updatedAt: now }),
    )
    return { personId }
  }

  /** Writes what differs, and what an older key sealed anew. */
  private change(row: StoredPerson, known: PersonRecord, next: Partial<PersonRecord>, now: number): void {
    const { cipher, store } = this.parts
    const record = { ...known, ...next }
    record.claims = record.claims.filter(({ at }) => at > now - claimMs).slice(-claimsKept)
    const isSame = JSON.stringify(record) === JSON.stringify(known)
    if (isSame && row.sealed.keyId === cipher.keyId && now - row.updatedAt < touchMs) return
    const { id, createdAt } = row
    store.put(sealRecord(cipher, record, { id, createdAt, updatedAt: Math.max(now, row.updatedAt) }))
    this.maskedById.delete(id)
  }

  private remember(personId: string, masked: MaskedPerson): void {
    const oldest = this.maskedById.keys().next()
    if (this.maskedById.size >= maskedKept && oldest.done !== true) this.maskedById.delete(oldest.value)
    this.maskedById.set(personId, masked)
  }
}

/** The given person normalised, or what is wrong with it. */
function check({ name, document, phone }: PersonGiven): PersonGiven | Rejection {
  const { type } = document
  const number = normaliseDocument(type, document.number)
  const fault = documentFault(type, number)
  if (fault !== undefined) return reject('document_invalid', { detail: fault })
  const normalised = phone === null ? null : normalisePhone(phone)
  if (normalised === undefined) return reject('phone_invalid')
  return { name: name.trim().replace(/\s+/g, ' '), document: { type, number }, phone: normalised }
}

/** A person of whom only the document is known for sure. */
function recordOf({ name, document }: PersonGiven): PersonRecord {
  return { name, type: document.type, number: document.number, phone: null, claims: [] }
}

function pickClaim({ name, phone }: Claim): Pick<PersonGiven, 'name' | 'phone'> {
  return { name, phone }
}
