import { describe, expect, it } from 'vitest'
import { waitMs } from '../../../hub/domain/hall-day/ticket.ts'
import {
  addMatter,
  arrive,
  by,
  changeServices,
  clerkOfWindow,
  finish,
  hold,
  next,
  noShow,
  recall,
  requeue,
  resumeTicket,
  signIn,
  signOut,
  take,
  transfer,
  wait,
} from '../../support/acts.ts'
import { given, givenHall, nineOClock, outcomeOf } from '../../support/given-hall.ts'

describe('the service', () => {
  describe('when the visitor arrives', () => {
    it('starts once', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), wait(20))
      expect(hall.when(arrive('w1'))).toEqual([{ type: 'ServiceStarted', ticketId: 't1', windowId: 'w1' }])
      expect(hall.ticket('t1').stage).toEqual({
        status: 'serving',
        windowId: 'w1',
        clerkId: 'c1',
        startedAt: nineOClock + 20_000,
      })
      expect(outcomeOf(hall.when(arrive('w1')))).toBe('ticket_not_called')
    })
  })

  describe('when it is finished', () => {
    it('ends with its outcome and case number and frees the window', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), arrive('w1'), wait(300))
      expect(hall.when(finish('w1', { outcome: 'accepted', caseNumber: 'XM-1' }))).toEqual([
        {
          type: 'ServiceFinished',
          ticketId: 't1',
          windowId: 'w1',
          clerkId: 'c1',
          caseId: 't1',
          outcome: 'accepted',
          caseNumber: 'XM-1',
        },
      ])
      expect(hall.ticket('t1').stage).toMatchObject({
        status: 'served',
        startedAt: nineOClock,
        finishedAt: nineOClock + 300_000,
        caseNumber: 'XM-1',
      })
      expect(hall.window('w1').currentTicketId).toBeNull()
    })

    it('must have started', () => {
      const hall = given(signIn('w1'), take('tax', 't1'))
      expect(outcomeOf(hall.when(finish('w1')))).toBe('window_idle')
      hall.given(next('w1'))
      expect(hall.when(finish('w1'))).toEqual({
        code: 'ticket_not_serving',
        data: { ticket: 'B001', status: { zh: '已叫号', en: 'called' } },
      })
    })
  })
})

describe('a no-show', () => {
  const called = () => given(signIn('w1'), take('tax', 't1'), next('w1'))

  describe('when the calls or the seconds of the rule are missing', () => {
    it('is refused with what is missing', () => {
      const hall = called()
      expect(hall.when(noShow('w1'))).toEqual({
        code: 'no_show_too_soon',
        data: { ticket: 'B001', calls: 1, seconds: 30 },
      })
      hall.given(wait(40))
      expect(hall.when(noShow('w1'))).toMatchObject({ data: { calls: 1, seconds: 0 } })
      const recalled = called().given(wait(10), recall('w1'), wait(5))
      expect(recalled.when(noShow('w1'))).toMatchObject({ data: { calls: 0, seconds: 15 } })
    })
  })

  describe('when the rule is met', () => {
    it('frees the window', () => {
      const hall = called().given(wait(10), recall('w1'), wait(20))
      expect(hall.when(noShow('w1'))).toEqual([{ type: 'TicketNoShow', ticketId: 't1', windowId: 'w1' }])
      expect(hall.window('w1').currentTicketId).toBeNull()
      expect(hall.ticket('t1').stage.status).toBe('no-show')
      expect(outcomeOf(hall.when(noShow('w1')))).toBe('window_idle')
    })

    it('is never said of a visitor who arrived', () => {
      expect(outcomeOf(called().given(arrive('w1'), wait(100)).when(noShow('w1')))).toBe('ticket_not_called')
    })
  })
})

describe('requeueing', () => {
  const missed = () =>
    given(
      signIn('w1'),
      take('tax', 't1'),
      wait(60),
      next('w1'),
      wait(10),
      recall('w1'),
      wait(20),
      noShow('w1'),
    )

  describe('when the visitor comes back in time', () => {
    it('puts the ticket at the end of its line with a new seniority', () => {
      const hall = missed().given(take('tax', 't2'), wait(60))
      expect(hall.when(requeue('t1'))).toEqual([
        { type: 'TicketRequeued', ticketId: 't1', queuedAt: nineOClock + 150_000 },
      ])
      hall.given(next('w1'))
      expect(hall.window('w1').currentTicketId).toBe('t2')
    })

    it('leaves who was called before the booked slot with that slot', () => {
      const slot = nineOClock + 3600_000
      const hall = givenHall({ rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0 } }, signIn('w1'))
      hall.given(take('tax', 't1', { appointmentAt: slot }), next('w1'), noShow('w1'), requeue('t1'))
      expect(hall.ticket('t1').queuedAt).toBe(slot)
    })

    it('still counts the wait to the first call', () => {
      const hall = missed().given(wait(60), requeue('t1'), wait(60), next('w1'))
      expect(waitMs(hall.ticket('t1'), hall.now)).toBe(60_000)
    })

    it('still counts it from the booked slot', () => {
      const hall = givenHall({ rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0 } }, signIn('w1'))
      hall.given(take('tax', 't1', { appointmentAt: nineOClock + 600_000 }), wait(1200), next('w1'))
      hall.given(noShow('w1'), wait(60), requeue('t1'))
      expect(waitMs(hall.ticket('t1'), hall.now)).toBe(600_000)
    })
  })

  describe('when the rule forbids it', () => {
    it('is done once only', () => {
      const hall = missed().given(requeue('t1'), next('w1'), wait(10), recall('w1'), wait(20), noShow('w1'))
      expect(hall.when(requeue('t1'))).toEqual({
        code: 'requeue_limit',
        data: { ticket: 'B001', times: 1 },
      })
    })

    it('is refused when it is too late', () => {
      const hall = missed().given(wait(20 * 60))
      expect(outcomeOf(hall.when(requeue('t1')))).toEqual(['TicketRequeued'])
      expect(
        missed()
          .given(wait(20 * 60 + 1))
          .when(requeue('t1')),
      ).toEqual({
        code: 'requeue_too_late',
        data: { ticket: 'B001', minutes: 20 },
      })
    })

    it('is for no-shows only', () => {
      const hall = given(take('tax', 't1'))
      expect(outcomeOf(hall.when(requeue('t1')))).toBe('ticket_not_no_show')
      expect(outcomeOf(hall.when(requeue('t9')))).toBe('ticket_unknown')
    })

    it('is off with a limit of nought', () => {
      const hall = givenHall({ rules: { requeueLimit: 0, noShowAfterCalls: 1, noShowAfterSeconds: 0 } })
      hall.given(signIn('w1'), take('tax', 't1'), next('w1'), noShow('w1'))
      expect(outcomeOf(hall.when(requeue('t1')))).toBe('requeue_limit')
    })
  })
})

describe('holding', () => {
  const serving = () => given(signIn('w1'), signIn('w2'), take('passport', 't1'), next('w1'), arrive('w1'))

  describe('when a service is interrupted', () => {
    it('parks the ticket with its reason and frees the window', () => {
      const hall = serving()
      expect(hall.when(hold('w1'))).toEqual([
        { type: 'TicketHeld', ticketId: 't1', windowId: 'w1', reason: 'copying' },
      ])
      expect(hall.window('w1').currentTicketId).toBeNull()
      expect([...hall.hall.day.aside]).toEqual(['t1'])
      expect(outcomeOf(hall.when(next('w1')))).toBe('nobody_waiting')
    })

    it('needs a service that has started', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'))
      expect(outcomeOf(hall.when(hold('w1')))).toBe('ticket_not_serving')
    })
  })

  describe('when it goes on', () => {
    it('resumes at the window that held it, even if that takes the service no more', () => {
      const hall = serving().given(hold('w1'), changeServices('w1', 'tax'))
      expect(hall.when(resumeTicket('w1', 't1'))).toEqual([
        { type: 'TicketResumed', ticketId: 't1', windowId: 'w1', clerkId: 'c1' },
      ])
      expect(hall.window('w1').currentTicketId).toBe('t1')
      expect(hall.ticket('t1').stage.status).toBe('serving')
    })

    it('resumes at another window that takes its service, after its clerk has gone', () => {
      const hall = serving().given(signIn('w3'), hold('w1'), signOut('w1'))
      expect(outcomeOf(hall.when(resumeTicket('w2', 't1')))).toBe('window_does_not_take_service')
      expect(outcomeOf(hall.when(resumeTicket('w3', 't1')))).toEqual(['TicketResumed'])
    })

    it('is refused at a busy window, for an unknown ticket and for one not on hold', () => {
      const hall = serving().given(hold('w1'), take('tax', 't2'))
      expect(outcomeOf(hall.when(resumeTicket('w1', 't2')))).toBe('ticket_not_held')
      expect(outcomeOf(hall.when(resumeTicket('w1', 't9')))).toBe('ticket_unknown')
      hall.given(next('w1'))
      expect(outcomeOf(hall.when(resumeTicket('w1', 't1')))).toBe('window_busy')
    })
  })
})

describe('adding a matter', () => {
  const serving = () => given(signIn('w2'), take('tax', 't1'), next('w2'), arrive('w2'))

  describe('when the visitor needs a second thing done', () => {
    it('puts it on the ticket once', () => {
      const hall = serving().given(changeServices('w2', 'tax', 'licence'))
      expect(hall.when(addMatter('w2', 'licence'))).toEqual([
        { type: 'MatterAdded', ticketId: 't1', windowId: 'w2', serviceId: 'licence' },
      ])
      expect(hall.ticket('t1').matters).toEqual(['licence'])
      expect(hall.when(addMatter('w2', 'licence'))).toEqual({
        code: 'matter_already_there',
        data: { ticket: 'B001', service: { zh: '营业执照', en: 'licence' } },
      })
      expect(outcomeOf(hall.when(addMatter('w2', 'tax')))).toBe('matter_already_there')
    })

    it('refuses what the window does not take, what is unknown, and a ticket not in service', () => {
      const hall = serving()
      expect(outcomeOf(hall.when(addMatter('w2', 'licence')))).toBe('window_does_not_take_service')
      expect(outcomeOf(hall.when(addMatter('w2', 'fishing')))).toBe('service_unknown')
      const called = given(signIn('w1'), take('tax', 't1'), next('w1'))
      expect(outcomeOf(called.when(addMatter('w1', 'licence')))).toBe('ticket_not_serving')
    })
  })
})

describe('acts of a clerk at a window that is not the own', () => {
  describe('when the window is open', () => {
    it('are all refused', () => {
      const hall = given(signIn('w1'), signIn('w2'), take('passport', 't1'), next('w1'))
      const stranger = clerkOfWindow('w2')
      for (const act of [recall('w1'), arrive('w1'), noShow('w1'), hold('w1'), addMatter('w1', 'tax')])
        expect(outcomeOf(hall.when(by(stranger, act)))).toBe('not_your_window')
      expect(outcomeOf(hall.when(by(stranger, transfer('t1', { windowId: 'w2' }, 'w1'))))).toBe(
        'not_your_window',
      )
      hall.given(arrive('w1'), hold('w1'))
      expect(outcomeOf(hall.when(by(stranger, resumeTicket('w1', 't1'))))).toBe('not_your_window')
    })
  })
})
