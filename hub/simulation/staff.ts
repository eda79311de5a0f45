import { finishWith } from '../command-line.ts'
import { staffCommand } from './staffing/staff-command.ts'

finishWith(await staffCommand(process.argv.slice(2), process.stderr))
