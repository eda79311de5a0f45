import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { finishWith } from './command-line.ts'
import { slotsCommand } from './slots-command.ts'

/** `npm run slots`: the free slots of an openings file as JSON; exits 2 with the reason when the input cannot be used. */
const { INIT_CWD, npm_lifecycle_event: script } = process.env
// npm runs a script in the project's folder; a relative file is meant from where npm was called.
const folder = script === 'slots' && INIT_CWD !== undefined ? INIT_CWD : process.cwd()
finishWith(slotsCommand(process.argv.slice(2), (file) => readFileSync(resolve(folder, file), 'utf8')))
