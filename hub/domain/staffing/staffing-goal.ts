import type { ClassTarget } from './class-target.ts'
import { meanInterval, studentQuantile } from './mean-interval.ts'
import type { DayTally, StaffingTally } from './staffing-tally.ts'

/** What a staffing has to reach. Shares are from 0 to 1. */
export interface StaffingGoal {
  readonly targets: readonly ClassTarget[]
  /** So many fresh drawn days will check the answer: their 95 % interval has to lie above the target. */
  readonly freshDays: number
  /** By target: this much more than the target is asked in the search, so that the answer holds on the fresh days too. */
  readonly extra: { readonly recorded: readonly number[]; readonly drawn: readonly number[] }
  /** The share of all visitors that may still wait when the last window has closed. */
  readonly unserved: { readonly recorded: number; readonly drawn: number }
}

/** By how much a staffing exceeds each demand of the goal; negative where it falls short. Shares. */
export type Slacks = readonly number[]

/** Shares that differ by less are equal: the last bits of a quotient. */
const tolerance = 1e-9
/** Slack this near to nothing counts as a full step nearer to failing, see `comfortOf`. */
const edge = 0.001

/** How the counts stand to the goal: on the drawn days by target, on the recorded one by target, then the unserved. */
export function slacksOf(goal: StaffingGoal, { recorded, drawn }: StaffingTally): Slacks {
  const confidence = studentQuantile(goal.freshDays - 1) / Math.sqrt(goal.freshDays)
  const slacks: number[] = []
  for (const [place, target] of goal.targets.entries()) {
    const shares = dailyShares(drawn, place)
    const { mean } = meanInterval(shares)
    const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0)
    const spread = shares.length < 2 ? 0 : Math.sqrt(squares / (shares.length - 1))
    if (shares.length > 0)
      slacks.push(mean - confidence * spread - (goal.extra.drawn[place] ?? 0) - target.share)
  }
  const { unserved } = goal
  if (recorded !== null) {
    for (const [place, target] of goal.targets.entries())
      for (const share of dailyShares([recorded], place))
        slacks.push(share - (goal.extra.recorded[place] ?? 0) - target.share)
    slacks.push(unserved.recorded - unservedShare([recorded]))
  }
  slacks.push(unserved.drawn - unservedShare(drawn))
  return slacks
}

/** The shares in time of one target, day by day; days without a visitor of the class say nothing. */
export function dailyShares(days: readonly DayTally[], target: number): number[] {
  return days.flatMap(({ came, inTime }) =>
    (came[target] as number) === 0 ? [] : [(inTime[target] as number) / (came[target] as number)],
  )
}

/** The share of the visitors of all these days who were still waiting when the last window had closed. */
function unservedShare(days: readonly DayTally[]): number {
  const visitors = days.reduce((sum, day) => sum + day.visitors, 0)
  return days.reduce((sum, day) => sum + day.unserved, 0) / Math.max(1, visitors)
}

/** The sum of what is missing; 0 when the goal is met. */
export function shortfallOf(slacks: Slacks): number {
  return slacks.reduce((sum, slack) => (slack < -tolerance ? sum - slack : sum), 0)
}

/** How far from failing a staffing that meets the goal is: a logarithmic barrier, so the least slack counts the most. */
export function comfortOf(slacks: Slacks): number {
  return slacks.reduce((sum, slack) => sum + Math.log(Math.max(0, slack) + edge), 0)
}
