import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import { zoneOfService } from '../application/zone-of-service.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { TakeTicket } from '../domain/hall-day/commands.ts'
import { definitionOf } from '../domain/hall-day/hall-day.ts'
import { ticketNumber } from '../domain/hall-day/ticket-number.ts'
import type { Recorded } from '../domain/journal.ts'
import type { HubContext } from './hub-context.ts'

/** The answer to a take, from its event alone: a repeated command gets the very same. */
export function takenTicket(hub: HubContext, events: readonly Recorded<HallEvent>[]): TakenTicket {
  const recorded = events[0]
  if (recorded?.event.type !== 'TicketIssued') throw new Error('a take without a ticket')
  const { event, at } = recorded
  const { day } = hub.writer.hall
  const service = day.services.get(event.serviceId)
  return {
    ticketId: event.ticketId,
    ticketNumber: ticketNumber(event.series, event.sequence),
    code: event.code,
    followUrl: hub.followUrl(event.code),
    serviceName: service?.name ?? { zh: event.serviceId, en: '' },
    zoneName: zoneOfService(definitionOf(day), event.serviceId),
    class: event.class,
    peopleAhead: event.peopleAhead,
    waitRange: event.expectedWait ?? null,
    issuedAt: at,
    print: event.print === null ? 'none' : 'pending',
  }
}

/**
 * The command to take a ticket, with fresh ids and the wait that is foreseen, if it is known in time; printed when a
 * printer is named. Appointments come of bookings alone.
 */
export async function takeCommand(
  hub: HubContext,
  asked: Pick<TakeTicket, 'serviceId' | 'language' | 'ground'> & {
    printerId: string | undefined
  },
): Promise<TakeTicket> {
  const { serviceId, language, ground, printerId } = asked
  const expectedWait = await hub.waits.forNewcomer({ serviceId, class: ground === null ? 'walkin' : 'green' })
  return {
    type: 'TakeTicket',
    ticketId: hub.ids.id(),
    code: hub.ids.code(),
    serviceId,
    language,
    ground,
    appointmentAt: null,
    ...(expectedWait !== null && { expectedWait }),
    print: printerId === undefined ? null : { jobId: hub.ids.id(), printerId },
  }
}
