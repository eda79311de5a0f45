import { describe, expect, it } from 'vitest'
import {
  type Act,
  addMatter,
  arrive,
  by,
  callGiven,
  clerkOfWindow,
  done,
  finish,
  grantGreen,
  hold,
  makeVoid,
  manager,
  next,
  noShow,
  pause,
  rate,
  recall,
  requeue,
  resumeTicket,
  signIn,
  signOut,
  take,
  transfer,
  undo,
  undoSignOut,
  unpause,
  visitor,
  wait,
} from '../../support/acts.ts'
import { type GivenHall, givenHall, outcomeOf } from '../../support/given-hall.ts'
import type { HallWish } from '../../support/hall-builder.ts'

const quickNoShows: HallWish = { rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0, recallGapSeconds: 0 } }

/** Two clerks, and three people who wait for tax. */
function given(...acts: readonly Act[]): GivenHall {
  const people = ['t1', 't2', 't3'].map((id) => take('tax', id))
  return givenHall(quickNoShows, signIn('w1'), signIn('w4'), ...people, ...acts)
}

/** All that a clerk sees: tickets and windows, without the numbers that only say when they changed. */
function seen({ hall }: GivenHall) {
  return {
    tickets: [...hall.day.tickets.values()].map(({ version: _, ...ticket }) => ticket),
    windows: [...hall.day.windows.values()].map(({ lastAct: _, ...window }) => window),
    lines: [...hall.day.lines.all()].sort((a, b) => a.order - b.order),
    aside: [...hall.day.aside].sort(),
    evaluations: [...hall.evaluations],
  }
}

describe('undo', () => {
  describe('when a clerk has just misclicked', () => {
    const acts: readonly [string, readonly Act[], Act][] = [
      ['a call', [], next('w1')],
      ['a call of a given number', [], callGiven('w1', 'B003')],
      ['a call of a ticket bound to the window', [transfer('t2', { windowId: 'w1' })], next('w1')],
      ['an arrival', [next('w1')], arrive('w1')],
      ['a finish', [next('w1'), arrive('w1')], finish('w1')],
      ['a finish with the next call', [next('w1'), arrive('w1')], next('w1', done)],
      ['a no-show', [next('w1'), recall('w1')], noShow('w1')],
      ['a hold', [next('w1'), arrive('w1')], hold('w1')],
      ['a resumption', [next('w1'), arrive('w1'), hold('w1')], resumeTicket('w1', 't1')],
      [
        'a resumption of what another window held',
        [next('w4'), arrive('w4'), hold('w4')],
        resumeTicket('w1', 't1'),
      ],
      ['a transfer', [next('w1'), arrive('w1')], transfer('t1', { windowId: 'w4' }, 'w1')],
      [
        'a transfer of a held ticket while another is at the window',
        [next('w1'), arrive('w1'), hold('w1'), next('w1')],
        transfer('t1', { serviceId: 'passport' }, 'w1'),
      ],
      ['an added matter', [next('w1'), arrive('w1')], addMatter('w1', 'passport')],
      ['a ticket made void', [next('w1')], makeVoid('t1', clerkOfWindow('w1'))],
    ]

    it.each(acts)('puts everything back after %s', (_, before, act) => {
      const hall = given(...before)
      const wanted = structuredClone(seen(hall))
      hall.given(act, wait(10))
      expect(outcomeOf(hall.when(undo('w1')))).toEqual(['ActUndone'])
      expect(seen(hall)).toEqual(wanted)
      expect(outcomeOf(hall.when(undo('w1')))).toBe('nothing_to_undo')
    })

    it('names the command, the tickets and the cases that are open again', () => {
      const hall = given(next('w1'), arrive('w1'), next('w1', done))
      expect(hall.when(undo('w1'))).toEqual([
        {
          type: 'ActUndone',
          windowId: 'w1',
          undoneCommandId: hall.recorded.at(-2)?.commandId,
          act: 'TicketCalled',
          ticketIds: ['t1', 't2'],
          reopenedCaseIds: ['t1'],
        },
      ])
      expect(outcomeOf(hall.when(rate('t1', 5)))).toBe('case_unknown')
      hall.given(finish('w1'), rate('t1', 5))
    })

    it('does not put paper back into the printer', () => {
      const report: Act = {
        command: { type: 'ReportPrint', jobId: 'j1', outcome: 'printed', detail: '' },
        actor: manager,
      }
      const print = { jobId: 'j1', printerId: 'printer-1' }
      const hall = givenHall({}, signIn('w1'), take('tax', 't1', { print }), next('w1'), report, undo('w1'))
      expect(hall.ticket('t1').print).toMatchObject({ outcome: 'printed' })
    })
  })

  describe('when it is too late', () => {
    it('says how long it was possible', () => {
      expect(given(next('w1'), wait(10.001)).when(undo('w1'))).toEqual({
        code: 'undo_too_late',
        data: { seconds: 10 },
      })
    })
  })

  describe('when the case was rated meanwhile', () => {
    it('keeps the rating and refuses', () => {
      const hall = given(next('w1'), arrive('w1'), finish('w1'), rate('t1', 2))
      expect(outcomeOf(hall.when(undo('w1')))).toBe('case_rated')
      expect(hall.ticket('t1').stage.status).toBe('served')
    })
  })

  describe('when the ticket has changed since', () => {
    const changes: readonly [string, readonly Act[], Act][] = [
      ['was called by another window', [next('w1'), transfer('t1', { windowId: 'w4' }, 'w1')], next('w4')],
      ['was requeued', [next('w1'), noShow('w1')], requeue('t1')],
      ['was resumed elsewhere', [next('w1'), arrive('w1'), hold('w1')], resumeTicket('w4', 't1')],
      ['became green', [next('w1'), transfer('t1', { serviceId: 'tax' }, 'w1')], grantGreen('t1')],
    ]

    it.each(changes)('is refused because it %s', (_, before, change) => {
      const hall = given(...before, change)
      expect(hall.when(undo('w1'))).toEqual({ code: 'undo_overtaken', data: { ticket: 'B001' } })
    })
  })

  describe('when there is nothing that can be taken back', () => {
    it('is refused after signing in, a recall, or somebody else’s act at the window', () => {
      expect(outcomeOf(given().when(undo('w1')))).toBe('nothing_to_undo')
      expect(outcomeOf(given(next('w1'), recall('w1')).when(undo('w1')))).toBe('nothing_to_undo')
      expect(outcomeOf(given(next('w1'), makeVoid('t1', visitor)).when(undo('w1')))).toBe('nothing_to_undo')
    })

    it('never brings back what a manager has moved since', () => {
      const hall = given(next('w1'), arrive('w1'), hold('w1'), next('w1'))
      hall.given(transfer('t1', { serviceId: 'passport' }, 'w1'), transfer('t2', { windowId: 'w4' }))
      expect(outcomeOf(hall.when(undo('w1')))).toBe('nothing_to_undo')
      expect(hall.window('w1').currentTicketId).toBeNull()
      const driven = given(next('w1'), arrive('w1'), finish('w1'), by(manager, next('w1')))
      expect(outcomeOf(driven.when(undo('w1')))).toBe('nothing_to_undo')
      expect(driven.window('w1').currentTicketId).toBe('t2')
    })

    it('is refused at a closed window, an unknown one, and by another clerk', () => {
      const hall = given(next('w1'), arrive('w1'), finish('w1'))
      expect(outcomeOf(hall.when(by(clerkOfWindow('w4'), undo('w1'))))).toBe('not_your_window')
      expect(outcomeOf(hall.when(undo('w9')))).toBe('window_unknown')
      expect(outcomeOf(hall.given(signOut('w1')).when(undo('w1')))).toBe('window_not_open')
      hall.given(signIn('w1'))
      expect(outcomeOf(hall.when(undo('w1')))).toBe('nothing_to_undo')
    })
  })

  describe('when the window was paused after the act', () => {
    it('asks to resume it first, so that no ticket is at a paused window', () => {
      const hall = given(next('w1'), arrive('w1'), finish('w1'), pause('w1'))
      expect(outcomeOf(hall.when(undo('w1')))).toBe('window_paused')
      expect(outcomeOf(hall.given(unpause('w1')).when(undo('w1')))).toEqual(['ActUndone'])
      expect(hall.window('w1').currentTicketId).toBe('t1')
    })
  })

  describe('when a clerk has signed out by mistake', () => {
    const busy = [next('w1'), arrive('w1'), hold('w1'), transfer('t2', { windowId: 'w1' })]
    const states: readonly [string, readonly Act[]][] = [
      ['an open window', busy],
      ['a paused one', [...busy, pause('w1')]],
      ['one paused for some minutes', [...busy, pause('w1', 20)]],
    ]

    it.each(states)('is at %s again, with those on hold and those bound to it', (_, before) => {
      const hall = given(...before)
      const wanted = structuredClone(seen(hall))
      hall.given(wait(7), signOut('w1'))
      expect(hall.ticket('t2').boundWindowId).toBeNull()
      hall.given(wait(9.7), undoSignOut('w1'))
      expect(seen(hall)).toEqual(wanted)
      expect(outcomeOf(hall.when(undoSignOut('w1')))).toBe('nothing_to_undo')
    })

    it('leaves alone who was called or moved meanwhile', () => {
      const hall = given(
        transfer('t2', { windowId: 'w1' }),
        transfer('t3', { windowId: 'w1' }),
        signOut('w1'),
      )
      hall.given(callGiven('w4', 'B002'), transfer('t3', { serviceId: 'passport' }), undoSignOut('w1'))
      expect(hall.ticket('t2').stage.status).toBe('called')
      expect(hall.ticket('t3')).toMatchObject({ serviceId: 'passport', boundWindowId: null })
    })

    it('has the seconds of the rule, a manager longer', () => {
      const hall = given(signOut('w1'), wait(10.001))
      expect(hall.when(undoSignOut('w1'))).toEqual({ code: 'undo_too_late', data: { seconds: 10 } })
      expect(outcomeOf(hall.when(by(manager, undoSignOut('w1'))))).toEqual(['WindowSignedIn'])
    })

    it('is refused when the clerk or somebody else is at a window', () => {
      const moved = given(signOut('w1'), signIn('w2', 'c1'))
      expect(outcomeOf(moved.when(undoSignOut('w1')))).toBe('clerk_has_window')
      const taken = given(signOut('w1'), signIn('w1', 'c3'))
      expect(outcomeOf(taken.when(undoSignOut('w1')))).toBe('nothing_to_undo')
      expect(outcomeOf(given(signOut('w1')).when(by(clerkOfWindow('w4'), undoSignOut('w1'))))).toBe(
        'not_your_window',
      )
    })
  })

  describe('when a manager does it for the clerk', () => {
    it('takes the clerk’s act back', () => {
      expect(outcomeOf(given(next('w1')).when(by(manager, undo('w1'))))).toEqual(['ActUndone'])
    })
  })
})
