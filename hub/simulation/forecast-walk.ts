import { takesService } from '../../shared/service-list.ts'
import { CallingPool, soonMs } from '../domain/calling/calling-pool.ts'
import { poolOfServices } from '../domain/calling/pools.ts'
import type { SceneWindow } from '../domain/forecast/forecast-scene.ts'
import {
  fates,
  type VirtualFates,
  type VirtualPlan,
  type VirtualVisitors,
} from '../domain/virtual-hall/virtual-day.ts'

const [served, left] = [fates.indexOf('served'), fates.indexOf('left')]
const idle = -1

/**
 * Walks through a played day and tells what the hall shows at each arrival: who waits, what the windows do, what was
 * finished. Of those who are still there it tells nothing that comes later.
 */
export class ForecastWalk {
  /** Rows of those who wait, in the order of arrival. */
  readonly waiting = new Set<number>()
  /** By service: finished services, and their time in milliseconds. */
  readonly finished: Int32Array
  readonly finishedMs: Float64Array
  private readonly plan: VirtualPlan
  private readonly visitors: VirtualVisitors
  private readonly played: VirtualFates
  /** Calls of those who waited, and leavings, in order of time. */
  private readonly events: readonly { readonly at: number; readonly row: number }[]
  private next = 0
  private arrived = 0
  private readonly atWindow: Int32Array
  private readonly idleSince: Float64Array
  private readonly pools: readonly CallingPool[]
  private readonly poolOfService: Int32Array
  private readonly poolOfWindow: readonly number[]

  constructor(plan: VirtualPlan, visitors: VirtualVisitors, played: VirtualFates) {
    this.plan = plan
    this.visitors = visitors
    this.played = played
    this.finished = new Int32Array(plan.services.length)
    this.finishedMs = new Float64Array(plan.services.length)
    this.atWindow = new Int32Array(plan.windows.length).fill(idle)
    this.idleSince = new Float64Array(plan.windows.length).fill(Number.NEGATIVE_INFINITY)
    this.poolOfService = poolOfServices(
      plan.services.map(({ id }) => id),
      plan.windows,
    )
    this.pools = Array.from({ length: Math.max(...this.poolOfService) + 1 }, () => new CallingPool())
    this.poolOfWindow = plan.windows.map(({ services }) => {
      const place = plan.services.findIndex(({ id }) => takesService(services, id))
      return this.poolOfService[place] ?? 0
    })
    for (const number of this.poolOfWindow) (this.pools[number] as CallingPool).ofHall += 1
    this.events = eventsOf(visitors, played)
  }

  /** The longest wait in turn of each pool so far. */
  get worstTurnMs(): number[] {
    return this.pools.map((pool) => pool.worstTurnMs)
  }

  /** The most windows of each pool that a newcomer who had to wait found manned. */
  get mostWindows(): number[] {
    return this.pools.map((pool) => pool.mostWindows)
  }

  /** Goes on to the instant of the next arrival, before anything is done about it; its row, or -1 after the last. */
  nextArrival(): number {
    if (this.arrived > 0) this.admit(this.visitors.arrivals[this.arrived - 1] as number)
    if (this.arrived === this.visitors.count) return -1
    const row = this.visitors.arrivals[this.arrived] as number
    this.arrived += 1
    this.goTo(this.visitors.arrivesAt[row] as number)
    return row
  }

  /** The windows at an instant that has been gone to. */
  windowsAt(now: number): SceneWindow[] {
    return this.plan.windows.map(({ id, services, shifts }, window) => {
      const row = this.atWindow[window] as number
      const opened = shifts.find(({ beginsAt, endsAt }) => beginsAt <= now && now < endsAt)
      return {
        id,
        services,
        shifts,
        status: opened === undefined ? 'closed' : 'open',
        busy:
          row === idle
            ? null
            : {
                service: this.visitors.service[row] as number,
                since: this.played.calledAt[row] as number,
              },
        idleSince: Math.max(this.idleSince[window] as number, opened?.beginsAt ?? now),
      }
    })
  }

  private goTo(now: number): void {
    for (
      let event = this.events[this.next];
      event !== undefined && event.at <= now;
      event = this.events[this.next]
    ) {
      this.next += 1
      const { at, row } = event
      this.waiting.delete(row)
      this.poolOf(row).leave(this.expectedMs(row))
      if (this.played.fate[row] === served) this.occupy(row, at)
    }
    for (let window = 0; window < this.atWindow.length; window += 1) this.finish(window, now)
  }

  private admit(row: number): void {
    const at = this.visitors.arrivesAt[row] as number
    if (this.played.calledAt[row] === at) {
      this.occupy(row, at)
      return
    }
    this.waiting.add(row)
    const pool = this.poolOf(row)
    pool.windows = this.mannedAt(at, this.poolOfService[this.visitors.service[row] as number] as number)
    pool.join(this.expectedMs(row))
  }

  private occupy(row: number, now: number): void {
    const window = this.played.window[row] as number
    this.finish(window, now)
    this.atWindow[window] = row
  }

  /** Ends the service at a window when it is over by then. */
  private finish(window: number, now: number): void {
    const row = this.atWindow[window] as number
    if (row === idle) return
    const serviceMs = this.visitors.serviceMs[row] as number
    const endAt = (this.played.calledAt[row] as number) + serviceMs
    if (endAt > now) return
    const service = this.visitors.service[row] as number
    this.finished[service] = (this.finished[service] as number) + 1
    this.finishedMs[service] = (this.finishedMs[service] as number) + serviceMs
    this.atWindow[window] = idle
    this.idleSince[window] = endAt
  }

  private mannedAt(now: number, pool: number): number {
    return this.plan.windows.filter(
      ({ shifts }, window) =>
        this.poolOfWindow[window] === pool &&
        ((this.atWindow[window] as number) !== idle ||
          shifts.some(({ beginsAt, endsAt }) => beginsAt - soonMs <= now && now < endsAt)),
    ).length
  }

  private poolOf(row: number): CallingPool {
    return this.pools[this.poolOfService[this.visitors.service[row] as number] as number] as CallingPool
  }

  private expectedMs(row: number): number {
    return this.plan.services[this.visitors.service[row] as number]?.expectedMs ?? 0
  }
}

function eventsOf({ count, arrivesAt, leavesAt }: VirtualVisitors, { fate, calledAt }: VirtualFates) {
  const events: { at: number; row: number }[] = []
  for (let row = 0; row < count; row += 1) {
    if (fate[row] === served && (calledAt[row] as number) > (arrivesAt[row] as number))
      events.push({ at: calledAt[row] as number, row })
    else if (fate[row] === left) events.push({ at: leavesAt[row] as number, row })
  }
  return events.sort((one, other) => one.at - other.at || one.row - other.row)
}
