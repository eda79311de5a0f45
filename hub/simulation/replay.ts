import { finishWith } from '../command-line.ts'
import { replayCommand } from './replay-command.ts'

finishWith(await replayCommand(process.argv.slice(2)))
