import { type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import { takesService } from '../../../shared/service-list.ts'
import type { ReportedDay, ReportedVisit } from './reported-day.ts'

/** One of the longest waits, and what made it long. */
export interface LongWait {
  readonly visit: ReportedVisit
  /** Windows that take the service, and those of them that were staffed at some time during the wait. */
  readonly windows: number
  readonly staffed: number
  /** Visitors who queued before and were still waiting for one of these windows when this visitor began to wait. */
  readonly ahead: number
  /** Visitors who queued later and were called before, at one of these windows. */
  readonly overtakenBy: Readonly<Record<TicketClass, number>>
}

/** The longest waits of the day, those of visitors who left or were unserved among them, longest first. */
export function longestWaits(day: ReportedDay, count: number): LongWait[] {
  return [...day.visits]
    .sort((one, other) => other.waitSeconds - one.waitSeconds || one.queuedAt - other.queuedAt)
    .slice(0, count)
    .filter((visit) => visit.waitSeconds > 0)
    .map((visit) => explained(visit, day))
}

function explained(visit: ReportedVisit, { plan, visits }: ReportedDay): LongWait {
  const windows = plan.windows.filter(({ services }) => takesService(services, visit.serviceId))
  const ids = new Set(windows.map(({ id }) => id))
  const until = visit.queuedAt + visit.waitSeconds
  const staffed = windows.filter(({ shifts }) =>
    shifts.some(({ beginsAt, endsAt }) => beginsAt < until && endsAt > visit.queuedAt),
  )
  const rivals = visits.filter(({ windowId }) => windowId !== null && ids.has(windowId))
  const overtakers = rivals.filter(
    ({ queuedAt, calledAt }) =>
      calledAt !== null && queuedAt > visit.queuedAt && calledAt >= visit.queuedAt && calledAt < until,
  )
  return {
    visit,
    windows: windows.length,
    staffed: staffed.length,
    ahead: rivals.filter(
      ({ queuedAt, calledAt }) => calledAt !== null && queuedAt < visit.queuedAt && calledAt > visit.queuedAt,
    ).length,
    overtakenBy: Object.fromEntries(
      ticketClasses.map((name) => [name, overtakers.filter((other) => other.class === name).length]),
    ) as Record<TicketClass, number>,
  }
}
