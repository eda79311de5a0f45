import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { arrivedOf, readDay } from '../../../hub/simulation/day.ts'
import type { DayRun, Visit } from '../../../hub/simulation/day-run.ts'
import { type Witness, witnessRun } from '../../../hub/simulation/decider-witness.ts'
import { generateDay } from '../../../hub/simulation/demand/generate-day.ts'
import { readProfile } from '../../../hub/simulation/demand/profile-file.ts'
import { readPlan } from '../../../hub/simulation/plan.ts'
import { replayDay } from '../../../hub/simulation/virtual-replay.ts'
import { callOrderNames } from '../../../shared/hall-definition.ts'
import { crowdedDay } from '../../support/crowded-day.ts'
import { readWrittenDay, type WrittenDay } from '../../support/replay-case.ts'
import { seededChance, testSeed } from '../../support/seeded-chance.ts'

const simulation = join(import.meta.dirname, '../../../hub/simulation')
const casesFolder = join(import.meta.dirname, 'replay-cases')
const cases = readdirSync(casesFolder).filter((name) => name.endsWith('.json'))
const seed = testSeed()

function readCase(file: string) {
  return readWrittenDay(file, JSON.parse(readFileSync(join(casesFolder, file), 'utf8')) as WrittenDay)
}

/** The recorded Monday, tightly staffed. */
async function tightMonday() {
  const folder = join(simulation, 'days/wola-mon')
  const plan = await readPlan(join(folder, 'plan-tight.json'))
  const services = new Set(plan.services.map(({ id }) => id))
  const visitors = arrivedOf(await readDay(join(folder, 'day-mixed.csv'), services))
  return { visitors, run: replayDay(plan, visitors, 'fifo') }
}

/** The run with some visits changed, by name. */
function changed(run: DayRun, change: ReadonlyMap<string, Partial<Visit>>): DayRun {
  return { ...run, visits: run.visits.map((visit) => ({ ...visit, ...change.get(visit.name) })) }
}

/** How a visit went, for somebody else to have gone that way. */
function way({ windowId, calledAt }: Visit, { calledAt: own, endedAt }: Visit): Partial<Visit> {
  return { windowId, calledAt, endedAt: (calledAt ?? 0) + (endedAt ?? 0) - (own ?? 0) }
}

const callsOf = ({ confirmed, ties }: Witness) => confirmed + ties
const callsIn = ({ visits }: DayRun) => visits.filter(({ calledAt }) => calledAt !== null).length

describe('the witness of a replay', () => {
  describe("when the hall's deciders play the day of a replay", () => {
    it.each(callOrderNames)('confirms every call of the cases computed by hand under %s', (policy) => {
      for (const file of cases) {
        const { plan, visitors } = readCase(file)
        const run = replayDay(plan, visitors, policy)
        expect(callsOf(witnessRun(run, visitors)), file).toBe(callsIn(run))
      }
    })

    it('counts a call between equals, where the row decides in the replay and the issue of the ticket in the hall', () => {
      const { plan, visitors } = readCase('43-two-appointments-of-one-slot.json')
      const run = replayDay(plan, visitors, 'fifo')
      const witness = witnessRun(run, visitors)
      expect([witness.confirmed, witness.ties]).toEqual([callsIn(run) - 1, 1])
    })

    it.each(callOrderNames)(`confirms crowded days of a small hall under %s, seed ${seed}`, (policy) => {
      const chance = seededChance(seed)
      for (let day = 1; day <= 40; day += 1) {
        const { plan, visitors } = readWrittenDay(`crowded day ${day}`, crowdedDay(chance))
        const run = replayDay(plan, visitors, policy)
        expect(callsOf(witnessRun(run, visitors)), `crowded day ${day}`).toBe(callsIn(run))
      }
    })

    it.each(callOrderNames)(`confirms days like the recorded ones under %s, seed ${seed}`, async (policy) => {
      for (const hall of ['wola-mon', 'praga-tue']) {
        const profile = await readProfile(join(simulation, `profiles/${hall}.json`))
        const plan = await readPlan(join(simulation, `days/${hall}/plan-tight.json`))
        const visitors = arrivedOf(generateDay(profile, seed))
        const run = replayDay(plan, visitors, policy)
        expect(callsOf(witnessRun(run, visitors))).toBe(callsIn(run))
      }
    })
  })

  describe('when a call of the replay is wrong', () => {
    it('names window, instant and both visitors', async () => {
      const { visitors, run } = await tightMonday()
      const [first, second] = run.visits
        .filter(
          ({ class: name, queuedAt, calledAt }) => name === 'walkin' && (calledAt ?? 0) - queuedAt > 1500,
        )
        .sort((one, other) => (one.calledAt ?? 0) - (other.calledAt ?? 0)) as [Visit, Visit]
      const swapped = new Map([
        [first.name, way(second, first)],
        [second.name, way(first, second)],
      ])
      expect(() => witnessRun(changed(run, swapped), visitors)).toThrow(`window ${first.windowId}`)
      expect(() => witnessRun(changed(run, swapped), visitors)).toThrow(
        `the replay calls ${second.name}, the deciders ${first.name}`,
      )
    })

    it.each([
      ['becomes free', ({ waitSeconds }: Visit) => waitSeconds > 60],
      ['stands idle already', ({ waitSeconds }: Visit) => waitSeconds === 0],
    ])('finds somebody left waiting for a window that %s', async (_, isChosen) => {
      const { visitors, run } = await tightMonday()
      const left = run.visits.find((visit) => visit.outcome === 'served' && isChosen(visit)) as Visit
      const never = { outcome: 'unserved', windowId: null, calledAt: null, endedAt: null } as const
      expect(() => witnessRun(changed(run, new Map([[left.name, never]])), visitors)).toThrow(
        new RegExp(`deciders( call)? ${left.name}$`),
      )
    })

    it('finds a call at an instant when the window was not free', async () => {
      const { visitors, run } = await tightMonday()
      const last = run.visits.reduce((one, other) =>
        (other.calledAt ?? 0) > (one.calledAt ?? 0) ? other : one,
      )
      const late = { calledAt: (last.calledAt ?? 0) + 7, endedAt: (last.endedAt ?? 0) + 7 }
      expect(() => witnessRun(changed(run, new Map([[last.name, late]])), visitors)).toThrow(last.name)
    })
  })
})
