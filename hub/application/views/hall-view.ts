import { pinyin } from 'pinyin-pro'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import type { HallView } from '../../../shared/http/schemas.ts'

/** What anybody may know of the hall: no staff, no rules. Names of services carry their pinyin for the search. */
export function hallView(
  definition: HallDefinition,
  surroundings: Pick<HallView, 'demo' | 'virtualPrinterUrl'>,
): HallView {
  const { id, name, timeZone, departments, zones } = definition
  return {
    id,
    name,
    timeZone,
    departments,
    zones,
    services: definition.services.map((service) => ({
      id: service.id,
      name: service.name,
      departmentId: service.departmentId,
      kind: service.kind,
      matters: service.matters,
      seriesPrefix: service.seriesPrefix,
      expectedMinutes: service.expectedMinutes,
      targetMinutes: service.targetMinutes,
      materials: service.materials,
      pinyin: spelt(service.name.zh, 'pinyin'),
      initials: spelt(service.name.zh, 'first'),
    })),
    windows: definition.windows.map((window) => ({
      id: window.id,
      number: window.number,
      name: window.name,
      kind: window.kind,
      zoneId: window.zoneId,
      services: window.services,
    })),
    devices: definition.devices.map(({ voice: _, ...device }) => device),
    ...surroundings,
  }
}

function spelt(name: string, pattern: 'pinyin' | 'first'): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', pattern, nonZh: 'consecutive', v: true })
  return syllables
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
