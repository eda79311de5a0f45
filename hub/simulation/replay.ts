import { replayCommand } from './replay-command.ts'

const { exitCode, stdout, stderr } = await replayCommand(process.argv.slice(2))
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode
