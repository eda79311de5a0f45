import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import {
  type HashPurpose,
  type IdentityCipher,
  IdentityKeyMissingError,
  SealBrokenError,
  type Sealed,
} from '../../application/booking/identity-cipher.ts'
import { deriveSecret, type IdentityKey } from './identity-keys.ts'

/** NIST SP 800-38D, 5.2.1.1 and 8.2.2: random nonces of 96 bits hold for 2^32 messages of a key. */
const nonceBytes = 12
const tagBytes = 16

/** What is derived of one key: a key of each use, so that none weakens another. */
interface DerivedKey {
  readonly id: string
  readonly sealing: Buffer
  readonly hashing: Readonly<Record<HashPurpose, Buffer>>
}

/** AES-256-GCM and HMAC-SHA-256 under keys derived from the identity keys, the last of which writes. */
export function createIdentityCipher(keys: readonly IdentityKey[]): IdentityCipher {
  const derived = keys.map(derive)
  const [newest] = derived.slice(-1)
  if (newest === undefined) throw new Error('an identity cipher needs a key')
  const newestFirst = derived.toReversed()
  const hashWith = ({ hashing }: DerivedKey, purpose: HashPurpose, value: string) =>
    createHmac('sha256', hashing[purpose]).update(value).digest('base64url')
  return {
    keyId: newest.id,
    hash: (purpose, value) => hashWith(newest, purpose, value),
    hashes: (purpose, value) => newestFirst.map((key) => hashWith(key, purpose, value)),
    seal: (plain, bound) => ({ keyId: newest.id, bytes: encrypt(newest, plain, bound) }),
    open(sealed, bound) {
      const key = derived.find(({ id }) => id === sealed.keyId)
      if (key === undefined) throw new IdentityKeyMissingError([sealed.keyId], 'the identity keys')
      return decrypt(key, sealed, bound)
    },
  }
}

function derive(key: IdentityKey): DerivedKey {
  return {
    id: key.id,
    sealing: deriveSecret(key, 'person-seal'),
    hashing: {
      document: deriveSecret(key, 'document-hash'),
      phone: deriveSecret(key, 'phone-hash'),
    },
  }
}

function encrypt({ id, sealing }: DerivedKey, plain: string, bound: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
  cipher.setAAD(Buffer.from(`${id}/${bound}`))
  return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function decrypt({ id, sealing }: DerivedKey, { bytes }: Sealed, bound: string): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(`${id}/${bound}`))
    decipher.setAuthTag(bytes.subarray(-tagBytes))
    const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
    return Buffer.concat([plain, decipher.final()]).toString('utf8')
  } catch {
    // The cause says nothing more, and what was decrypted so far must not reach a log.
    throw new SealBrokenError(id)
  }
}
