import type { StaffedHall, StaffingDays } from './staffing-problem.ts'
import { playPool, type StaffingQuestion, type StaffingTally, visitorsOf } from './staffing-tally.ts'

/** Answers the questions of a search: plays the days in the pools they are about. */
export class StaffingPlayer {
  private readonly hall: StaffedHall
  private readonly days: readonly StaffingDays[]

  constructor(hall: StaffedHall, { recorded, drawn }: StaffingDays) {
    this.hall = hall
    this.days = hall.problem.pools.map((pool) => ({
      recorded: recorded === null ? null : visitorsOf(pool, recorded),
      drawn: drawn.map((visitors) => visitorsOf(pool, visitors)),
    }))
  }

  /** The counts that answer one question; of the drawn days so many, from the first on. */
  play(question: StaffingQuestion, drawnDays: number = Number.POSITIVE_INFINITY): StaffingTally {
    const { recorded, drawn } = this.days[question.pool] as StaffingDays
    return playPool(this.hall, question, { recorded, drawn: drawn.slice(0, drawnDays) })
  }
}
