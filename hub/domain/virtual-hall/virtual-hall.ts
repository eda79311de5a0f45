import { ticketClasses } from '../../../shared/hall-definition.ts'
import type { CallOrder } from '../calling/call-order.ts'
import { type HallLayout, layOut } from './hall-layout.ts'
import { TimeHeap } from './time-heap.ts'
import type { VirtualFates, VirtualPlan, VirtualStart, VirtualVisitors } from './virtual-day.ts'
import { VirtualWindows } from './virtual-windows.ts'
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
  private readonly pools: HallLayout['pools']
  private readonly lines: HallLayout['lines']
  private readonly linesOfWindow: HallLayout['linesOfWindow']
  private readonly closings: HallLayout['closings']
  private readonly openings: HallLayout['openings']
  private readonly windows: VirtualWindows
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
    this.pools = layout.pools
    this.lines = layout.lines
    this.linesOfWindow = layout.linesOfWindow
    this.closings = layout.closings
    this.openings = layout.openings
    this.windows = new VirtualWindows(layout, plan.services.length)
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
    const { closings, openings, patience, fates, windows } = this
    const { ends } = windows
    let closing = firstFrom(closings.at, startAt)
    let opening = firstFrom(openings.at, startAt)
    let arrival = 0
    // What waits at the start has arrived; what is still to come arrives after it.
    while (arrival < count && (arrivesAt[arrivals[arrival] as number] as number) < startAt) arrival += 1
    let manned = windows.countStaffed()
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
        if (windows.close(window)) {
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
        if (windows.isLeft(window)) manned += 1
        this.openWindow(window, openAt)
      } else {
        arrival += 1
        this.arrive(row, arriveAt)
      }
    }
  }

  /** Ends the service that is over first; true when its window closes with it. */
  private end(now: number): boolean {
    const { windows } = this
    const window = windows.ends.first
    const isOpen = windows.release(window)
    const row = isOpen ? this.choose(window, now) : nobody
    if (row !== nobody) {
      this.occupy(window, row, now)
      windows.ends.replaceFirst(window)
      return false
    }
    if (isOpen) windows.rest(window, now)
    windows.ends.pop()
    return !isOpen
  }

  private openWindow(window: number, now: number): void {
    const { windows } = this
    if (!windows.begin(window)) return
    const row = this.choose(window, now)
    if (row === nobody) {
      windows.rest(window, now)
      return
    }
    this.occupy(window, row, now)
    windows.ends.push(window)
  }

  private arrive(row: number, now: number): void {
    const { windows } = this
    const visitors = this.visitors as VirtualVisitors
    const line = this.lineOf(row)
    windows.lookAhead(now)
    line.pool.join(line.expectedMs)
    const window = windows.idleFor(visitors.service[row] as number)
    if (window !== nobody) {
      line.pool.leave(line.expectedMs)
      this.occupyIdle(window, row, now)
      return
    }
    line.insert(row, this.links)
    this.waitingCount += 1
    if ((visitors.leavesAt[row] as number) < never) this.patience.push(row)
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
    this.windows.lookAhead(now)
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

  private occupyIdle(window: number, row: number, now: number): void {
    this.windows.idle -= 1
    this.occupy(window, row, now)
    this.windows.ends.push(window)
  }

  private occupy(window: number, row: number, now: number): void {
    const { fates, windows } = this
    const { serviceMs } = this.visitors as VirtualVisitors
    windows.occupy(window, now + (serviceMs[row] as number))
    fates.fate[row] = served
    fates.window[row] = windows.places[window] as number
    fates.calledAt[row] = now
    if (this.watch !== undefined) this.watched -= this.watch[row] as number
  }

  private lineOf(row: number): VisitorLine {
    const { service, classRank } = this.visitors as VirtualVisitors
    return this.lines[
      (service[row] as number) * ticketClasses.length + (classRank[row] as number)
    ] as VisitorLine
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
    this.windows.reset()
    this.waitingCount = 0
    this.lastClosedAt = Number.NEGATIVE_INFINITY
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
    this.windows.resume(start)
    this.callAllIdle(start.at)
  }

  /** Windows that stand idle while somebody waits whom they take: a clerk would press the key at once. */
  private callAllIdle(now: number): void {
    for (let window = 0; window < this.windows.count && this.waitingCount > 0; window += 1) {
      if (!this.windows.isIdle(window)) continue
      const row = this.choose(window, now)
      if (row !== nobody) this.occupyIdle(window, row, now)
    }
  }
}

/** The first place whose instant is not before another. */
function firstFrom(instants: Float64Array, from: number): number {
  let place = 0
  while (place < instants.length && (instants[place] as number) < from) place += 1
  return place
}
