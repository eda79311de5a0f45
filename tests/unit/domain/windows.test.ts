import { describe, expect, it } from 'vitest'
import {
  arrive,
  by,
  changeServices,
  clerkOfWindow,
  finish,
  manager,
  next,
  pause,
  signIn,
  signOut,
  take,
  transfer,
  unpause,
  wait,
} from '../../support/acts.ts'
import { given, outcomeOf } from '../../support/given-hall.ts'

describe('a window', () => {
  describe('when it is closed', () => {
    it('is signed in by a clerk', () => {
      const hall = given()
      expect(hall.when(signIn('w1'))).toEqual([{ type: 'WindowSignedIn', windowId: 'w1', clerkId: 'c1' }])
      expect(hall.window('w1').stage).toEqual({ status: 'open', clerkId: 'c1' })
    })

    it('is opened with nobody but a clerk of the hall', () => {
      for (const staffId of ['g1', 'm1', 'gone'])
        expect(outcomeOf(given().when(signIn('w1', staffId)))).toBe('clerk_not_free')
    })

    it('refuses calls, pauses and signing out', () => {
      const hall = given(take('tax', 't1'))
      expect(hall.when(next('w1'))).toEqual({ code: 'window_not_open', data: { window: 1 } })
      expect(outcomeOf(hall.when(pause('w1')))).toBe('window_not_open')
      expect(outcomeOf(hall.when(signOut('w1')))).toBe('window_not_open')
      expect(outcomeOf(hall.when(unpause('w1')))).toBe('window_not_paused')
    })
  })

  describe('when a clerk is signed in', () => {
    it('is taken for another clerk, who is told by whom', () => {
      expect(given(signIn('w1')).when(signIn('w1', 'c2'))).toEqual({
        code: 'window_taken',
        data: { window: 1, clerk: { zh: '员工1', en: 'Member 1' } },
      })
    })

    it('is the only window of its clerk', () => {
      const hall = given(signIn('w1'))
      expect(hall.when(signIn('w2', 'c1'))).toEqual({ code: 'clerk_has_window', data: { window: 1 } })
      expect(outcomeOf(hall.when(signIn('w1')))).toBe('clerk_has_window')
    })

    it('obeys its own clerk only', () => {
      const hall = given(signIn('w1'), signIn('w2'), take('tax', 't1'))
      for (const act of [next('w1'), pause('w1'), signOut('w1'), arrive('w1'), finish('w1')])
        expect(outcomeOf(hall.when(by(clerkOfWindow('w2'), act)))).toBe('not_your_window')
    })

    it('lets the clerk go to another window after signing out', () => {
      const hall = given(signIn('w1'), signOut('w1'))
      expect(outcomeOf(hall.when(signIn('w2', 'c1')))).toEqual(['WindowSignedIn'])
      expect(hall.window('w1').stage.status).toBe('closed')
    })

    it('is signed out by a manager when its clerk forgot', () => {
      expect(outcomeOf(given(signIn('w1')).when(by(manager, signOut('w1'))))).toEqual(['WindowSignedOut'])
    })
  })

  describe('when it is paused', () => {
    it('keeps its clerk and calls nobody until it is resumed', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), pause('w1'))
      expect(hall.window('w1').stage).toEqual({ status: 'paused', clerkId: 'c1', reason: 'lunch' })
      expect(outcomeOf(hall.when(next('w1')))).toBe('window_paused')
      expect(outcomeOf(hall.when(pause('w1')))).toBe('window_paused')
      expect(outcomeOf(hall.when(by(clerkOfWindow('w2'), unpause('w1'))))).toBe('not_your_window')
      expect(outcomeOf(hall.when(unpause('w1')))).toEqual(['WindowResumed'])
      expect(outcomeOf(hall.when(next('w1')))).toEqual(['TicketCalled'])
    })
  })

  describe('when a ticket is at it', () => {
    it('neither pauses nor closes nor calls another', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), next('w1'))
      for (const act of [pause('w1'), signOut('w1'), next('w1')])
        expect(hall.when(act)).toEqual({ code: 'window_busy', data: { ticket: 'B001' } })
    })
  })

  describe('when its clerk signs out with tickets bound to it', () => {
    it('releases them to every window of their service, with their seniority', () => {
      const hall = given(signIn('w1'), signIn('w2'), take('tax', 't1'), wait(60), take('tax', 't2'))
      hall.given(transfer('t1', { windowId: 'w2' }))
      expect(outcomeOf(hall.when(next('w1')))).toEqual(['TicketCalled'])
      expect(hall.window('w1').currentTicketId).toBe('t2')
      expect(hall.when(signOut('w2'))).toEqual([
        { type: 'WindowSignedOut', windowId: 'w2', clerkId: 'c2' },
        {
          type: 'TicketTransferred',
          ticketId: 't1',
          fromWindowId: null,
          serviceId: 'tax',
          toWindowId: null,
        },
      ])
      hall.given(arrive('w1'), finish('w1'), next('w1'))
      expect(hall.window('w1').currentTicketId).toBe('t1')
    })
  })

  describe('when a manager changes what it takes', () => {
    it('calls by the new list from the next call on', () => {
      const hall = given(signIn('w2'), take('passport', 't1'), take('tax', 't2'))
      expect(hall.when(changeServices('w2', 'passport', 'passport'))).toEqual([
        { type: 'WindowServicesChanged', windowId: 'w2', services: ['passport'] },
      ])
      hall.given(next('w2'))
      expect(hall.window('w2').currentTicketId).toBe('t1')
    })

    it('refuses a service that the hall does not have', () => {
      expect(given().when(changeServices('w2', 'tax', 'fishing'))).toEqual({
        code: 'service_unknown',
        data: { service: 'fishing' },
      })
    })
  })

  describe('when it does not exist', () => {
    it('is unknown to every command', () => {
      const hall = given(take('tax', 't1'))
      const acts = [signIn('w9'), signOut('w9'), pause('w9'), unpause('w9'), next('w9'), arrive('w9')]
      for (const act of [...acts, changeServices('w9', 'tax'), transfer('t1', { windowId: 'w9' })])
        expect(hall.when(act)).toEqual({ code: 'window_unknown', data: { window: 'w9' } })
    })
  })
})
