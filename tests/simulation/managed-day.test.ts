import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callOrders } from '../../hub/domain/calling/call-order.ts'
import { earlierDaysOf } from '../../hub/domain/forecast/earlier-days.ts'
import type { ForecastScene } from '../../hub/domain/forecast/forecast-scene.ts'
import {
  finished,
  type HallOutlook,
  hallOutlook,
  type SuggestedMove,
} from '../../hub/domain/rebalancing/rebalancer.ts'
import { type Warning, warningsAfter } from '../../hub/domain/rebalancing/warnings.ts'
import { projectRoot } from '../../hub/project-root.ts'
import { readDay } from '../../hub/simulation/day.ts'
import { type Plan, readPlan } from '../../hub/simulation/plan.ts'
import { virtualPlan } from '../../hub/simulation/virtual-replay.ts'
import { demandProfile } from '../../shared/demand-profile.ts'
import { ManagedDay } from '../support/managed-day.ts'

const minuteMs = 60_000
const seed = 7
const folder = join(projectRoot, 'hub/simulation')

/** The recorded Monday with a quarter of its windows closed: it comes into trouble around noon. */
async function crowdedMonday(): Promise<ManagedDay> {
  const plan = await readPlan(join(folder, 'days/wola-mon/plan-tight.json'))
  const day = await readDay(
    join(folder, 'days/wola-mon/day-mixed.csv'),
    new Set(plan.services.map(({ id }) => id)),
  )
  return new ManagedDay(plan, day, earlierDays(plan))
}

function earlierDays(plan: Plan) {
  const profile = demandProfile.parse(
    JSON.parse(readFileSync(join(folder, 'profiles/wola-mon.json'), 'utf8')),
  )
  const { services, windows } = virtualPlan(plan)
  const shifts = windows.flatMap((window) => window.shifts)
  const hours = {
    opensAt: Math.min(...shifts.map(({ beginsAt }) => beginsAt)),
    closesAt: Math.max(...shifts.map(({ endsAt }) => endsAt)),
  }
  return earlierDaysOf(
    profile,
    services.map(({ id, expectedMs }) => ({ id, expectedMs, ...hours })),
    0,
  )
}

/** Looks ahead every twenty minutes until there is a warning and something to do about it. */
function firstTrouble(day: ManagedDay): { scene: ForecastScene; warnings: Warning[]; outlook: HallOutlook } {
  let warnings: Warning[] = []
  for (const scene of day.scenes(20 * minuteMs)) {
    const staff = { freeClerks: ['spare'], clerkOf: {} }
    const outlook = finished(hallOutlook({ scene, staff, key: seed }, callOrders.hall))
    const ids = scene.services.map(({ id }) => id)
    warnings = warningsAfter(warnings, outlook.lines, ids, scene.now)
    if (warnings.length > 0 && outlook.moves.length > 0) return { scene, warnings, outlook }
  }
  throw new Error('the day went well')
}

describe('a crowded day with a manager', () => {
  describe('when a warning comes and the best suggested move is accepted', () => {
    it('has far fewer late visitors than the same day without it, who come, wait and are served alike', async () => {
      const day = await crowdedMonday()
      const { scene, warnings, outlook } = firstTrouble(day)
      // The trouble is still to come: a warning that tells what everybody sees is none.
      expect(warnings[0]?.passesAt).toBeGreaterThan(scene.now + 10 * minuteMs)
      const [best] = outlook.moves as [SuggestedMove]
      expect(best.prediction.lateChange.high).toBeLessThan(0)
      // Nothing done: the day goes on to the visitor as it was.
      expect(day.lateWith(scene, null)).toBe(day.lateWithout)
      expect(day.lateWithout).toBeGreaterThan(150)
      expect(day.lateWith(scene, best.move)).toBeLessThan(0.75 * day.lateWithout)
    })
  })
})
