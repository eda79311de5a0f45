import { describe, expect, it } from 'vitest'
import { waitFigures } from '../../../hub/domain/waits.ts'
import { arrivedOf, readDay } from '../../../hub/simulation/day.ts'
import { generateDay } from '../../../hub/simulation/demand/generate-day.ts'
import { readProfile } from '../../../hub/simulation/demand/profile-file.ts'
import { readPlan } from '../../../hub/simulation/plan.ts'
import { replayDay } from '../../../hub/simulation/virtual-replay.ts'
import type { TicketClass } from '../../../shared/hall-definition.ts'

const days = 'hub/simulation/days'
const others = ['fifo', 'strict', 'slack', 'deadline'] as const

async function recorded(hall: string, planName: string) {
  const plan = await readPlan(`${days}/${hall}/plan-${planName}.json`)
  const rows = await readDay(`${days}/${hall}/day-mixed.csv`, new Set(plan.services.map(({ id }) => id)))
  return { plan, visitors: arrivedOf(rows) }
}

function figuresOf(
  { plan, visitors }: Awaited<ReturnType<typeof recorded>>,
  policy: 'hall' | (typeof others)[number],
) {
  const { visits } = replayDay(plan, visitors, policy)
  const of = (name: TicketClass) => waitFigures(visits.filter((visit) => visit.class === name)).inTarget
  return { ...waitFigures(visits), green: of('green'), appointment: of('appointment') }
}

/** The larger of half an hour and a quarter more than first come's longest wait, in seconds. */
const fairMaximum = (fifoMax: number) => Math.max(1800, 1.25 * fifoMax)

describe('the rule hall', () => {
  describe('when a quarter of the windows is closed', () => {
    it.each([
      { hall: 'wola-mon', share: 0.87, appointments: 0 },
      { hall: 'praga-tue', share: 0.985, appointments: 0.95 },
    ])(
      'serves $share of $hall in target, green at once, and nobody waits unfairly long',
      async ({ hall, share, appointments }) => {
        const day = await recorded(hall, 'tight')
        const figures = figuresOf(day, 'hall')
        expect(figures.inTarget).toBeGreaterThanOrEqual(share)
        expect(figures.green).toBeGreaterThanOrEqual(0.99)
        expect(figures.appointment).toBeGreaterThanOrEqual(appointments)
        expect(figures.max).toBeLessThanOrEqual(fairMaximum(figuresOf(day, 'fifo').max))
      },
    )
  })

  describe('when the windows are those of another plan', () => {
    it.each(
      ['wola-mon', 'praga-tue'].flatMap((hall) =>
        ['dedicated', 'domain', 'comprehensive'].map((plan) => ({ hall, plan })),
      ),
    )(
      'serves no fewer of $hall in target than the best of the other rules (plan-$plan)',
      async ({ hall, plan }) => {
        const day = await recorded(hall, plan)
        const best = Math.max(...others.map((name) => figuresOf(day, name).inTarget))
        expect(figuresOf(day, 'hall').inTarget).toBeGreaterThanOrEqual(best - 0.005)
      },
    )
  })

  describe('when days are drawn that nobody has seen', () => {
    it.each(['wola-mon', 'praga-tue'])(
      'beats the best of the other rules on a short-staffed %s',
      async (hall) => {
        const plan = await readPlan(`${days}/${hall}/plan-tight.json`)
        const profile = await readProfile(`hub/simulation/profiles/${hall}.json`)
        const drawn = Array.from({ length: 12 }, (_, index) => ({
          plan,
          visitors: arrivedOf(generateDay(profile, 1_000 + index)),
        }))
        const gains = drawn.map((day) => {
          const best = Math.max(...others.map((name) => figuresOf(day, name).inTarget))
          return figuresOf(day, 'hall').inTarget - best
        })
        expect(Math.min(...gains)).toBeGreaterThan(-0.005)
        expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.05)
      },
    )
  })
})
