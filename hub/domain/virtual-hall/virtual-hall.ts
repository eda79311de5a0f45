import { ticketClasses } from '../../../shared/hall-definition.ts'
import type { CallOrder } from '../calling/call-order.ts'
import type { CallingPool } from '../calling/calling-pool.ts'
import { type HallLayout, layOut } from './hall-layout.ts'
import { TimeHeap } from './time-heap.ts'
import type { VirtualFates, VirtualPlan, VirtualStart, VirtualVisitors } from './virtual-day.ts'
import { type LineLinks, nobody, type VisitorLine } from './visitor-lines.ts'

const never = Number.POSITIVE_INFINITY
const [unserved, served, left] = [0, 1, 2] as const

/**
 * A hall in virtual time: it plays a day by the rules of the simulation contract under a rule of calling. One instant's
 * events run in the order close, service end, patience, open, arrive; ties by window id, or by row.
 */
export class VirtualHall {
  readonly plan: VirtualPlan
  private readonly order: CallOrder
  /** All window numbers inside are places in this order. */
  private readonly windowPlaces: HallLayout['windowPlaces']
  private readonly pools: HallLayout['pools']
  private readonly poolOfWindow: HallLayout['poolOfWindow']
  private readonly lines: HallLayout['lines']
  private readonly linesOfWindow: HallLayout['linesOfWindow']
  private readonly takes: HallLayout['takes']
  private readonly breadth: HallLayout['breadth']
  private readonly closings: HallLayout['closings']
  private readonly openings: HallLayout['openings']
  private readonly manning: HallLayout['manning']
  private lookedTo = 0
  private readonly open: Uint8Array
  private readonly busy: Uint8Array
  private readonly soon: Uint8Array
  private readonly manned: Uint8Array
  private readonly endsAt: Float64Array
  private readonly idleSince: Float64Array
  private readonly ends: TimeHeap
  private idle = 0
  private visitors: VirtualVisitors | undefined
  private links: LineLinks
  private fates: VirtualFates
  private patience: TimeHeap
  private waitingCount = 0
  private lastClosedAt = Number.NEGATIVE_INFINITY
  private watched = 0
  private watch: Uint8Array | undefined

  constructor(plan: VirtualPlan, order: CallOrder) {
    this.plan = plan
    this.order = order
    const layout = layOut(plan)
    this.windowPlaces = layout.windowPlaces
    this.pools = layout.pools
    this.poolOfWindow = layout.poolOfWindow
    this.lines = layout.lines
    this.linesOfWindow = layout.linesOfWindow
    this.takes = layout.takes
    this.breadth = layout.breadth
    this.closings = layout.closings
    this.openings = layout.openings
    this.manning = layout.manning
    const windows = plan.windows.length
    this.open = new Uint8Array(windows)
    this.busy = new Uint8Array(windows)
    this.soon = new Uint8Array(windows)
    this.manned = new Uint8Array(windows)
    this.endsAt = new Float64Array(windows)
    this.idleSince = new Float64Array(windows)
    this.ends = new TimeHeap(this.endsAt)
    const none = new Float64Array(0)
    this.links = { next: new Int32Array(0), previous: new Int32Array(0), queuedAt: none }
    this.fates = { fate: new Uint8Array(0), window: new Int32Array(0), calledAt: none }
    this.patience = new TimeHeap(none)
  }

  /**
   * Plays a day from its beginning, or from what is under way, to the end of the last shift. With `watch`, stops as soon
   * as the fate of every row marked in it is known. The fates are overwritten by the next play.
   */
  play(visitors: VirtualVisitors, options: { start?: VirtualStart; watch?: Uint8Array } = {}): VirtualFates {
    this.reset(visitors)
    const { start, watch } = options
    this.watch = watch
    this.watched = 0
    if (watch !== undefined) for (const mark of watch) this.watched += mark
    if (start !== undefined) this.resume(start)
    this.run(start?.at ?? Number.NEGATIVE_INFINITY)
    return this.fates
  }

  /**
   * When the last window of the day just played had really closed: a service may go on past the end of its shift.
   * `-Infinity` when no window was ever open.
   */
  get closedAt(): number {
    return this.lastClosedAt
  }

  private run(startAt: number): void {
    const visitors = this.visitors as VirtualVisitors
    const { arrivals, arrivesAt, count } = visitors
    const { closings, openings, ends, patience, fates } = this
    let closing = firstFrom(closings.at, startAt)
    let opening = firstFrom(openings.at, startAt)
    let arrival = 0
    // What waits at the start has arrived; what is still to come arrives after it.
    while (arrival < count && (arrivesAt[arrivals[arrival] as number] as number) < startAt) arrival += 1
    let manned = 0
    for (let window = 0; window < this.open.length; window += 1)
      if (this.open[window] === 1 || this.busy[window] === 1) manned += 1
    while (manned > 0 || opening < openings.at.length) {
      if (this.watch !== undefined && this.watched === 0) return
      const closeAt = closing < closings.at.length ? (closings.at[closing] as number) : never
      const endAt = ends.firstAt
      while (patience.size > 0 && fates.fate[patience.first] !== unserved) patience.pop()
      const leaveAt = patience.firstAt
      const openAt = opening < openings.at.length ? (openings.at[opening] as number) : never
      const row = arrival < count ? (arrivals[arrival] as number) : nobody
      const arriveAt = row === nobody ? never : (arrivesAt[row] as number)
      if (closeAt <= endAt && closeAt <= leaveAt && closeAt <= openAt && closeAt <= arriveAt) {
        if (closeAt === never) return
        const window = closings.window[closing] as number
        closing += 1
        if (this.close(window)) {
          manned -= 1
          this.lastClosedAt = closeAt
        }
      } else if (endAt <= leaveAt && endAt <= openAt && endAt <= arriveAt) {
        if (this.end(endAt)) {
          manned -= 1
          this.lastClosedAt = endAt
        }
      } else if (leaveAt <= openAt && leaveAt <= arriveAt) {
        const leaver = patience.first
        patience.pop()
        this.leave(leaver)
      } else if (openAt <= arriveAt) {
        const window = openings.window[opening] as number
        opening += 1
        if (this.open[window] === 0 && this.busy[window] === 0) manned += 1
        this.openWindow(window, openAt)
      } else {
        arrival += 1
        this.arrive(row, arriveAt)
      }
    }
  }

  /** True when nobody is at the window any more. */
  private close(window: number): boolean {
    if (this.open[window] === 0) return false
    this.open[window] = 0
    this.countManned(window)
    if (this.busy[window] === 1) return false
    this.idle -= 1
    return true
  }

  /** Ends the service that is over first; true when its window closes with it. */
  private end(now: number): boolean {
    const window = this.ends.first
    this.busy[window] = 0
    if (this.open[window] === 0) this.countManned(window)
    else {
      const row = this.choose(window, now)
      if (row !== nobody) {
        this.occupy(window, row, now)
        this.ends.replaceFirst(window)
        return false
      }
      this.idleSince[window] = now
      this.idle += 1
    }
    this.ends.pop()
    return this.open[window] === 0
  }

  private openWindow(window: number, now: number): void {
    this.open[window] = 1
    this.countManned(window)
    if (this.busy[window] === 1) return
    const row = this.choose(window, now)
    if (row === nobody) {
      this.idleSince[window] = now
      this.idle += 1
      return
    }
    this.occupy(window, row, now)
    this.ends.push(window)
  }

  private arrive(row: number, now: number): void {
    const visitors = this.visitors as VirtualVisitors
    const service = visitors.service[row] as number
    const line = this.lineOf(row)
    this.lookAhead(now)
    line.pool.join(line.expectedMs)
    const window = this.idle === 0 ? nobody : this.idleWindowFor(service)
    if (window !== nobody) {
      this.idle -= 1
      line.pool.leave(line.expectedMs)
      this.occupy(window, row, now)
      this.ends.push(window)
      return
    }
    line.insert(row, this.links)
    this.waitingCount += 1
    if ((visitors.leavesAt[row] as number) < never) this.patience.push(row)
  }

  /** Brings up to date which windows open soon. */
  private lookAhead(now: number): void {
    const { at, window, soon } = this.manning
    while (this.lookedTo < at.length && (at[this.lookedTo] as number) <= now) {
      const place = window[this.lookedTo] as number
      this.soon[place] = soon[this.lookedTo] as number
      this.lookedTo += 1
      this.countManned(place)
    }
  }

  /** A window is manned while it is open, ends a service, or is about to open. */
  private countManned(window: number): void {
    const manned =
      (this.open[window] as number) | (this.busy[window] as number) | (this.soon[window] as number)
    if (manned === this.manned[window]) return
    this.manned[window] = manned
    this.poolAt(window).windows += manned === 1 ? 1 : -1
  }

  private leave(row: number): void {
    const line = this.lineOf(row)
    line.remove(row, this.links)
    line.pool.leave(line.expectedMs)
    this.waitingCount -= 1
    this.fates.fate[row] = left
    if (this.watch !== undefined) this.watched -= this.watch[row] as number
  }

  /** The row that the window calls by the rule, taken out of its line. */
  private choose(window: number, now: number): number {
    if (this.waitingCount === 0) return nobody
    this.lookAhead(now)
    const { order, links } = this
    const lines = this.linesOfWindow[window] as readonly VisitorLine[]
    const yields = order.seniority === 'kept-while-in-time'
    let best: VisitorLine | undefined
    let bestRow = nobody
    let bestScore = never
    for (let place = 0; place < lines.length; place += 1) {
      const line = lines[place] as VisitorLine
      if (line.head === nobody) continue
      let row = line.head
      let score = order.score(line.headAt, line, now)
      if (best === undefined || score < bestScore || (score === bestScore && row < bestRow)) {
        best = line
        bestRow = row
        bestScore = score
      }
      if (!yields) continue
      line.look(now, links)
      row = line.hopeful
      if (row === nobody || row === line.head) continue
      score = order.score(line.hopefulAt, line, now)
      if (score < bestScore || (score === bestScore && row < bestRow)) {
        best = line
        bestRow = row
        bestScore = score
      }
    }
    if (best === undefined) return nobody
    best.remove(bestRow, links)
    best.pool.leave(best.expectedMs)
    this.waitingCount -= 1
    return bestRow
  }

  private occupy(window: number, row: number, now: number): void {
    const { fates, visitors } = this
    this.busy[window] = 1
    this.endsAt[window] = now + ((visitors as VirtualVisitors).serviceMs[row] as number)
    fates.fate[row] = served
    fates.window[row] = this.windowPlaces[window] as number
    fates.calledAt[row] = now
    if (this.watch !== undefined) this.watched -= this.watch[row] as number
  }

  /** The idle window for a service: with the fewest services, then idle longest, then of the smallest id. */
  private idleWindowFor(service: number): number {
    const { open, busy, takes, breadth, idleSince } = this
    const services = this.plan.services.length
    let best = nobody
    for (let window = 0; window < open.length; window += 1) {
      if (open[window] === 0 || busy[window] === 1 || takes[window * services + service] === 0) continue
      if (best === nobody) {
        best = window
        continue
      }
      const wider = (breadth[window] as number) - (breadth[best] as number)
      if (wider < 0 || (wider === 0 && (idleSince[window] as number) < (idleSince[best] as number)))
        best = window
    }
    return best
  }

  private lineOf(row: number): VisitorLine {
    const { service, classRank } = this.visitors as VirtualVisitors
    return this.lines[
      (service[row] as number) * ticketClasses.length + (classRank[row] as number)
    ] as VisitorLine
  }

  private poolAt(window: number): CallingPool {
    return this.pools[this.poolOfWindow[window] as number] as CallingPool
  }

  private reset(visitors: VirtualVisitors): void {
    const { count, queuedAt, leavesAt } = visitors
    this.visitors = visitors
    if (this.links.next.length < count) {
      this.links = { next: new Int32Array(count), previous: new Int32Array(count), queuedAt }
      this.fates = {
        fate: new Uint8Array(count),
        window: new Int32Array(count),
        calledAt: new Float64Array(count),
      }
    } else this.links = { ...this.links, queuedAt }
    this.fates.fate.fill(unserved)
    this.fates.window.fill(-1)
    this.fates.calledAt.fill(Number.NaN)
    this.patience = new TimeHeap(leavesAt)
    for (const line of this.lines) line.clear()
    for (const pool of this.pools) pool.clear()
    this.manned.fill(0)
    this.soon.fill(0)
    this.open.fill(0)
    this.busy.fill(0)
    this.ends.clear()
    this.idle = 0
    this.waitingCount = 0
    this.lastClosedAt = Number.NEGATIVE_INFINITY
    this.lookedTo = 0
  }

  private resume(start: VirtualStart): void {
    for (const [number, pool] of this.pools.entries()) {
      pool.worstTurnMs = start.worstTurnMs?.[number] ?? 0
      pool.mostWindows = start.mostWindows?.[number] ?? 0
    }
    const visitors = this.visitors as VirtualVisitors
    for (const row of start.waiting) {
      const line = this.lineOf(row)
      line.insert(row, this.links)
      line.pool.waitingWorkMs += line.expectedMs
      this.waitingCount += 1
      if ((visitors.leavesAt[row] as number) < never) this.patience.push(row)
    }
    for (const [window, place] of this.windowPlaces.entries()) {
      this.open[window] = start.open[place] as number
      const busyUntil = start.busyUntil[place] as number
      this.idleSince[window] = start.idleSince[place] as number
      if (busyUntil >= start.at) {
        this.busy[window] = 1
        this.endsAt[window] = busyUntil
        this.ends.push(window)
      } else if (this.open[window] === 1) this.idle += 1
      this.countManned(window)
    }
    this.callAllIdle(start.at)
  }

  /** Windows that stand idle while somebody waits whom they take: a clerk would press the key at once. */
  private callAllIdle(now: number): void {
    for (let window = 0; window < this.open.length && this.waitingCount > 0; window += 1) {
      if (this.open[window] === 0 || this.busy[window] === 1) continue
      const row = this.choose(window, now)
      if (row === nobody) continue
      this.idle -= 1
      this.occupy(window, row, now)
      this.ends.push(window)
    }
  }
}

/** The first place whose instant is not before another. */
function firstFrom(instants: Float64Array, from: number): number {
  let place = 0
  while (place < instants.length && (instants[place] as number) < from) place += 1
  return place
}
