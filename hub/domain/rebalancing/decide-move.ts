import { type Rejection, reject } from '../../../shared/errors.ts'
import { decide } from '../hall-day/decide.ts'
import {
  decideSignIn,
  decideSignOut,
  decideUndoSignOut,
  isRejection,
  pauseGoesOn,
} from '../hall-day/decide-window.ts'
import type { HallDayEvent } from '../hall-day/events.ts'
import type { HallDay } from '../hall-day/hall-day.ts'
import type { Circumstance } from '../journal.ts'
import { hourAsItWas } from './hour-as-it-was.ts'
import type { Move } from './move.ts'
import type { AcceptedMove, MoveBook, MoveEvent } from './move-book.ts'
import type { MovePrediction } from './prediction.ts'

/** What can be asked about suggested moves. */
export type MoveCommand =
  | {
      readonly type: 'AcceptMove'
      readonly moveId: string
      readonly move: Move
      readonly predicted: MovePrediction
      readonly until: number
    }
  | { readonly type: 'UndoMove'; readonly moveId: string }
  | { readonly type: 'MeasureMove'; readonly moveId: string }

/** What a move needs of the hall. */
interface Surroundings {
  readonly day: HallDay
  readonly moves: MoveBook
}

type Decision = readonly (HallDayEvent | MoveEvent)[] | Rejection

/** What comes of a command about a move: the ordinary acts at the windows and the move's own event, or a refusal. Pure. */
export function decideMove(hall: Surroundings, command: MoveCommand, circumstance: Circumstance): Decision {
  switch (command.type) {
    case 'AcceptMove':
      return decideAccept(hall, command, circumstance)
    case 'UndoMove':
      return decideUndoMove(hall, command.moveId, circumstance)
    case 'MeasureMove':
      return decideMeasure(hall, command.moveId, circumstance)
  }
}

function decideAccept(
  { day, moves }: Surroundings,
  { moveId, move, predicted, until }: Extract<MoveCommand, { type: 'AcceptMove' }>,
  circumstance: Circumstance,
): Decision {
  if (moves.has(moveId)) return []
  const acts = actsOf(day, moves, move, circumstance)
  if (isRejection(acts)) return acts
  const stage = day.windows.get(move.windowId)?.stage
  const paused = move.kind === 'resume-window' && stage?.status === 'paused' ? stage : undefined
  const pause = {
    pauseReason: paused?.reason ?? null,
    ...(paused?.backAt !== undefined && { backAt: paused.backAt }),
  }
  return [...acts, { type: 'MoveAccepted', moveId, move, predicted, until, ...pause }]
}

/** The ordinary acts that make a move. */
function actsOf(day: HallDay, moves: MoveBook, move: Move, circumstance: Circumstance) {
  const { windowId } = move
  if (!day.windows.has(windowId)) return reject('window_unknown', { window: windowId })
  switch (move.kind) {
    case 'open-window':
      return decideSignIn(day, { type: 'SignInWindow', windowId, clerkId: move.clerkId })
    case 'resume-window':
      return decide(day, { type: 'ResumeWindow', windowId }, circumstance)
    case 'move-clerk':
      return sent(day, move.clerkId, move.fromWindowId, circumstance, (free) =>
        decideSignIn(free, { type: 'SignInWindow', windowId, clerkId: move.clerkId }),
      )
    case 'change-services': {
      const { from, services } = move
      if (!isSameList(day.windows.get(windowId)?.services ?? [], from)) return reject('move_outdated')
      return decide(day, { type: 'ChangeWindowServices', windowId, services }, circumstance)
    }
    case 'delay-break': {
      const isDelayed = [...moves.values()].some(
        ({ move: other, stage }) =>
          stage.status !== 'undone' && other.kind === 'delay-break' && other.windowId === windowId,
      )
      return isDelayed || circumstance.now >= move.breakFrom ? reject('move_outdated') : []
    }
  }
}

/** Signs a clerk out of one window and lets the clerk take another, as one act. */
function sent(
  day: HallDay,
  clerkId: string,
  from: string,
  circumstance: Circumstance,
  takeOther: (free: HallDay) => readonly HallDayEvent[] | Rejection,
): readonly HallDayEvent[] | Rejection {
  if (day.windowOfClerk.get(clerkId) !== from) return reject('move_outdated')
  const left = decideSignOut(day, { type: 'SignOutWindow', windowId: from }, circumstance)
  if (isRejection(left)) return left
  const windowOfClerk = new Map(day.windowOfClerk)
  windowOfClerk.delete(clerkId)
  const taken = takeOther({ ...day, windowOfClerk })
  return isRejection(taken) ? taken : [...left, ...taken]
}

function decideUndoMove({ day, moves }: Surroundings, moveId: string, circumstance: Circumstance): Decision {
  const accepted = moves.get(moveId)
  if (accepted === undefined) return reject('move_unknown')
  if (accepted.stage.status === 'undone') return []
  if (accepted.overtaken) return reject('move_overtaken')
  const acts = actsBack(day, accepted, circumstance)
  return isRejection(acts) ? acts : [...acts, { type: 'MoveUndone', moveId }]
}

/** The ordinary acts that put back what a move changed. */
function actsBack(day: HallDay, { move, pauseReason, backAt }: AcceptedMove, circumstance: Circumstance) {
  const { windowId } = move
  switch (move.kind) {
    case 'open-window':
      return decide(day, { type: 'SignOutWindow', windowId }, circumstance)
    case 'resume-window':
      return decide(
        day,
        {
          type: 'PauseWindow',
          windowId,
          reason: pauseReason ?? 'other',
          ...pauseGoesOn(backAt, circumstance.now),
        },
        circumstance,
      )
    case 'move-clerk':
      return sent(day, move.clerkId, windowId, circumstance, (free) =>
        decideUndoSignOut(free, { type: 'UndoSignOut', windowId: move.fromWindowId }, circumstance),
      )
    case 'change-services':
      return decide(day, { type: 'ChangeWindowServices', windowId, services: move.from }, circumstance)
    case 'delay-break':
      return circumstance.now >= move.breakFrom ? reject('move_overtaken') : []
  }
}

function decideMeasure({ day, moves }: Surroundings, moveId: string, { now }: Circumstance): Decision {
  const accepted = moves.get(moveId)
  if (accepted === undefined || accepted.stage.status !== 'running') return []
  const { acceptedAt: from, until } = accepted
  if (now < until && day.businessDay?.status === 'open') return []
  return [
    { type: 'MoveMeasured', moveId, real: hourAsItWas(day.tickets.values(), day.services, { from, until }) },
  ]
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}
