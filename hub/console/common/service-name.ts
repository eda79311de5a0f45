import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../shared/text.ts'

/** The name of a service; its id when the hall has dropped it since. */
export function serviceName(hall: HallView, serviceId: string): Text {
  return hall.services.find(({ id }) => id === serviceId)?.name ?? { zh: serviceId, en: serviceId }
}
