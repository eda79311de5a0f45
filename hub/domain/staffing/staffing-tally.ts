import { ticketClasses } from '../../../shared/hall-definition.ts'
import {
  fates,
  sortArrivals,
  type VirtualFates,
  type VirtualVisitors,
  type VirtualWindow,
  visitorColumns,
} from '../virtual-hall/virtual-day.ts'
import { VirtualHall } from '../virtual-hall/virtual-hall.ts'
import type { ClassTarget } from './class-target.ts'
import { layWindows } from './lay-windows.ts'
import type { StaffedHall, Staffing, StaffingDays, StaffingPool } from './staffing-problem.ts'

/** What is to be counted: this pool, so staffed, on every day. */
export interface StaffingQuestion {
  readonly pool: number
  readonly staffing: Staffing
}

/** Counts of one day. */
export interface DayTally {
  /** By target: visitors of the class who came, and those of them served within the wait. */
  readonly came: readonly number[]
  readonly inTime: readonly number[]
  readonly visitors: number
  /** Still waiting when the last window had closed. */
  readonly unserved: number
  /** Time that windows served past the end of their shifts, in milliseconds. */
  readonly overtimeMs: number
}

/** Counts of the recorded day and of the drawn ones. */
export interface StaffingTally {
  readonly recorded: DayTally | null
  readonly drawn: readonly DayTally[]
}

const served = fates.indexOf('served')
const unserved = fates.indexOf('unserved')

/** Plays every day in a pool of the hall. `days` are the pool's, see `visitorsOf`. */
export function playPool(
  { problem, order }: StaffedHall,
  { pool, staffing }: StaffingQuestion,
  { recorded, drawn }: StaffingDays,
): StaffingTally {
  const { services, targets } = problem
  const { kinds } = problem.pools[pool] as StaffingPool
  const windows = layWindows(problem, staffing, kinds)
  const hall = new VirtualHall({ services, windows }, order)
  const tally = (visitors: VirtualVisitors) => {
    const played = hall.play(visitors)
    return { ...countsOf(visitors, played, targets), overtimeMs: overtimeOf(visitors, played, windows) }
  }
  return { recorded: recorded === null ? null : tally(recorded), drawn: drawn.map(tally) }
}

/** The visitors of the pool's services, rows in the same order. */
export function visitorsOf(pool: StaffingPool, visitors: VirtualVisitors): VirtualVisitors {
  const rows = [...visitors.service.keys()].filter((row) => pool.serves[visitors.service[row] as number])
  if (rows.length === visitors.count) return visitors
  const columns = visitorColumns(rows.length)
  for (const [place, row] of rows.entries()) {
    columns.arrivesAt[place] = visitors.arrivesAt[row] as number
    columns.queuedAt[place] = visitors.queuedAt[row] as number
    columns.service[place] = visitors.service[row] as number
    columns.classRank[place] = visitors.classRank[row] as number
    columns.serviceMs[place] = visitors.serviceMs[row] as number
    columns.leavesAt[place] = visitors.leavesAt[row] as number
  }
  sortArrivals(columns)
  return columns
}

function overtimeOf(
  { count, serviceMs }: VirtualVisitors,
  { window, calledAt }: VirtualFates,
  windows: readonly VirtualWindow[],
): number {
  let overtimeMs = 0
  for (let row = 0; row < count; row += 1) {
    const at = calledAt[row] as number
    const shift = windows[window[row] as number]?.shifts.find(({ endsAt }) => at < endsAt)
    if (shift !== undefined) overtimeMs += Math.max(0, at + (serviceMs[row] as number) - shift.endsAt)
  }
  return overtimeMs
}

function countsOf(
  visitors: VirtualVisitors,
  { fate, calledAt }: VirtualFates,
  targets: readonly ClassTarget[],
): Omit<DayTally, 'overtimeMs'> {
  const targetOfRank = ticketClasses.map((name) => targets.findIndex((target) => target.class === name))
  const came = targets.map(() => 0)
  const inTime = targets.map(() => 0)
  let left = 0
  for (let row = 0; row < visitors.count; row += 1) {
    if (fate[row] === unserved) left += 1
    const place = targetOfRank[visitors.classRank[row] as number] as number
    if (place < 0) continue
    came[place] = (came[place] as number) + 1
    const waitMs = (calledAt[row] as number) - (visitors.queuedAt[row] as number)
    if (fate[row] === served && waitMs <= (targets[place] as ClassTarget).withinSeconds * 1000)
      inTime[place] = (inTime[place] as number) + 1
  }
  return { came, inTime, visitors: visitors.count, unserved: left }
}

/** The pools' counts of the same days together. */
export function addTallies(tallies: readonly StaffingTally[]): StaffingTally {
  return tallies.reduce((one, other) => ({
    recorded: one.recorded === null || other.recorded === null ? null : addDays(one.recorded, other.recorded),
    drawn: one.drawn.map((day, place) => addDays(day, other.drawn[place] as DayTally)),
  }))
}

function addDays(one: DayTally, other: DayTally): DayTally {
  return {
    came: one.came.map((count, place) => count + (other.came[place] as number)),
    inTime: one.inTime.map((count, place) => count + (other.inTime[place] as number)),
    visitors: one.visitors + other.visitors,
    unserved: one.unserved + other.unserved,
    overtimeMs: one.overtimeMs + other.overtimeMs,
  }
}
