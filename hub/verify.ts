import { openDatabase } from './adapters/database/open-database.ts'
import { verifyJournal } from './adapters/database/verify-journal.ts'
import { dataFolder, runCommand } from './command-line.ts'

/** `node --import tsx hub/verify.ts DATA_DIR`: checks the data folder of a stopped hub; prints JSON, exits 1 on a problem. */
await runCommand(async () => {
  const database = openDatabase(dataFolder(process.argv.slice(2), 'node --import tsx hub/verify.ts DATA_DIR'))
  const verification = verifyJournal(database)
  database.close()
  process.stdout.write(`${JSON.stringify(verification, null, 2)}\n`)
  process.exitCode = verification.ok ? 0 : 1
})
