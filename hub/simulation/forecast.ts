import { finishWith } from '../command-line.ts'
import { forecastCommand } from './forecast-command.ts'

finishWith(await forecastCommand(process.argv.slice(2), process.stderr))
