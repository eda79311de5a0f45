import { forecastCommand } from './forecast-command.ts'

const { exitCode, stdout, stderr } = await forecastCommand(process.argv.slice(2), process.stderr)
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode
