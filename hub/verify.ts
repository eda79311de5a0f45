import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from './adapters/database/open-database.ts'
import { verifyJournal } from './adapters/database/verify-journal.ts'

/** `node --import tsx hub/verify.ts DATA_DIR`: checks the data folder of a stopped hub; prints JSON, exits 1 on a problem. */
const [dataDir] = process.argv.slice(2)
if (dataDir === undefined || !existsSync(join(dataDir, 'hall.db'))) {
  process.stderr.write(`usage: node --import tsx hub/verify.ts DATA_DIR (no hall.db in ${dataDir ?? 'it'})\n`)
  process.exit(2)
}
const database = openDatabase(dataDir)
const verification = verifyJournal(database)
database.close()
process.stdout.write(`${JSON.stringify(verification, null, 2)}\n`)
process.exitCode = verification.ok ? 0 : 1
