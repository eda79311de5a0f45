import { appendFileSync, chmodSync } from 'node:fs'
import { createIdentityCipher } from './adapters/crypto/identity-cipher.ts'
import {
  type IdentityKey,
  keyFile,
  loadIdentityKeys,
  newIdentityKey,
  writeKeyFile,
} from './adapters/crypto/identity-keys.ts'
import { type HallDatabase, openDatabase } from './adapters/database/open-database.ts'
import { createPersonStore } from './adapters/database/person-store.ts'
import { createLog } from './adapters/pino-log.ts'
import type { PersonStore } from './application/booking/person-store.ts'
import { resealPersons } from './application/booking/reseal-persons.ts'
import { dataFolder, runCommand } from './command-line.ts'

/**
 * `npm run rotate-key -- DATA_DIR`, with the hub stopped and IDENTITY_KEY or IDENTITY_KEY_FILE set as for the hub: puts
 * every person under a new key, in one transaction, and takes the old keys out of the key file into `<file>.retired`.
 * Those are needed for backups of the database made before; destroy them with the last of these. Keys in IDENTITY_KEY
 * are the operator's: put the new one at the end of the variable, run this, then leave the old ones out. Stopped at any
 * point, it can be run again.
 */
function rotate(dataDir: string): string {
  const settings = {
    IDENTITY_KEY: process.env.IDENTITY_KEY || undefined,
    IDENTITY_KEY_FILE: process.env.IDENTITY_KEY_FILE || undefined,
    DATA_DIR: dataDir,
  }
  // Held for the whole of it: a running hub would go on writing under the old key.
  const database = openDatabase(dataDir)
  try {
    const store = createPersonStore(database)
    const keys = loadIdentityKeys(settings, store.keyIds(), createLog('warn'))
    const file = keyFile(settings)
    if (file === undefined) {
      const count = reseal(database, store, keys)
      return `${count} persons are sealed with key ${keys.at(-1)?.id}, the last of IDENTITY_KEY; leave the other keys out of it now.`
    }
    const next = newIdentityKey()
    // Both are in the file before a row has the new one, and until no row has the old one.
    writeKeyFile(file, [...keys, next])
    const count = reseal(database, store, [...keys, next])
    retire(`${file}.retired`, keys)
    writeKeyFile(file, [next])
    return `${count} persons are sealed with the new key ${next.id} in ${file}. The old keys are in ${file}.retired: needed only for older backups of the database, destroy them with the last of these. Back up the new key.`
  } finally {
    database.close()
  }
}

function reseal(database: HallDatabase, store: PersonStore, keys: readonly IdentityKey[]): number {
  const count = resealPersons(store, createIdentityCipher(keys))
  // Pages of the file keep pieces of what they held: an old key that leaked must open nothing there.
  database.exec('VACUUM')
  return count
}

function retire(file: string, keys: readonly IdentityKey[]): void {
  const lines = keys.map(({ id, secret }) => `${id}:${secret.toString('base64')}\n`)
  appendFileSync(file, lines.join(''), { mode: 0o600, flush: true })
  chmodSync(file, 0o600)
}

await runCommand(async () => {
  const folder = dataFolder(process.argv.slice(2), 'npm run rotate-key -- DATA_DIR')
  try {
    process.stdout.write(`${rotate(folder)}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
})
