import type { HallDefinition } from '../../shared/hall-definition.ts'
import { anyService } from '../../shared/service-list.ts'
import type { Text } from '../../shared/text.ts'

/**
 * The zones whose windows take a service, joined: where its visitor should wait. Windows that name the service come
 * before those that take anything; empty when no window takes it.
 */
export function zoneOfService(definition: HallDefinition, serviceId: string): Text {
  const dedicated = definition.windows.filter((window) => window.services.includes(serviceId))
  const takers =
    dedicated.length > 0
      ? dedicated
      : definition.windows.filter((window) => window.services.includes(anyService))
  const ids = new Set(takers.map((window) => window.zoneId))
  const names = definition.zones.filter((zone) => ids.has(zone.id)).map((zone) => zone.name)
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') }
}
