import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandOutput } from '../../../hub/command-line.ts'
import { slotsCommand } from '../../../hub/slots-command.ts'

/** One case computed by hand from the rules of openings; its reason says the arithmetic. */
interface SlotCase {
  readonly reason: string
  /** The command line besides `--openings FILE`. */
  readonly args: readonly string[]
  readonly file: unknown
  /** The whole output. */
  readonly expect?: unknown
  /** Texts in the complaint, where there is one. */
  readonly expectError?: readonly string[]
  /** Texts in the notes beside the output. */
  readonly expectNote?: readonly string[]
}

const folder = join(import.meta.dirname, 'slot-cases')
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as SlotCase] as const)

function run(argv: readonly string[], content: string): CommandOutput {
  return slotsCommand(['--openings', 'openings.json', ...argv], () => content)
}

function expectOutcome({ exitCode, stdout, stderr }: CommandOutput, slotCase: SlotCase): void {
  if (slotCase.expectError === undefined) {
    expect(JSON.parse(stdout)).toEqual(slotCase.expect)
    for (const text of slotCase.expectNote ?? []) expect(stderr).toContain(text)
    if (slotCase.expectNote === undefined) expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  } else {
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    for (const text of slotCase.expectError) expect(stderr).toContain(text)
  }
}

describe('npm run slots', () => {
  describe('when given a case computed by hand', () => {
    it.each(cases)('agrees with %s', (_, slotCase) => {
      expectOutcome(run(slotCase.args, JSON.stringify(slotCase.file)), slotCase)
    })

    it('has at least 48 cases', () => expect(cases.length).toBeGreaterThanOrEqual(48))
  })

  describe('when its input cannot be used', () => {
    const range = ['--from', '2026-11-23', '--to', '2026-11-23', '--now', '2026-11-20T12:00']

    it.each(['--from', '--to', '--now'])('names the missing option %s and shows the usage', (option) => {
      const at = range.indexOf(option)
      const { exitCode, stderr } = run(range.toSpliced(at, 2), '{}')
      expect(exitCode).toBe(2)
      expect(stderr).toContain(`${option}: is missing`)
      expect(stderr).toContain('npm run slots --')
    })

    it.each(['--openings', '--form'])('refuses %s without its value or its name', (option) => {
      const { exitCode, stderr } = slotsCommand([...range, option], () => '{}')
      expect(exitCode).toBe(2)
      expect(stderr).toContain(option)
    })

    it.each(['', 'no', '[]', 'null', '{"openings":7}', '{"timeZone":"Asia/Shanghai","openings":[null]}'])(
      'answers the file %j with what is wrong',
      (content) => {
        const { exitCode, stderr } = run(range, content)
        expect(exitCode).toBe(2)
        expect(stderr).toMatch(/^openings\.json: .+/)
      },
    )

    it('says that a file is not there', () => {
      const missing = Object.assign(new Error('open'), { code: 'ENOENT' })
      const output = slotsCommand(['--openings', 'none.json', ...range], () => {
        throw missing
      })
      expect(output).toEqual({ exitCode: 2, stdout: '', stderr: 'none.json: there is no such file\n' })
    })
  })

  describe('when run as a process', () => {
    let home = ''
    beforeAll(() => {
      home = mkdtempSync(join(tmpdir(), 'slots-'))
    })
    afterAll(() => rmSync(home, { recursive: true, force: true }))

    const some = cases.filter(([name]) =>
      /-(make-up-saturday|weeks-across-53|unknown-year|berlin-autumn|booking-of-no-slot)\.json$/.test(name),
    )

    it.concurrent.each(some)('answers %s with output and exit code', async (name, slotCase) => {
      const file = join(home, name)
      writeFileSync(file, JSON.stringify(slotCase.file))
      expectOutcome(await runProcess(['--openings', name, ...slotCase.args], home), slotCase)
    })
  })
})

const script = join(import.meta.dirname, '../../../hub/slots.ts')
const loader = import.meta.resolve('tsx')

function runProcess(argv: readonly string[], cwd: string): Promise<CommandOutput> {
  const { npm_lifecycle_event: _, ...env } = process.env
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', loader, script, ...argv],
      { cwd, env },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode === 0 ? 0 : 2, stdout, stderr }),
    )
  })
}
