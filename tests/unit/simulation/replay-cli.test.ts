import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dayHeader } from '../../../hub/simulation/day.ts'
import { replayCommand } from '../../../hub/simulation/replay-command.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const days = join(import.meta.dirname, '../../../hub/simulation/days')
const tightMonday = [
  '--plan',
  join(days, 'wola-mon/plan-tight.json'),
  '--day',
  join(days, 'wola-mon/day-mixed.csv'),
]

// One window from 09:00 to 09:30 that takes a only; nobody takes b.
const plan = {
  hall: 'harbour',
  source: 'made up for a test',
  services: ['a', 'b'].map((id) => ({
    id,
    name: id,
    expected_minutes: 5,
    target_minutes: { green: 5, appointment: 5, walkin: 10 },
  })),
  windows: [{ id: 'W,1', services: ['a'], shifts: [['09:00', '09:30']] }],
}
const rows = [
  'anna,09:00:00,a,,,600,',
  'bert,09:01:00,a,09:05:00,,300,',
  'cora,,a,09:10:00,,,',
  'dora,09:02:00,a,,elderly,1500.5,',
  'emil,09:03:00,a,,,300,120',
  'finn,09:04:00,b,,,300,',
]

/** A folder with the small day, for a plan or rows of one's own. */
function smallDay(part: { readonly rows?: readonly string[]; readonly plan?: unknown } = {}) {
  const folder = tempFolder()
  const at = (name: string) => join(folder, name)
  writeFileSync(at('plan.json'), JSON.stringify(part.plan ?? plan))
  writeFileSync(at('day.csv'), [dayHeader, ...(part.rows ?? rows), ''].join('\n'))
  return { at, input: ['--plan', at('plan.json'), '--day', at('day.csv')] }
}

async function refusal(argv: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await replayCommand(argv)
  expect(exitCode).toBe(2)
  expect(stdout).toBe('')
  return stderr
}

describe('npm run replay', () => {
  describe('when a small day is played', () => {
    it('writes every wait in the order of the day file', async () => {
      const { at, input } = smallDay()
      await replayCommand([...input, '--policy', 'fifo', '--waits', at('waits.csv')])
      expect(readFileSync(at('waits.csv'), 'utf8').split('\n')).toEqual([
        'visitor,window,called_at,wait_seconds,outcome',
        'anna,"W,1",32400,0,served',
        'bert,,,,unserved',
        'dora,"W,1",33000,480,served',
        'emil,,,,left',
        'finn,,,,unserved',
        '',
      ])
    })

    it('writes the figures of the contract and no others', async () => {
      const { at, input } = smallDay()
      await replayCommand([...input, '--policy', 'strict', '--json', at('figures.json')])
      expect(JSON.parse(readFileSync(at('figures.json'), 'utf8'))).toEqual({
        visitors: 5,
        served: 2,
        left: 1,
        unserved: 2,
        mean: 240,
        p50: 240,
        p90: 432,
        p99: 475.2,
        max: 480,
        in_target: 0.2,
        by_class: {
          green: { n: 1, p50: 480, p90: 480, max: 480, in_target: 0 },
          appointment: { n: 1, p50: 0, p90: 0, max: 0, in_target: 0 },
          walkin: { n: 3, p50: 0, p90: 0, max: 0, in_target: 1 / 3 },
        },
        utilisation: 2100.5 / 1800,
      })
    })

    it('tells who came, left and never came, and where the figures come from', async () => {
      const { stdout } = await replayCommand(smallDay().input)
      expect(stdout).toContain('来源 source: made up for a test')
      expect(stdout).toContain(
        '到场 came 5 · 办结 served 2 · 离开 left 1 · 未办 unserved 2 · 爽约 booked and never came 1',
      )
    })
  })

  describe('when the recorded Monday is played', () => {
    it('plays it under the rule of the hall, confirmed by the deciders', async () => {
      const { at } = smallDay()
      const { exitCode, stdout } = await replayCommand([...tightMonday, '--json', at('figures.json')])
      expect(exitCode).toBe(0)
      expect(stdout).toContain('policy hall')
      const { served } = JSON.parse(readFileSync(at('figures.json'), 'utf8')) as { served: number }
      expect(stdout).toContain(`the hall's deciders made the same calls: ${served}\n`)
    })

    it('writes one page that compares all policies', async () => {
      const { at } = smallDay()
      const { stdout } = await replayCommand([...tightMonday, '--report', at('report.html')])
      const report = readFileSync(at('report.html'), 'utf8')
      for (const name of ['hall', 'fifo', 'strict', 'slack', 'deadline']) {
        expect(report).toContain(`<code>${name}</code>`)
        expect(stdout).toMatch(new RegExp(`^${name} +1587 `, 'm'))
      }
    })

    it('compares with the policies asked for only', async () => {
      const { stdout } = await replayCommand([
        ...tightMonday,
        '--policy',
        'fifo',
        '--against',
        'strict, fifo,strict',
      ])
      expect(stdout.match(/^(fifo|strict|slack|deadline|hall) +1587 /gm)).toHaveLength(2)
    })
  })

  describe('when targets are asked for', () => {
    it('exits with 0 when all are met, by the minutes asked for and not by those of the plan', async () => {
      const { exitCode, stdout } = await replayCommand([
        ...smallDay().input,
        '--policy',
        'strict',
        '--target',
        'green 100% in 8, walkin 33% in 1',
      ])
      expect(exitCode).toBe(0)
      expect(stdout).toContain('✓ 绿色通道 green')
    })

    it('exits with 1 when one is missed', async () => {
      const { exitCode, stdout } = await replayCommand([
        ...smallDay().input,
        '--policy',
        'strict',
        '--target',
        'green 100% in 8, appointment 1% in 60',
      ])
      expect(exitCode).toBe(1)
      expect(stdout).toContain('✗ 预约 appointment 60 分钟内 1.0% within 60 min: 0.00% of 1')
    })
  })

  describe('when its input cannot be used', () => {
    it.each([
      ['--policy', 'best', '--policy: "best" is not one of fifo, strict, slack, deadline, hall'],
      ['--against', 'fifo,best', '--against: "best" is not one of fifo'],
      ['--target', 'walkin 90 in 20', '--target: "walkin 90 in 20" is not a target'],
      ['--speed', '60', "Unknown option '--speed'"],
    ])('refuses %s %s', async (option, value, reason) => {
      expect(await refusal([...smallDay().input, option, value])).toContain(reason)
    })

    it.each(['--plan', '--day'])('names the missing option %s and shows the usage', async (option) => {
      const { input } = smallDay()
      const said = await refusal(input.toSpliced(input.indexOf(option), 2))
      expect(said).toContain(`${option}: is missing`)
      expect(said).toContain('npm run replay --')
    })

    it('names the line of a day file and the reason', async () => {
      const { at, input } = smallDay({ rows: [...rows, 'gina,9 o’clock,a,,,300,'] })
      expect(await refusal(input)).toBe(
        `${at('day.csv')}:8: arrives_at "9 o’clock" is not a time as HH:MM:SS\n`,
      )
    })

    it('names the place in a plan and the reason', async () => {
      const { at, input } = smallDay({
        plan: { ...plan, windows: [{ ...plan.windows[0], services: ['z'] }] },
      })
      expect(await refusal(input)).toBe(`${at('plan.json')}: windows[0].services: there is no service "z"\n`)
    })

    it.each(['--json', '--waits', '--report'])(
      'refuses a file for %s that cannot be written',
      async (option) => {
        const { at, input } = smallDay()
        expect(await refusal([...input, option, at('no-such-folder/out')])).toContain(
          'no-such-folder/out: cannot be written',
        )
      },
    )

    it('does not write over the day', async () => {
      const { at, input } = smallDay()
      const before = readFileSync(at('day.csv'), 'utf8')
      expect(await refusal([...input, '--waits', at('day.csv')])).toContain('is an input')
      expect(readFileSync(at('day.csv'), 'utf8')).toBe(before)
    })
  })
})
