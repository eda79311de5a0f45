import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { takesService } from '../../../shared/service-list.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import type { FoundLine } from './finder.tsx'
import { findTargets, isNumberOf } from './service-search.ts'

/** Where a ticket is now, and what is known of where it cannot go. */
interface From {
  readonly serviceId: string | undefined
  readonly windowId: string | undefined
  /** Windows without a clerk, by id. */
  readonly closedWindows: readonly string[]
}

/**
 * Services and windows that fit a query, as lines of a finder. A window that is closed or does not take the ticket's
 * service is found only when it is asked for, after all others unless by its whole number, and says so.
 */
export function findTransferLines(hall: HallView, query: string, from: From): FoundLine[] {
  const departments = new Map(hall.departments.map(({ id, name }) => [id, name]))
  const closedWindows = new Set(from.closedWindows)
  const obstacle = ({ id, services }: HallView['windows'][number]) => {
    if (closedWindows.has(id)) return consoleTexts.notOpen
    const takesIt = from.serviceId === undefined || takesService(services, from.serviceId)
    return takesIt ? undefined : consoleTexts.doesNotTake
  }
  const services = hall.services.filter(({ id }) => id !== from.serviceId)
  const windows = hall.windows.filter(
    (window) => window.id !== from.windowId && (query.trim() !== '' || obstacle(window) === undefined),
  )
  // Whoever types a window's whole number means it, even when it cannot take the ticket.
  const comesLast = (found: ReturnType<typeof findTargets>[number]) =>
    found.kind === 'window' && obstacle(found.window) !== undefined && !isNumberOf(found.window, query)
  const targets = findTargets(services, windows, query).toSorted(
    (a, b) => Number(comesLast(a)) - Number(comesLast(b)),
  )
  return targets.map((found) => {
    if (found.kind === 'service') {
      const { id, name, departmentId } = found.service
      return { id: `service:${id}`, label: t(name), detail: t(departments.get(departmentId) ?? name) }
    }
    const { id, number, name } = found.window
    const hindered = obstacle(found.window)
    return {
      id: `window:${id}`,
      label: <b>{t(fillText(consoleTexts.windowNumber, { number }))}</b>,
      detail: hindered === undefined ? t(name) : `${t(name)} · ${t(hindered)}`,
    }
  })
}

/** The body of a transfer to a line's id. */
export function transferBodyOf(id: string): { windowId: string } | { serviceId: string } {
  const target = id.slice(id.indexOf(':') + 1)
  return id.startsWith('window:') ? { windowId: target } : { serviceId: target }
}
