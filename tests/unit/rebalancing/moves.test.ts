import { describe, expect, it } from 'vitest'
import { evolveHall, initialHall } from '../../../hub/domain/hall.ts'
import { fromSnapshot, toSnapshot } from '../../../hub/domain/hall-snapshot.ts'
import type { Move } from '../../../hub/domain/rebalancing/move.ts'
import type { MovePrediction } from '../../../hub/domain/rebalancing/prediction.ts'
import {
  type Act,
  arrive,
  by,
  changeServices,
  closeDay,
  finish,
  hub,
  makeVoid,
  manager,
  next,
  openDay,
  pause,
  signIn,
  signOut,
  take,
  transfer,
  unpause,
  wait,
} from '../../support/acts.ts'
import { type GivenHall, given, nineOClock, outcomeOf } from '../../support/given-hall.ts'

const figure = { mean: 3, low: 1, high: 5 }
const predicted: MovePrediction = {
  replications: 40,
  lateWithout: figure,
  lateWith: figure,
  lateChange: { mean: -2, low: -3, high: -1 },
  worstWaitWithoutMs: figure,
  worstWaitWithMs: figure,
  worstWaitChangeMs: figure,
}
const hourMs = 60 * 60 * 1000

function accept(move: Move, moveId = 'move-1'): Act {
  const command = { type: 'AcceptMove', moveId, move, predicted, until: nineOClock + hourMs } as const
  return { command, actor: manager }
}
const undoMove = (moveId = 'move-1'): Act => ({ command: { type: 'UndoMove', moveId }, actor: manager })
const measure = (moveId = 'move-1'): Act => ({ command: { type: 'MeasureMove', moveId }, actor: hub })
const stageOf = (hall: GivenHall, moveId = 'move-1') => hall.hall.moves.get(moveId)?.stage

const open: Move = { kind: 'open-window', windowId: 'w1', clerkId: 'c5' }
const resume: Move = { kind: 'resume-window', windowId: 'w1' }
const send: Move = { kind: 'move-clerk', fromWindowId: 'w2', windowId: 'w1', clerkId: 'c2' }
const widen: Move = {
  kind: 'change-services',
  windowId: 'w2',
  change: 'comprehensive',
  from: ['tax'],
  services: ['*'],
}
const delay: Move = {
  kind: 'delay-break',
  windowId: 'w2',
  minutes: 30,
  breakFrom: nineOClock + 40 * 60_000,
}

describe('an accepted move', () => {
  describe('when the hall is as it was suggested', () => {
    it('is made by the ordinary acts, with its prediction beside them', () => {
      expect(outcomeOf(given().when(accept(open)))).toEqual(['WindowSignedIn', 'MoveAccepted'])
      expect(outcomeOf(given(signIn('w1'), pause('w1')).when(accept(resume)))).toEqual([
        'WindowResumed',
        'MoveAccepted',
      ])
      expect(outcomeOf(given(signIn('w2')).when(accept(send)))).toEqual([
        'WindowSignedOut',
        'WindowSignedIn',
        'MoveAccepted',
      ])
      expect(outcomeOf(given().when(accept(widen)))).toEqual(['WindowServicesChanged', 'MoveAccepted'])
      expect(outcomeOf(given().when(accept(delay)))).toEqual(['MoveAccepted'])
    })

    it('moves the clerk, who is at one window at a time', () => {
      const hall = given(signIn('w2'), accept(send))
      expect(hall.window('w1').stage).toMatchObject({ status: 'open', clerkId: 'c2' })
      expect(hall.window('w2').stage.status).toBe('closed')
      expect(hall.hall.day.windowOfClerk.get('c2')).toBe('w1')
    })

    it('is done once, however often it is accepted', () => {
      expect(outcomeOf(given(accept(open)).when(accept(open)))).toEqual([])
    })
  })

  describe('when the hall has changed since it was suggested', () => {
    it('is refused with the reason', () => {
      expect(outcomeOf(given(signIn('w1')).when(accept(open)))).toBe('window_taken')
      expect(outcomeOf(given(signIn('w4', 'c5')).when(accept(open)))).toBe('clerk_has_window')
      expect(outcomeOf(given(signIn('w1')).when(accept(resume)))).toBe('window_not_paused')
      expect(outcomeOf(given(changeServices('w2', 'licence')).when(accept(widen)))).toBe('move_outdated')
      expect(outcomeOf(given(signIn('w3', 'c2')).when(accept(send)))).toBe('move_outdated')
      expect(outcomeOf(given(wait(2401)).when(accept(delay)))).toBe('move_outdated')
      expect(outcomeOf(given(accept(delay)).when(accept(delay, 'move-2')))).toBe('move_outdated')
    })

    it('does not take a clerk away from a visitor', () => {
      const hall = given(signIn('w2'), take('tax', 't1'), next('w2'))
      expect(outcomeOf(hall.when(accept(send)))).toBe('window_busy')
    })
  })
})

describe('putting a move back', () => {
  describe('when nobody has changed the same since', () => {
    it('brings the hall where it was', () => {
      const opened = given(accept(open), undoMove())
      expect(opened.window('w1').stage.status).toBe('closed')
      const resumed = given(signIn('w1'), pause('w1'), accept(resume), undoMove())
      expect(resumed.window('w1').stage).toEqual({ status: 'paused', clerkId: 'c1', reason: 'lunch' })
      const sent = given(signIn('w2'), accept(send), undoMove())
      expect(sent.window('w1').stage.status).toBe('closed')
      expect(sent.window('w2').stage).toMatchObject({ clerkId: 'c2' })
      const widened = given(accept(widen), undoMove())
      expect(widened.window('w2').services).toEqual(['tax'])
      expect(stageOf(widened)).toMatchObject({ status: 'undone' })
      expect(outcomeOf(given(accept(delay)).when(undoMove()))).toEqual(['MoveUndone'])
    })

    it('gives a moved clerk the pause and those bound to the window back', () => {
      const hall = given(signIn('w2'), take('tax', 't1'), transfer('t1', { windowId: 'w2' }), pause('w2', 20))
      const before = hall.window('w2').stage
      hall.given(accept(send), wait(3))
      expect(hall.ticket('t1').boundWindowId).toBeNull()
      hall.given(undoMove())
      expect(hall.window('w2').stage).toEqual(before)
      expect(hall.ticket('t1').boundWindowId).toBe('w2')
    })

    it('gives a paused window the hour back at which its clerk meant to return', () => {
      const hall = given(signIn('w1'), pause('w1', 20))
      const before = hall.window('w1').stage
      hall.given(wait(61), accept(resume), wait(125), undoMove())
      expect(hall.window('w1').stage).toEqual(before)
    })

    it('is possible after changes of something else', () => {
      const hall = given(signIn('w2'), accept(widen), pause('w2'), unpause('w2'))
      expect(outcomeOf(hall.when(undoMove()))).toEqual(['WindowServicesChanged', 'MoveUndone'])
    })

    it('waits for the visitor at the window', () => {
      const hall = given(accept(open), take('tax', 't1'))
      hall.given({
        command: { type: 'CallNextTicket', windowId: 'w1', finishing: null },
        actor: { kind: 'clerk', id: 'c5' },
      })
      expect(outcomeOf(hall.when(undoMove()))).toBe('window_busy')
    })

    it('happens once', () => {
      expect(outcomeOf(given(accept(widen), undoMove()).when(undoMove()))).toEqual([])
    })
  })

  describe('when somebody has changed the same since', () => {
    it('is refused, even if it looks as before', () => {
      const reopened = given(accept(open), by(manager, signOut('w1')), signIn('w1', 'c5'))
      expect(outcomeOf(reopened.when(undoMove()))).toBe('move_overtaken')
      const lent = given(signIn('w2'), accept(send), signIn('w2', 'c5'), by(manager, signOut('w2')))
      expect(outcomeOf(lent.when(undoMove()))).toBe('move_overtaken')
      const changed = given(accept(widen), changeServices('w2', 'licence'))
      expect(outcomeOf(changed.when(undoMove()))).toBe('move_overtaken')
      const gone = given(signIn('w1'), pause('w1'), accept(resume), signOut('w1'))
      expect(outcomeOf(gone.when(undoMove()))).toBe('move_overtaken')
      expect(outcomeOf(given(accept(delay), wait(2400)).when(undoMove()))).toBe('move_overtaken')
    })
  })

  describe('when the day is another', () => {
    it('knows nothing of it', () => {
      const hall = given(accept(widen), closeDay(), openDay('2026-03-03'))
      expect(outcomeOf(hall.when(undoMove()))).toBe('move_unknown')
    })
  })
})

describe('the record of a move', () => {
  /** One who waits past the target of twenty minutes, one who is called in time, one who left, one who came too late to count. */
  const hour: readonly Act[] = [
    signIn('w2'),
    take('tax', 'served'),
    take('tax', 'late'),
    take('tax', 'left'),
    accept(widen),
    next('w2'),
    arrive('w2'),
    wait(600),
    makeVoid('left'),
    wait(1500),
    finish('w2'),
    next('w2'),
    wait(1500),
    take('tax', 'after'),
  ]

  describe('when its hour is over', () => {
    it('counts who waited too long by then, and the longest wait, from the tickets', () => {
      const hall = given(...hour).given(measure())
      expect(stageOf(hall)).toEqual({
        status: 'measured',
        real: { late: 1, worstWaitMs: 2100_000, visitors: 4 },
      })
    })

    it('is made once, and not before its time', () => {
      expect(outcomeOf(given(accept(widen), wait(3599)).when(measure()))).toEqual([])
      expect(outcomeOf(given(accept(widen), wait(3600), measure()).when(measure()))).toEqual([])
      expect(outcomeOf(given(accept(widen), undoMove(), wait(3600)).when(measure()))).toEqual([])
    })

    it('is made at once when the day is closed', () => {
      expect(outcomeOf(given(accept(widen), closeDay()).when(measure()))).toEqual(['MoveMeasured'])
    })
  })

  describe('when the hub starts again', () => {
    it('is the same from the snapshot and from the journal', () => {
      const { hall, recorded } = given(accept(delay), ...hour, accept(open, 'move-2'), measure())
      const copy = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(hall))))
      expect([...copy.moves]).toEqual([...hall.moves])
      const folded = initialHall()
      for (const one of recorded) evolveHall(folded, JSON.parse(JSON.stringify(one)))
      expect([...folded.moves]).toEqual([...hall.moves])
    })
  })
})
