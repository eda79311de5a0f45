import { describe, expect, it } from 'vitest'
import { signIn, wait } from '../../support/acts.ts'
import {
  book,
  bookAtDesk,
  bookDay,
  checkIn,
  givenBook,
  goTo,
  holdSlot,
  serveNext,
  sweep,
} from '../../support/booking-builder.ts'
import type { GivenHall } from '../../support/given-hall.ts'

/** How much each look-up of the book holds. */
function sizes({ hall }: GivenHall) {
  const { bookings, idByCode, idByCheckInCode, idByTicket, idsByPerson, idsByDate, held, sequences } =
    hall.book
  const { holdsOf, noShowsOf, visits } = hall.book
  return {
    bookings: bookings.size,
    codes: idByCode.size,
    checkInCodes: idByCheckInCode.size,
    tickets: idByTicket.size,
    persons: idsByPerson.size,
    dates: idsByDate.size,
    held: held.size,
    sequences: sequences.size,
    holds: holdsOf.size,
    noShows: noShowsOf.size,
    visits: visits.size,
    occupied: hall.book.occupancy.toData().length,
  }
}

const nothing = Object.fromEntries(Object.keys(sizes(givenBook({}))).map((key) => [key, 0]))

describe('what a booking leaves behind', () => {
  const past = () => {
    const hall = givenBook({}, ...book('served'), ...book('missed', { personId: 'p2' }))
    hall.given(holdSlot('let-go', { personId: 'p3', start: '10:00' }))
    goTo(hall, bookDay, '09:00').given(signIn('w1'), checkIn('served'), ...serveNext())
    return goTo(hall, bookDay, '09:16').given(sweep())
  }

  describe('when its day is two weeks past', () => {
    it('answers until then', () => {
      const hall = goTo(past(), '2026-03-17', '08:00')
      expect(sizes(hall)).toMatchObject({ bookings: 2, codes: 2, checkInCodes: 2, tickets: 1, persons: 2 })
    })

    it('leaves every look-up of the book', () => {
      const hall = goTo(past(), '2026-03-18', '08:00')
      expect(sizes(hall)).toEqual({ ...nothing, noShows: 1, visits: 1 })
    })

    it('leaves what the rules on persons remember when no rule asks for it', () => {
      const hall = goTo(past(), '2026-05-02', '08:00')
      expect(sizes(hall)).toMatchObject({ noShows: 1, visits: 0 })
      expect(sizes(goTo(hall, '2026-05-03', '08:00'))).toEqual(nothing)
    })
  })

  describe('when it was never confirmed', () => {
    it('is forgotten after a day, however far ahead it was for', () => {
      const hall = givenBook({ openings: [{ bookableToDays: 300 }] }, holdSlot('b1', { date: '2026-12-01' }))
      hall.given(wait(600), sweep())
      expect(sizes(goTo(hall, '2026-03-03', '08:00')).bookings).toBe(1)
      expect(sizes(goTo(hall, '2026-03-04', '08:00'))).toEqual(nothing)
    })
  })

  describe('when it is still to come', () => {
    it('stays, with its number and its place', () => {
      const hall = givenBook(
        { openings: [{ bookableToDays: 300 }] },
        bookAtDesk('b1', { date: '2026-12-01' }),
      )
      goTo(hall, '2026-11-30', '08:00')
      expect(sizes(hall)).toMatchObject({ bookings: 1, sequences: 1, occupied: 1, checkInCodes: 1 })
    })
  })
})
