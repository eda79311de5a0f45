import { describe, expect, it } from 'vitest'
import { isRejection } from '../../../hub/domain/hall-day/decide-window.ts'
import type { Act } from '../../support/acts.ts'
import {
  arrive,
  by,
  closeDay,
  finish,
  hub,
  makeVoid,
  next,
  openDay,
  reprint,
  signIn,
  take,
  wait,
} from '../../support/acts.ts'
import { GivenHall, given, nineOClock, outcomeOf, testDay } from '../../support/given-hall.ts'

const minute = 60_000

describe('taking a ticket', () => {
  describe('when the day is open', () => {
    it('gives out the next number of the series of the service group', () => {
      const hall = given(take('id-card', 't1'), take('passport', 't2'), take('tax', 't3'))
      expect(hall.when(take('id-card', 't4'))).toEqual([
        {
          type: 'TicketIssued',
          ticketId: 't4',
          code: 'code-t4',
          series: 'A',
          sequence: 3,
          businessDay: testDay,
          serviceId: 'id-card',
          matters: [],
          class: 'walkin',
          ground: null,
          language: 'zh',
          queuedAt: nineOClock,
          appointmentAt: null,
          peopleAhead: 3,
          print: null,
        },
      ])
      const expectedWait = { p50Minutes: 12, p90Minutes: 20 }
      expect(hall.when(take('tax', 't5', { expectedWait }))).toMatchObject([{ ticketId: 't5', expectedWait }])
      expect(['t1', 't2', 't3', 't4'].map((id) => hall.ticket(id).number)).toEqual([
        'A001',
        'A002',
        'B001',
        'A003',
      ])
    })

    it('never gives a number twice, not even one that was made void', () => {
      const hall = given(take('tax', 't1'), take('tax', 't2'), makeVoid('t2'), take('tax', 't3'))
      expect(hall.ticket('t3').number).toBe('B003')
    })

    it('grows past three digits', () => {
      const hall = given(...Array.from({ length: 1000 }, (_, index) => take('tax', `t${index + 1}`)))
      expect(hall.ticket('t1000').number).toBe('B1000')
    })

    it('makes a ticket green by a ground, an appointment by a slot, and else a walk-in', () => {
      const slot = nineOClock + 30 * minute
      const hall = given(
        take('tax', 'green', { ground: 'disabled', appointmentAt: slot }),
        take('tax', 'early', { appointmentAt: slot }),
        wait(3600),
        take('tax', 'late', { appointmentAt: slot }),
      )
      expect(hall.ticket('green')).toMatchObject({ class: 'green', queuedAt: nineOClock })
      expect(hall.ticket('early')).toMatchObject({ class: 'appointment', queuedAt: slot })
      expect(hall.ticket('late')).toMatchObject({
        class: 'appointment',
        queuedAt: nineOClock + 60 * minute,
      })
    })

    it('puts the matters of a package on the ticket, and further ones of the visitor once', () => {
      expect(given(take('open-company', 't1')).ticket('t1').matters).toEqual(['licence', 'tax'])
      const hall = given(take('open-company', 't1', { matters: ['tax', 'passport'] }))
      expect(hall.ticket('t1').matters).toEqual(['licence', 'tax', 'passport'])
    })

    it('refuses an unknown service and an unknown printer', () => {
      const hall = given()
      expect(outcomeOf(hall.when(take('fishing', 't1')))).toBe('service_unknown')
      const print = { jobId: 'j1', printerId: 'kiosk-1' }
      expect(hall.when(take('tax', 't1', { print }))).toEqual({
        code: 'printer_unknown',
        data: { printer: 'kiosk-1' },
      })
      expect(hall.hall.day.tickets.size).toBe(0)
    })

    it('treats an id, code or job drawn twice as a bug and changes nothing', () => {
      const print = { jobId: 'j1', printerId: 'printer-1' }
      const hall = given(take('tax', 't1', { print }))
      expect(() => hall.when(take('tax', 't1', { code: 'fresh' }))).toThrow('t1')
      expect(() => hall.when(take('tax', 't2', { code: 'code-t1' }))).toThrow('t2')
      expect(() => hall.when(take('tax', 't2', { print }))).toThrow('j1')
      expect(() => hall.when(reprint('t1', 'j1'))).toThrow('j1')
      expect(hall.hall.day.issued).toBe(1)
    })
  })

  describe('when the day is not open', () => {
    it('gives out no number before it, after it, or before the hall is configured', () => {
      expect(outcomeOf(given(closeDay()).when(take('tax', 't1')))).toBe('day_not_open')
      expect(outcomeOf(new GivenHall().when(take('tax', 't1')))).toBe('service_unknown')
    })
  })

  describe('when the next business day has begun', () => {
    it('starts every series again at one', () => {
      const hall = given(take('tax', 't1'), take('tax', 't2'), closeDay(), openDay('2026-03-03'))
      hall.given(take('tax', 't3'))
      expect(hall.ticket('t3')).toMatchObject({ number: 'B001', order: 1 })
      expect(hall.hall.day.tickets.size).toBe(1)
    })
  })
})

describe('the print of a ticket', () => {
  const print = { jobId: 'j1', printerId: 'printer-1' }
  const report = (jobId: string, outcome: 'printed' | 'blocked' | 'unknown'): Act =>
    by(hub, { command: { type: 'ReportPrint', jobId, outcome, detail: '' }, actor: hub })

  describe('when the printer reports', () => {
    it('records what became of the job, and the same news once', () => {
      const hall = given(take('tax', 't1', { print }))
      expect(hall.ticket('t1').print).toMatchObject({ kind: 'original', outcome: 'pending' })
      expect(outcomeOf(hall.when(report('j1', 'blocked')))).toEqual(['PrintReported'])
      expect(outcomeOf(hall.when(report('j1', 'blocked')))).toEqual([])
      expect(outcomeOf(hall.when(report('j1', 'printed')))).toEqual(['PrintReported'])
      expect(hall.ticket('t1').print).toMatchObject({ outcome: 'printed' })
    })

    it('keeps a printed job printed', () => {
      const hall = given(take('tax', 't1', { print }), report('j1', 'printed'))
      expect(outcomeOf(hall.when(report('j1', 'unknown')))).toEqual([])
    })

    it('does not know a job that was never asked for', () => {
      expect(given().when(report('j9', 'printed'))).toEqual({
        code: 'print_job_unknown',
        data: { job: 'j9' },
      })
    })
  })

  describe('when it is asked for again', () => {
    it('is a reprint of the same number, never a second original', () => {
      const hall = given(take('tax', 't1', { print }), report('j1', 'unknown'))
      expect(outcomeOf(hall.when(reprint('t1', 'j2')))).toEqual(['ReprintRequested'])
      expect(hall.ticket('t1')).toMatchObject({ number: 'B001', print: { kind: 'reprint', jobId: 'j2' } })
    })

    it('takes late news of the first job without touching the second', () => {
      const hall = given(take('tax', 't1', { print }), reprint('t1', 'j2'), report('j2', 'printed'))
      hall.given(report('j1', 'blocked'))
      expect(hall.ticket('t1').print).toMatchObject({ jobId: 'j2', outcome: 'printed' })
    })

    it('is refused when the ticket is over, unknown, or the printer is', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), arrive('w1'), finish('w1'))
      hall.given(take('tax', 't2'))
      expect(outcomeOf(hall.when(reprint('t1', 'j2')))).toBe('ticket_over')
      expect(outcomeOf(hall.when(reprint('t9', 'j2')))).toBe('ticket_unknown')
      const elsewhere: Act = {
        command: { type: 'ReprintTicket', ticketId: 't2', printerId: 'p9', jobId: 'j2' },
        actor: hub,
      }
      expect(outcomeOf(hall.when(elsewhere))).toBe('printer_unknown')
    })
  })
})

describe('telling a refusal from what is not', () => {
  describe('when a ticket or a command carries a code of its own', () => {
    it('takes neither for a refusal', () => {
      const hall = given(take('tax', 't1'))
      expect(isRejection(hall.ticket('t1'))).toBe(false)
      const act = take('tax', 't2')
      expect('command' in act && isRejection(act.command)).toBe(false)
    })
  })
})
