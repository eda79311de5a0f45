import { instantOf, minuteOfDay } from '../../../shared/business-day.ts'
import type { HallDefinition, TicketClass } from '../../../shared/hall-definition.ts'
import { anyService } from '../../../shared/service-list.ts'
import { CallingPool, soonMs } from '../calling/calling-pool.ts'
import { poolOfServices } from '../calling/pools.ts'
import { serviceTimes } from '../calling/service-times.ts'
import { classRanks, type WaitingLine } from '../calling/waiting-line.ts'
import type { HallWindow } from './hall-window.ts'

/** What the room has to know of the hall day. */
interface RoomOf {
  readonly definition: HallDefinition | null
  readonly businessDay: { readonly date: string } | null
  readonly windows: ReadonlyMap<string, HallWindow>
  readonly lines: { all(): Iterable<{ readonly serviceId: string }> }
}

/** What the pool of a service has met today: the longest wait in turn, in milliseconds, and the most windows manned. */
export interface PoolMet {
  readonly serviceId: string
  readonly worstTurnMs: number
  readonly mostWindows: number
}

/** What the rule of calling knows: a line for each service and class, in pools of windows that share their visitors. */
export class CallingRoom {
  private lines = new Map<string, Record<TicketClass, WaitingLine>>()
  private pools: CallingPool[] = []
  private poolOfWindow = new Map<string, CallingPool>()
  /** Planned begins of shifts, in epoch milliseconds, by window. */
  private openings = new Map<string, readonly number[]>()
  /** The stretch of time for which the counts of windows hold, as long as none changes. */
  private counted = { from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY }

  /** The line of a service and class. Throws for a service that the hall does not have. */
  lineOf(serviceId: string, name: TicketClass): WaitingLine {
    const byClass = this.lines.get(serviceId)
    if (byClass === undefined) throw new Error(`there is no line for service ${serviceId}`)
    return byClass[name]
  }

  /** Brings up to date how many windows of each pool are manned. */
  look(hall: RoomOf, now: number): void {
    if (now >= this.counted.from && now < this.counted.until) return
    for (const pool of this.pools) pool.windows = 0
    let until = Number.POSITIVE_INFINITY
    for (const window of hall.windows.values()) {
      const pool = this.poolOfWindow.get(window.id)
      if (pool === undefined) continue
      let opensSoon = false
      for (const begin of this.openings.get(window.id) ?? []) {
        if (begin > now && begin - soonMs <= now) opensSoon = true
        for (const change of [begin - soonMs, begin]) if (change > now && change < until) until = change
      }
      if (window.stage.status === 'open' || opensSoon) pool.windows += 1
    }
    this.counted = { from: now, until }
  }

  /** Windows have changed: their count is out of date. */
  recount(): void {
    this.counted = { from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY }
  }

  /** A newcomer has joined a line: the lines hold it already. */
  join(day: RoomOf, serviceId: string, now: number): void {
    this.look(day, now)
    const { pool, expectedMs } = this.lineOf(serviceId, 'walkin')
    pool.join(expectedMs)
  }

  /** Somebody waits in a line again. */
  add(serviceId: string): void {
    const { pool, expectedMs } = this.lineOf(serviceId, 'walkin')
    pool.waitingWorkMs += expectedMs
  }

  /** Somebody waits no longer. */
  leave(serviceId: string): void {
    const { pool, expectedMs } = this.lineOf(serviceId, 'walkin')
    pool.leave(expectedMs)
  }

  /** Lays the pools out anew: the hall or what its windows take has changed. Each keeps the worst that its services met. */
  layOut(day: RoomOf): void {
    this.recount()
    const services = day.definition?.services ?? []
    const met = new Map([...this.lines].map(([id, { walkin }]) => [id, walkin.pool]))
    const windows = [...day.windows.values()]
    const numbers = poolOfServices(
      services.map(({ id }) => id),
      windows,
    )
    this.pools = []
    this.lines = new Map()
    for (const [place, service] of services.entries()) {
      const number = numbers[place] as number
      const pool = this.pools[number] ?? new CallingPool()
      this.pools[number] = pool
      pool.worstTurnMs = Math.max(pool.worstTurnMs, met.get(service.id)?.worstTurnMs ?? 0)
      pool.mostWindows = Math.max(pool.mostWindows, met.get(service.id)?.mostWindows ?? 0)
      const { expectedMs, targetMs } = serviceTimes(service)
      const line = (name: TicketClass): WaitingLine => ({
        classRank: classRanks[name],
        targetMs: targetMs[name],
        expectedMs,
        pool,
      })
      this.lines.set(service.id, {
        green: line('green'),
        appointment: line('appointment'),
        walkin: line('walkin'),
      })
    }
    this.poolOfWindow = new Map()
    for (const window of windows) {
      const first = window.services.includes(anyService) ? services[0]?.id : window.services[0]
      const pool = this.lines.get(first ?? '')?.walkin.pool
      if (pool === undefined) continue
      this.poolOfWindow.set(window.id, pool)
      pool.ofHall += 1
    }
    for (const { serviceId } of day.lines.all()) this.add(serviceId)
  }

  /** A business day begins: nobody waits, and nothing is known of it but the planned shifts. */
  openDay(day: RoomOf): void {
    this.recount()
    for (const pool of this.pools) pool.clear()
    this.plan(day)
  }

  /** Reads the planned shifts of the business day. */
  plan({ definition, businessDay }: RoomOf): void {
    this.recount()
    this.openings = new Map()
    if (definition === null || businessDay === null) return
    for (const { id, shifts = [] } of definition.windows) {
      const begins = shifts.map(({ from }) =>
        instantOf(businessDay.date, minuteOfDay(from) * 60, definition.timeZone),
      )
      if (begins.length > 0) this.openings.set(id, begins)
    }
  }

  /** What each service's pool has met today, to be written down: the longest wait in turn and the most windows. */
  met(): PoolMet[] {
    return [...this.lines].map(([serviceId, { walkin }]) => ({
      serviceId,
      worstTurnMs: walkin.pool.worstTurnMs,
      mostWindows: walkin.pool.mostWindows,
    }))
  }

  /** Takes over what was written down. */
  recallMet(met: readonly PoolMet[]): void {
    for (const { serviceId, worstTurnMs, mostWindows } of met) {
      const pool = this.lines.get(serviceId)?.walkin.pool
      if (pool !== undefined) Object.assign(pool, { worstTurnMs, mostWindows })
    }
  }
}
