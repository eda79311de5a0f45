import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../hub/bad-input.ts'
import { parsePlan, readPlan, recordedDateOf } from '../../../hub/simulation/plan.ts'

const plan = (change: object = {}) =>
  JSON.stringify({
    hall: 'town',
    source: 'counted on 2020-01-13',
    services: [
      {
        id: 's01',
        name: 'Cards',
        expected_minutes: 5,
        target_minutes: { green: 5, appointment: 10, walkin: 20 },
      },
    ],
    windows: [
      {
        id: 'w01',
        services: ['s01'],
        shifts: [
          ['13:00', '16:00'],
          ['08:00', '12:30'],
        ],
      },
    ],
    ...change,
  })

describe('a plan file', () => {
  describe('when it is sound', () => {
    it('gives shifts in seconds since midnight, in order', () => {
      expect(parsePlan(plan(), 'plan.json').windows[0]?.shifts).toEqual([
        { beginsAt: 28_800, endsAt: 45_000 },
        { beginsAt: 46_800, endsAt: 57_600 },
      ])
    })

    it('knows the date of its record', () => {
      expect(recordedDateOf(parsePlan(plan(), 'plan.json'))).toBe('2020-01-13')
      expect(recordedDateOf(parsePlan(plan({ source: 'drawn' }), 'plan.json'))).toBeUndefined()
    })
  })

  describe('when it cannot be used', () => {
    const cases: [string, string, string][] = [
      ['is not JSON', '{', 'not JSON'],
      ['lacks services', plan({ services: undefined }), 'services'],
      [
        'names a time that is none',
        plan({ windows: [{ id: 'w', services: ['*'], shifts: [['8:00', '25:00']] }] }),
        '"8:00"',
      ],
      [
        'ends a shift before it begins',
        plan({ windows: [{ id: 'w', services: ['*'], shifts: [['12:00', '08:00']] }] }),
        'shift',
      ],
      [
        'has overlapping shifts',
        plan({
          windows: [
            {
              id: 'w',
              services: ['*'],
              shifts: [
                ['08:00', '12:00'],
                ['11:00', '13:00'],
              ],
            },
          ],
        }),
        'overlap',
      ],
      [
        'has a window of an unknown service',
        plan({ windows: [{ id: 'w', services: ['s09'], shifts: [] }] }),
        '"s09"',
      ],
    ]
    it.each(cases)('says so when it %s', (_, content, reason) => {
      expect(() => parsePlan(content, 'plan.json')).toThrow(BadInput)
      expect(() => parsePlan(content, 'plan.json')).toThrow(`plan.json: `)
      expect(() => parsePlan(content, 'plan.json')).toThrow(reason)
    })

    it('says which file is not there', async () => {
      await expect(readPlan('no/such-plan.json')).rejects.toThrow('no/such-plan.json: there is no such file')
    })
  })
})
