import type { VirtualVisitors } from '../virtual-hall/virtual-day.ts'
import { areLongEnough, shiftsOf } from './shift-layout.ts'
import { hasWindows } from './staffing-change.ts'
import { type Staffing, type StaffingDays, type StaffingProblem, takes } from './staffing-problem.ts'

/** Windows that the work needs on average, by kind and half hour: the offered load in Erlang. */
export function offeredLoads(problem: StaffingProblem, { recorded, drawn }: StaffingDays): number[][] {
  const days = recorded === null ? drawn : [recorded, ...drawn]
  const loads = problem.kinds.map(() => problem.halfHours.map(() => 0))
  for (const [service, shares] of sharesOfKinds(problem).entries()) {
    const work = workBy(problem, service, days)
    for (const [kind, share] of shares.entries())
      for (const [place, load] of work.entries())
        (loads[kind] as number[])[place] = (loads[kind]?.[place] as number) + share * load
  }
  return loads
}

/**
 * Staffings to begin with, from few windows to many, that the hall has the windows for: in each half hour the load and a
 * multiple of its square root (square-root staffing; Halfin and Whitt 1981), raised to what can be laid in shifts.
 *
 * @param most by kind, no more windows than these at a time
 */
export function openingStaffings(
  problem: StaffingProblem,
  loads: readonly (readonly number[])[],
  most: readonly number[] = loads.map(() => problem.mostWindows),
): Staffing[] {
  const staffings: Staffing[] = []
  for (let safety = -1; safety <= 4; safety += 0.25) {
    const staffing = loads.map((row) =>
      row.map((load) => Math.max(0, Math.ceil(load + safety * Math.sqrt(load)))),
    )
    openServices(problem, staffing)
    const laid = staffing.map((open, kind) =>
      raised(problem, open).map((count) => Math.min(count, most[kind] as number)),
    )
    if (hasWindows(problem, laid) || staffings.length === 0) staffings.push(laid)
  }
  return staffings
}

/**
 * The share of the visitors whom no staffing serves: they come when the hall is about to close for good, or for a service
 * that no kind of window takes.
 */
export function hopelessShare(problem: StaffingProblem, days: readonly VirtualVisitors[]): number {
  const closesAt = problem.halfHours.at(-1)?.endsAt ?? 0
  const isTaken = problem.services.map(({ id }) => problem.kinds.some(({ services }) => takes(services, id)))
  let [hopeless, all] = [0, 0]
  for (const { count, arrivesAt, service } of days) {
    all += count
    for (let row = 0; row < count; row += 1)
      if ((arrivesAt[row] as number) >= closesAt || !isTaken[service[row] as number]) hopeless += 1
  }
  return hopeless / Math.max(1, all)
}

/** For each service the part of it that each kind serves: by the window-hours that the kind was run with. */
function sharesOfKinds({ services, kinds }: StaffingProblem): number[][] {
  return services.map(({ id }) => {
    const hours = kinds.map((kind) => (takes(kind.services, id) ? kind.hours : 0))
    const all = hours.reduce((sum, one) => sum + one, 0)
    return hours.map((one) => (all === 0 ? 0 : one / all))
  })
}

/** Mean over the days of a service's work that comes in each half hour, in windows kept busy. */
function workBy({ halfHours }: StaffingProblem, service: number, days: readonly VirtualVisitors[]): number[] {
  const work = halfHours.map(() => 0)
  for (const visitors of days)
    for (let row = 0; row < visitors.count; row += 1) {
      if (visitors.service[row] !== service) continue
      const at = visitors.queuedAt[row] as number
      const place = Math.max(
        0,
        halfHours.findLastIndex(({ beginsAt }) => beginsAt <= at),
      )
      work[place] = (work[place] as number) + (visitors.serviceMs[row] as number)
    }
  return work.map((ms, place) => {
    const { beginsAt, endsAt } = halfHours[place] as { beginsAt: number; endsAt: number }
    return ms / days.length / (endsAt - beginsAt)
  })
}

/** Opens a window for every service that has to be open and is not: of the kind with the fewest services that takes it. */
function openServices({ services, kinds, halfHours, openFor }: StaffingProblem, staffing: number[][]): void {
  for (const [service, { id }] of services.entries()) {
    const taking = kinds
      .flatMap((kind, place) => (takes(kind.services, id) ? [place] : []))
      .sort((one, other) => breadthOf(one) - breadthOf(other))
    const [first] = taking
    if (first === undefined) continue
    for (const place of halfHours.keys())
      if (openFor[service]?.[place] && taking.every((kind) => staffing[kind]?.[place] === 0))
        (staffing[first] as number[])[place] = 1
  }
  function breadthOf(kind: number): number {
    return services.filter(({ id }) => takes(kinds[kind]?.services ?? [], id)).length
  }
}

/** The counts, raised as little as a look at level by level finds, so that every stretch at a level is a whole shift. */
function raised({ halfHours }: StaffingProblem, open: readonly number[]): number[] {
  const counts = [...open]
  for (let level = Math.max(...counts); level >= 1; level -= 1) {
    for (let from = 0; from < counts.length; from += 1) {
      if ((counts[from] as number) < level) continue
      let [begin, end] = [from, from]
      while (end < counts.length && (counts[end] as number) >= level) end += 1
      while (!areLongEnough([{ from: begin, to: end }], halfHours)) {
        const [before, after] = [counts[begin - 1] ?? -1, counts[end] ?? -1]
        if (after >= before) end += 1
        else begin -= 1
      }
      for (let place = begin; place < end; place += 1)
        counts[place] = Math.max(level, counts[place] as number)
      // What was joined in front may have made the stretch reach further back: it is long enough all the same.
      from = end
    }
  }
  return areLongEnough(shiftsOf(counts), halfHours) ? counts : counts.map(() => Math.max(...counts))
}
