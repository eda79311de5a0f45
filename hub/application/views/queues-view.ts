import type { FollowView } from '../../../shared/http/follow-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import { anyService, takesService } from '../../../shared/service-list.ts'
import type { Hall } from '../../domain/hall.ts'
import { aheadOfNewcomer, definitionOf, peopleAhead } from '../../domain/hall-day/hall-day.ts'
import type { Ticket } from '../../domain/hall-day/ticket.ts'
import type { ForeseenWaits } from '../forecast/foreseen-waits.ts'
import type { Version } from '../state-messages.ts'

/** Who waits for each service, how long one would, and how many windows take it now. */
export function queuesView(
  { day }: Hall,
  version: Version,
  waits: Pick<ForeseenWaits, 'ofService'>,
): QueuesView {
  const open = [...day.windows.values()].filter((window) => window.stage.status === 'open')
  const anything = open.filter((window) => window.services.includes(anyService)).length
  const special = open.filter((window) => !window.services.includes(anyService))
  return {
    ...version,
    businessDay: day.businessDay?.date ?? '',
    open: day.businessDay?.status === 'open',
    queues: definitionOf(day).services.map(({ id }) => {
      const { count, oldestQueuedAt } = day.lines.ofService(id)
      return {
        serviceId: id,
        waiting: count,
        longestWaitSeconds: secondsSince(oldestQueuedAt, version.at),
        peopleAhead: aheadOfNewcomer(day, id, version.at),
        waitRange: waits.ofService(id),
        openWindows: anything + special.filter((window) => takesService(window.services, id)).length,
      }
    }),
  }
}

/** Whole seconds from an instant to now; 0 for none or one to come. */
function secondsSince(at: number | null, now: number): number {
  return at === null ? 0 : Math.max(0, Math.floor((now - at) / 1000))
}

/** A ticket as its visitor sees it. */
export function followView(
  { day }: Hall,
  ticket: Ticket,
  version: Version,
  waits: Pick<ForeseenWaits, 'ofTicket'>,
): FollowView {
  const { stage } = ticket
  const definition = definitionOf(day)
  const window = 'windowId' in stage ? day.windowDefinitions.get(stage.windowId) : undefined
  const zone = definition.zones.find((entry) => entry.id === window?.zoneId)
  return {
    ...version,
    hallName: definition.name,
    timeZone: definition.timeZone,
    ticketNumber: ticket.number,
    businessDay: day.businessDay?.date ?? '',
    serviceName: day.services.get(ticket.serviceId)?.name ?? { zh: ticket.serviceId, en: '' },
    class: ticket.class,
    status: stage.status,
    peopleAhead: peopleAhead(day, ticket, version.at),
    waitRange: waits.ofTicket(ticket, version.at),
    issuedAt: ticket.issuedAt,
    appointmentAt: ticket.appointmentAt,
    calledAt: stage.status === 'called' ? stage.lastCalledAt : ticket.calledAt,
    window:
      window === undefined
        ? null
        : { number: window.number, name: window.name, zoneName: zone?.name ?? { zh: '', en: '' } },
    print: ticket.print?.outcome ?? 'none',
  }
}
