import type { VirtualWindow } from '../virtual-hall/virtual-day.ts'
import { type GridShift, shiftAt, shiftsOf, windowsFor } from './shift-layout.ts'
import type { Staffing, StaffingProblem } from './staffing-problem.ts'

/**
 * The windows with their shifts that a staffing needs. Each kind takes windows that were of the kind, then any that is
 * left; a window keeps its kind all day. Kinds left out of `only` stay closed.
 */
export function layWindows(
  problem: StaffingProblem,
  staffing: Staffing,
  only: readonly number[] = [...staffing.keys()],
): VirtualWindow[] {
  const { kinds, halfHours } = problem
  const laid = kinds.map((_, kind) =>
    only.includes(kind) ? windowsFor(shiftsOf(staffing[kind] as readonly number[]), halfHours) : [],
  )
  const spare = kinds
    .flatMap(({ windowIds }, kind) => windowIds.slice((laid[kind] as GridShift[][]).length))
    .sort()
  return kinds.flatMap(({ services, windowIds }, kind) => {
    const windows = laid[kind] as GridShift[][]
    const own = windowIds.slice(0, windows.length)
    // More windows than the hall has can be asked for on the way to an answer.
    while (own.length < windows.length) own.push(spare.shift() ?? `${kind}+${own.length}`)
    own.sort()
    return windows.map((shifts, place) => ({
      id: own[place] as string,
      services,
      shifts: shifts.map((shift) => shiftAt(shift, halfHours)),
    }))
  })
}

/** How many windows a staffing needs. */
export function windowsNeeded({ halfHours }: StaffingProblem, staffing: Staffing): number {
  return staffing.reduce((sum, open) => sum + windowsFor(shiftsOf(open), halfHours).length, 0)
}
