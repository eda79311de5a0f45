import { windowsNeeded } from './lay-windows.ts'
import { areLongEnough, type GridShift, msBetween, shiftsOf } from './shift-layout.ts'
import { type Staffing, type StaffingProblem, takes, type WindowKind } from './staffing-problem.ts'

/** One window more or less of a kind over a stretch of half hours. */
export interface StaffingChange extends GridShift {
  readonly kind: number
  readonly by: 1 | -1
}

/** A staffing after some changes. */
export function changed(staffing: Staffing, changes: readonly StaffingChange[]): Staffing {
  return staffing.map((row, kind) => changedRow(row, kind, changes))
}

/** Every change by one window that can be laid in shifts and has no smaller one inside it. */
export function smallestChanges(problem: StaffingProblem, staffing: Staffing, by: 1 | -1): StaffingChange[] {
  const last = problem.halfHours.length
  return problem.kinds.flatMap((_, kind) => {
    const found: StaffingChange[] = []
    for (let length = 1; length <= last; length += 1)
      for (let from = 0; from + length <= last; from += 1) {
        const change = { kind, from, to: from + length, by }
        const isSmallest = !found.some((one) => change.from <= one.from && one.to <= change.to)
        if (isSmallest && canBeLaid(problem, staffing, [change])) found.push(change)
      }
    return found
  })
}

/** Whether a staffing after the changes keeps the rules of shifts, and every service open as it has to be. */
export function canBeLaid(
  problem: StaffingProblem,
  staffing: Staffing,
  changes: readonly StaffingChange[],
): boolean {
  const kinds = [...new Set(changes.map(({ kind }) => kind))]
  const open = staffing.map((row, kind) => (kinds.includes(kind) ? changedRow(row, kind, changes) : row))
  return (
    kinds.every((kind) => {
      const row = open[kind] as readonly number[]
      return row.every((count) => count >= 0) && areLongEnough(shiftsOf(row), problem.halfHours)
    }) && kinds.every((kind) => isOpenEnough(problem, open, kind))
  )
}

/** Whether the hall has as many windows as a staffing needs. */
export function hasWindows(problem: StaffingProblem, staffing: Staffing): boolean {
  return windowsNeeded(problem, staffing) <= problem.mostWindows
}

/** Window-hours of a staffing. */
export function hoursOf({ halfHours }: StaffingProblem, staffing: Staffing): number {
  return staffing
    .flatMap((open) =>
      open.map((count, place) => count * msBetween({ from: place, to: place + 1 }, halfHours)),
    )
    .reduce((sum, ms) => sum + ms / 3_600_000, 0)
}

/** Whether all services that a kind takes are open when they have to be. */
function isOpenEnough({ kinds, services, openFor }: StaffingProblem, open: Staffing, kind: number): boolean {
  const closed = (open[kind] as readonly number[]).flatMap((count, place) => (count === 0 ? [place] : []))
  if (closed.length === 0) return true
  const { services: taken } = kinds[kind] as WindowKind
  return services.every(({ id }, service) => {
    if (!takes(taken, id)) return true
    const needed = closed.filter((place) => openFor[service]?.[place])
    return needed.every((place) =>
      kinds.some((other, number) => (open[number]?.[place] as number) > 0 && takes(other.services, id)),
    )
  })
}

function changedRow(row: readonly number[], kind: number, changes: readonly StaffingChange[]): number[] {
  const counts = [...row]
  for (const change of changes)
    if (change.kind === kind)
      for (let place = change.from; place < change.to; place += 1)
        counts[place] = (counts[place] as number) + change.by
  return counts
}
