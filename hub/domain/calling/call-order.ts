import {
  type CallingRules,
  type CallOrderName,
  callOrderNames,
  defaultCallingRules,
} from '../../../shared/hall-definition.ts'
import { hallScore } from './hall-order.ts'
import type { WaitingLine } from './waiting-line.ts'

/**
 * A rule that says who is called next: a score for a waiting ticket; the lowest goes first, ties go to the earlier
 * ticket. Pure: the same seniority in the same line at the same instant has the same score.
 */
export interface CallOrder {
  readonly name: CallOrderName
  /**
   * How seniority counts inside a line, so that choosing costs the same however many wait. `kept`: the score never falls
   * with seniority, only the first ticket of a line competes. `kept-while-in-time`: so among those beyond their target
   * and among the others; the first of each competes.
   */
  readonly seniority: 'kept' | 'kept-while-in-time'
  /** Score of a ticket that has been queued since then, in epoch milliseconds or on whatever time line `now` is. */
  score(queuedAt: number, line: WaitingLine, now: number): number
  /** By which those ahead of a ticket are counted for its visitor: never falls with seniority inside a line. */
  ahead(queuedAt: number, line: WaitingLine, now: number): number
}

/** Longer than any wait of a day, in milliseconds: one class goes wholly before the next. */
const classStrideMs = 100 * 24 * 60 * 60 * 1000

/**
 * A rule by its name. `fifo`: by seniority. `strict`: by class, then seniority. `slack`: by the largest share of the
 * target that is used up. `deadline`: by the earliest seniority plus target. `hall`: see `hallScore`.
 */
export function callOrder(name: CallOrderName, rules: CallingRules): CallOrder {
  return name === 'hall' ? hallOrder(rules) : plainOrders[name]
}

const dueAt = (queuedAt: number, line: WaitingLine) => queuedAt + line.targetMs
const byClass = (queuedAt: number, line: WaitingLine) => line.classRank * classStrideMs + queuedAt
const usedUp = (queuedAt: number, line: WaitingLine, now: number) => (queuedAt - now) / line.targetMs
const bySeniority = (queuedAt: number) => queuedAt

const plainOrders: Readonly<Record<Exclude<CallOrderName, 'hall'>, CallOrder>> = {
  fifo: { name: 'fifo', seniority: 'kept', score: bySeniority, ahead: bySeniority },
  strict: { name: 'strict', seniority: 'kept', score: byClass, ahead: byClass },
  slack: { name: 'slack', seniority: 'kept', score: usedUp, ahead: usedUp },
  deadline: { name: 'deadline', seniority: 'kept', score: dueAt, ahead: dueAt },
}

/**
 * Who is ahead under `hall`, as a visitor is told: green channel, then by due time, then who came before the slot. Not by
 * the score: whoever misses the target would see the number of people ahead leap.
 */
function dueBefore(queuedAt: number, line: WaitingLine, now: number): number {
  if (line.classRank === 0) return queuedAt
  return dueAt(queuedAt, line) + (queuedAt > now ? 2 : 1) * classStrideMs
}

function hallOrder(rules: CallingRules): CallOrder {
  return {
    name: 'hall',
    seniority: 'kept-while-in-time',
    score: (queuedAt, line, now) => hallScore(queuedAt, line, now, rules),
    ahead: dueBefore,
  }
}

/** Every rule by its name, with the settings of a hall that has none of its own. */
export const callOrders = Object.fromEntries(
  callOrderNames.map((name) => [name, callOrder(name, defaultCallingRules)]),
) as Readonly<Record<CallOrderName, CallOrder>>
