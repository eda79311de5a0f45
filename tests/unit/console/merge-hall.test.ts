import { describe, expect, it } from 'vitest'
import { mergeHall } from '../../../hub/console/admin/hall/merge-hall.ts'
import { buildHall } from '../../support/hall-builder.ts'

describe('two administrators', () => {
  describe('when they change the hall at the same time', () => {
    it('keep what either has changed, and the first one’s where both changed the same', () => {
      const base = buildHall()
      const [first, second, third, ...rest] = base.services
      if (first === undefined || second === undefined || third === undefined) throw new Error('no services')
      const mine = {
        ...base,
        rules: { ...base.rules, maxCalls: 5 },
        services: [{ ...first, expectedMinutes: 7 }, third, ...rest, { ...first, id: 'mine' }],
      }
      const theirs = {
        ...base,
        name: { zh: '新名', en: 'New name' },
        rules: { ...base.rules, ratingSeconds: 41 },
        services: [
          { ...first, expectedMinutes: 9, bookingSlots: 2 },
          second,
          { ...third, expectedMinutes: 11 },
          ...rest,
          { ...first, id: 'theirs' },
        ],
      }
      const merged = mergeHall(base, mine, theirs)
      expect(merged.name.en).toBe('New name')
      expect(merged.rules).toEqual({ ...base.rules, maxCalls: 5, ratingSeconds: 41 })
      expect(merged.services[0]?.bookingSlots).toBe(2)
      expect(merged.services.map(({ id, expectedMinutes }) => [id, expectedMinutes])).toEqual([
        [first.id, 7],
        [third.id, 11],
        ...rest.map(({ id, expectedMinutes }) => [id, expectedMinutes]),
        ['theirs', first.expectedMinutes],
        ['mine', first.expectedMinutes],
      ])
    })
  })
})
