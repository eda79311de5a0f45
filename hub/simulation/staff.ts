import { staffCommand } from './staffing/staff-command.ts'

const { exitCode, stdout, stderr } = await staffCommand(process.argv.slice(2), process.stderr)
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode
