import { pinyin } from 'pinyin-pro'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { definitionOf, type HallDay } from '../../domain/hall-day/hall-day.ts'
import { definitionTag } from '../hall-file/hall-file.ts'
import { zoneOfService } from '../zone-of-service.ts'

/** Spelling costs milliseconds and changes only with the definition. */
const spelledServices = new WeakMap<HallDefinition, HallView['services']>()

/** What anybody may know of the hall: no staff, no rules. Names of services carry their pinyin for the search. */
export function hallView(
  day: HallDay,
  surroundings: Pick<HallView, 'demo' | 'virtualPrinterUrl' | 'publicUrl'>,
): HallView {
  const definition = definitionOf(day)
  const { id, name, timeZone, departments, zones } = definition
  return {
    tag: definitionTag(definition),
    id,
    name,
    timeZone,
    departments,
    zones,
    services: serviceViews(definition),
    windows: definition.windows.map((window) => ({
      id: window.id,
      number: window.number,
      name: window.name,
      kind: window.kind,
      zoneId: window.zoneId,
      services: [...(day.windows.get(window.id)?.services ?? window.services)],
    })),
    devices: definition.devices.map(
      ({ id, kind, name, zoneId, windowId, printerId, textPercent, contrast }) => ({
        id,
        kind,
        name,
        ...(zoneId !== undefined && { zoneId }),
        ...(windowId !== undefined && { windowId }),
        ...(printerId !== undefined && { printerId }),
        ...(textPercent !== undefined && { textPercent }),
        ...(contrast !== undefined && { contrast }),
      }),
    ),
    wording: definition.wording ?? {},
    ...surroundings,
  }
}

/** The services of a definition as anybody may know them, with their hints. What an older definition lacks is filled in. */
export function serviceViews(definition: HallDefinition): HallView['services'] {
  let services = spelledServices.get(definition)
  if (services === undefined) {
    services = definition.services.map((service) => ({
      id: service.id,
      name: service.name,
      departmentId: service.departmentId,
      kind: service.kind,
      matters: service.matters,
      seriesPrefix: service.seriesPrefix,
      expectedMinutes: service.expectedMinutes,
      targetMinutes: service.targetMinutes,
      materials: service.materials,
      mistakes: service.mistakes ?? [],
      fee: service.fee ?? null,
      ...(service.selfService !== undefined && { selfService: service.selfService }),
      zoneName: zoneOfService(definition, service.id),
      bookingSlots: service.bookingSlots ?? 1,
      pinyin: spelt(service.name.zh, 'pinyin'),
      initials: spelt(service.name.zh, 'first'),
    }))
    spelledServices.set(definition, services)
  }
  return services
}

function spelt(name: string, pattern: 'pinyin' | 'first'): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', pattern, nonZh: 'consecutive', v: true })
  return syllables
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
