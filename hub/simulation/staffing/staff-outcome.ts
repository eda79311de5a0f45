import { openBy } from '../../domain/staffing/half-hours.ts'
import { formatTimeOfDay } from '../time-of-day.ts'
import { virtualPlan } from '../virtual-replay.ts'
import type { PlayedPlan, Recommendation } from './recommend.ts'
import type { StaffingSetup } from './staffing-jobs.ts'

/** Everything that the staffing found. */
export interface StaffOutcome {
  readonly setup: StaffingSetup
  readonly seed: number
  readonly best: Recommendation
  /** Other ways to use the windows, for comparison. */
  readonly others: readonly Recommendation[]
}

/** Window-hours that a plan saves against another, and their share of the other's. */
export function savingOf(before: PlayedPlan, after: PlayedPlan): { hours: number; share: number } {
  const hours = before.windowHours - after.windowHours
  return { hours, share: before.windowHours === 0 ? 0 : hours / before.windowHours }
}

/** The outcome as the JSON file; waits in seconds. */
export function staffJson({ setup, seed, best, others }: StaffOutcome): object {
  return {
    policy: setup.policy,
    targets: setup.targets.map(({ class: name, share, withinSeconds }) => ({
      class: name,
      share,
      within_seconds: withinSeconds,
    })),
    seed,
    fresh_days: best.answer.fresh.days,
    run: planJson(best.run),
    recommended: answerJson(best),
    others: others.map(answerJson),
  }
}

function answerJson(answer: Recommendation): object {
  const { choice, problem, staffing, run, rounds, searchedDays, isMet } = answer
  const before = openBy(virtualPlan(run.plan).windows, problem.halfHours)
  return {
    kinds: choice,
    met: isMet,
    rounds,
    search_days: searchedDays,
    saved_hours: savingOf(run, answer.answer).hours,
    saved_share: savingOf(run, answer.answer).share,
    ...planJson(answer.answer),
    half_hours: problem.halfHours.map(({ beginsAt, endsAt }, place) => ({
      from: formatTimeOfDay(beginsAt / 1000),
      to: formatTimeOfDay(endsAt / 1000),
      run: before[place],
      recommended: problem.kinds.flatMap(({ services }, kind) => {
        const windows = staffing[kind]?.[place] as number
        return windows === 0 ? [] : [{ services, windows }]
      }),
    })),
  }
}

function planJson({ plan, windowHours, recorded, fresh }: PlayedPlan): object {
  return {
    window_hours: windowHours,
    windows: plan.windows.filter(({ shifts }) => shifts.length > 0).length,
    day: {
      targets: recorded.targets.map(({ target, n, share, met }) => ({ class: target.class, n, share, met })),
      left: recorded.left,
      unserved: recorded.unserved,
      longest_wait: recorded.longestWaitSeconds,
      utilisation: recorded.utilisation,
      overtime_hours: recorded.overtimeHours,
      worst_half_hour:
        recorded.worstHalfHour === null
          ? null
          : { from: formatTimeOfDay(recorded.worstHalfHour.key), share: recorded.worstHalfHour.share },
      worst_service:
        recorded.worstService === null
          ? null
          : { service: recorded.worstService.key, share: recorded.worstService.share },
    },
    fresh: {
      targets: recorded.targets.map(({ target }, place) => {
        const share = fresh.shares[place]
        return share === undefined || share.days < 2
          ? { class: target.class, days: share?.days ?? 0, mean: null, low: null, high: null }
          : { class: target.class, ...share }
      }),
      left: fresh.left,
      unserved: fresh.unserved,
      longest_wait: fresh.longestWaitSeconds,
      utilisation: fresh.utilisation,
      overtime_hours: fresh.overtimeHours,
    },
  }
}
