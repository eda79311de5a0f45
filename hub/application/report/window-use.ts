import type { TicketClass } from '../../../shared/hall-definition.ts'
import type { ReportedDay, ReportedVisit, ReportedWindow } from './reported-day.ts'

/** A stretch in which a window served one class without a break. Seconds since local midnight. */
export interface BusyBlock {
  readonly class: TicketClass
  readonly from: number
  readonly to: number
}

/** How a window spent the day. */
export interface WindowUse {
  readonly window: ReportedWindow
  readonly blocks: readonly BusyBlock[]
  readonly served: number
  readonly openSeconds: number
  readonly busySeconds: number
  /** Served time over staffed time: above 1 where a service went on past the end of the shift. */
  readonly utilisation: number
}

/** The span the timeline covers, whole hours around everything that happened. Seconds since local midnight. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

/** Two services with less than this between them are drawn as one stretch: nobody could see the gap. */
const visibleGapSeconds = 20

/** The use of each window, in the plan's order. */
export function windowUses({ plan, visits }: ReportedDay, span: DaySpan): WindowUse[] {
  const byWindow = new Map<string, ReportedVisit[]>()
  for (const visit of visits) {
    if (visit.windowId === null) continue
    const group = byWindow.get(visit.windowId)
    if (group === undefined) byWindow.set(visit.windowId, [visit])
    else group.push(visit)
  }
  return plan.windows.map((window) => windowUse(window, byWindow.get(window.id) ?? [], span))
}

/** The whole hours around shifts, arrivals and services; an hour from midnight for a day in which nothing happened. */
export function daySpan({ plan, visits }: ReportedDay): DaySpan {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  const include = (begin: number, end: number) => {
    from = Math.min(from, begin)
    to = Math.max(to, end)
  }
  for (const { shifts } of plan.windows) for (const { beginsAt, endsAt } of shifts) include(beginsAt, endsAt)
  for (const { arrivedAt, calledAt, endedAt } of visits)
    include(arrivedAt, Math.max(arrivedAt, calledAt ?? 0, endedAt ?? 0))
  const begin = Math.floor((Number.isFinite(from) ? from : 0) / 3600) * 3600
  return { from: begin, to: Math.max(begin + 3600, Math.ceil(to / 3600) * 3600) }
}

/** Served time over staffed time of all windows together; 0 when nobody was there. */
export function utilisationOf(uses: readonly WindowUse[]): number {
  const open = uses.reduce((sum, use) => sum + use.openSeconds, 0)
  const busy = uses.reduce((sum, use) => sum + use.busySeconds, 0)
  return open === 0 ? 0 : busy / open
}

function windowUse(window: ReportedWindow, visits: readonly ReportedVisit[], span: DaySpan): WindowUse {
  const services = visits
    .flatMap((visit): BusyBlock[] =>
      // A service that still lasts is drawn to the end of what the report covers.
      visit.calledAt === null
        ? []
        : [{ class: visit.class, from: visit.calledAt, to: visit.endedAt ?? span.to }],
    )
    .sort((one, other) => one.from - other.from)
  const busySeconds = services.reduce((sum, { from, to }) => sum + to - from, 0)
  const openSeconds = window.shifts.reduce((sum, { beginsAt, endsAt }) => sum + endsAt - beginsAt, 0)
  return {
    window,
    blocks: merged(services),
    served: services.length,
    openSeconds,
    busySeconds,
    utilisation: openSeconds === 0 ? 0 : busySeconds / openSeconds,
  }
}

function merged(services: readonly BusyBlock[]): BusyBlock[] {
  const blocks: BusyBlock[] = []
  for (const service of services) {
    const last = blocks.at(-1)
    if (last !== undefined && last.class === service.class && service.from - last.to < visibleGapSeconds)
      blocks[blocks.length - 1] = { ...last, to: Math.max(last.to, service.to) }
    else blocks.push(service)
  }
  return blocks
}
