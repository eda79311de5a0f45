import { windowsNeeded } from './lay-windows.ts'
import { type Staffing, type StaffingProblem, takes } from './staffing-problem.ts'

/** Windows by kind, by the kinds' places: so many of the hall's windows have it all day. */
type WindowDivision = readonly number[]

/** As many windows of each kind as a staffing needs, or fewer of the largest kinds where the hall has not got so many. */
export function fittingDivision(problem: StaffingProblem, staffing: Staffing): WindowDivision {
  const counts = staffing.map((open) => windowsNeeded(problem, [open]))
  while (sum(counts) > problem.mostWindows) {
    const largest = counts.indexOf(Math.max(...counts))
    counts[largest] = (counts[largest] as number) - 1
  }
  return counts
}

/** The divisions one step away: one more of a kind while windows are left, else one of another kind instead. */
export function divisionsNear(problem: StaffingProblem, staffing: Staffing): WindowDivision[] {
  const counts = staffing.map((open) => Math.max(...open))
  const moved = (to: number, from: number | null) =>
    counts.map((count, kind) => count + Number(kind === to) - Number(kind === from))
  const kinds = [...counts.keys()]
  if (sum(counts) < problem.mostWindows) return kinds.map((to) => moved(to, null))
  const steps = kinds
    .filter((from) => (counts[from] as number) > 0)
    .flatMap((from) => kinds.filter((to) => to !== from).map((to) => moved(to, from)))
    .filter((division) => keepsServicesOpen(problem, division))
  return steps.length === 0 ? [counts] : steps
}

/** Whether some window takes every service that any kind takes. */
function keepsServicesOpen({ services, kinds }: StaffingProblem, division: WindowDivision): boolean {
  return services.every(({ id }) => {
    const taking = kinds.flatMap((kind, place) => (takes(kind.services, id) ? [place] : []))
    return taking.length === 0 || taking.some((kind) => (division[kind] as number) > 0)
  })
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
