import type { PauseReason } from '../../../shared/http/window-schemas.ts'
import type { HourAsItWas } from './hour-as-it-was.ts'
import type { Move } from './move.ts'
import type { MovePrediction } from './prediction.ts'

/** A suggested move was accepted; the acts at the windows stand before it in the journal, under the same command. */
export interface MoveAccepted {
  readonly type: 'MoveAccepted'
  readonly moveId: string
  readonly move: Move
  readonly predicted: MovePrediction
  /** End of the hour that the prediction is about. */
  readonly until: number
  /** Why the window was paused before it was called back; null for other moves. */
  readonly pauseReason: PauseReason | null
  /** When its clerk meant to be back from that pause; left out when nobody said. */
  readonly backAt?: number
}

/** An accepted move was put back. */
export interface MoveUndone {
  readonly type: 'MoveUndone'
  readonly moveId: string
}

/** The hour after an accepted move is over: what really became of it. */
export interface MoveMeasured {
  readonly type: 'MoveMeasured'
  readonly moveId: string
  readonly real: HourAsItWas
}

/** Everything that can happen to suggested moves. */
export type MoveEvent = MoveAccepted | MoveUndone | MoveMeasured

/** How far an accepted move has come. */
export type MoveStage =
  | { readonly status: 'running' }
  | { readonly status: 'undone'; readonly undoneAt: number }
  | { readonly status: 'measured'; readonly real: HourAsItWas }

/** A move that was accepted today. A value; a change makes a new one. */
export interface AcceptedMove {
  readonly moveId: string
  readonly move: Move
  readonly predicted: MovePrediction
  readonly pauseReason: PauseReason | null
  readonly backAt?: number
  readonly acceptedAt: number
  readonly acceptedBy: string
  readonly until: number
  /** Whether somebody has changed since what the move changed: then it cannot be put back. */
  readonly overtaken: boolean
  readonly stage: MoveStage
}

/** The moves of the business day by their ids, in the order of their acceptance. Only `evolveMoves` changes it. */
export type MoveBook = Map<string, AcceptedMove>

/** Breaks put off today, which are not in the hall's plan. */
export function delayedBreaks(book: MoveBook): Extract<Move, { kind: 'delay-break' }>[] {
  return [...book.values()].flatMap(({ move, stage }) =>
    move.kind === 'delay-break' && stage.status !== 'undone' ? [move] : [],
  )
}
