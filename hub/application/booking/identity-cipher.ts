/** What is hashed for look-up; the same text under another purpose has another hash. */
export type HashPurpose = 'document' | 'phone'

/** Bytes that only the holder of the key can read. */
export interface Sealed {
  readonly keyId: string
  readonly bytes: Uint8Array
}

/** A sealed row does not open: it was changed, belongs to another row, or its key is not the one it names. */
export class SealBrokenError extends Error {
  constructor(keyId: string) {
    super(
      `a person's record sealed with key ${keyId} does not open: it was changed behind the hub's back, or the key is not the one it was sealed with`,
    )
  }
}

/** A row names a key that the hub was not given. */
export class IdentityKeyMissingError extends Error {
  constructor(keyIds: readonly string[], where: string) {
    super(
      `The database holds persons sealed with key ${keyIds.join(', ')}, which is not in ${where}. Put that key back (a line keyId:base64), or point IDENTITY_KEY_FILE at the file that has it. Nothing was changed.`,
    )
  }
}

/** Encrypts persons and makes the keyed hashes by which they are found. The newest key writes, all of them read. */
export interface IdentityCipher {
  /** Of the key that writes. */
  readonly keyId: string
  /** Keyed hash under the key that writes. */
  hash(purpose: HashPurpose, value: string): string
  /** Keyed hashes under every key, the writing one first: what an older key wrote is found as well. */
  hashes(purpose: HashPurpose, value: string): readonly string[]
  /** Encrypts; the same `bound` text has to be given to open it. */
  seal(plain: string, bound: string): Sealed
  /** Throws SealBrokenError, or IdentityKeyMissingError when the key is unknown. */
  open(sealed: Sealed, bound: string): string
}
