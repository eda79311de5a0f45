import { type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import { byHalfHour, type WaitFigures, waitFigures } from '../../domain/waits.ts'
import type { ReportedDay, ReportedService, ReportedVisit } from './reported-day.ts'

/** A group with fewer visitors is not called the worst: one late visitor would make it so. */
export const smallestGroup = 10

/** The lowest and the highest target that visitors of a class had, in seconds: targets may differ by service. */
export interface TargetRange {
  readonly lowest: number
  readonly highest: number
}

/** The waits of those who came in one half hour; `beginsAt` in seconds since local midnight. */
export interface HalfHourFigures {
  readonly beginsAt: number
  readonly all: WaitFigures
  readonly byClass: Readonly<Record<TicketClass, WaitFigures>>
}

/** The waits of those who came for one service. */
export interface ServiceFigures {
  readonly service: ReportedService
  readonly figures: WaitFigures
}

/** What the report says about the waits of a day. Waits in seconds. */
export interface ReportFigures {
  readonly all: WaitFigures
  readonly counts: Readonly<Record<'served' | 'left' | 'unserved' | 'inTarget', number>>
  readonly byClass: Readonly<Record<TicketClass, WaitFigures>>
  readonly targets: Readonly<Record<TicketClass, TargetRange | null>>
  /** From the first to the last arrival, quiet half hours among them. */
  readonly halfHours: readonly HalfHourFigures[]
  /** Lowest share in target first; services that nobody came for are left out. */
  readonly services: readonly ServiceFigures[]
  /** The half hour with the most arrivals; null for a day without visitors. */
  readonly busiest: HalfHourFigures | null
  /** The half hour with the longest mean wait. */
  readonly slowest: HalfHourFigures | null
  /** The service with the lowest share in target. */
  readonly worstService: ServiceFigures | null
}

/** Everything the report says about the waits of one day. */
export function reportFigures({ visits, plan }: ReportedDay): ReportFigures {
  const halfHours = halfHoursOf(visits)
  const services = servicesOf(visits, plan.services)
  const ended = (outcome: ReportedVisit['outcome']) =>
    visits.filter((visit) => visit.outcome === outcome).length
  return {
    all: waitFigures(visits),
    counts: {
      served: ended('served'),
      left: ended('left'),
      unserved: ended('unserved'),
      inTarget: visits.filter(isInTarget).length,
    },
    byClass: classFigures(visits),
    targets: byClassName((name) => targetRange(visits.filter((visit) => visit.class === name))),
    halfHours,
    services,
    busiest: most(halfHours, ({ all }) => all.n),
    slowest: most(
      worthNaming(halfHours, ({ all }) => all.n),
      ({ all }) => all.mean,
    ),
    worstService: worthNaming(services, ({ figures }) => figures.n)[0] ?? null,
  }
}

/** True for a visitor served within the target of the class. */
export function isInTarget({ outcome, waitSeconds, targetSeconds }: ReportedVisit): boolean {
  return outcome === 'served' && waitSeconds <= targetSeconds
}

/** A target in minutes; a range where it differs by service. */
export function targetText({ lowest, highest }: TargetRange): string {
  const minutes = (seconds: number) => String(Math.round(seconds / 6) / 10)
  return lowest === highest ? minutes(lowest) : `${minutes(lowest)}–${minutes(highest)}`
}

/** The figures of each class; zeros for a class that nobody came in. */
function classFigures(visits: readonly ReportedVisit[]): Readonly<Record<TicketClass, WaitFigures>> {
  return byClassName((name) => waitFigures(visits.filter((visit) => visit.class === name)))
}

function halfHoursOf(visits: readonly ReportedVisit[]): HalfHourFigures[] {
  const groups = byHalfHour(visits) as Map<number, ReportedVisit[]>
  const begins = [...groups.keys()]
  const first = begins[0]
  const last = begins.at(-1)
  if (first === undefined || last === undefined) return []
  return Array.from({ length: (last - first) / 1800 + 1 }, (_, at) => {
    const group = groups.get(first + at * 1800) ?? []
    return { beginsAt: first + at * 1800, all: waitFigures(group), byClass: classFigures(group) }
  })
}

function servicesOf(
  visits: readonly ReportedVisit[],
  services: readonly ReportedService[],
): ServiceFigures[] {
  const groups = new Map<string, ReportedVisit[]>()
  for (const visit of visits) {
    const group = groups.get(visit.serviceId)
    if (group === undefined) groups.set(visit.serviceId, [visit])
    else group.push(visit)
  }
  const named = new Map(services.map((service) => [service.id, service]))
  return [...groups]
    .map(([id, group]) => ({
      service: named.get(id) ?? { id, name: id },
      figures: waitFigures(group),
    }))
    .sort((one, other) => one.figures.inTarget - other.figures.inTarget || other.figures.n - one.figures.n)
}

/** Groups large enough to be named; all of them when none is. */
function worthNaming<Group>(groups: readonly Group[], sizeOf: (group: Group) => number): readonly Group[] {
  const large = groups.filter((group) => sizeOf(group) >= smallestGroup)
  return large.length > 0 ? large : groups
}

/** The first group with the greatest measure. */
function most<Group>(groups: readonly Group[], measure: (group: Group) => number): Group | null {
  let best: Group | null = null
  for (const group of groups) if (best === null || measure(group) > measure(best)) best = group
  return best
}

function targetRange(visits: readonly ReportedVisit[]): TargetRange | null {
  let lowest = Number.POSITIVE_INFINITY
  let highest = 0
  for (const { targetSeconds } of visits) {
    lowest = Math.min(lowest, targetSeconds)
    highest = Math.max(highest, targetSeconds)
  }
  return visits.length === 0 ? null : { lowest, highest }
}

function byClassName<Value>(of: (name: TicketClass) => Value): Readonly<Record<TicketClass, Value>> {
  return Object.fromEntries(ticketClasses.map((name) => [name, of(name)])) as Record<TicketClass, Value>
}
