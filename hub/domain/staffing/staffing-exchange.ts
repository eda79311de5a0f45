import { canBeLaid, changed, hasWindows, type StaffingChange } from './staffing-change.ts'
import { comfortOf, shortfallOf } from './staffing-goal.ts'
import type { StaffingProblem } from './staffing-problem.ts'
import type { StaffingState } from './staffing-states.ts'

/** Exchanges tried for real in a round, of all those that look good. */
const mostExchanges = 32
/** Of two staffings of the same hours the other one is better when it is so much more comfortable. */
const leastComfort = 0.02
/** Less is a matter of who happened to be served when a shift ended. */
const sameHours = 0.01

/**
 * The exchanges, one window less here and one more there, that should come to fewer hours or more room if the effects of
 * their changes add up; where the goal is not met, to less shortfall. The best first.
 *
 * @param tried what each single change makes of the state
 */
export function promisingExchanges(
  problem: StaffingProblem,
  state: StaffingState,
  singles: readonly StaffingChange[],
  tried: readonly StaffingState[],
): StaffingChange[][] {
  const effects = tried.map(({ slacks }) =>
    slacks.map((slack, place) => slack - (state.slacks[place] as number)),
  )
  const worked = tried.map(({ workedHours }) => workedHours - state.workedHours)
  const ofSign = (by: 1 | -1) => [...singles.keys()].filter((place) => singles[place]?.by === by)
  const expected = ofSign(-1).flatMap((less) =>
    ofSign(1).map((more) => {
      const slacks = state.slacks.map(
        (slack, place) => slack + (effects[less]?.[place] as number) + (effects[more]?.[place] as number),
      )
      const changes = [singles[less] as StaffingChange, singles[more] as StaffingChange]
      return {
        changes,
        hours: (worked[less] as number) + (worked[more] as number),
        shortfall: shortfallOf(slacks),
        comfort: comfortOf(slacks),
      }
    }),
  )
  const promising = expected
    .filter(({ hours, shortfall }) =>
      state.shortfall > 0 ? shortfall < state.shortfall : hours <= sameHours,
    )
    .sort(
      (one, other) =>
        one.shortfall - other.shortfall || one.hours - other.hours || other.comfort - one.comfort,
    )
  const found: StaffingChange[][] = []
  for (const { changes } of promising) {
    if (isPossible(problem, state, changes)) found.push(changes)
    if (found.length === mostExchanges) break
  }
  return found
}

/** Whether the staffing after these changes can be laid in the windows that there are. */
export function isPossible(
  problem: StaffingProblem,
  { staffing }: StaffingState,
  changes: readonly StaffingChange[],
): boolean {
  return canBeLaid(problem, staffing, changes) && hasWindows(problem, changed(staffing, changes))
}

/** Whether a staffing is better than another one: less shortfall, then fewer hours, then clearly more room. */
export function isBetter(one: StaffingState, other: StaffingState): boolean {
  if (!one.fits) return false
  if (one.shortfall !== other.shortfall) return one.shortfall < other.shortfall
  if (Math.abs(one.workedHours - other.workedHours) > sameHours) return one.workedHours < other.workedHours
  return one.comfort > other.comfort + leastComfort
}
