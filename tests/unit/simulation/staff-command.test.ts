import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { arrivedOf, dayHeader, readDay } from '../../../hub/simulation/day.ts'
import { readPlan } from '../../../hub/simulation/plan.ts'
import { staffCommand } from '../../../hub/simulation/staffing/staff-command.ts'
import { targetFigures } from '../../../hub/simulation/target.ts'
import { replayDay } from '../../../hub/simulation/virtual-replay.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const target = 'walkin 90% in 20, green 90% in 10'
const quiet = new PassThrough() as unknown as NodeJS.WriteStream

const planOf = (windows: number) => ({
  hall: 'harbour',
  source: 'made up for a test',
  services: ['a', 'b'].map((id) => ({
    id,
    name: id,
    expected_minutes: 10,
    target_minutes: { green: 5, appointment: 10, walkin: 20 },
  })),
  windows: Array.from({ length: windows }, (_, place) => ({
    id: `w${place}`,
    services: ['*'],
    shifts: [['09:00', '13:00']],
  })),
})

/** Files of a hall with so many windows, and of a day of 60 visitors between nine and noon. */
function morning({ windows }: { readonly windows: number }) {
  const chance = seededChance(11)
  const rows = Array.from({ length: 60 }, (_, place) => {
    const at = 9 * 3600 + Math.floor(chance.next() * 3 * 3600)
    const clock = [at / 3600, (at / 60) % 60, at % 60]
      .map((part) => String(Math.floor(part)).padStart(2, '0'))
      .join(':')
    return `v${place},${clock},${chance.pick(['a', 'b'])},,${place % 15 === 0 ? 'elderly' : ''},${200 + chance.below(800)},`
  })
  const folder = tempFolder()
  const at = (name: string) => join(folder, name)
  writeFileSync(at('plan.json'), JSON.stringify(planOf(windows)))
  writeFileSync(at('day.csv'), [dayHeader, ...rows, ''].join('\n'))
  return {
    at,
    input: ['--plan', at('plan.json'), '--day', at('day.csv'), '--target', target, '--replications', '20'],
  }
}

describe('npm run staff', () => {
  describe('when the plan has more windows than it needs', () => {
    it('writes a plan of fewer hours whose replay has the figures that were told', async () => {
      const { at, input } = morning({ windows: 10 })
      const told = await staffCommand(
        [...input, '--out', at('out.json'), '--json', at('figures.json')],
        quiet,
      )
      expect(told).toMatchObject({ exitCode: 0, stderr: '' })
      expect(told.stdout).toContain('达标 target met')
      const { run, recommended } = JSON.parse(readFileSync(at('figures.json'), 'utf8'))
      expect(run.window_hours).toBe(40)
      expect(recommended.window_hours).toBeLessThan(28)
      expect(recommended.saved_hours).toBeCloseTo(40 - recommended.window_hours)

      const plan = await readPlan(at('out.json'))
      const hours = plan.windows.flatMap(({ shifts }) =>
        shifts.map((shift) => (shift.endsAt - shift.beginsAt) / 3600),
      )
      expect(hours.reduce((sum, one) => sum + one, 0)).toBeCloseTo(recommended.window_hours)
      const visitors = arrivedOf(await readDay(at('day.csv'), new Set(['a', 'b'])))
      const figures = targetFigures(replayDay(plan, visitors, 'hall').visits, [
        { class: 'walkin', share: 0.9, withinSeconds: 1200 },
        { class: 'green', share: 0.9, withinSeconds: 600 },
      ])
      expect(figures.every(({ met }) => met)).toBe(true)
      expect(recommended.day.targets.map(({ share }: { share: number }) => share)).toEqual(
        figures.map(({ share }) => share),
      )
      for (const { mean, low, class: name } of recommended.fresh.targets) {
        expect(low, name).toBeGreaterThanOrEqual(0.9)
        expect(mean, name).toBeGreaterThanOrEqual(low)
      }
    })
  })

  describe('when the windows of the plan are too few', () => {
    it('ends with 1 and says by how much, and still writes the nearest plan', async () => {
      const { at, input } = morning({ windows: 1 })
      const { exitCode, stdout } = await staffCommand([...input, '--out', at('out.json')], quiet)
      expect(exitCode).toBe(1)
      expect(stdout).toMatch(
        /not met with the plan's 1 windows: 现场 walk-in .* short by \d+\.\d 个百分点 points/,
      )
      expect((await readPlan(at('out.json'))).windows).toHaveLength(1)
    })
  })

  describe('when the input cannot be used', () => {
    it.each([
      [['--target', 'walkin 90'], '--target: "walkin 90" is not a target'],
      [['--policy', 'best'], '--policy: "best" is not one of fifo'],
      [['--kinds', 'some'], '--kinds: "some" is not one of kept, comprehensive'],
      [['--replications', '1'], '--replications: "1" is not a whole number from 10'],
      [['--seed', 'x'], '--seed: "x" is not a whole number'],
      [['--wide'], "Unknown option '--wide'"],
    ])('ends with 2 for %j', async (argv, reason) => {
      const { at, input } = morning({ windows: 2 })
      const { exitCode, stdout, stderr } = await staffCommand(
        [...input, '--out', at('out.json'), ...argv],
        quiet,
      )
      expect([exitCode, stdout]).toEqual([2, ''])
      expect(stderr).toContain(reason)
      expect(existsSync(at('out.json'))).toBe(false)
    })

    it('overwrites no input', async () => {
      const { at, input } = morning({ windows: 2 })
      const { stderr } = await staffCommand([...input, '--out', at('day.csv')], quiet)
      expect(stderr).toContain('is an input; it would be overwritten')
    })
  })
})
