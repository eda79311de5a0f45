import { windowHoursOf } from '../../domain/staffing/half-hours.ts'
import { hopelessShare, offeredLoads } from '../../domain/staffing/opening-staffing.ts'
import type { StaffingGoal } from '../../domain/staffing/staffing-goal.ts'
import type {
  KindChoice,
  Staffing,
  StaffingDays,
  StaffingProblem,
} from '../../domain/staffing/staffing-problem.ts'
import { searchStaffing } from '../../domain/staffing/staffing-search.ts'
import type { Search, StaffingState } from '../../domain/staffing/staffing-states.ts'
import type { StaffingTally } from '../../domain/staffing/staffing-tally.ts'
import type { Plan } from '../plan.ts'
import type { Replications } from '../replications.ts'
import type { ClassTarget } from '../target.ts'
import { replayDay, virtualPlan } from '../virtual-replay.ts'
import { type DayFigures, dayFigures } from './day-figures.ts'
import { type FreshFigures, freshFigures, isMetBy } from './fresh-figures.ts'
import { staffedPlan } from './staffed-plan.ts'
import { problemOf, type StaffingJob, type StaffingResult, type StaffingSetup } from './staffing-jobs.ts'

/** A plan with its figures on the recorded day and on fresh ones. */
export interface PlayedPlan {
  readonly plan: Plan
  readonly windowHours: number
  readonly recorded: DayFigures
  readonly fresh: FreshFigures
}

/** The answer of a search, checked, beside the plan that was run on the same fresh days. */
export interface Recommendation {
  readonly choice: KindChoice
  readonly problem: StaffingProblem
  readonly staffing: Staffing
  readonly answer: PlayedPlan
  readonly run: PlayedPlan
  /** How many answers were checked, each on fresh days of its own; the last is this one. */
  readonly rounds: number
  /** Drawn days that it was searched on. */
  readonly searchedDays: number
  readonly isMet: boolean
}

/** What a recommendation is made with. */
export interface StaffingDesk {
  readonly setup: StaffingSetup
  /** Drawn by the setup's seeds. */
  readonly days: StaffingDays
  readonly replications: Replications<StaffingSetup, StaffingJob, StaffingResult>
  /** The seeds of the fresh days of a round, counted from 0; all rounds have as many. */
  freshSeeds(round: number): readonly number[]
  /** What a recommended plan says of its source. */
  readonly source: string
  onProgress(share: number): void
}

/**
 * An answer that fails on fresh days was fitted to the luck of those it was searched on: it is searched again on more days,
 * up to all of them, and with more asked of it; after so many rounds it is taken for one that fails.
 */
const mostRounds = 6
/** By how many rounds the days of the search are used up: a part in the first, and so many parts in all. */
export const partsOfDays = 3
/** So often the days of a round may be played to better an answer; the later rounds begin near theirs. */
const mostPlays = { first: 500, later: 150 }
/** The share of visitors that may go unserved beside the hopeless: a target of 90 % is no leave to send the others home. */
const allowedUnserved = { searched: 0.001, fresh: 0.002 }
/** Beyond what was missing on the fresh days, so that the next ones do not miss by a hair. */
const extraStep = 0.001
/** Of what lies between the target and all of the visitors no more than this is asked on top: nobody does better than all. */
const mostExtra = 0.8

/**
 * The staffing of the fewest window-hours that meets the targets on the recorded day and, with the lower end of the 95 %
 * interval of the mean share, on fresh drawn days; the nearest to it when the plan's windows cannot.
 */
export async function recommend(desk: StaffingDesk, choice: KindChoice): Promise<Recommendation> {
  const { setup, days } = desk
  const problem = problemOf(setup, choice)
  const hopeless = hopelessShare(problem, days.drawn)
  const loads = offeredLoads(problem, days)
  let goal = firstGoal(desk, problem)
  let from: Staffing | null = null
  let met: Recommendation | null = null
  for (let round = 1; ; round += 1) {
    const parts = Math.min(round, partsOfDays)
    const search = searchStaffing(problem, goal, {
      loads,
      from,
      mostPlays: round === 1 ? mostPlays.first : mostPlays.later,
    })
    const searchedDays = Math.ceil((days.drawn.length * parts) / partsOfDays)
    const found: StaffingState = await answered(desk, { choice, drawnDays: searchedDays }, search)
    const plan = staffedPlan(setup.plan, problem, found.staffing, desk.source)
    const [run, answer] = await played(desk, [setup.plan, plan], round - 1)
    const isMet = isMetBy(setup.targets, answer.recorded, answer.fresh)
    const { staffing } = found
    const recommendation = { choice, problem, staffing, answer, run, rounds: round, searchedDays, isMet }
    if (isMet) met = recommendation
    const isServed = unservedShare(answer) <= hopeless + allowedUnserved.fresh
    if ((isMet && isServed) || round === mostRounds || found.shortfall > 0) return met ?? recommendation
    goal = raised(goal, answer)
    // The hopeless are beyond any staffing; of the others half as many may be left.
    if (!isServed)
      goal = { ...goal, unserved: { ...goal.unserved, drawn: (goal.unserved.drawn + hopeless) / 2 } }
    from = staffing
  }
}

function firstGoal({ setup, days, freshSeeds }: StaffingDesk, problem: StaffingProblem): StaffingGoal {
  const none = setup.targets.map(() => 0)
  const recorded = days.recorded === null ? [] : [days.recorded]
  return {
    targets: setup.targets,
    freshDays: freshSeeds(0).length,
    extra: { recorded: none, drawn: none },
    unserved: {
      recorded: hopelessShare(problem, recorded) + allowedUnserved.searched,
      drawn: hopelessShare(problem, days.drawn) + allowedUnserved.searched,
    },
  }
}

/** The goal with what the answer missed on top. */
function raised(goal: StaffingGoal, { recorded, fresh }: PlayedPlan): StaffingGoal {
  const more = (extra: readonly number[], reached: (place: number) => number) =>
    goal.targets.map((target: ClassTarget, place) => {
      const missing = target.share - reached(place)
      const asked = (extra[place] ?? 0) + (missing > 0 ? missing + extraStep : 0)
      return Math.min(asked, (1 - target.share) * mostExtra)
    })
  return {
    ...goal,
    extra: {
      recorded: more(goal.extra.recorded, (place) => recorded.targets[place]?.share ?? 1),
      drawn: more(goal.extra.drawn, (place) => {
        const share = fresh.shares[place]
        return share === undefined || share.days < 2 ? 1 : share.low
      }),
    },
  }
}

function unservedShare({ fresh }: PlayedPlan): number {
  return fresh.unserved / Math.max(1, fresh.visitors)
}

async function answered<Answer>(
  { replications, onProgress }: StaffingDesk,
  question: { readonly choice: KindChoice; readonly drawnDays: number },
  search: Search<Answer>,
): Promise<Answer> {
  let step = search.next()
  while (step.done !== true) {
    onProgress(step.value.spent)
    const jobs = step.value.questions.map((asked) => ({ name: 'try', ...question, question: asked }) as const)
    step = search.next((await replications.run(jobs)) as StaffingTally[])
  }
  return step.value
}

/** Plays plans on the recorded day and on the fresh days of a round. */
async function played(
  { setup, replications, freshSeeds }: StaffingDesk,
  plans: readonly [Plan, Plan],
  round: number,
): Promise<[PlayedPlan, PlayedPlan]> {
  const jobs = freshSeeds(round).map((seed) => ({ name: 'check', seed, plans }) as const)
  const days = (await replications.run(jobs)) as (readonly DayFigures[])[]
  const figuresOf = (plan: Plan, place: 0 | 1) => ({
    plan,
    windowHours: windowHoursOf(virtualPlan(plan).windows),
    recorded: dayFigures(replayDay(plan, setup.visitors, setup.policy), setup.targets),
    fresh: freshFigures(days.map((day) => day[place] as DayFigures)),
  })
  return [figuresOf(plans[0], 0), figuresOf(plans[1], 1)]
}
