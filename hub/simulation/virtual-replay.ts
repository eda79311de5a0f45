import type { CallOrderName } from '../../shared/hall-definition.ts'
import { callOrders } from '../domain/calling/call-order.ts'
import { serviceTimes } from '../domain/calling/service-times.ts'
import { classRanks } from '../domain/calling/waiting-line.ts'
import {
  fates,
  sortArrivals,
  type VirtualFates,
  type VirtualPlan,
  type VirtualVisitors,
  visitorColumns,
} from '../domain/virtual-hall/virtual-day.ts'
import { VirtualHall } from '../domain/virtual-hall/virtual-hall.ts'
import type { ArrivedVisitor } from './day.ts'
import type { DayRun, Visit } from './day-run.ts'
import type { Plan } from './plan.ts'

/** Plays a day in virtual time under a call order, by the rules of the simulation contract. */
export function replayDay(plan: Plan, visitors: readonly ArrivedVisitor[], policy: CallOrderName): DayRun {
  const rows = inFileOrder(visitors)
  const hall = new VirtualHall(virtualPlan(plan), callOrders[policy])
  const columns = virtualVisitors(plan, rows)
  const played = { columns, fates: hall.play(columns), closedAt: hall.closedAt }
  const visits = rows.map((visitor, row) => {
    const service = plan.services[columns.service[row] as number] as Plan['services'][number]
    const windowId = plan.windows[played.fates.window[row] as number]?.id ?? null
    return visitOf(visitor, row, played, windowId, service.target_minutes[visitor.class] * 60)
  })
  return { policy, plan, visits }
}

/** Those who came in the order of the day file: rows decide ties. */
export function inFileOrder(visitors: readonly ArrivedVisitor[]): ArrivedVisitor[] {
  return [...visitors].sort((one, other) => one.row - other.row)
}

/** A plan as the virtual hall takes it; instants are milliseconds since local midnight. */
export function virtualPlan(plan: Plan): VirtualPlan {
  return {
    services: plan.services.map(({ id, expected_minutes, target_minutes }) =>
      serviceTimes({ id, expectedMinutes: expected_minutes, targetMinutes: target_minutes }),
    ),
    windows: plan.windows.map(({ id, services, shifts }) => ({
      id,
      services,
      shifts: shifts.map(({ beginsAt, endsAt }) => ({ beginsAt: toMs(beginsAt), endsAt: toMs(endsAt) })),
    })),
  }
}

/** Visitors in columns, a row each in the order given. */
export function virtualVisitors(plan: Plan, visitors: readonly ArrivedVisitor[]): VirtualVisitors {
  const services = new Map(plan.services.map(({ id }, place) => [id, place]))
  const columns = visitorColumns(visitors.length)
  for (const [row, visitor] of visitors.entries()) {
    columns.arrivesAt[row] = toMs(visitor.arrivesAt)
    columns.queuedAt[row] = toMs(queuedAtOf(visitor))
    columns.service[row] = services.get(visitor.serviceId) ?? 0
    columns.classRank[row] = classRanks[visitor.class]
    columns.serviceMs[row] = toMs(visitor.serviceSeconds)
    if (visitor.patienceSeconds !== null)
      columns.leavesAt[row] = toMs(visitor.arrivesAt + visitor.patienceSeconds)
  }
  sortArrivals(columns)
  return columns
}

interface PlayedColumns {
  readonly columns: VirtualVisitors
  readonly fates: VirtualFates
  readonly closedAt: number
}

function visitOf(
  visitor: ArrivedVisitor,
  row: number,
  { columns, fates: played, closedAt }: PlayedColumns,
  windowId: string | null,
  targetSeconds: number,
): Visit {
  const outcome = fates[played.fate[row] as number] ?? 'unserved'
  const queuedMs = columns.queuedAt[row] as number
  const calledMs = outcome === 'served' ? (played.calledAt[row] as number) : null
  const endedMs =
    calledMs !== null
      ? calledMs + (columns.serviceMs[row] as number)
      : outcome === 'left'
        ? (columns.leavesAt[row] as number)
        : null
  return {
    name: visitor.name,
    class: visitor.class,
    serviceId: visitor.serviceId,
    arrivedAt: visitor.arrivesAt,
    queuedAt: queuedMs / 1000,
    outcome,
    windowId,
    calledAt: calledMs === null ? null : calledMs / 1000,
    endedAt: endedMs === null ? null : endedMs / 1000,
    waitSeconds: Math.max(0, (calledMs ?? endedMs ?? closedAt) - queuedMs) / 1000,
    targetSeconds,
  }
}

function queuedAtOf({ class: name, arrivesAt, appointmentAt }: ArrivedVisitor): number {
  return name === 'appointment' ? Math.max(arrivesAt, appointmentAt ?? arrivesAt) : arrivesAt
}

/** Seconds as whole milliseconds, in which the virtual hall counts. */
export function toMs(seconds: number): number {
  return Math.round(seconds * 1000)
}
