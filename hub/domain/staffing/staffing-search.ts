import { openingStaffings } from './opening-staffing.ts'
import { canBeLaid, type StaffingChange, smallestChanges } from './staffing-change.ts'
import { isBetter, isPossible, promisingExchanges } from './staffing-exchange.ts'
import { type StaffingGoal, shortfallOf } from './staffing-goal.ts'
import type { Staffing, StaffingProblem } from './staffing-problem.ts'
import { type Search, type StaffingState, StaffingStates } from './staffing-states.ts'
import { divisionsNear, fittingDivision } from './window-division.ts'

/** Asked at once, so that several processors have work; more would be tried in vain. */
const batchSize = 8
/** Removals at once are expected to cost so many times the sum of what each costs alone. */
const leapCaution = 1.5

/** Where a search begins and when it ends. */
export interface SearchLimits {
  /** Offered load by kind and half hour, see `offeredLoads`. */
  readonly loads: readonly (readonly number[])[]
  /** A staffing found before, for a goal that was lower; null to begin from the loads. */
  readonly from: Staffing | null
  /** After all days have been played so often in the whole hall, nothing is exchanged any more. */
  readonly mostPlays: number
}

/**
 * Searches the staffing of the fewest window-hours that reaches the goal; one of the least shortfall when none is found.
 * It begins with the load and a safety of its square root, adds windows where they help most until the goal is met, takes
 * them away where they are missed least, and exchanges half hours for better ones. All staffings are tried on the same
 * visitors (common random numbers), so that small differences count. The same questions and answers give the same result.
 */
export function* searchStaffing(
  problem: StaffingProblem,
  goal: StaffingGoal,
  { loads, from, mostPlays }: SearchLimits,
): Search<StaffingState> {
  const search = new StaffingSearch(problem, new StaffingStates(problem, goal, mostPlays), loads)
  return yield* search.run(from === null ? openingStaffings(problem, loads) : [from])
}

class StaffingSearch {
  private readonly problem: StaffingProblem
  private readonly states: StaffingStates
  private readonly loads: readonly (readonly number[])[]

  constructor(problem: StaffingProblem, states: StaffingStates, loads: readonly (readonly number[])[]) {
    this.problem = problem
    this.states = states
    this.loads = loads
  }

  *run(openings: readonly Staffing[]): Search<StaffingState> {
    let best = yield* this.repaired(yield* this.opening(openings))
    if (best.shortfall > 0 || !best.fits) best = yield* this.repaired(yield* this.divided(best))
    while (true) {
      best = yield* this.greedy(best, -1)
      const next = yield* this.exchanged(best)
      if (next === null) return best
      best = next
    }
  }

  /** Adds windows where they help, and moves them where they help more, until the goal is met or nothing helps. */
  private *repaired(start: StaffingState): Search<StaffingState> {
    let state = start
    while (true) {
      state = yield* this.greedy(state, 1)
      const next = state.shortfall > 0 && state.fits ? yield* this.exchanged(state) : null
      if (next === null) return state
      state = next
    }
  }

  /** The first of the openings that meets the goal, they go from few windows to many; the last when none does. */
  private *opening(openings: readonly Staffing[]): Search<StaffingState> {
    let [low, high] = [0, openings.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      const [state] = yield* this.states.of([openings[middle] as Staffing])
      if ((state as StaffingState).shortfall === 0) high = middle
      else low = middle + 1
    }
    const [state] = yield* this.states.of([openings[high] as Staffing])
    return state as StaffingState
  }

  /**
   * Adds windows while the goal is not met, or takes them away while it is: each time the change that is worth the most an
   * hour. What a change was worth before is a good guess of what it is worth now, so few are tried again (lazy greedy;
   * Minoux 1978). It comes to an end by itself, so no limit leaves a plan half done.
   */
  private *greedy(start: StaffingState, by: 1 | -1): Search<StaffingState> {
    let state = start
    const guesses = new Map<string, number>()
    while (by < 0 || state.shortfall > 0) {
      const next = yield* this.bestChange(state, by, guesses)
      if (next === null) return state
      state = next
    }
    return state
  }

  /**
   * The best division of all windows among the kinds when every one is open all day, for more than that the hall has not
   * got, and of those windows no more than needed. What was there already when that does no better.
   */
  private *divided(start: StaffingState): Search<StaffingState> {
    const { problem, states } = this
    let best = yield* this.tryDivisions([fittingDivision(problem, start.staffing)])
    while (!states.isSpent && best.shortfall > 0) {
      const next = yield* this.tryDivisions(divisionsNear(problem, best.staffing))
      if (next.shortfall >= best.shortfall) break
      best = next
    }
    if (start.fits && start.shortfall <= best.shortfall) return start
    if (best.shortfall > 0) return best
    const most = best.staffing.map((open) => Math.max(...open))
    return yield* this.opening([...openingStaffings(problem, this.loads, most), best.staffing])
  }

  /** The division with the least shortfall. */
  private *tryDivisions(divisions: readonly (readonly number[])[]): Search<StaffingState> {
    const { halfHours } = this.problem
    const states = yield* this.states.of(
      divisions.map((division) => division.map((count) => halfHours.map(() => count))),
    )
    return states.reduce((one, other) => (other.shortfall < one.shortfall ? other : one))
  }

  /** The change that is worth the most; null when none is worth anything. */
  private *bestChange(
    state: StaffingState,
    by: 1 | -1,
    guesses: Map<string, number>,
  ): Search<StaffingState | null> {
    const guess = (change: StaffingChange) => guesses.get(keyOf(change)) ?? Number.POSITIVE_INFINITY
    const tried = new Map<StaffingChange, StaffingState>()
    // With fewer windows a removal that failed before fails again; an addition may have its time.
    const changes = smallestChanges(this.problem, state.staffing, by).filter(
      (change) => by > 0 || guess(change) > 0,
    )
    while (changes.length > 0) {
      changes.sort((one, other) => guess(other) - guess(one))
      const first = changes[0] as StaffingChange
      const known = tried.get(first)
      if (known !== undefined) {
        if (guess(first) === 0) return null
        return by > 0 ? known : yield* this.leapt(state, known, changes.slice(0, batchSize), tried)
      }
      const batch = changes.filter((change) => !tried.has(change)).slice(0, batchSize)
      const states = yield* this.states.after(
        state,
        batch.map((change) => [change]),
      )
      for (const [place, change] of batch.entries()) {
        const next = states[place] as StaffingState
        tried.set(change, next)
        guesses.set(keyOf(change), worthOf(state, next))
      }
    }
    return null
  }

  /** The best removal, or several at once where their effects together leave enough room. */
  private *leapt(
    state: StaffingState,
    best: StaffingState,
    removals: readonly StaffingChange[],
    tried: ReadonlyMap<StaffingChange, StaffingState>,
  ): Search<StaffingState> {
    const together: StaffingChange[] = []
    let slacks = state.slacks
    for (const removal of removals) {
      const next = tried.get(removal)
      if (next === undefined || worthOf(state, next) === 0) continue
      // Together they cost more than the sum: what one leaves idle another would have used.
      const expected = slacks.map(
        (slack, place) =>
          slack + leapCaution * ((next.slacks[place] as number) - (state.slacks[place] as number)),
      )
      if (shortfallOf(expected) > state.shortfall) continue
      if (!canBeLaid(this.problem, state.staffing, [...together, removal])) continue
      together.push(removal)
      slacks = expected
    }
    if (together.length < 2) return best
    const [leap] = yield* this.states.after(state, [together])
    return worthOf(state, leap as StaffingState) > 0 ? (leap as StaffingState) : best
  }

  /** A staffing with other half hours instead of some, or the same with more room; null when none is better. */
  private *exchanged(start: StaffingState): Search<StaffingState | null> {
    if (this.states.isSpent) return null
    const singles = ([-1, 1] as const).flatMap((by) => smallestChanges(this.problem, start.staffing, by))
    const tried = yield* this.states.after(
      start,
      singles.map((change) => [change]),
    )
    const promising = promisingExchanges(this.problem, start, singles, tried)
    let state = start
    while (promising.length > 0 && !this.states.isSpent) {
      // One that is made does not undo the promise of the others, as long as they can still be laid.
      const batch = promising
        .splice(0, batchSize)
        .filter((changes) => isPossible(this.problem, state, changes))
      const next = yield* this.states.after(state, batch)
      state = next.reduce((one, other) => (isBetter(other, one) ? other : one), state)
    }
    return state === start ? null : state
  }
}

/**
 * What a change is worth an hour: what an addition makes up of the shortfall; or the hours that a removal saves by the
 * comfort it costs, where it leaves the shortfall as it is. 0 when it is worth nothing.
 */
function worthOf(state: StaffingState, next: StaffingState): number {
  const added = next.hours - state.hours
  if (!next.fits) return 0
  if (added > 0) return Math.max(0, state.shortfall - next.shortfall) / added
  if (next.shortfall > state.shortfall) return 0
  return Math.max(0, state.workedHours - next.workedHours) / Math.max(1e-6, state.comfort - next.comfort)
}

function keyOf({ kind, from, to }: StaffingChange): string {
  return `${kind}/${from}/${to}`
}
