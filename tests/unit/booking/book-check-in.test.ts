import { describe, expect, it } from 'vitest'
import { arrive, closeDay, next, signIn, take, wait } from '../../support/acts.ts'
import {
  book,
  bookDay,
  bookingOf,
  cancelBooking,
  checkIn,
  eventOf,
  givenBook,
  goTo,
  holdSlot,
  instant,
  openingOf,
  serveNext,
  setUp,
  setupOf,
  statusOf,
  sweep,
  tellTurnNear,
} from '../../support/booking-builder.ts'
import { type GivenHall, outcomeOf } from '../../support/given-hall.ts'

const underHall = { rules: { callOrder: 'hall' } } as const

/** The booking `b1` for nine o'clock of the booking day, at a time of that day. */
function atClock(time: string, wish: Parameters<typeof givenBook>[0] = {}): GivenHall {
  return goTo(givenBook({ hall: underHall, ...wish }, ...book('b1')), bookDay, time)
}

/** Who is called at window 1, in this order, while nobody else comes. */
function called(hall: GivenHall): string[] {
  const order: string[] = []
  while (outcomeOf(hall.when(next('w1'))) !== 'nobody_waiting') {
    order.push(hall.window('w1').currentTicketId ?? '')
    hall.given(...serveNext().slice(1))
  }
  return order
}

describe('checking in', () => {
  describe('when the visitor is in time', () => {
    it('becomes one ticket of the appointments, with the slot as its seniority', () => {
      const hall = atClock('08:40')
      const decision = hall.when(checkIn('b1'))
      expect(outcomeOf(decision)).toEqual(['TicketIssued', 'BookingCheckedIn'])
      expect(eventOf(decision, 'TicketIssued')).toMatchObject({
        class: 'appointment',
        ground: null,
        queuedAt: instant(bookDay, '09:00'),
        appointmentAt: instant(bookDay, '09:00'),
      })
      expect(bookingOf(hall, 'b1').stage).toEqual({
        status: 'checked-in',
        at: hall.now,
        ticketId: 't-b1',
        ticketNumber: 'B001',
        ticketCode: 'code-t-b1',
        late: false,
      })
      expect(hall.hall.book.idByTicket.get('t-b1')).toBe('b1')
    })

    it('carries every matter of the visit', () => {
      const hall = givenBook({}, ...book('b1', { services: ['tax', 'passport', 'licence'] }))
      goTo(hall, bookDay, '09:00').given(checkIn('b1'))
      expect(hall.ticket('t-b1')).toMatchObject({ serviceId: 'tax', matters: ['passport', 'licence'] })
    })
  })

  describe('when the visitor is early', () => {
    it('goes at once when nobody who is due waits', () => {
      const hall = atClock('08:40').given(signIn('w1'), checkIn('b1'))
      expect(hall.when(next('w1'))).toMatchObject([{ type: 'TicketCalled', ticketId: 't-b1' }])
    })

    it('lets walk-ins who are due go first, until the slot begins', () => {
      const hall = atClock('08:40').given(signIn('w1'), checkIn('b1'), take('tax', 'walk-1'))
      expect(called(hall)).toEqual(['walk-1', 't-b1'])
      const later = atClock('08:40').given(signIn('w1'), checkIn('b1'))
      goTo(later, bookDay, '08:55').given(take('tax', 'walk-1'))
      expect(called(goTo(later, bookDay, '09:00'))).toEqual(['t-b1', 'walk-1'])
    })

    it('goes by the slot among those who are early, not by who came first', () => {
      const hall = givenBook({ hall: underHall }, ...book('b1', { start: '10:00' }))
      hall.given(...book('b2', { personId: 'p2', start: '09:30' }))
      goTo(hall, bookDay, '08:40').given(signIn('w1'), checkIn('b1'), wait(60), checkIn('b2'))
      expect(called(hall)).toEqual(['t-b2', 't-b1'])
    })
  })

  describe('when the visitor is late', () => {
    it('is an appointment still at the last instant of the grace', () => {
      const hall = atClock('09:15:00').given(checkIn('b1'))
      expect(hall.ticket('t-b1').class).toBe('appointment')
      expect(bookingOf(hall, 'b1').stage).toMatchObject({ late: false })
    })

    it('is a walk-in from check-in after it, whether anybody has swept or not', () => {
      const hall = atClock('09:15:00.001').given(checkIn('b1'))
      expect(hall.ticket('t-b1')).toMatchObject({
        class: 'walkin',
        queuedAt: hall.now,
        appointmentAt: null,
      })
      expect(bookingOf(hall, 'b1').stage).toMatchObject({ late: true })
      const swept = atClock('10:40').given(sweep(), checkIn('b1'))
      expect(swept.ticket('t-b1').class).toBe('walkin')
    })

    it('has come after all: the no-show counts no longer, and no place is given back twice', () => {
      const hall = atClock('09:20').given(sweep())
      expect(bookingOf(hall, 'b1').stage).toMatchObject({ status: 'no-show', counted: true })
      expect(hall.hall.book.noShowsOf.get('p1')).toHaveLength(1)
      hall.given(checkIn('b1'), signIn('w1'), ...serveNext())
      expect(statusOf(hall, 'b1')).toBe('served')
      expect(hall.hall.book.noShowsOf.size).toBe(0)
    })
  })

  describe('when it cannot be', () => {
    it('is refused on another day, and once the day is closed', () => {
      const hall = givenBook({}, ...book('b1'))
      expect(hall.when(checkIn('b1'))).toEqual({
        code: 'check_in_other_day',
        data: { date: `${bookDay} 09:00` },
      })
      goTo(hall, bookDay, '08:50').given(closeDay())
      expect(outcomeOf(hall.when(checkIn('b1')))).toBe('day_not_open')
    })

    it('gives no second ticket, and names the first', () => {
      const hall = atClock('08:50').given(checkIn('b1'))
      expect(hall.when(checkIn('b1', 't-again'))).toEqual({
        code: 'checked_in_already',
        data: { ticket: 'B001' },
      })
      hall.given(signIn('w1'), ...serveNext())
      expect(outcomeOf(hall.when(checkIn('b1', 't-again')))).toBe('booking_over')
    })

    it('is refused when it is not confirmed, cancelled, expired or unknown', () => {
      const hall = givenBook({}, holdSlot('b1'), holdSlot('b2', { start: '10:00' }))
      hall.given(...book('b3', { personId: 'p3' }), cancelBooking('b3'))
      goTo(hall, bookDay, '08:50')
      const codes = ['b1', 'b2', 'b3', 'nobody'].map((id) => outcomeOf(hall.when(checkIn(id))))
      expect(codes).toEqual(['booking_over', 'booking_not_confirmed', 'booking_over', 'booking_unknown'])
    })
  })

  describe('when it is a key project’s', () => {
    it('goes by the green channel, on that ground', () => {
      const keyProjects = [{ code: 'XM-2026-01', name: '厦门北站扩建' }]
      const openings = [openingOf(), openingOf({ id: 'projects', audience: 'key-projects' })]
      const hall = givenBook({ openings, keyProjects }, ...book('b1', { project: 'XM-2026-01' }))
      goTo(hall, bookDay, '09:00').given(checkIn('b1'))
      expect(hall.ticket('t-b1')).toMatchObject({ class: 'green', ground: 'key-project' })
    })
  })
})

describe('visitors who do not come', () => {
  describe('when the grace is over', () => {
    it('are noticed then and not before; the place is given back and the no-show counted', () => {
      const hall = atClock('09:15:00')
      expect(hall.when(sweep())).toEqual([])
      expect(hall.given(wait(0.001)).when(sweep())).toEqual([
        { type: 'BookingNoShow', bookingId: 'b1', counted: true },
      ])
      expect(hall.when(sweep())).toEqual([])
      expect(hall.hall.book.noShowsOf.get('p1')).toEqual([hall.now])
    })
  })

  describe('when the hall was not there to see it', () => {
    const counted = (hall: GivenHall) => eventOf(hall.when(sweep()), 'BookingNoShow').counted

    it('does not count them: it closed early', () => {
      expect(counted(atClock('09:10').given(closeDay(), wait(600)))).toBe(false)
    })

    it('does not count them: its day was opened after the slot had begun', () => {
      const late = givenBook({}, ...book('b1'))
      late.now = instant(bookDay, '09:14')
      goTo(late, bookDay, '09:16')
      expect(counted(late)).toBe(false)
    })

    it('does not count them: nobody looked for long after the grace', () => {
      expect(counted(atClock('09:45:01'))).toBe(false)
      expect(counted(atClock('09:45:00'))).toBe(true)
    })

    it('does not count them: nobody looked until the next day', () => {
      expect(counted(goTo(givenBook({}, ...book('b1')), '2026-03-05', '08:00'))).toBe(false)
    })
  })

  describe('when several are missed at once', () => {
    it('tells them by slot, then by who booked first', () => {
      const hall = givenBook({}, ...book('b1', { start: '09:30' }), wait(1))
      hall.given(...book('b3', { personId: 'p3' }), ...book('b2', { personId: 'p2' }))
      const events = goTo(hall, bookDay, '10:00').when(sweep())
      expect(events).toMatchObject([{ bookingId: 'b2' }, { bookingId: 'b3' }, { bookingId: 'b1' }])
    })
  })
})

describe('a turn that is near', () => {
  const waiting = (ahead: number) => {
    const walkIns = Array.from({ length: ahead }, (_, index) => take('tax', `walk-${index}`))
    return atClock('08:40').given(signIn('w1'), ...walkIns, checkIn('b1'))
  }

  describe('when few are ahead', () => {
    it('is told once, with the number and how many are ahead', () => {
      const hall = waiting(3)
      expect(hall.when(tellTurnNear('b1'))).toEqual([
        { type: 'TurnNear', bookingId: 'b1', ticketNumber: 'B004', peopleAhead: 3 },
      ])
      expect(hall.when(tellTurnNear('b1'))).toEqual([])
    })
  })

  describe('when many are ahead, or the visitor does not wait', () => {
    it('is not told', () => {
      const hall = waiting(4)
      expect(hall.when(tellTurnNear('b1'))).toEqual([])
      expect(outcomeOf(hall.given(next('w1')).when(tellTurnNear('b1')))).toEqual(['TurnNear'])
      const there = waiting(0).given(next('w1'), arrive('w1'))
      expect(there.when(tellTurnNear('b1'))).toEqual([])
      expect(givenBook({}, ...book('b1')).when(tellTurnNear('b1'))).toEqual([])
    })
  })
})

describe('a rule of the grace that is changed', () => {
  it('holds for the bookings that are there', () => {
    const hall = atClock('09:20').given(setUp(setupOf({ rules: { lateGraceMinutes: 30 } })))
    expect(hall.when(sweep())).toEqual([])
    expect(hall.given(checkIn('b1')).ticket('t-b1').class).toBe('appointment')
  })
})
