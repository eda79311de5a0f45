import { changed, hasWindows, hoursOf, type StaffingChange } from './staffing-change.ts'
import { comfortOf, type Slacks, type StaffingGoal, shortfallOf, slacksOf } from './staffing-goal.ts'
import type { Staffing, StaffingProblem } from './staffing-problem.ts'
import { addTallies, type StaffingQuestion, type StaffingTally } from './staffing-tally.ts'

/** A staffing that has been tried. */
export interface StaffingState {
  readonly staffing: Staffing
  /** Counts by pool. */
  readonly tallies: readonly StaffingTally[]
  readonly slacks: Slacks
  readonly hours: number
  /** Window-hours and the mean overtime of a day: a shift that ends in the middle of a service is not shorter for it. */
  readonly workedHours: number
  readonly fits: boolean
  /** See `shortfallOf`: 0 when the goal is met. */
  readonly shortfall: number
  /** See `comfortOf`. */
  readonly comfort: number
}

/** What a search wants to know next, and how far it has come. */
export interface SearchStep {
  readonly questions: readonly StaffingQuestion[]
  /** Share of the plays that it may take, from 0 to 1. */
  readonly spent: number
}

/** A search asks for counts, is given them in the order of its questions, and ends with an answer. Whoever runs it decides where the days are played. */
export type Search<Answer> = Generator<SearchStep, Answer, readonly StaffingTally[]>

/** Tries staffings; only pools that changed are played, and none twice. */
export class StaffingStates {
  private readonly problem: StaffingProblem
  private readonly goal: StaffingGoal
  private readonly mostPlays: number
  private readonly known = new Map<string, StaffingTally>()
  private plays = 0

  /** @param mostPlays how often all days may be played in the whole hall before the search should end */
  constructor(problem: StaffingProblem, goal: StaffingGoal, mostPlays: number) {
    this.problem = problem
    this.goal = goal
    this.mostPlays = mostPlays
  }

  /** Whether the search has taken all the plays that it may take. */
  get isSpent(): boolean {
    return this.plays >= this.mostPlays
  }

  /** Tries staffings, in the order given. */
  *of(staffings: readonly Staffing[]): Search<StaffingState[]> {
    const keys = staffings.map((staffing) => this.problem.pools.map((_, pool) => this.keyOf(staffing, pool)))
    const asked = new Map<string, StaffingQuestion>()
    for (const [place, staffing] of staffings.entries())
      for (const [pool, key] of (keys[place] as string[]).entries())
        if (!this.known.has(key)) asked.set(key, { pool, staffing })
    if (asked.size > 0) {
      this.plays += asked.size / this.problem.pools.length
      const tallies = yield {
        questions: [...asked.values()],
        spent: Math.min(1, this.plays / this.mostPlays),
      }
      for (const [place, key] of [...asked.keys()].entries())
        this.known.set(key, tallies[place] as StaffingTally)
    }
    return staffings.map((staffing, place) =>
      this.stateOf(
        staffing,
        (keys[place] as string[]).map((key) => this.known.get(key) as StaffingTally),
      ),
    )
  }

  /** Tries what each list of changes makes of a staffing. */
  *after(
    { staffing }: StaffingState,
    lists: readonly (readonly StaffingChange[])[],
  ): Search<StaffingState[]> {
    return yield* this.of(lists.map((changes) => changed(staffing, changes)))
  }

  private stateOf(staffing: Staffing, tallies: readonly StaffingTally[]): StaffingState {
    const tally = addTallies(tallies)
    const slacks = slacksOf(this.goal, tally)
    const hours = hoursOf(this.problem, staffing)
    return {
      staffing,
      tallies,
      slacks,
      hours,
      workedHours: hours + overtimeHours(tally),
      fits: hasWindows(this.problem, staffing),
      shortfall: shortfallOf(slacks),
      comfort: comfortOf(slacks),
    }
  }

  private keyOf(staffing: Staffing, pool: number): string {
    const { kinds } = this.problem.pools[pool] as { kinds: readonly number[] }
    return `${pool}:${kinds.map((kind) => (staffing[kind] as readonly number[]).join(',')).join(';')}`
  }
}

/** Mean of the days. */
function overtimeHours({ recorded, drawn }: StaffingTally): number {
  const days = recorded === null ? drawn : [recorded, ...drawn]
  return days.reduce((sum, { overtimeMs }) => sum + overtimeMs, 0) / 3_600_000 / Math.max(1, days.length)
}
