import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createIdentityCipher } from '../../hub/adapters/crypto/identity-cipher.ts'
import type { IdentityKey } from '../../hub/adapters/crypto/identity-keys.ts'
import { type HallDatabase, openDatabase } from '../../hub/adapters/database/open-database.ts'
import { createPersonStore } from '../../hub/adapters/database/person-store.ts'
import type { PersonStore } from '../../hub/application/booking/person-store.ts'
import { PersonVault } from '../../hub/application/booking/person-vault.ts'
import { cryptoIds } from '../../shared/random.ts'
import { tempFolder } from './temp-folder.ts'

/** A vault over a data folder of the test's own. */
export interface OpenVault {
  readonly dataDir: string
  readonly database: HallDatabase
  readonly store: PersonStore
  readonly vault: PersonVault
}

/** A random identity key of this name. */
export function identityKey(id: string): IdentityKey {
  return { id, secret: randomBytes(32) }
}

/** Opens a vault with these keys, newest last; it is closed when the test ends. */
export function openVault(
  keys: readonly IdentityKey[] = [identityKey('k1')],
  dataDir = tempFolder(),
): OpenVault {
  const database = openDatabase(dataDir)
  onTestFinished(() => database.close())
  const store = createPersonStore(database)
  const vault = new PersonVault({ store, cipher: createIdentityCipher(keys), ids: cryptoIds })
  return { dataDir, database, store, vault }
}
