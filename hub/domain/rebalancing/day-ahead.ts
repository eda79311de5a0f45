import type { CallOrder } from '../calling/call-order.ts'
import type { ForecastScene } from '../forecast/forecast-scene.ts'
import { scenePart } from '../forecast/scene-plan.ts'
import { ScenePlayer } from '../forecast/scene-player.ts'
import { FactorTables } from '../forecast/service-draws.ts'
import type { ClassTarget } from '../staffing/class-target.ts'
import { openBy, windowHoursOf } from '../staffing/half-hours.ts'
import { meanInterval } from '../staffing/mean-interval.ts'
import { hopelessShare, offeredLoads } from '../staffing/opening-staffing.ts'
import { hoursOf } from '../staffing/staffing-change.ts'
import { dailyShares, type StaffingGoal } from '../staffing/staffing-goal.ts'
import { StaffingPlayer } from '../staffing/staffing-player.ts'
import { type Staffing, type StaffingProblem, staffingProblem } from '../staffing/staffing-problem.ts'
import { searchStaffing } from '../staffing/staffing-search.ts'
import type { Search, StaffingState } from '../staffing/staffing-states.ts'
import { addTallies, type StaffingTally } from '../staffing/staffing-tally.ts'
import {
  sortArrivals,
  type VirtualVisitors,
  type VirtualWindow,
  visitorColumns,
} from '../virtual-hall/virtual-day.ts'

/** Days that a staffing is searched on, and fresh ones that check it. */
const searchDays = 8
const freshDays = 20
/** See `SearchLimits`: a hall of some dozen windows takes some seconds. */
const mostPlays = 60
/** Asked beyond the target in the second search by what the first missed on the fresh days, and this more. */
const extraStep = 0.002
const mostRounds = 3
/** The share of the visitors that may still wait when the last window has closed. */
const allowedUnserved = 0.002

/** What a staffing of a day to come is made from. Plain data, so that it can be posted to a worker. */
export interface DayAheadQuestion {
  /** The day before anybody has come: nobody waits, no window is staffed. */
  readonly scene: ForecastScene
  /** The hall's windows with the shifts that are planned. */
  readonly windows: readonly VirtualWindow[]
  readonly targets: readonly ClassTarget[]
  /** 32 bits: the same key gives the same staffing. */
  readonly key: number
}

/** The share of a class that is called in time, with the 95 % interval of its mean over fresh days. */
export interface TargetOutlook extends ClassTarget {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** The windows that a day to come needs, beside those that are planned. */
export interface DayAheadStaffing {
  readonly halfHours: readonly {
    readonly beginsAt: number
    readonly planned: number
    /** By kind, in the order of `kinds`. */
    readonly needed: readonly number[]
  }[]
  /** Windows that take the same: their services, and how many of them the hall has. */
  readonly kinds: readonly { readonly services: readonly string[]; readonly windowIds: readonly string[] }[]
  readonly windowHours: { readonly planned: number; readonly needed: number }
  readonly targets: readonly TargetOutlook[]
  /** Mean visitors of the day. */
  readonly visitors: number
  /** Whether every target is met in the mean over the fresh days. */
  readonly isMet: boolean
}

/**
 * The fewest window-hours that meet the targets on days drawn from what is expected, checked on fresh days. A generator:
 * it yields after each day's play and returns the staffing.
 */
export function* dayAheadStaffing(
  question: DayAheadQuestion,
  order: CallOrder,
): Generator<undefined, DayAheadStaffing, undefined> {
  const { windows, targets, scene } = question
  const problem = staffingProblem({ services: scene.services, windows }, 'kept', targets)
  const drawn = yield* drawnDays(question, order, { from: 0, count: searchDays })
  const fresh = yield* drawnDays(question, order, { from: searchDays, count: freshDays })
  const player = new StaffingPlayer({ problem, order }, { recorded: null, drawn })
  const checker = new StaffingPlayer({ problem, order }, { recorded: null, drawn: fresh })
  const loads = offeredLoads(problem, { recorded: null, drawn })
  let goal = firstGoal(problem, drawn)
  let from: Staffing | null = null
  for (let round = 1; ; round += 1) {
    const search = searchStaffing(problem, goal, { loads, from, mostPlays })
    const found: StaffingState = yield* answered(search, player)
    const outlooks = yield* checked(problem, found.staffing, checker)
    const isSure = outlooks.every(({ low, share }) => low >= share)
    if (isSure || round === mostRounds || found.shortfall > 0)
      return told(question, problem, { staffing: found.staffing, outlooks, days: fresh })
    from = found.staffing
    goal = raised(goal, outlooks)
  }
}

function* drawnDays(
  { scene, key }: DayAheadQuestion,
  order: CallOrder,
  { from, count }: { readonly from: number; readonly count: number },
): Generator<undefined, VirtualVisitors[], undefined> {
  const player = new ScenePlayer(scene, scenePart(scene, null, scene.endsAt), {
    order,
    tables: new FactorTables(),
    key,
    horizonAt: scene.endsAt,
    newcomer: null,
  })
  const days: VirtualVisitors[] = []
  for (let replication = from; replication < from + count; replication += 1) {
    player.play(replication)
    days.push(copyOf(player.visitors))
    yield
  }
  return days
}

/** The columns of a player are written over by its next play. */
function copyOf(visitors: VirtualVisitors): VirtualVisitors {
  const { count } = visitors
  const copy = visitorColumns(count)
  for (const name of ['arrivesAt', 'queuedAt', 'service', 'classRank', 'serviceMs', 'leavesAt'] as const)
    copy[name].set(visitors[name].subarray(0, count))
  sortArrivals(copy)
  return copy
}

function firstGoal(problem: StaffingProblem, drawn: readonly VirtualVisitors[]): StaffingGoal {
  const none = problem.targets.map(() => 0)
  return {
    targets: problem.targets,
    freshDays,
    extra: { recorded: none, drawn: none },
    unserved: { recorded: 1, drawn: hopelessShare(problem, drawn) + allowedUnserved },
  }
}

function raised(goal: StaffingGoal, outlooks: readonly TargetOutlook[]): StaffingGoal {
  const drawn = outlooks.map(
    ({ share, low }, place) => (goal.extra.drawn[place] ?? 0) + (low < share ? share - low + extraStep : 0),
  )
  return { ...goal, extra: { ...goal.extra, drawn } }
}

function* answered<Answer>(
  search: Search<Answer>,
  player: StaffingPlayer,
): Generator<undefined, Answer, undefined> {
  let step = search.next()
  while (step.done !== true) {
    const tallies: StaffingTally[] = []
    for (const question of step.value.questions) {
      tallies.push(player.play(question))
      yield
    }
    step = search.next(tallies)
  }
  return step.value
}

function* checked(
  { pools, targets }: StaffingProblem,
  staffing: Staffing,
  checker: StaffingPlayer,
): Generator<undefined, TargetOutlook[], undefined> {
  const tallies: StaffingTally[] = []
  for (const pool of pools.keys()) {
    tallies.push(checker.play({ pool, staffing }))
    yield
  }
  const { drawn } = addTallies(tallies)
  return targets.map((target, place) => {
    const { mean, low, high } = meanInterval(dailyShares(drawn, place))
    // Nobody of the class comes: nothing is missed.
    return Number.isNaN(mean) ? { ...target, mean: 1, low: 1, high: 1 } : { ...target, mean, low, high }
  })
}

function told(
  { windows }: DayAheadQuestion,
  problem: StaffingProblem,
  {
    staffing,
    outlooks,
    days,
  }: {
    readonly staffing: Staffing
    readonly outlooks: readonly TargetOutlook[]
    readonly days: readonly VirtualVisitors[]
  },
): DayAheadStaffing {
  const planned = openBy(windows, problem.halfHours)
  return {
    halfHours: problem.halfHours.map(({ beginsAt }, place) => ({
      beginsAt,
      planned: planned[place] ?? 0,
      needed: staffing.map((counts) => counts[place] ?? 0),
    })),
    kinds: problem.kinds.map(({ services, windowIds }) => ({ services, windowIds })),
    windowHours: { planned: windowHoursOf(windows), needed: hoursOf(problem, staffing) },
    targets: outlooks,
    visitors: days.reduce((sum, { count }) => sum + count, 0) / Math.max(1, days.length),
    isMet: outlooks.every(({ mean, share }) => mean >= share),
  }
}
