import { type Rejection, reject } from '../../../shared/errors.ts'
import { negativeUpTo } from '../../../shared/negative-score.ts'
import type { HallDayEvent } from '../hall-day/events.ts'
import type { Recorded } from '../journal.ts'

/** What a visitor may say besides the score. */
export interface RatingWords {
  /** Codes of the reasons that were ticked. */
  readonly reasons?: readonly string[]
  /** The visitor's own words. */
  readonly comment?: string
}

/** Rate a served case. */
export interface RateCase extends RatingWords {
  readonly type: 'RateCase'
  readonly caseId: string
  /** The window whose pad it comes from; null for the visitor's own page. */
  readonly windowId: string | null
  /** 5 very satisfied (非常满意) to 1 very dissatisfied (非常不满意). */
  readonly score: number
}

/** A case was rated: the one rating it ever gets. */
export interface CaseRated extends RatingWords {
  readonly type: 'CaseRated'
  readonly caseId: string
  readonly windowId: string
  readonly clerkId: string
  readonly score: number
}

/** Mark a negative rating (差评) of the day as seen by a manager, or as not seen after all. */
export interface MarkNegative {
  readonly type: 'MarkNegative'
  readonly caseId: string
  readonly mark: 'seen' | 'unseen'
}

/** A manager has seen a negative rating, or has taken that back. */
export interface NegativeRatingMarked {
  readonly type: 'NegativeRatingMarked'
  readonly caseId: string
  readonly mark: 'seen' | 'unseen'
}

/** A served case and its rating; null while unrated. Unrated is never counted as satisfied. */
export interface RatedCase extends RatingWords {
  readonly windowId: string
  readonly clerkId: string
  readonly score: number | null
  readonly ratedAt: number | null
  /** The manager who has seen a negative rating. */
  readonly seenBy?: string
}

/** The evaluations (好差评) of the business day by case id. */
export type Evaluations = Map<string, RatedCase>

/** One rating per served case, from its own window or its own code. */
export function decideRating(
  evaluations: Evaluations,
  { caseId, windowId, score, reasons = [], comment = '' }: RateCase,
): readonly CaseRated[] | Rejection {
  const found = evaluations.get(caseId)
  if (found === undefined) return reject('case_unknown')
  if (windowId !== null && windowId !== found.windowId) return reject('case_of_other_window')
  if (found.score !== null) return reject('case_rated')
  const words = { ...(reasons.length > 0 && { reasons }), ...(comment !== '' && { comment }) }
  return [{ type: 'CaseRated', caseId, windowId: found.windowId, clerkId: found.clerkId, score, ...words }]
}

/** Only a negative rating of the day is marked; the mark that it has already says nothing new. */
export function decideMark(
  evaluations: Evaluations,
  { caseId, mark }: MarkNegative,
): readonly NegativeRatingMarked[] | Rejection {
  const found = evaluations.get(caseId)
  if (found === undefined || (found.score ?? Number.POSITIVE_INFINITY) > negativeUpTo)
    return reject('case_unknown')
  if ((mark === 'seen') === (found.seenBy !== undefined)) return []
  return [{ type: 'NegativeRatingMarked', caseId, mark }]
}

/** Applies one event of the hall's journal to the evaluations it owns. */
export function evolveEvaluations(
  evaluations: Evaluations,
  { event, at, actor }: Recorded<HallDayEvent | CaseRated | NegativeRatingMarked>,
): void {
  switch (event.type) {
    case 'BusinessDayOpened':
      evaluations.clear()
      break
    case 'ServiceFinished':
      evaluations.set(event.caseId, {
        windowId: event.windowId,
        clerkId: event.clerkId,
        score: null,
        ratedAt: null,
      })
      break
    case 'ActUndone':
      for (const caseId of event.reopenedCaseIds) evaluations.delete(caseId)
      break
    case 'CaseRated': {
      const found = evaluations.get(event.caseId)
      if (found === undefined) throw new Error(`the journal rates an unknown case ${event.caseId}`)
      const { score, reasons, comment } = event
      const words = { ...(reasons && { reasons }), ...(comment && { comment }) }
      evaluations.set(event.caseId, { ...found, score, ratedAt: at, ...words })
      break
    }
    case 'NegativeRatingMarked': {
      const found = evaluations.get(event.caseId)
      if (found === undefined) throw new Error(`the journal marks an unknown case ${event.caseId}`)
      const { seenBy: _, ...rating } = found
      evaluations.set(event.caseId, event.mark === 'seen' ? { ...rating, seenBy: actor.id } : rating)
      break
    }
  }
}
