import type { CallingPool } from '../calling/calling-pool.ts'
import type { WaitingLine } from '../calling/waiting-line.ts'
import type { VirtualVisitors } from './virtual-day.ts'

/** No row. */
export const nobody = -1

/** One line of the virtual hall: rows in the order of seniority, linked so that joining and leaving cost the same in any length. */
export class VisitorLine implements WaitingLine {
  readonly classRank: number
  readonly targetMs: number
  readonly expectedMs: number
  readonly pool: CallingPool
  head = nobody
  tail = nobody
  headAt = Number.POSITIVE_INFINITY
  hopefulAt = Number.POSITIVE_INFINITY
  /** First row that can still be called within the target, as of the last look. */
  hopeful = nobody

  constructor(classRank: number, targetMs: number, expectedMs: number, pool: CallingPool) {
    this.classRank = classRank
    this.targetMs = targetMs
    this.expectedMs = expectedMs
    this.pool = pool
  }

  /** Brings what depends on the time up to date. */
  look(now: number, links: LineLinks): void {
    while (this.hopeful !== nobody && now - this.hopefulAt > this.targetMs) {
      this.setHopeful(links.next[this.hopeful] as number, links)
    }
  }

  /** Puts a row at its place: mostly the end. */
  insert(row: number, links: LineLinks): void {
    const { next, previous, queuedAt } = links
    const at = queuedAt[row] as number
    let before = this.tail
    let passed = false
    while (before !== nobody && isBefore(at, row, queuedAt[before] as number, before)) {
      if (before === this.hopeful) passed = true
      before = previous[before] as number
    }
    const after = before === nobody ? this.head : (next[before] as number)
    previous[row] = before
    next[row] = after
    if (before === nobody) {
      this.head = row
      this.headAt = at
    } else next[before] = row
    if (after === nobody) this.tail = row
    else previous[after] = row
    // Just before the first hopeful one it may be hopeful itself; the next look tells.
    if (this.hopeful === nobody || (passed && after === this.hopeful)) this.setHopeful(row, links)
  }

  /** Takes a row out. */
  remove(row: number, links: LineLinks): void {
    const { next, previous, queuedAt } = links
    const before = previous[row] as number
    const after = next[row] as number
    if (row === this.hopeful) this.setHopeful(after, links)
    if (before === nobody) {
      this.head = after
      this.headAt = after === nobody ? Number.POSITIVE_INFINITY : (queuedAt[after] as number)
    } else next[before] = after
    if (after === nobody) this.tail = before
    else previous[after] = before
  }

  /** Empties the line. */
  clear(): void {
    this.head = nobody
    this.tail = nobody
    this.headAt = Number.POSITIVE_INFINITY
    this.hopeful = nobody
    this.hopefulAt = Number.POSITIVE_INFINITY
  }

  private setHopeful(row: number, { queuedAt }: LineLinks): void {
    this.hopeful = row
    this.hopefulAt = row === nobody ? Number.POSITIVE_INFINITY : (queuedAt[row] as number)
  }
}

/** The links between the rows of all lines. */
export interface LineLinks {
  readonly next: Int32Array
  readonly previous: Int32Array
  readonly queuedAt: VirtualVisitors['queuedAt']
}

function isBefore(at: number, row: number, otherAt: number, other: number): boolean {
  return at < otherAt || (at === otherAt && row < other)
}
