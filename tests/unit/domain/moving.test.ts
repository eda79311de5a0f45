import { describe, expect, it } from 'vitest'
import { waitMs } from '../../../hub/domain/hall-day/ticket.ts'
import {
  addMatter,
  arrive,
  changeServices,
  clerkOfWindow,
  finish,
  grantGreen,
  guide,
  hold,
  makeVoid,
  manager,
  next,
  noShow,
  requeue,
  signIn,
  take,
  transfer,
  visitor,
  wait,
} from '../../support/acts.ts'
import { given, givenHall, nineOClock, outcomeOf } from '../../support/given-hall.ts'

describe('a transfer', () => {
  describe('when it goes to another service', () => {
    it('frees the window and keeps the seniority', () => {
      const hall = given(signIn('w1'), signIn('w2'), take('passport', 't1'), wait(60), take('tax', 't2'))
      hall.given(next('w1'), arrive('w1'))
      expect(hall.when(transfer('t1', { serviceId: 'tax' }, 'w1'))).toEqual([
        { type: 'TicketTransferred', ticketId: 't1', fromWindowId: 'w1', serviceId: 'tax', toWindowId: null },
      ])
      expect(hall.window('w1').currentTicketId).toBeNull()
      expect(hall.ticket('t1')).toMatchObject({
        number: 'A001',
        serviceId: 'tax',
        queuedAt: nineOClock,
        stage: { status: 'waiting' },
      })
      hall.given(next('w2'))
      expect(hall.window('w2').currentTicketId).toBe('t1')
    })
  })

  describe('when it goes on for a matter that it has already', () => {
    it('names that matter once, and keeps the one that it came for', () => {
      const hall = given(signIn('w1'), take('passport', 't1'), next('w1'), arrive('w1'))
      hall.given(addMatter('w1', 'licence'), addMatter('w1', 'tax'))
      expect(hall.when(transfer('t1', { serviceId: 'tax' }, 'w1'))).toMatchObject([
        { type: 'TicketTransferred', serviceId: 'tax', matters: ['passport', 'licence'] },
      ])
      expect(hall.ticket('t1')).toMatchObject({ serviceId: 'tax', matters: ['passport', 'licence'] })
      hall.given(transfer('t1', { serviceId: 'passport' }))
      expect(hall.ticket('t1')).toMatchObject({ serviceId: 'passport', matters: ['tax', 'licence'] })
    })

    it('keeps of a package its other matters: they are what it came for', () => {
      const hall = given(take('open-company', 't1'), transfer('t1', { serviceId: 'tax' }))
      expect(hall.ticket('t1')).toMatchObject({ serviceId: 'tax', matters: ['licence'] })
    })
  })

  describe('when it goes to a window', () => {
    it('is called by that window alone', () => {
      const hall = given(signIn('w1'), signIn('w4'), take('tax', 't1'), next('w1'), arrive('w1'))
      hall.given(transfer('t1', { windowId: 'w4' }, 'w1'))
      expect(outcomeOf(hall.when(next('w1')))).toBe('nobody_waiting')
      expect(hall.when(next('w4'))).toMatchObject([{ ticketId: 't1', reason: 'bound-to-window' }])
      expect(hall.ticket('t1').boundWindowId).toBeNull()
    })

    it('is called even when the window takes its service no more', () => {
      const hall = given(signIn('w2'), take('tax', 't1'), transfer('t1', { windowId: 'w2' }))
      hall.given(changeServices('w2', 'passport'), next('w2'))
      expect(hall.window('w2').currentTicketId).toBe('t1')
    })

    it('must be open and take the service', () => {
      const hall = given(signIn('w2'), take('passport', 't1'))
      expect(hall.when(transfer('t1', { windowId: 'w1' }))).toEqual({
        code: 'target_window_closed',
        data: { window: 1 },
      })
      expect(outcomeOf(hall.when(transfer('t1', { windowId: 'w2' })))).toBe('window_does_not_take_service')
      expect(outcomeOf(hall.when(transfer('t1', { windowId: 'w2', serviceId: 'tax' })))).toEqual([
        'TicketTransferred',
      ])
    })
  })

  describe('when the ticket is on hold', () => {
    it('goes from the side of the window, whatever is at the window now', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), next('w1'), arrive('w1'))
      hall.given(hold('w1'), next('w1'), transfer('t1', { serviceId: 'passport' }, 'w1'))
      expect(hall.ticket('t1').stage.status).toBe('waiting')
      expect(hall.window('w1').currentTicketId).toBe('t2')
      expect(hall.hall.day.aside.size).toBe(0)
    })
  })

  describe('when it makes no sense', () => {
    it('is refused with the reason', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'))
      expect(outcomeOf(hall.when(transfer('t1', {})))).toBe('transfer_nowhere')
      expect(outcomeOf(hall.when(transfer('t9', { serviceId: 'tax' })))).toBe('ticket_unknown')
      expect(outcomeOf(hall.when(transfer('t1', { serviceId: 'fishing' })))).toBe('service_unknown')
      hall.given(next('w1'), arrive('w1'), finish('w1'))
      expect(outcomeOf(hall.when(transfer('t1', { serviceId: 'passport' })))).toBe('ticket_over')
    })

    it('is not a clerk’s to make with a ticket that waits', () => {
      const hall = given(signIn('w1'), take('tax', 't1'))
      expect(outcomeOf(hall.when(transfer('t1', { serviceId: 'passport' }, 'w1')))).toBe('not_your_window')
    })
  })
})

describe('making a ticket void', () => {
  describe('when it waits', () => {
    it('takes it out of its line', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'))
      expect(hall.when(makeVoid('t1', guide))).toEqual([
        { type: 'TicketVoided', ticketId: 't1', windowId: null, reason: 'visitor-left' },
      ])
      hall.given(next('w1'))
      expect(hall.window('w1').currentTicketId).toBe('t2')
    })

    it('is not a guide’s while its visitor is served', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), arrive('w1'))
      expect(outcomeOf(hall.when(makeVoid('t1', guide)))).toBe('ticket_not_waiting')
      expect(outcomeOf(hall.when(makeVoid('t1', manager)))).toEqual(['TicketVoided'])
    })

    it('is the visitor’s own right', () => {
      expect(outcomeOf(given(take('tax', 't1')).when(makeVoid('t1', visitor)))).toEqual(['TicketVoided'])
    })
  })

  describe('when it is at a window', () => {
    it('frees the window', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'))
      expect(hall.when(makeVoid('t1', visitor))).toMatchObject([{ windowId: 'w1' }])
      expect(hall.window('w1').currentTicketId).toBeNull()
    })

    it('is the visitor’s no more once the service has started, but the clerk’s', () => {
      const hall = given(signIn('w1'), signIn('w2'), take('tax', 't1'), next('w1'), arrive('w1'))
      expect(outcomeOf(hall.when(makeVoid('t1', visitor)))).toBe('ticket_not_waiting')
      expect(outcomeOf(hall.when(makeVoid('t1', clerkOfWindow('w2'))))).toBe('not_your_window')
      expect(outcomeOf(hall.when(makeVoid('t1', clerkOfWindow('w1'))))).toEqual(['TicketVoided'])
    })
  })

  describe('when it is a no-show or over', () => {
    it('ends a no-show and refuses what has ended', () => {
      const hall = givenHall({ rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0 } })
      hall.given(signIn('w1'), take('tax', 't1'), next('w1'), noShow('w1'))
      expect(outcomeOf(hall.when(makeVoid('t1', clerkOfWindow('w1'))))).toBe('ticket_over')
      expect(outcomeOf(hall.when(makeVoid('t1')))).toEqual(['TicketVoided'])
      expect(hall.hall.day.aside.size).toBe(0)
      expect(hall.when(makeVoid('t1'))).toEqual({
        code: 'ticket_over',
        data: { ticket: 'B001', status: { zh: '已作废', en: 'void' } },
      })
      expect(outcomeOf(hall.when(makeVoid('t9')))).toBe('ticket_unknown')
    })
  })
})

describe('the green channel', () => {
  describe('when a guide grants it', () => {
    it('is granted once, to a ticket that waits', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), next('w1'))
      expect(hall.when(grantGreen('t2'))).toEqual([
        { type: 'GreenChannelGranted', ticketId: 't2', ground: 'elderly' },
      ])
      expect(outcomeOf(hall.when(grantGreen('t2')))).toBe('green_already')
      expect(outcomeOf(hall.when(grantGreen('t1')))).toBe('ticket_not_waiting')
      expect(outcomeOf(hall.when(grantGreen('t9')))).toBe('ticket_unknown')
    })

    it('lets who was booked wait from the arrival on, not from the slot', () => {
      const hall = given(signIn('w1'), take('tax', 't1', { appointmentAt: nineOClock + 3600_000 }))
      hall.given(wait(60), take('tax', 't2'))
      expect(hall.when(grantGreen('t1'))).toEqual([
        { type: 'GreenChannelGranted', ticketId: 't1', ground: 'elderly', queuedAt: nineOClock },
      ])
      hall.given(next('w1'))
      expect(hall.window('w1').currentTicketId).toBe('t1')
      expect(waitMs(hall.ticket('t1'), hall.now)).toBe(60_000)
    })

    it('lets who missed a call before the slot wait for it no longer', () => {
      const hall = givenHall({ rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0 } }, signIn('w1'))
      hall.given(take('tax', 't1', { appointmentAt: nineOClock + 3600_000 }), next('w1'), noShow('w1'))
      hall.given(wait(60), requeue('t1'), wait(60), grantGreen('t1'))
      expect(hall.ticket('t1').queuedAt).toBe(nineOClock + 120_000)
    })
  })
})
