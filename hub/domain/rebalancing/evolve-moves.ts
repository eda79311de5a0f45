import type { HallDayEvent } from '../hall-day/events.ts'
import type { Recorded } from '../journal.ts'
import type { Move } from './move.ts'
import type { AcceptedMove, MoveBook, MoveEvent } from './move-book.ts'

/** Applies one event to the moves: their own, and what happens at the windows that they changed. */
export function evolveMoves(book: MoveBook, recorded: Recorded<MoveEvent | HallDayEvent>): void {
  const { event, at, actor } = recorded
  switch (event.type) {
    case 'MoveAccepted': {
      const { type: _, ...accepted } = event
      book.set(event.moveId, {
        ...accepted,
        acceptedAt: at,
        acceptedBy: actor.id,
        overtaken: false,
        stage: { status: 'running' },
      })
      break
    }
    case 'MoveUndone':
      change(book, event.moveId, { stage: { status: 'undone', undoneAt: at } })
      break
    case 'MoveMeasured':
      change(book, event.moveId, { stage: { status: 'measured', real: event.real } })
      break
    case 'BusinessDayOpened':
      book.clear()
      break
    default:
      // An undo's own acts come before its MoveUndone and mark it as well, which does not matter any more.
      for (const { moveId, move, overtaken } of book.values())
        if (!overtaken && isOvertakenBy(move, event)) change(book, moveId, { overtaken: true })
  }
}

/** Whether an event at a window changes what the move has changed there. */
function isOvertakenBy(move: Move, event: HallDayEvent): boolean {
  if (event.type === 'HallConfigured') return move.kind !== 'delay-break'
  if (event.type === 'BusinessDayClosed') return true
  if (!('windowId' in event)) return false
  switch (move.kind) {
    case 'open-window':
      return event.windowId === move.windowId && isStaffing(event)
    case 'move-clerk':
      return [move.windowId, move.fromWindowId].includes(event.windowId ?? '') && isStaffing(event)
    case 'resume-window':
      return event.windowId === move.windowId && (isStaffing(event) || isPausing(event))
    case 'change-services':
      return event.windowId === move.windowId && event.type === 'WindowServicesChanged'
    case 'delay-break':
      return false
  }
}

function isStaffing({ type }: HallDayEvent): boolean {
  return type === 'WindowSignedIn' || type === 'WindowSignedOut'
}

function isPausing({ type }: HallDayEvent): boolean {
  return type === 'WindowPaused' || type === 'WindowResumed'
}

function change(book: MoveBook, moveId: string, changes: Partial<AcceptedMove>): void {
  const known = book.get(moveId)
  if (known === undefined) throw new Error(`the journal names an unknown move ${moveId}`)
  book.set(moveId, { ...known, ...changes })
}
