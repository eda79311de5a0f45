import type { DemandProfile } from '../../../shared/demand-profile.ts'
import type { CallOrderName } from '../../../shared/hall-definition.ts'
import { callOrders } from '../../domain/calling/call-order.ts'
import { StaffingPlayer } from '../../domain/staffing/staffing-player.ts'
import {
  type KindChoice,
  type StaffingDays,
  type StaffingProblem,
  staffingProblem,
} from '../../domain/staffing/staffing-problem.ts'
import type { StaffingQuestion, StaffingTally } from '../../domain/staffing/staffing-tally.ts'
import { type ArrivedVisitor, arrivedOf } from '../day.ts'
import { generateDay } from '../demand/generate-day.ts'
import type { Plan } from '../plan.ts'
import type { ClassTarget } from '../target.ts'
import { inFileOrder, replayDay, virtualPlan, virtualVisitors } from '../virtual-replay.ts'
import { type DayFigures, dayFigures } from './day-figures.ts'

/** What the search of a staffing is about; every worker has all of it. */
export interface StaffingSetup {
  readonly plan: Plan
  /** Those who came on the recorded day. */
  readonly visitors: readonly ArrivedVisitor[]
  readonly profile: DemandProfile
  readonly policy: CallOrderName
  readonly targets: readonly ClassTarget[]
  /** Seeds of the drawn days of the search. */
  readonly searchSeeds: readonly number[]
}

/** To answer a question of a search on the first of the drawn days, or to play a fresh day in some plans. */
export type StaffingJob =
  | {
      readonly name: 'try'
      readonly choice: KindChoice
      readonly question: StaffingQuestion
      readonly drawnDays: number
    }
  | { readonly name: 'check'; readonly seed: number; readonly plans: readonly Plan[] }

/** The counts of a question; the figures of a day by plan. */
export type StaffingResult = StaffingTally | readonly DayFigures[]

/** The job file of the staffing, see `Replications`. */
export function prepare(setup: StaffingSetup): (job: StaffingJob) => StaffingResult {
  const days = staffingDays(setup)
  const players = new Map<KindChoice, StaffingPlayer>()
  const playerOf = (choice: KindChoice) => {
    const found = players.get(choice) ?? newPlayer(setup, choice, days)
    players.set(choice, found)
    return found
  }
  return (job) =>
    job.name === 'try' ? playerOf(job.choice).play(job.question, job.drawnDays) : check(setup, job)
}

/** The problem of a setup: its windows used as chosen. */
export function problemOf({ plan, targets }: StaffingSetup, choice: KindChoice): StaffingProblem {
  return staffingProblem(virtualPlan(plan), choice, targets)
}

/** The days of the search: the recorded one and those drawn like it. */
export function staffingDays({ plan, visitors, profile, searchSeeds }: StaffingSetup): StaffingDays {
  const columns = (arrived: readonly ArrivedVisitor[]) => virtualVisitors(plan, inFileOrder(arrived))
  return {
    recorded: columns(visitors),
    drawn: searchSeeds.map((seed) => columns(arrivedOf(generateDay(profile, seed)))),
  }
}

function newPlayer(setup: StaffingSetup, choice: KindChoice, days: StaffingDays): StaffingPlayer {
  return new StaffingPlayer({ problem: problemOf(setup, choice), order: callOrders[setup.policy] }, days)
}

function check(
  { profile, policy, targets }: StaffingSetup,
  { seed, plans }: Extract<StaffingJob, { name: 'check' }>,
): DayFigures[] {
  const visitors = arrivedOf(generateDay(profile, seed))
  return plans.map((plan) => dayFigures(replayDay(plan, visitors, policy), targets))
}
