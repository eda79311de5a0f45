import type { CallOrderName } from '../../shared/hall-definition.ts'
import { callOrders } from '../domain/calling/call-order.ts'
import { arrivalsToday, type SeenArrivals } from '../domain/forecast/arrivals-today.ts'
import type { EarlierDays } from '../domain/forecast/earlier-days.ts'
import type { ForecastScene, OutstandingBookings, SceneTicket } from '../domain/forecast/forecast-scene.ts'
import { Forecaster } from '../domain/forecast/forecaster.ts'
import { learntTimes } from '../domain/forecast/learnt.ts'
import { formulaWaitMs } from '../domain/forecast/usual-formula.ts'
import type { VirtualPlan, VirtualVisitors } from '../domain/virtual-hall/virtual-day.ts'
import { VirtualHall } from '../domain/virtual-hall/virtual-hall.ts'
import { type ArrivedVisitor, arrivedOf, type DayVisitor } from './day.ts'
import type { Visit } from './day-run.ts'
import { ForecastWalk } from './forecast-walk.ts'
import type { Plan } from './plan.ts'
import { inFileOrder, replayDay, virtualPlan, virtualVisitors } from './virtual-replay.ts'

/** What was predicted for a visitor at the moment of the ticket, and what became of it. Durations in seconds. */
export interface Prediction {
  readonly visit: Visit
  readonly p50Seconds: number
  readonly p90Seconds: number
  /** What the formula everyone uses says: see `formulaWaitMs`. */
  readonly formulaSeconds: number
}

/** How a day is forecast. */
export interface ForecastDayOptions {
  readonly policy: CallOrderName
  readonly earlier: EarlierDays
  /** Evenly in [0, 1). */
  readonly chance: () => number
  readonly replications?: number
  /** Called after each prediction with the share of the arrivals that are done. */
  readonly onProgress?: (share: number) => void
}

/**
 * Plays a day and predicts each visitor's wait at the arrival, in the order of the day file. Nothing that comes later is
 * used but the plan, the bookings of the day and what is known of earlier days.
 */
export function forecastDay(
  plan: Plan,
  day: readonly DayVisitor[],
  options: ForecastDayOptions,
): Prediction[] {
  const { policy, earlier, chance, replications, onProgress } = options
  const rows = inFileOrder(arrivedOf(day))
  const { visits } = replayDay(plan, rows, policy)
  const hallPlan = virtualPlan(plan)
  const visitors = virtualVisitors(plan, rows)
  const played = new VirtualHall(hallPlan, callOrders[policy]).play(visitors)
  const walk = new ForecastWalk(hallPlan, visitors, played)
  const scenes = new DayScenes(plan, day, { hallPlan, visitors, rows, walk, earlier })
  const forecaster = new Forecaster({ order: callOrders[policy], replications })
  const predictions: Prediction[] = []
  for (let row = walk.nextArrival(), done = 1; row >= 0; row = walk.nextArrival(), done += 1) {
    const scene = scenes.at(row)
    const newcomer = scenes.ticketOf(row)
    const { p50Ms, p90Ms } = forecaster.newcomer(scene, newcomer, chance)
    predictions[row] = {
      visit: visits[row] as Visit,
      p50Seconds: Math.round(p50Ms / 1000),
      p90Seconds: Math.round(p90Ms / 1000),
      formulaSeconds: Math.round(formulaWaitMs(scene, newcomer) / 1000),
    }
    scenes.note(row)
    onProgress?.(done / rows.length)
  }
  return predictions
}

/** Sees the scenes of a day as its hall would. */
export class DayScenes {
  private readonly plan: VirtualPlan
  private readonly visitors: VirtualVisitors
  private readonly rows: readonly ArrivedVisitor[]
  private readonly walk: ForecastWalk
  private readonly earlier: EarlierDays
  private readonly endsAt: number
  /** Bookings that nobody has come for yet, by service and slot. */
  private readonly outstanding = new Map<string, { service: number; slotAt: number; count: number }>()
  private readonly anyBooked: boolean
  private readonly seen = { at: [] as number[], service: [] as number[], classRank: [] as number[] }

  constructor(
    plan: Plan,
    day: readonly DayVisitor[],
    parts: {
      hallPlan: VirtualPlan
      visitors: VirtualVisitors
      rows: readonly ArrivedVisitor[]
      walk: ForecastWalk
      earlier: EarlierDays
    },
  ) {
    this.plan = parts.hallPlan
    this.visitors = parts.visitors
    this.rows = parts.rows
    this.walk = parts.walk
    this.earlier = parts.earlier
    this.endsAt = Math.max(
      0,
      ...this.plan.windows.flatMap(({ shifts }) => shifts.map(({ endsAt }) => endsAt)),
    )
    const booked = day.filter(({ appointmentAt }) => appointmentAt !== null)
    this.anyBooked = booked.length > 0
    const places = new Map(plan.services.map(({ id }, place) => [id, place]))
    for (const visitor of booked) this.count(visitor, places.get(visitor.serviceId) ?? 0, 1)
  }

  /** The ticket of somebody who arrives. */
  ticketOf(row: number): SceneTicket {
    const { service, classRank, arrivesAt, queuedAt } = this.visitors
    return {
      service: service[row] as number,
      classRank: classRank[row] as number,
      arrivedAt: arrivesAt[row] as number,
      queuedAt: queuedAt[row] as number,
    }
  }

  /** The hall just before a visitor arrives; the visitor's own booking is not outstanding any more. */
  at(row: number): ForecastScene {
    const { plan, earlier, walk, visitors } = this
    const now = visitors.arrivesAt[row] as number
    const visitor = this.rows[row] as ArrivedVisitor
    if (visitor.appointmentAt !== null) this.count(visitor, visitors.service[row] as number, -1)
    const windows = walk.windowsAt(now)
    const seen = plan.services.map((_, place) => ({
      finished: walk.finished[place] as number,
      finishedMs: walk.finishedMs[place] as number,
      underWayMs: windows.flatMap(({ busy }) => (busy?.service === place ? [now - busy.since] : [])),
    }))
    const { times, paceError } = learntTimes(earlier.times, seen, earlier.trust, earlier.longestServiceMs)
    return {
      now,
      endsAt: this.endsAt,
      services: plan.services.map((service, place) => ({
        ...service,
        time: times[place] as (typeof times)[0],
      })),
      windows,
      waiting: [...walk.waiting].map((waiting) => this.ticketOf(waiting)),
      ...arrivalsToday(earlier, this.seen satisfies SeenArrivals, now, this.anyBooked ? 'some' : 'none'),
      bookings: this.outstandingBookings(),
      habits: earlier.habits,
      patience: earlier.patience,
      paceError,
      shortestServiceMs: earlier.shortestServiceMs,
      longestServiceMs: earlier.longestServiceMs,
      worstTurnMs: walk.worstTurnMs,
      mostWindows: walk.mostWindows,
    }
  }

  /** Keeps in mind that a visitor has come. */
  note(row: number): void {
    if ((this.rows[row] as ArrivedVisitor).appointmentAt !== null) return
    const { at, service, classRank } = this.seen
    at.push(this.visitors.arrivesAt[row] as number)
    service.push(this.visitors.service[row] as number)
    classRank.push(this.visitors.classRank[row] as number)
  }

  private count({ appointmentAt }: DayVisitor, service: number, by: number): void {
    const slotAt = (appointmentAt ?? 0) * 1000
    const key = `${slotAt}/${service}`
    const known = this.outstanding.get(key)
    this.outstanding.set(key, { service, slotAt, count: (known?.count ?? 0) + by })
  }

  private outstandingBookings(): OutstandingBookings[] {
    const { hours } = this.earlier
    return [...this.outstanding.values()]
      .filter(({ count }) => count > 0)
      .sort((one, other) => one.slotAt - other.slotAt || one.service - other.service)
      .map((one) => ({ ...one, ...(hours[one.service] ?? { opensAt: 0, closesAt: this.endsAt }) }))
  }
}
