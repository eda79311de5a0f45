import type { ServiceDefinition } from '../../../shared/hall-definition.ts'
import { type Ticket, waitMs } from '../hall-day/ticket.ts'

/** What really became of an hour, counted as the simulation counts it. */
export interface HourAsItWas {
  /** Visitors who had waited longer than the target of their class by the end of it. */
  readonly late: number
  readonly worstWaitMs: number
  /** Visitors who waited at its beginning or came in it. */
  readonly visitors: number
}

/**
 * Counts an hour from the tickets of its day, now or later: what happened after its end changes nothing.
 *
 * @param from begin and end of the hour, in epoch milliseconds
 */
export function hourAsItWas(
  tickets: Iterable<Ticket>,
  services: ReadonlyMap<string, Pick<ServiceDefinition, 'targetMinutes'>>,
  { from, until }: { readonly from: number; readonly until: number },
): HourAsItWas {
  let late = 0
  let worstWaitMs = 0
  let visitors = 0
  for (const ticket of tickets) {
    const endedAt = waitEndedAt(ticket)
    if (ticket.issuedAt > until || endedAt < from) continue
    visitors += 1
    const waitedMs = waitMs({ ...ticket, calledAt: null }, Math.min(endedAt, until))
    worstWaitMs = Math.max(worstWaitMs, waitedMs)
    const targetMinutes = services.get(ticket.serviceId)?.targetMinutes[ticket.class]
    if (targetMinutes !== undefined && waitedMs > targetMinutes * 60_000) late += 1
  }
  return { late, worstWaitMs, visitors }
}

/** When the ticket stopped waiting for its first call; infinite when it still waits. */
function waitEndedAt({ calledAt, stage }: Ticket): number {
  if (calledAt !== null) return calledAt
  switch (stage.status) {
    case 'void':
      return stage.voidedAt
    case 'closed':
      return stage.closedAt
    default:
      return Number.POSITIVE_INFINITY
  }
}
