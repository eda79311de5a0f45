import { describe, expect, it } from 'vitest'
import { callOrders } from '../../../hub/domain/calling/call-order.ts'
import { layWindows, windowsNeeded } from '../../../hub/domain/staffing/lay-windows.ts'
import { offeredLoads } from '../../../hub/domain/staffing/opening-staffing.ts'
import type { StaffingGoal } from '../../../hub/domain/staffing/staffing-goal.ts'
import { StaffingPlayer } from '../../../hub/domain/staffing/staffing-player.ts'
import type { StaffingDays, StaffingProblem } from '../../../hub/domain/staffing/staffing-problem.ts'
import { searchStaffing } from '../../../hub/domain/staffing/staffing-search.ts'
import type { StaffingState } from '../../../hub/domain/staffing/staffing-states.ts'
import { addTallies } from '../../../hub/domain/staffing/staffing-tally.ts'
import { VirtualHall } from '../../../hub/domain/virtual-hall/virtual-hall.ts'
import { seededChance, testSeed } from '../../support/seeded-chance.ts'
import { dayOf, problemOf } from './staff-builder.ts'

const order = callOrders.fifo

function daysOf(problem: StaffingProblem, seed: number, anHour: number): StaffingDays {
  const chance = seededChance(seed)
  const days = Array.from({ length: 9 }, () => dayOf(chance, problem, anHour))
  return { recorded: days[0] ?? null, drawn: days.slice(1) }
}

function found(problem: StaffingProblem, days: StaffingDays): StaffingState {
  const goal: StaffingGoal = {
    targets: problem.targets,
    freshDays: 20,
    extra: { recorded: [], drawn: [] },
    unserved: { recorded: 0.01, drawn: 0.01 },
  }
  const player = new StaffingPlayer({ problem, order }, days)
  const loads = offeredLoads(problem, days)
  const search = searchStaffing(problem, goal, { loads, from: null, mostPlays: 80 })
  let step = search.next()
  while (step.done !== true) step = search.next(step.value.questions.map((question) => player.play(question)))
  return step.value
}

describe('the search of a staffing', () => {
  const seed = testSeed()

  describe('when the windows are more than enough', () => {
    const problem = problemOf({ windows: 12 })
    const days = daysOf(problem, seed, 18)
    const state = found(problem, days)

    it(`meets the goal with fewer hours than were run, and no fewer than the work takes (TEST_SEED=${seed})`, () => {
      expect(state.shortfall).toBe(0)
      expect(state.hours).toBeLessThan(12 * 4 * 0.7)
      const load = offeredLoads(problem, days)
        .flat()
        .reduce((sum, windows) => sum + windows / 2, 0)
      expect(state.workedHours).toBeGreaterThan(load * 0.97)
    })

    it(`keeps the hall open all day (TEST_SEED=${seed})`, () => {
      expect(Math.min(...(state.staffing[0] ?? []))).toBeGreaterThanOrEqual(1)
    })

    it(`gives the same staffing again (TEST_SEED=${seed})`, () => {
      expect(found(problem, days).staffing).toEqual(state.staffing)
    })
  })

  describe('when the windows are too few', () => {
    it(`says by how much, and asks for no more than there are (TEST_SEED=${seed})`, () => {
      const problem = problemOf({ windows: 2 })
      const state = found(problem, daysOf(problem, seed, 30))
      expect(state.shortfall).toBeGreaterThan(0.1)
      expect(windowsNeeded(problem, state.staffing)).toBeLessThanOrEqual(2)
    })
  })

  describe('when some windows take one service and some the other', () => {
    const problem = problemOf({ windows: 8, kinds: [['a'], ['b']] })
    const days = daysOf(problem, seed, 18)

    it(`has the whole hall do what its pools do apart (TEST_SEED=${seed})`, () => {
      expect(problem.pools).toHaveLength(2)
      const { staffing, tallies } = found(problem, days)
      const windows = layWindows(problem, staffing)
      const hall = new VirtualHall({ services: problem.services, windows }, order)
      const whole = days.drawn.map((visitors) => {
        const { fate, calledAt } = hall.play(visitors)
        return fate.filter(
          (one, row) => one === 1 && (calledAt[row] ?? 0) - (visitors.queuedAt[row] ?? 0) <= 600_000,
        ).length
      })
      expect(addTallies(tallies).drawn.map(({ inTime }) => inTime[0])).toEqual(whole)
    })
  })
})
