import type { CallingRules } from '../../../shared/hall-definition.ts'
import type { WaitingLine } from './waiting-line.ts'

const minuteMs = 60_000
/** Longer than any wait, in milliseconds: one rank goes wholly before the next. */
const strideMs = 100 * 24 * 60 * minuteMs

/** In which of the hall's five ranks a waiting ticket is. */
export type HallRank = 'green' | 'over-limit' | 'in-time' | 'late' | 'early'

/** The order of the ranks: the lower goes first. */
const strides: Readonly<Record<HallRank, number>> = {
  green: -2,
  'over-limit': -1,
  'in-time': 0,
  late: 1,
  early: 2,
}

/** With fewer of the day's windows than this share the clerks are going home: who is late cannot wait for a quieter hour. */
const closingShare = 0.85

/**
 * The wait, in milliseconds, past which a ticket goes before everybody but the green channel: the hard limit, or on a
 * crowded day a share of the longest wait that anybody would have had in turn; towards closing, of the present one.
 */
export function limitMs({ pool }: WaitingLine, rules: CallingRules): number {
  const crowdedMs = pool.windows < closingShare * pool.mostWindows ? pool.turnMs : pool.worstTurnMs
  return Math.max(rules.hardLimitMinutes * minuteMs, rules.crowdedShare * crowdedMs)
}

/** The rank of a ticket that has been queued since then. */
export function hallRank(queuedAt: number, line: WaitingLine, now: number, rules: CallingRules): HallRank {
  if (line.classRank === 0) return 'green'
  const waitMs = now - queuedAt
  if (waitMs < 0) return 'early'
  if (waitMs <= line.targetMs) return 'in-time'
  return waitMs >= limitMs(line, rules) ? 'over-limit' : 'late'
}

/**
 * The hall's own rule. Green channel first; then whoever is over the limit, the oldest first; then those who can still
 * be called within their target, by due time, in a rush the shorter services first: the expected time counts in
 * proportion to the wait that newcomers would have in turn; then those who missed the target, until the limit brings
 * them forward; last who came before the slot, when nobody who is due waits. ADR 13 tells why.
 */
export function hallScore(queuedAt: number, line: WaitingLine, now: number, rules: CallingRules): number {
  const rank = hallRank(queuedAt, line, now, rules)
  if (rank !== 'in-time') return queuedAt + strides[rank] * strideMs
  const rush = line.pool.turnMs / (rules.rushMinutes * minuteMs)
  return queuedAt + line.targetMs + rush * line.expectedMs
}
