import type { HallView } from '../../../shared/http/schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import type { FoundLine } from './finder.tsx'
import { findTargets } from './service-search.ts'

/** Where a ticket is now: no target of a transfer. */
interface From {
  readonly serviceId: string | undefined
  readonly windowId: string | undefined
}

/** Services and windows that a ticket can go to and that fit a query, as lines of a finder. */
export function findTransferLines(hall: HallView, query: string, from: From): FoundLine[] {
  const departments = new Map(hall.departments.map(({ id, name }) => [id, name]))
  const services = hall.services.filter(({ id }) => id !== from.serviceId)
  const windows = hall.windows.filter(
    ({ id, services: taken }) =>
      id !== from.windowId &&
      (from.serviceId === undefined || taken.includes('*') || taken.includes(from.serviceId)),
  )
  return findTargets(services, windows, query).map((found) =>
    found.kind === 'window'
      ? {
          id: `window:${found.window.id}`,
          label: <b>{t(fillText(consoleTexts.windowNumber, { number: found.window.number }))}</b>,
          detail: t(found.window.name),
        }
      : {
          id: `service:${found.service.id}`,
          label: t(found.service.name),
          detail: t(departments.get(found.service.departmentId) ?? found.service.name),
        },
  )
}

/** The body of a transfer to a line's id. */
export function transferBodyOf(id: string): { windowId: string } | { serviceId: string } {
  const target = id.slice(id.indexOf(':') + 1)
  return id.startsWith('window:') ? { windowId: target } : { serviceId: target }
}
