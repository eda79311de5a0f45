import type { HallDefinition, TicketClass } from '../../shared/hall-definition.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'
import type { VisitorOutcome } from '../domain/waits.ts'

/** What the journal says of one ticket. Instants are epoch milliseconds of the hub's clock; null for never. */
export interface TicketHistory {
  readonly ticketId: string
  readonly ticketNumber: string
  readonly businessDay: string
  readonly serviceId: string
  class: TicketClass
  readonly issuedAt: number
  queuedAt: number
  calledAt: number | null
  finishedAt: number | null
  goneAt: number | null
  /** It still waited when the day was closed. */
  closedByRule: boolean
  rated: boolean
  /** What the printers reported of its original paper. */
  readonly originalJobId: string | null
  originalOutcome: string | null
}

/** Reads the journal as the histories of its tickets, in order of issue. */
export function ticketHistories(journal: readonly Recorded<HallEvent>[]): Map<string, TicketHistory> {
  const tickets = new Map<string, TicketHistory>()
  for (const { event, at } of journal) {
    if (event.type === 'TicketIssued') {
      tickets.set(event.ticketId, {
        ticketId: event.ticketId,
        ticketNumber: numberOf(event.series, event.sequence),
        businessDay: event.businessDay,
        serviceId: event.serviceId,
        class: event.class,
        issuedAt: at,
        queuedAt: event.queuedAt,
        calledAt: null,
        finishedAt: null,
        goneAt: null,
        closedByRule: false,
        rated: false,
        originalJobId: event.print?.jobId ?? null,
        originalOutcome: null,
      })
      continue
    }
    if (event.type === 'CaseRated') {
      const rated = tickets.get(event.caseId)
      if (rated !== undefined) rated.rated = true
      continue
    }
    const ticket = 'ticketId' in event ? tickets.get(event.ticketId) : undefined
    if (ticket !== undefined) note(ticket, event, at)
  }
  return tickets
}

/** A ticket's number as printed: the series letter and at least three digits. */
export function numberOf(series: string, sequence: number): string {
  return series + String(sequence).padStart(3, '0')
}

function note(ticket: TicketHistory, event: HallEvent, at: number): void {
  switch (event.type) {
    case 'GreenChannelGranted':
      ticket.class = 'green'
      if (ticket.calledAt === null) ticket.queuedAt = event.queuedAt ?? ticket.queuedAt
      break
    case 'TicketCalled':
      ticket.calledAt ??= at
      break
    case 'ServiceFinished':
      ticket.finishedAt = at
      break
    case 'TicketVoided':
      ticket.goneAt = at
      break
    case 'TicketClosed':
      ticket.goneAt = at
      ticket.closedByRule = true
      break
    case 'PrintReported':
      if (event.jobId === ticket.originalJobId) ticket.originalOutcome = event.outcome
      break
  }
}

/** The tickets as visitors with their waits; `midnight` is local midnight in epoch milliseconds. */
export function outcomesOf(
  tickets: Iterable<TicketHistory>,
  hall: HallDefinition,
  midnight: number,
): VisitorOutcome[] {
  const services = new Map(hall.services.map((service) => [service.id, service]))
  return [...tickets].map((ticket) => {
    const outcome = ticket.finishedAt !== null ? 'served' : ticket.closedByRule ? 'unserved' : 'left'
    const until = ticket.calledAt ?? ticket.goneAt ?? ticket.issuedAt
    return {
      class: ticket.class,
      serviceId: ticket.serviceId,
      arrivedAt: (ticket.issuedAt - midnight) / 1000,
      outcome,
      waitSeconds: Math.max(0, until - ticket.queuedAt) / 1000,
      targetSeconds: (services.get(ticket.serviceId)?.targetMinutes[ticket.class] ?? 0) * 60,
    }
  })
}
