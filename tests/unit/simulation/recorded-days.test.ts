import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { arrivedOf, readDay } from '../../../hub/simulation/day.ts'
import { hallFromPlan } from '../../../hub/simulation/hall-from-plan.ts'
import { readPlan } from '../../../hub/simulation/plan.ts'

const days = join(import.meta.dirname, '../../../hub/simulation/days')
const plans = ['wola-mon', 'praga-tue'].flatMap((hall) =>
  readdirSync(join(days, hall))
    .filter((name) => name.startsWith('plan-'))
    .map((name) => join(days, hall, name)),
)

describe('the recorded days', () => {
  describe('when every plan is read', () => {
    it.each(plans)('makes a hall of %s', async (file) => {
      const plan = await readPlan(file)
      const hall = hallFromPlan(plan, file, { timeZone: 'Europe/Warsaw', kiosks: 2 })
      expect(hall.windows).toHaveLength(plan.windows.length)
      expect(hall.staff.filter((member) => member.role === 'clerk')).toHaveLength(plan.windows.length)
      expect(hall.devices.filter((device) => device.kind === 'pad')).toHaveLength(plan.windows.length)
      expect(hall.services.map((service) => service.seriesPrefix).join('')).not.toMatch(/[EIOQ]/)
      for (const zone of hall.zones) {
        const windows = hall.windows.filter((window) => window.zoneId === zone.id)
        expect(windows.length).toBeLessThanOrEqual(12)
      }
    })
  })

  describe('when the day files are read', () => {
    const counts: [string, number][] = [
      ['wola-mon/day-recorded.csv', 1587],
      ['wola-mon/day-mixed.csv', 1587],
      ['praga-tue/day-recorded.csv', 1961],
      ['praga-tue/day-mixed.csv', 1961],
    ]
    it.each(counts)('finds in %s the %i visitors who came', async (file, visitors) => {
      const plan = await readPlan(join(days, file.split('/')[0] ?? '', 'plan-dedicated.json'))
      const services = new Set(plan.services.map((service) => service.id))
      expect(arrivedOf(await readDay(join(days, file), services))).toHaveLength(visitors)
    })
  })

  describe('when a plan is staffed in another way', () => {
    it('tells comprehensive, domain and dedicated windows apart by what they take', async () => {
      const kinds = async (name: string) => {
        const file = join(days, 'wola-mon', name)
        return new Set(
          hallFromPlan(await readPlan(file), file, { timeZone: 'Europe/Warsaw', kiosks: 1 }).windows.map(
            ({ kind }) => kind,
          ),
        )
      }
      expect(await kinds('plan-comprehensive.json')).toEqual(new Set(['comprehensive']))
      expect(await kinds('plan-dedicated.json')).toEqual(new Set(['dedicated']))
      expect(await kinds('plan-domain.json')).toContain('domain')
    })
  })
})
