import { describe, expect, it } from 'vitest'
import { serviceViews } from '../../../hub/application/views/hall-view.ts'
import hallJson from '../../../hub/demo-hall/hall.json' with { type: 'json' }
import { hallDefinition } from '../../../shared/hall-definition.ts'

const bare = {
  name: { zh: '普通护照申领', en: 'Passport' },
  departmentId: 'exit-entry',
  kind: 'matter',
  matters: [],
  seriesPrefix: 'F',
  expectedMinutes: 12,
  targetMinutes: { green: 5, appointment: 10, walkin: 20 },
  materials: [{ zh: '护照', en: 'Passport' }],
}
/** As halls wrote a service before hints were known. */
const old = {
  ...hallJson,
  services: [...hallJson.services, { ...bare, id: 'old' }],
}
const withService = (part: object) => ({
  ...old,
  services: [...old.services, { ...bare, id: 'new', ...part }],
})

describe('a service of a hall definition', () => {
  describe('when it was written before hints were known', () => {
    const definition = hallDefinition.parse(old)

    it('is accepted as it is', () => {
      const found = definition.services.find(({ id }) => id === 'old')
      expect(found).not.toHaveProperty('fee')
      expect(found).not.toHaveProperty('bookingSlots')
    })

    it('is shown with no mistakes, no fee and one slot', () => {
      expect(serviceViews(definition).find(({ id }) => id === 'old')).toMatchObject({
        materials: [{ zh: '护照', en: 'Passport' }],
        mistakes: [],
        fee: null,
        bookingSlots: 1,
        zoneName: { zh: '综合受理区' },
      })
    })
  })

  describe('when it has hints', () => {
    it('keeps them', () => {
      const part = { bookingSlots: 12, fee: { zh: '免费', en: 'Free' }, mistakes: [] }
      const definition = hallDefinition.parse(withService(part))
      expect(definition.services.at(-1)).toMatchObject(part)
    })

    it.each([
      { bookingSlots: 0 },
      { bookingSlots: 13 },
      { bookingSlots: 1.5 },
      { fee: { zh: '', en: '' } },
      { mistakes: ['no text'] },
      { materials: [{ zh: '护照', en: 'Passport', issuedBy: 'the police' }] },
    ])('is refused when one of them is wrong: %j', (part) => {
      expect(hallDefinition.safeParse(withService(part)).success).toBe(false)
    })
  })
})
