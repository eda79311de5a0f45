import { describe, expect, it } from 'vitest'
import { manager, signIn, undo, wait } from '../../support/acts.ts'
import {
  book,
  bookAtDesk,
  bookDay,
  checkIn,
  closeCallBack,
  confirm,
  eventOf,
  givenBook,
  goTo,
  holdSlot,
  serveNext,
} from '../../support/booking-builder.ts'
import { type GivenHall, outcomeOf } from '../../support/given-hall.ts'

const hours = 3600

/** A hall where the person was served for tax at 08:50 of the booking day, as ticket B001. */
function servedOnce(): GivenHall {
  const hall = goTo(givenBook({}, ...book('b1')), bookDay, '08:50')
  return hall.given(signIn('w1'), checkIn('b1'), ...serveNext())
}

/** Books and serves the person for tax once more. */
function servedAgain(hall: GivenHall, bookingId: string, date: string): GivenHall {
  goTo(hall, date, '08:50').given(bookAtDesk(bookingId, { date }), checkIn(bookingId))
  return hall.given(signIn('w1'), ...serveNext())
}

const lastVisit = (hall: GivenHall) => hall.hall.book.visits.get('p1 tax')

describe('a repeat visit', () => {
  describe('when the person books the same matter again within the days', () => {
    it('is flagged with what happened the first time', () => {
      const hall = servedOnce().given(holdSlot('b2', { date: '2026-03-05' }))
      const flag = eventOf(hall.when(confirm('b2')), 'RepeatVisitFlagged')
      expect(flag).toMatchObject({
        callBackId: 'b2-tax',
        bookingId: 'b2',
        serviceId: 'tax',
        cause: 'booking',
      })
      expect(flag.first).toEqual({
        bookingId: 'b1',
        at: hall.now,
        date: bookDay,
        ticketNumber: 'B001',
        outcome: 'done',
        caseNumber: null,
        windowId: 'w1',
        clerkId: 'c1',
      })
      expect(hall.hall.book.callBacks.get('b2-tax')).toMatchObject({ closed: null, flaggedAt: hall.now })
    })

    it('is flagged at the desk too, and once only: not again when the visitor comes', () => {
      const hall = servedOnce()
      expect(outcomeOf(hall.when(bookAtDesk('b2', { date: '2026-03-04' })))).toContain('RepeatVisitFlagged')
      goTo(hall, '2026-03-04', '08:50')
      expect(outcomeOf(hall.when(checkIn('b2')))).toEqual(['TicketIssued', 'BookingCheckedIn'])
    })

    it('names each matter by itself', () => {
      const hall = servedOnce()
      const decision = hall.when(bookAtDesk('b2', { date: '2026-03-04', services: ['passport', 'tax'] }))
      expect(eventOf(decision, 'RepeatVisitFlagged').serviceId).toBe('tax')
    })
  })

  describe('when it is another person, another matter, or too long ago', () => {
    it('is not flagged', () => {
      const hall = servedOnce()
      const other = hall.when(bookAtDesk('b2', { personId: 'p2', date: '2026-03-04' }))
      const matter = hall.when(bookAtDesk('b3', { services: ['passport'], date: '2026-03-04' }))
      expect([outcomeOf(other), outcomeOf(matter)].flat()).not.toContain('RepeatVisitFlagged')
    })

    it('is flagged to the last second of the thirty days and not after', () => {
      const hall = servedOnce()
      hall.given(wait(30 * 24 * hours))
      expect(outcomeOf(hall.when(bookAtDesk('b2', { date: '2026-04-03' })))).toContain('RepeatVisitFlagged')
      const later = servedOnce().given(wait(30 * 24 * hours + 1))
      expect(outcomeOf(later.when(bookAtDesk('b2', { date: '2026-04-03' })))).not.toContain(
        'RepeatVisitFlagged',
      )
    })
  })

  describe('when a clerk takes the finish back', () => {
    it('has not taken place, until it is finished anew', () => {
      const hall = servedOnce()
      expect(lastVisit(hall)).toBeDefined()
      hall.given(undo('w1'))
      expect(lastVisit(hall)).toBeUndefined()
      expect(hall.hall.book.bookings.get('b1')?.stage.status).toBe('checked-in')
      hall.given(serveNext()[2] as ReturnType<typeof serveNext>[number])
      expect(lastVisit(hall)?.bookingId).toBe('b1')
    })

    it('leaves the visit before it standing', () => {
      const hall = servedAgain(servedOnce(), 'b2', '2026-03-04')
      expect(lastVisit(hall)?.bookingId).toBe('b2')
      hall.given(undo('w1'))
      expect(lastVisit(hall)?.bookingId).toBe('b1')
    })
  })
})

describe('a call-back', () => {
  const flagged = () => servedOnce().given(bookAtDesk('b2', { date: '2026-03-05' }))

  describe('when the manager has made it', () => {
    it('is closed with the outcome, by whom and when', () => {
      const hall = flagged().given(closeCallBack('b2-tax', 'explained'))
      expect(hall.hall.book.callBacks.get('b2-tax')?.closed).toEqual({
        at: hall.now,
        outcome: 'explained',
        by: manager.id,
      })
      expect(hall.when(closeCallBack('b2-tax', 'explained'))).toEqual([])
      expect(outcomeOf(hall.when(closeCallBack('b2-tax', 'rectified')))).toEqual(['CallBackClosed'])
      expect(outcomeOf(hall.when(closeCallBack('b9-tax', 'rectified')))).toBe('call_back_unknown')
    })

    it('leaves the list thirty days later; one that is not made, after ninety', () => {
      const made = flagged().given(closeCallBack('b2-tax', 'explained'))
      expect(goTo(made, '2026-04-02', '08:00').hall.book.callBacks.size).toBe(1)
      expect(goTo(made, '2026-04-04', '08:00').hall.book.callBacks.size).toBe(0)
      const open = flagged()
      expect(goTo(open, '2026-05-31', '08:00').hall.book.callBacks.size).toBe(1)
      expect(goTo(open, '2026-06-03', '08:00').hall.book.callBacks.size).toBe(0)
    })
  })
})
