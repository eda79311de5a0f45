import { describe, expect, it } from 'vitest'
import { nextFor } from '../../../hub/domain/hall-day/decide-service.ts'
import { peopleAhead } from '../../../hub/domain/hall-day/hall-day.ts'
import {
  type Act,
  arrive,
  callGiven,
  done,
  finish,
  grantGreen,
  makeVoid,
  next,
  recall,
  signIn,
  take,
  transfer,
  wait,
} from '../../support/acts.ts'
import { type GivenHall, given, givenHall, nineOClock, outcomeOf } from '../../support/given-hall.ts'

/** Calls and serves until nobody waits for the window; the numbers in the order of their calls. */
function callAll(hall: GivenHall, windowId: string): string[] {
  const called: string[] = []
  while (outcomeOf(hall.when(next(windowId))) !== 'nobody_waiting') {
    called.push(hall.window(windowId).currentTicketId ?? '')
    hall.given(arrive(windowId), finish(windowId))
  }
  return called
}

describe('calling next', () => {
  describe('when nobody waits for the window', () => {
    it('says so', () => {
      expect(given(signIn('w2'), take('passport', 't1')).when(next('w2'))).toEqual({
        code: 'nobody_waiting',
        data: {},
      })
    })
  })

  describe('when people wait', () => {
    it('calls one to the window, with the clerk and the reason', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), wait(90))
      expect(hall.when(next('w1'))).toEqual([
        { type: 'TicketCalled', ticketId: 't1', windowId: 'w1', clerkId: 'c1', reason: 'first-come' },
      ])
      expect(hall.ticket('t1')).toMatchObject({
        calledAt: nineOClock + 90_000,
        stage: { status: 'called', windowId: 'w1', clerkId: 'c1', calls: 1 },
      })
      expect(hall.window('w1').currentTicketId).toBe('t1')
    })

    it('gives two windows two different tickets', () => {
      const hall = given(signIn('w1'), signIn('w4'), take('tax', 't1'), take('tax', 't2'))
      hall.given(next('w1'), next('w4'))
      expect([hall.window('w1').currentTicketId, hall.window('w4').currentTicketId]).toEqual(['t1', 't2'])
    })

    it('calls by skill: any matter, those of a domain, or the dedicated one', () => {
      const hall = given(
        signIn('w1'),
        signIn('w2'),
        signIn('w3'),
        take('licence', 'licence'),
        take('tax', 'tax'),
        take('passport', 'passport'),
        take('id-card', 'id-card'),
      )
      expect(callAll(hall, 'w2')).toEqual(['tax'])
      expect(callAll(hall, 'w3')).toEqual(['passport', 'id-card'])
      expect(callAll(hall, 'w1')).toEqual(['licence'])
    })
  })

  describe('when the order is fifo', () => {
    it('goes by seniority over all services and classes; issue order decides ties', () => {
      const hall = given(
        signIn('w1'),
        take('tax', 't1'),
        take('licence', 't2'),
        wait(60),
        take('passport', 't3', { ground: 'elderly' }),
        take('tax', 't4', { appointmentAt: nineOClock + 30_000 }),
      )
      expect(callAll(hall, 'w1')).toEqual(['t1', 't2', 't3', 't4'])
    })

    it('counts an early appointment from its slot', () => {
      const hall = given(
        signIn('w1'),
        take('tax', 'early', { appointmentAt: nineOClock + 60_000 }),
        wait(30),
        take('tax', 'walkin'),
      )
      expect(callAll(hall, 'w1')).toEqual(['walkin', 'early'])
    })
  })

  describe('when the order is strict', () => {
    it('goes by class first, green before appointment before walk-in, then by seniority', () => {
      const hall = givenHall(
        { rules: { callOrder: 'strict' } },
        signIn('w1'),
        take('tax', 'walkin'),
        wait(1),
        take('passport', 'appointment', { appointmentAt: nineOClock }),
        wait(1),
        take('licence', 'green-1', { ground: 'military' }),
        wait(1),
        take('tax', 'green-2', { ground: 'elderly' }),
      )
      expect(hall.when(next('w1'))).toMatchObject([{ ticketId: 'green-1', reason: 'class-first' }])
      hall.given(arrive('w1'), finish('w1'))
      expect(callAll(hall, 'w1')).toEqual(['green-2', 'appointment', 'walkin'])
    })

    it('moves a ticket to the front of the walk-ins when a guide grants the green channel', () => {
      const hall = givenHall({ rules: { callOrder: 'strict' } }, signIn('w1'), take('tax', 't1'))
      hall.given(wait(5), take('tax', 't2'), grantGreen('t2'))
      expect(hall.ticket('t2')).toMatchObject({ class: 'green', ground: 'elderly', number: 'B002' })
      expect(callAll(hall, 'w1')).toEqual(['t2', 't1'])
    })
  })

  describe('when the order is hall', () => {
    const soon = nineOClock + 60_000
    const hallOf = (...acts: readonly Act[]) =>
      givenHall({ rules: { callOrder: 'hall' } }, signIn('w1'), ...acts)

    it('goes by class first among those who are due, an appointment from its slot on', () => {
      const early = hallOf(
        take('tax', 'appointment', { appointmentAt: soon }),
        wait(1),
        take('tax', 'walkin'),
        take('tax', 'green', { ground: 'elderly' }),
      )
      expect(early.when(next('w1'))).toMatchObject([{ ticketId: 'green', reason: 'green-first' }])
      early.given(arrive('w1'), finish('w1'))
      expect(callAll(early, 'w1')).toEqual(['walkin', 'appointment'])
      const due = hallOf(take('tax', 'walkin'), take('tax', 'appointment', { appointmentAt: soon }))
      due.given(wait(59.999))
      expect(nextFor(due.hall.day, due.window('w1'), due.now)?.ticket.id).toBe('walkin')
      due.given(wait(0.001))
      expect(nextFor(due.hall.day, due.window('w1'), due.now)?.ticket.id).toBe('appointment')
    })

    it('calls who is early when nobody who is due waits, the earlier slot first', () => {
      const hall = hallOf(
        take('licence', 'later', { appointmentAt: soon + 60_000 }),
        take('tax', 'earlier', { appointmentAt: soon }),
      )
      expect(callAll(hall, 'w1')).toEqual(['earlier', 'later'])
    })

    it('counts the people ahead alike, before and after the slot begins', () => {
      const hall = hallOf(take('tax', 'appointment', { appointmentAt: soon }), take('licence', 'walkin'))
      const ahead = () =>
        ['appointment', 'walkin'].map((id) => peopleAhead(hall.hall.day, hall.ticket(id), hall.now))
      expect(ahead()).toEqual([1, 0])
      hall.given(wait(60))
      expect(ahead()).toEqual([0, 1])
    })
  })

  describe('when the clerk says how the present case ended', () => {
    it('finishes it and calls the next in one', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), next('w1'), arrive('w1'))
      expect(outcomeOf(hall.when(next('w1', done)))).toEqual(['ServiceFinished', 'TicketCalled'])
      expect(hall.ticket('t1').stage.status).toBe('served')
      expect(hall.window('w1').currentTicketId).toBe('t2')
    })

    it('finishes it when nobody waits', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), arrive('w1'))
      expect(outcomeOf(hall.when(next('w1', done)))).toEqual(['ServiceFinished'])
      expect(hall.window('w1').currentTicketId).toBeNull()
    })

    it('calls nobody when the case cannot be finished', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), next('w1'))
      expect(outcomeOf(hall.when(next('w1', done)))).toBe('ticket_not_serving')
      expect(outcomeOf(given(signIn('w1'), take('tax', 't1')).when(next('w1', done)))).toBe('window_idle')
    })
  })
})

describe('the hall definition', () => {
  describe('when it names a service of a window twice', () => {
    it('counts and calls each ticket once', () => {
      const windows = [
        {
          id: 'w1',
          number: 1,
          name: { zh: '一', en: '' },
          kind: 'dedicated' as const,
          zoneId: 'hall',
          services: ['tax', 'tax'],
        },
      ]
      const hall = givenHall({ windows }, signIn('w1'), take('tax', 't1'))
      const { services } = hall.window('w1')
      expect(hall.hall.day.lines.countFor('w1', services)).toBe(1)
    })
  })
})

describe('calling a given number', () => {
  describe('when it waits', () => {
    it('calls it out of turn, however the number was typed, and says why', () => {
      const hall = given(signIn('w2'), take('tax', 't1'), take('tax', 't2'))
      expect(hall.when(callGiven('w2', ' b002 '))).toMatchObject([
        { type: 'TicketCalled', ticketId: 't2', reason: 'given-number' },
      ])
    })

    it('refuses a service that the window does not take', () => {
      const hall = given(signIn('w2'), take('passport', 't1'))
      expect(hall.when(callGiven('w2', 'A001'))).toEqual({
        code: 'window_does_not_take_service',
        data: { window: 2, service: { zh: '普通护照', en: 'passport' } },
      })
    })

    it('refuses a ticket bound for another window', () => {
      const hall = given(signIn('w1'), signIn('w2'), take('tax', 't1'), transfer('t1', { windowId: 'w2' }))
      expect(hall.when(callGiven('w1', 'B001'))).toEqual({
        code: 'ticket_for_other_window',
        data: { ticket: 'B001', window: 2 },
      })
      expect(outcomeOf(hall.when(callGiven('w2', 'B001')))).toEqual(['TicketCalled'])
    })
  })

  describe('when it cannot be called', () => {
    it('tells an unknown number from one that does not wait', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), makeVoid('t1'))
      expect(hall.when(callGiven('w1', 'B007'))).toEqual({
        code: 'ticket_unknown',
        data: { ticket: 'B007' },
      })
      expect(hall.when(callGiven('w1', 'B001'))).toEqual({
        code: 'ticket_not_waiting',
        data: { ticket: 'B001', status: { zh: '已作废', en: 'void' } },
      })
    })

    it('refuses while a ticket is at the window', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), next('w1'))
      expect(outcomeOf(hall.when(callGiven('w1', 'B002')))).toBe('window_busy')
    })
  })
})

describe('recalling', () => {
  describe('when the ticket was called', () => {
    it('calls it again after the gap and says how long to wait before it', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), wait(4.2))
      expect(hall.when(recall('w1'))).toEqual({
        code: 'recall_too_soon',
        data: { ticket: 'B001', seconds: 6 },
      })
      hall.given(wait(5.8))
      expect(hall.when(recall('w1'))).toEqual([
        { type: 'TicketRecalled', ticketId: 't1', windowId: 'w1', call: 2 },
      ])
      expect(outcomeOf(hall.when(recall('w1')))).toBe('recall_too_soon')
    })

    it('is bounded in number', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), wait(10), recall('w1'), wait(10))
      hall.given(recall('w1'), wait(10))
      expect(hall.when(recall('w1'))).toEqual({
        code: 'recall_limit',
        data: { ticket: 'B001', calls: 3 },
      })
      expect(hall.ticket('t1').calledAt).toBe(nineOClock)
    })
  })

  describe('when nobody is called', () => {
    it('refuses an empty window and a visitor who is being served', () => {
      const hall = given(signIn('w1'), take('tax', 't1'))
      expect(hall.when(recall('w1'))).toEqual({ code: 'window_idle', data: {} })
      hall.given(next('w1'), arrive('w1'))
      expect(outcomeOf(hall.when(recall('w1')))).toBe('ticket_not_called')
    })
  })
})

describe('who is next', () => {
  describe('when the clerk looks before pressing', () => {
    it('names the ticket and the reason that the call then has', () => {
      const hall = given(signIn('w2'), take('tax', 't1'), transfer('t1', { windowId: 'w2' }))
      const seen = nextFor(hall.hall.day, hall.window('w2'), hall.now)
      expect(seen).toMatchObject({ ticket: { id: 't1' }, ground: { reason: 'bound-to-window' } })
      expect(hall.when(next('w2'))).toMatchObject([{ ticketId: 't1', reason: 'bound-to-window' }])
    })
  })
})
