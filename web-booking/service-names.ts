import type { HallView } from '../shared/http/hall-schemas.ts'
import { t } from '../shared/ui/language.ts'

/** The names of services in the order of their ids, in a line. */
export function serviceNames(hall: HallView, ids: readonly string[]): string {
  return ids
    .flatMap((id) => hall.services.find((service) => service.id === id) ?? [])
    .map(({ name }) => t(name))
    .join(t({ zh: '、', en: ', ' }))
}
