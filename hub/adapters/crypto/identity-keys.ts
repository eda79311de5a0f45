import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { IdentityKeyMissingError } from '../../application/booking/identity-cipher.ts'
import type { Log } from '../../application/log.ts'

/** A secret from which the vault's keys are derived, and the name under which rows mention it. */
export interface IdentityKey {
  readonly id: string
  readonly secret: Buffer
}

/** Where the keys come from; the variable wins over the file. */
export interface IdentityKeySettings {
  /** Base64 of at least 32 bytes, or several separated by spaces, the newest last; each may be `keyId:base64`. */
  readonly IDENTITY_KEY?: string | undefined
  /** A file of such keys, one a line. */
  readonly IDENTITY_KEY_FILE?: string | undefined
  /** Here `identity.key` is made when neither of the others is set. */
  readonly DATA_DIR: string
}

/** Keys cannot be used; the message names where they stand and what they have to be, never a key. */
export class IdentityKeyError extends Error {}

const leastSecretBytes = 32
const keyFileHead = `# Keys of the visitors' identities, keyId:base64, the newest last. Without this file no person can be read.
# Back it up, but apart from the database: together they are the persons in the clear.
`

/**
 * The identity keys, newest last; a file is made at the first start. `usedIds` are the keys that rows are sealed with:
 * throws IdentityKeyMissingError when one is missing, IdentityKeyError when the keys cannot be read.
 */
export function loadIdentityKeys(
  settings: IdentityKeySettings,
  usedIds: readonly string[],
  log: Log,
): readonly IdentityKey[] {
  const file = keyFile(settings)
  const where = file ?? 'IDENTITY_KEY'
  if (file !== undefined && !existsSync(file)) {
    if (usedIds.length > 0) throw new IdentityKeyMissingError(usedIds, where)
    // A named file that is not there is a mistake, as of a disk that is not mounted.
    if (settings.IDENTITY_KEY_FILE !== undefined)
      throw new IdentityKeyError(
        `IDENTITY_KEY_FILE ${file} does not exist. Make it with one line of base64 of 32 random bytes (openssl rand -base64 32), mode 0600.`,
      )
    writeKeyFile(file, [newIdentityKey()])
    log.warn({ file }, 'made the key of the visitors’ identities: back it up apart from the database')
  }
  const keys = file === undefined ? parseIdentityKeys(settings.IDENTITY_KEY ?? '', where) : readKeyFile(file)
  if (file !== undefined && (statSync(file).mode & 0o077) !== 0)
    log.warn({ file }, 'the key of the visitors’ identities can be read by others: set its mode to 0600')
  const missing = usedIds.filter((used) => keys.every(({ id }) => id !== used))
  if (missing.length > 0) throw new IdentityKeyMissingError(missing, where)
  return keys
}

/** The file that holds the keys; undefined when they come from IDENTITY_KEY. */
export function keyFile({
  IDENTITY_KEY,
  IDENTITY_KEY_FILE,
  DATA_DIR,
}: IdentityKeySettings): string | undefined {
  if (IDENTITY_KEY !== undefined) return undefined
  return resolve(IDENTITY_KEY_FILE ?? join(DATA_DIR, 'identity.key'))
}

/** The keys of a file, newest last. Throws IdentityKeyError. */
export function readKeyFile(file: string): readonly IdentityKey[] {
  return parseIdentityKeys(readFileSync(file, 'utf8'), file)
}

/** The keys of a text, newest last. Throws IdentityKeyError, naming `where` the text stands. */
export function parseIdentityKeys(text: string, where: string): readonly IdentityKey[] {
  const entries = text
    .replace(/^#.*$/gm, '')
    .split(/\s+/)
    .filter((entry) => entry !== '')
  const keys = entries.map((entry, index) => parseKey(entry, `key ${index + 1} of ${where}`))
  if (keys.length === 0)
    throw new IdentityKeyError(
      `${where} holds no key: it needs base64 of 32 random bytes (openssl rand -base64 32).`,
    )
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new IdentityKeyError(`${where} names two keys alike: every keyId stands once.`)
  return keys
}

function parseKey(entry: string, which: string): IdentityKey {
  const [, givenId, base64 = ''] = /^(?:([A-Za-z0-9_-]{1,40}):)?([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? []
  const secret = Buffer.from(base64, 'base64')
  if (secret.length < leastSecretBytes)
    throw new IdentityKeyError(
      `${which} is not base64 of at least ${leastSecretBytes} random bytes. Make one with: openssl rand -base64 32`,
    )
  return { id: givenId ?? ownId(secret), secret }
}

/** A key from the platform's random generator. */
export function newIdentityKey(): IdentityKey {
  const secret = randomBytes(leastSecretBytes)
  return { id: ownId(secret), secret }
}

/** The name of a key that was given none: a hash, which tells nothing of a random key. */
function ownId(secret: Buffer): string {
  return createHash('sha256').update('tingxu identity key id').update(secret).digest('hex').slice(0, 8)
}

/** Writes a key file, mode 0600: the whole of it is on disk, or the file is as it was. */
export function writeKeyFile(file: string, keys: readonly IdentityKey[]): void {
  const lines = keys.map(({ id, secret }) => `${id}:${secret.toString('base64')}\n`)
  const draft = `${file}.new`
  const descriptor = openSync(draft, 'w', 0o600)
  chmodSync(draft, 0o600)
  writeSync(descriptor, keyFileHead + lines.join(''))
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(draft, file)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Uses of a key, each with a secret of its own. */
export type SecretUse =
  | 'person-seal'
  | 'document-hash'
  | 'phone-hash'
  | 'one-time-code'
  | 'challenge'
  | 'challenge-key'

/** 32 bytes for one use of a key, by HKDF-SHA-256 (RFC 5869). */
export function deriveSecret({ secret }: IdentityKey, use: SecretUse): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'tingxu identity', use, 32))
}
