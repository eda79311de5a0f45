import type { HallDefinition, TicketClass, TicketLayout } from '../../../shared/hall-definition.ts'
import type { TicketPrint } from '../../../shared/mqtt/topic-map.ts'
import { zoneOfService } from '../zone-of-service.ts'

/** A ticket of nobody, as it would be printed under a layout: for who designs it. */
export function sampleTicket(
  definition: HallDefinition,
  layout: TicketLayout | undefined,
  sample: { readonly class: TicketClass; readonly serviceId: string; readonly publicUrl: string },
): TicketPrint {
  const service = definition.services.find(({ id }) => id === sample.serviceId) ?? definition.services[0]
  return {
    id: 'sample',
    kind: 'original',
    ttlMs: 0,
    ticket: {
      number: `${service?.seriesPrefix ?? 'A'}008`,
      class: sample.class,
      hallName: definition.name,
      serviceName: service?.name ?? { zh: '', en: '' },
      zoneName: zoneOfService(definition, service?.id ?? ''),
      peopleAhead: 6,
      waitRange: { p50Minutes: 12, p90Minutes: 20 },
      ...(sample.class === 'appointment' && { appointmentAt: '2026-01-05 09:30' }),
      issuedAt: '2026-01-05 09:26',
      followUrl: `${sample.publicUrl}/t/8kq2wd7m4xhr9pna`,
    },
    ...(layout !== undefined && { layout }),
  }
}
