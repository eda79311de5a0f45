import { layWindows } from '../../domain/staffing/lay-windows.ts'
import type { Staffing, StaffingProblem } from '../../domain/staffing/staffing-problem.ts'
import type { Plan } from '../plan.ts'
import { formatTimeOfDay } from '../time-of-day.ts'

/** The plan with the windows of a staffing; its services and targets stay, `source` says where the windows come from. */
export function staffedPlan(plan: Plan, problem: StaffingProblem, staffing: Staffing, source: string): Plan {
  const windows = layWindows(problem, staffing).map(({ id, services, shifts }) => ({
    id,
    services: [...services],
    shifts: shifts.map(({ beginsAt, endsAt }) => ({ beginsAt: beginsAt / 1000, endsAt: endsAt / 1000 })),
  }))
  windows.sort((one, other) => (one.id < other.id ? -1 : 1))
  return { ...plan, source, windows }
}

/** A plan as the text of its file. */
export function planText({ windows, ...plan }: Plan): string {
  const written = windows.map(({ shifts, ...window }) => ({
    ...window,
    shifts: shifts.map(({ beginsAt, endsAt }) => [formatTimeOfDay(beginsAt), formatTimeOfDay(endsAt)]),
  }))
  return `${JSON.stringify({ ...plan, windows: written }, null, 1)}\n`
}
