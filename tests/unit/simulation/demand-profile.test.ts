import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../hub/bad-input.ts'
import { parseProfile, readProfile } from '../../../hub/simulation/demand/profile-file.ts'
import { readPlan } from '../../../hub/simulation/plan.ts'
import { arrivalSpansOf } from '../../../shared/demand-profile.ts'
import { profileFile, serviceDemand } from './demand-builder.ts'

const simulation = join(import.meta.dirname, '../../../hub/simulation')
const profiles = join(simulation, 'profiles')
const parse = (file: unknown) => parseProfile(JSON.stringify(file), 'profile.json')

describe('a demand profile', () => {
  describe('when it is sound', () => {
    it('gives counts in order of time, in seconds since midnight', () => {
      const counts = { '10:00': 2, '09:30': 1 }
      const { services } = parse(
        profileFile({ services: [serviceDemand('cards', { bookingsPerSlot: counts })] }),
      )
      expect(services[0]?.bookingsPerSlot).toEqual([
        { beginsAt: 34_200, expected: 1 },
        { beginsAt: 36_000, expected: 2 },
      ])
    })

    it('lets visitors come only while the service is open', () => {
      const service = serviceDemand('cards', { opensAt: '09:20', closesAt: '09:45' })
      const { services } = parse(profileFile({ services: [service] }))
      expect(services.map(arrivalSpansOf)[0]).toEqual([
        { beginsAt: 32_400, from: 33_600, until: 34_200, expected: 8 },
        { beginsAt: 34_200, from: 34_200, until: 35_100, expected: 12 },
      ])
    })
  })

  describe('when it cannot be used', () => {
    const withService = (change: object) => profileFile({ services: [serviceDemand('cards', change)] })
    const cases: [string, object, string][] = [
      ['lacks its source', { ...profileFile(), source: undefined }, 'source: '],
      ['names a time that is none', withService({ bookingsPerSlot: { '9:30': 1 } }), '"9:30" is not a time'],
      ['counts below zero', withService({ bookingsPerSlot: { '09:30': -1 } }), 'bookingsPerSlot.09:30: '],
      [
        'counts by quarters',
        withService({ arrivalsPerHalfHour: { '09:15': 1 } }),
        '"09:15" is not the begin',
      ],
      ['has arrivals after closing', withService({ closesAt: '09:30' }), '"09:30" is outside 09:00-09:30'],
      ['books off the grid', withService({ bookingsPerSlot: { '09:45': 1 } }), 'slot of 30 minutes'],
      ['books where nobody can', profileFile({ booked: null }), '"booked" is null'],
      [
        'uses an id twice',
        profileFile({ services: [serviceDemand('a'), serviceDemand('a')] }),
        '"a" is used',
      ],
      [
        'gives more green than all',
        profileFile({ greenShares: { elderly: 0.7, ill: 0.7 } }),
        'greenShares: ',
      ],
    ]
    it.each(cases)('names the place: one that %s', (_, file, message) => {
      expect(() => parse(file)).toThrow(BadInput)
      expect(() => parse(file)).toThrow(message)
    })
  })

  describe('when it comes with the project', () => {
    const pairs: [string, string][] = [
      ['wola-mon.json', 'days/wola-mon/plan-tight.json'],
      ['praga-tue.json', 'days/praga-tue/plan-tight.json'],
      ['xiamen.json', 'profiles/xiamen-plan.json'],
    ]
    it.each(pairs)('%s speaks of the services of %s and says what was drawn', async (name, planFile) => {
      const profile = await readProfile(join(profiles, name))
      const plan = await readPlan(join(simulation, planFile))
      expect(profile.services.map(({ id }) => id)).toEqual(plan.services.map(({ id }) => id))
      expect(profile.hall).toBe(plan.hall)
      expect(profile.source).toMatch(/drawn by us/i)
    })

    it('is one of these', () => {
      expect(readdirSync(profiles).sort()).toEqual(
        [...pairs.map(([name]) => name), 'xiamen-plan.json'].sort(),
      )
    })
  })
})
