import type { CaseOutcome, HoldReason, PauseReason, VoidReason } from '../../../shared/http/schemas.ts'
import {
  holdReasonWords,
  outcomeWords,
  pauseReasonWords,
  voidReasonWords,
} from '../../../shared/texts/console-words.ts'

// Read off the complete word tables, so that the pages do not load the schemas and zod with them.
const keysOf = <Key extends string>(words: Readonly<Record<Key, unknown>>) => Object.keys(words) as Key[]

/** Reasons of a hold in the order of their digits. */
export const holdReasons: readonly HoldReason[] = keysOf(holdReasonWords)
/** Reasons of a pause in the order of their digits. */
export const pauseReasons: readonly PauseReason[] = keysOf(pauseReasonWords)
/** Reasons of a void ticket in the order of their digits. */
export const voidReasons: readonly VoidReason[] = keysOf(voidReasonWords)
/** Outcomes of a service in the order of their digits. */
export const caseOutcomes: readonly CaseOutcome[] = keysOf(outcomeWords)
