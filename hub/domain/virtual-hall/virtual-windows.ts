import type { CallingPool } from '../calling/calling-pool.ts'
import type { HallLayout } from './hall-layout.ts'
import { TimeHeap } from './time-heap.ts'
import type { VirtualStart } from './virtual-day.ts'
import { nobody } from './visitor-lines.ts'

/** The windows of the virtual hall by their numbers: who is open, at work or idle. Instants are in milliseconds. */
export class VirtualWindows {
  /** Those at work, by when their services end. */
  readonly ends: TimeHeap
  /** How many are open and idle. */
  idle = 0
  /** The place of each in the plan. */
  readonly places: HallLayout['windowPlaces']
  private readonly pools: HallLayout['pools']
  private readonly poolOfWindow: HallLayout['poolOfWindow']
  private readonly takes: HallLayout['takes']
  private readonly breadth: HallLayout['breadth']
  private readonly services: number
  private readonly manning: HallLayout['manning']
  private lookedTo = 0
  private readonly open: Uint8Array
  private readonly busy: Uint8Array
  private readonly soon: Uint8Array
  private readonly manned: Uint8Array
  private readonly endsAt: Float64Array
  private readonly idleSince: Float64Array

  constructor(layout: HallLayout, services: number) {
    this.places = layout.windowPlaces
    this.pools = layout.pools
    this.poolOfWindow = layout.poolOfWindow
    this.takes = layout.takes
    this.breadth = layout.breadth
    this.services = services
    this.manning = layout.manning
    const { count } = this
    this.open = new Uint8Array(count)
    this.busy = new Uint8Array(count)
    this.soon = new Uint8Array(count)
    this.manned = new Uint8Array(count)
    this.endsAt = new Float64Array(count)
    this.idleSince = new Float64Array(count)
    this.ends = new TimeHeap(this.endsAt)
  }

  get count(): number {
    return this.places.length
  }

  /** Whether it is open, with nobody at it. */
  isIdle(window: number): boolean {
    return this.open[window] === 1 && this.busy[window] === 0
  }

  /** Whether no clerk is at it: closed, and no service goes on past its shift. */
  isLeft(window: number): boolean {
    return this.open[window] === 0 && this.busy[window] === 0
  }

  /** How many have a clerk. */
  countStaffed(): number {
    let staffed = 0
    for (let window = 0; window < this.count; window += 1) if (!this.isLeft(window)) staffed += 1
    return staffed
  }

  /** Its shift is over; true when nobody is at it any more, false when a service goes on or it was closed before. */
  close(window: number): boolean {
    if (this.open[window] === 0) return false
    this.open[window] = 0
    this.countManned(window)
    if (this.busy[window] === 1) return false
    this.idle -= 1
    return true
  }

  /** Its shift begins; true when it can call somebody. */
  begin(window: number): boolean {
    this.open[window] = 1
    this.countManned(window)
    return this.busy[window] === 0
  }

  /** Its service is over; true when it can call somebody, false when it closes with that. */
  release(window: number): boolean {
    this.busy[window] = 0
    if (this.open[window] === 1) return true
    this.countManned(window)
    return false
  }

  /** It has nobody to call. */
  rest(window: number, now: number): void {
    this.idleSince[window] = now
    this.idle += 1
  }

  /** Somebody is at it until then; `ends` is brought up to date by who calls this. */
  occupy(window: number, until: number): void {
    this.busy[window] = 1
    this.endsAt[window] = until
  }

  /** The idle window for a service: with the fewest services, then idle longest, then of the smallest id. */
  idleFor(service: number): number {
    if (this.idle === 0) return nobody
    const { open, busy, takes, breadth, idleSince, services } = this
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

  /** Brings up to date which of them open soon. */
  lookAhead(now: number): void {
    const { at, window, soon } = this.manning
    while (this.lookedTo < at.length && (at[this.lookedTo] as number) <= now) {
      const number = window[this.lookedTo] as number
      this.soon[number] = soon[this.lookedTo] as number
      this.lookedTo += 1
      this.countManned(number)
    }
  }

  /** Nobody has come yet, and all are closed. */
  reset(): void {
    this.manned.fill(0)
    this.soon.fill(0)
    this.open.fill(0)
    this.busy.fill(0)
    this.ends.clear()
    this.idle = 0
    this.lookedTo = 0
  }

  /** Takes over what is under way. */
  resume({ at, open, busyUntil, idleSince }: VirtualStart): void {
    for (const [window, place] of this.places.entries()) {
      this.open[window] = open[place] as number
      const until = busyUntil[place] as number
      this.idleSince[window] = idleSince[place] as number
      if (until >= at) {
        this.occupy(window, until)
        this.ends.push(window)
      } else if (this.open[window] === 1) this.idle += 1
      this.countManned(window)
    }
  }

  /** A window is manned while it is open, ends a service, or is about to open. */
  private countManned(window: number): void {
    const manned =
      (this.open[window] as number) | (this.busy[window] as number) | (this.soon[window] as number)
    if (manned === this.manned[window]) return
    this.manned[window] = manned
    const pool = this.pools[this.poolOfWindow[window] as number] as CallingPool
    pool.windows += manned === 1 ? 1 : -1
  }
}
