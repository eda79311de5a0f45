import { describe, expect, it } from 'vitest'
import { zoneOfService } from '../../../hub/application/zone-of-service.ts'
import hallJson from '../../../hub/demo-hall/hall.json' with { type: 'json' }
import { hallDefinition } from '../../../shared/hall-definition.ts'

const hall = hallDefinition.parse(hallJson)

describe('the zone of a service', () => {
  describe('when windows name the service', () => {
    it('is theirs, joined, and not that of the windows that take anything', () => {
      expect(zoneOfService(hall, 'passport').zh).toBe('公安与台胞服务区')
      expect(zoneOfService(hall, 'deed-tax')).toEqual({
        zh: '企业与工程服务区、民生保障区',
        en: 'Business and Construction, Social Affairs and Property',
      })
    })
  })

  describe('when no window names it', () => {
    it('is that of the windows that take anything', () => {
      expect(zoneOfService(hall, 'something-new').zh).toBe('综合受理区')
    })

    it('is empty when there is none of those either', () => {
      expect(zoneOfService({ ...hall, windows: [] }, 'passport')).toEqual({ zh: '', en: '' })
    })
  })
})
