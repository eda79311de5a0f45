import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder, endOf } from '../../hub/command-line.ts'
import { parseFitArgs } from '../../hub/simulation/demand/fit-args.ts'
import { parseGenerateArgs } from '../../hub/simulation/demand/generate-args.ts'
import { parseForecastArgs, parseForecastCheckArgs } from '../../hub/simulation/forecast-args.ts'
import { parseReplayArgs } from '../../hub/simulation/replay-args.ts'
import { parseStaffArgs } from '../../hub/simulation/staffing/staff-args.ts'
import { parseVirtualReplayArgs } from '../../hub/simulation/virtual-args.ts'
import { slotsCommand } from '../../hub/slots-command.ts'
import { parseBenchArgs } from '../load/bench-args.ts'
import { parseScreenshotArgs } from '../screenshots/screenshot-args.ts'
import { tempFolder } from '../support/temp-folder.ts'

const commands: readonly (readonly [script: string, parse: (argv: readonly string[]) => unknown])[] = [
  ['replay', parseVirtualReplayArgs],
  ['replay:live', parseReplayArgs],
  ['generate', parseGenerateArgs],
  ['fit-profile', parseFitArgs],
  ['staff', parseStaffArgs],
  ['forecast', parseForecastArgs],
  ['forecast:check', parseForecastCheckArgs],
  ['bench', parseBenchArgs],
  ['screenshots', parseScreenshotArgs],
  ['rotate-key', (argv) => dataFolder(argv, 'npm run rotate-key -- DATA_DIR')],
]

/** How a command ends on a command line that it cannot run on. */
function ended(parse: (argv: readonly string[]) => unknown, ...argv: string[]) {
  try {
    parse(argv)
  } catch (error) {
    return endOf(error)
  }
  throw new Error(`${argv.join(' ')} is taken`)
}

describe('a command line', () => {
  describe('when it has an option that there is not', () => {
    it.each(commands)(
      'of %s is refused with 2, in a line that names it and with the usage',
      (script, parse) => {
        const { exitCode, stdout, stderr } = ended(parse, '--wide')
        expect([exitCode, stdout]).toEqual([2, ''])
        const [complaint, usage] = stderr.split('\n')
        expect(complaint).toBe("command line: Unknown option '--wide'")
        expect(usage).toContain(`npm run ${script} -- `)
      },
    )
  })

  describe('when help is asked for', () => {
    it.each(commands)('of %s tells the usage and nothing else, with 0', (script, parse) => {
      const { exitCode, stdout, stderr } = ended(parse, '--help')
      expect([exitCode, stderr]).toEqual([0, ''])
      expect(stdout).toContain(`npm run ${script} -- `)
    })

    it('of slots tells the usage with 0', () => {
      const { exitCode, stdout } = slotsCommand(['--help'], () => '')
      expect(exitCode).toBe(0)
      expect(stdout).toContain('npm run slots -- ')
    })
  })

  describe('when it names something that there is not', () => {
    it('is refused with what there is', () => {
      const { exitCode, stderr } = ended(parseScreenshotArgs, '--halls', 'usual,half')
      expect(exitCode).toBe(2)
      expect(stderr).toBe('--halls: "half" is not one of usual, empty, full\n')
    })

    it('is refused for a data folder without a hall', () => {
      const folder = tempFolder()
      const { exitCode, stderr } = ended((argv) => dataFolder(argv, 'usage'), join(folder, 'data'))
      expect(exitCode).toBe(2)
      expect(stderr).toContain(`${join(folder, 'data')}: there is no hall.db in it`)
    })
  })

  describe('when the command itself is at fault', () => {
    it('ends with 1 and the stack', () => {
      const { exitCode, stderr } = endOf(new TypeError('no such thing'))
      expect(exitCode).toBe(1)
      expect(stderr).toMatch(/^TypeError: no such thing\n +at /)
    })
  })
})
