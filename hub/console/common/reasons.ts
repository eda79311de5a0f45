import type { CaseOutcome, HoldReason, TicketCard, VoidReason } from '../../../shared/http/ticket-schemas.ts'
import type { PauseReason } from '../../../shared/http/window-schemas.ts'
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
const voidReasons: readonly VoidReason[] = keysOf(voidReasonWords).filter(
  (reason) => reason !== 'identity-mismatch',
)
/**
 * Reasons to make a ticket void, in the order of their digits. Only who has booked can turn out to be somebody else; that
 * reason comes last, so that the others keep their digits.
 */
export function voidReasonsOf({ booked }: Pick<TicketCard, 'booked'>): readonly VoidReason[] {
  return booked === null ? voidReasons : [...voidReasons, 'identity-mismatch']
}

/** Outcomes of a service in the order of their digits. */
export const caseOutcomes: readonly CaseOutcome[] = keysOf(outcomeWords)
