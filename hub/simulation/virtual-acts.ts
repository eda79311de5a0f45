import { takesService } from '../../shared/service-list.ts'
import { TimeHeap } from '../domain/virtual-hall/time-heap.ts'
import type { DayRun } from './day-run.ts'
import type { Plan } from './plan.ts'
import { toMs } from './virtual-replay.ts'

/** Where the acts of a played day are done again. Rows are places in the run's visits; instants are milliseconds. */
export interface ActStage {
  /** A clerk sits down at the window. */
  open(windowId: string, now: number): void
  /** The clerk leaves the window, where nobody is served any more. */
  close(windowId: string, now: number): void
  arrive(row: number, now: number): void
  leave(row: number, now: number): void
  /** The service of a row ends at a window whose shift is over. */
  finish(windowId: string, row: number, now: number): void
  /**
   * The window calls one of the candidates, after finishing a row where there is one, and says which: several only where
   * services of no time follow each other at one window and instant.
   */
  call(windowId: string, finished: number | null, candidates: readonly number[], now: number): number
  /**
   * The window calls nobody and stands idle, after finishing a row where there is one: when it is free, and when somebody
   * comes whom it takes and who is not called at once.
   */
  rest(windowId: string, finished: number | null, now: number): void
}

/** The order of events at one instant, by the simulation contract. */
const kinds = ['closes', 'ends', 'leaves', 'opens', 'arrives'] as const

interface Change {
  readonly at: number
  readonly window: number
}

const nobody = -1

/**
 * Does the acts of a played day again in the order in which they happened: by instant, then by the contract's order of
 * events. Nothing is decided here but when an act is due; who is called where is the run's.
 */
export class VirtualActs {
  private readonly run: DayRun
  private readonly windows: Plan['windows']
  private readonly windowNumbers: ReadonlyMap<string, number>
  /** Rows in the order of arrival. */
  private readonly arrivals: readonly number[]
  private readonly calledAt: Float64Array
  private readonly serviceMs: Float64Array
  /** Rows that each window is to call, in order. */
  private readonly calls: readonly number[][]
  private readonly hasArrived: Uint8Array
  private readonly isCalled: Uint8Array
  private readonly isOnShift: Uint8Array
  /** Row at each window, -1 for none. */
  private readonly serving: Int32Array
  private readonly endsAt: Float64Array
  private readonly ends: TimeHeap
  private readonly leaves: TimeHeap

  constructor(run: DayRun) {
    const { plan, visits } = run
    this.run = run
    this.windows = [...plan.windows].sort((one, other) => (one.id < other.id ? -1 : 1))
    this.windowNumbers = new Map(this.windows.map(({ id }, number) => [id, number]))
    const arrivesAt = visits.map((visit) => visit.arrivedAt)
    this.arrivals = [...visits.keys()].sort(
      (one, other) => (arrivesAt[one] as number) - (arrivesAt[other] as number) || one - other,
    )
    this.calledAt = Float64Array.from(visits, ({ calledAt }) =>
      calledAt === null ? Number.NaN : toMs(calledAt),
    )
    this.serviceMs = Float64Array.from(visits, ({ calledAt, endedAt }) =>
      toMs((endedAt ?? 0) - (calledAt ?? 0)),
    )
    this.calls = this.windows.map(() => [])
    for (const [row, { windowId }] of visits.entries())
      if (windowId !== null) this.calls[this.numberOf(windowId)]?.push(row)
    for (const rows of this.calls)
      rows.sort(
        (one, other) => (this.calledAt[one] as number) - (this.calledAt[other] as number) || one - other,
      )
    this.hasArrived = new Uint8Array(visits.length)
    this.isCalled = new Uint8Array(visits.length)
    this.isOnShift = new Uint8Array(this.windows.length)
    this.serving = new Int32Array(this.windows.length).fill(nobody)
    this.endsAt = new Float64Array(this.windows.length)
    this.ends = new TimeHeap(this.endsAt)
    this.leaves = new TimeHeap(
      Float64Array.from(visits, ({ outcome, endedAt }) =>
        outcome === 'left' && endedAt !== null ? toMs(endedAt) : Number.POSITIVE_INFINITY,
      ),
    )
  }

  /** Plays all acts on the stage; gives the first row that the run calls at an instant when no window was free for it. */
  play(stage: ActStage): number | undefined {
    const closings = this.changes(({ endsAt }) => endsAt)
    const openings = this.changes(({ beginsAt }) => beginsAt)
    let [closing, opening, arrival] = [0, 0, 0]
    for (;;) {
      const row = this.arrivals[arrival] ?? nobody
      const due = [
        closings[closing]?.at ?? Number.POSITIVE_INFINITY,
        this.ends.firstAt,
        this.leaves.firstAt,
        openings[opening]?.at ?? Number.POSITIVE_INFINITY,
        row === nobody ? Number.POSITIVE_INFINITY : toMs(this.run.visits[row]?.arrivedAt ?? 0),
      ]
      const now = Math.min(...due)
      if (now === Number.POSITIVE_INFINITY) break
      switch (kinds[due.indexOf(now)]) {
        case 'closes':
          this.close((closings[closing] as Change).window, now, stage)
          closing += 1
          break
        case 'ends':
          this.end(now, stage)
          break
        case 'leaves':
          stage.leave(this.leaves.first, now)
          this.leaves.pop()
          break
        case 'opens':
          this.open((openings[opening] as Change).window, now, stage)
          opening += 1
          break
        default:
          this.arrive(row, now, stage)
          arrival += 1
      }
    }
    const missed = this.run.visits.findIndex(
      ({ calledAt }, row) => calledAt !== null && this.isCalled[row] === 0,
    )
    return missed === nobody ? undefined : missed
  }

  private close(window: number, now: number, stage: ActStage): void {
    this.isOnShift[window] = 0
    if (this.serving[window] === nobody) stage.close(this.idOf(window), now)
  }

  private open(window: number, now: number, stage: ActStage): void {
    this.isOnShift[window] = 1
    // A service that outlasted the shift before has kept the clerk at the window.
    if (this.serving[window] !== nobody) return
    stage.open(this.idOf(window), now)
    this.callOrRest(window, null, now, stage)
  }

  private end(now: number, stage: ActStage): void {
    const window = this.ends.first
    this.ends.pop()
    const row = this.serving[window] as number
    this.serving[window] = nobody
    if (this.isOnShift[window] === 1) {
      this.callOrRest(window, row, now, stage)
      return
    }
    stage.finish(this.idOf(window), row, now)
    stage.close(this.idOf(window), now)
  }

  private arrive(row: number, now: number, stage: ActStage): void {
    this.hasArrived[row] = 1
    stage.arrive(row, now)
    const { windowId, outcome, serviceId } = this.run.visits[row] as DayRun['visits'][number]
    if (outcome === 'left') this.leaves.push(row)
    if (windowId !== null && this.calledAt[row] === now) {
      this.serve(this.numberOf(windowId), stage.call(windowId, null, [row], now), now)
      return
    }
    for (const [window, { id, services }] of this.windows.entries())
      if (
        this.isOnShift[window] === 1 &&
        this.serving[window] === nobody &&
        takesService(services, serviceId)
      )
        stage.rest(id, null, now)
  }

  private callOrRest(window: number, finished: number | null, now: number, stage: ActStage): void {
    const candidates = this.candidatesOf(window, now)
    if (candidates.length === 0) stage.rest(this.idOf(window), finished, now)
    else this.serve(window, stage.call(this.idOf(window), finished, candidates, now), now)
  }

  /**
   * Rows of which the window calls one now. At an instant with several calls at a window all services but the last take
   * no time; in which order those came the run does not say.
   */
  private candidatesOf(window: number, now: number): number[] {
    const rows = this.calls[window] as number[]
    while (rows[0] !== undefined && this.isCalled[rows[0]] === 1) rows.shift()
    const candidates: number[] = []
    for (const row of rows) {
      if (this.calledAt[row] !== now) break
      if (this.isCalled[row] === 0 && this.hasArrived[row] === 1) candidates.push(row)
    }
    const first = candidates.filter((row) => this.serviceMs[row] === 0)
    return first.length > 0 ? first : candidates
  }

  private serve(window: number, row: number, now: number): void {
    this.isCalled[row] = 1
    this.serving[window] = row
    this.endsAt[window] = now + (this.serviceMs[row] as number)
    this.ends.push(window)
  }

  private changes(instantOf: (shift: Plan['windows'][number]['shifts'][number]) => number): Change[] {
    return this.windows
      .flatMap(({ shifts }, window) => shifts.map((shift) => ({ at: toMs(instantOf(shift)), window })))
      .sort((one, other) => one.at - other.at || one.window - other.window)
  }

  private idOf(window: number): string {
    return (this.windows[window] as Plan['windows'][number]).id
  }

  private numberOf(windowId: string): number {
    const number = this.windowNumbers.get(windowId)
    if (number === undefined) throw new Error(`the plan has no window ${windowId}`)
    return number
  }
}
