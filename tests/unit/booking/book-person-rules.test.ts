import { describe, expect, it } from 'vitest'
import { clerkOfWindow, makeVoid, next, signIn, undo, wait } from '../../support/acts.ts'
import {
  book,
  bookAtDesk,
  bookDay,
  bookingOf,
  cancelBooking,
  checkIn,
  confirm,
  givenBook,
  goTo,
  holdSlot,
  reschedule,
  serveNext,
  statusOf,
  sweep,
} from '../../support/booking-builder.ts'
import { type GivenHall, outcomeOf, testDay } from '../../support/given-hall.ts'

const hours = 3600
const twice = { code: 'booking_open_already', data: { service: { zh: '个人所得税', en: 'tax' } } }

describe('one open booking per person and matter', () => {
  describe('when one is confirmed', () => {
    it('refuses another for the matter on any day, also among several matters, and names it', () => {
      const hall = givenBook({}, ...book('b1'))
      expect(hall.when(holdSlot('b2', { date: '2026-03-04' }))).toEqual(twice)
      expect(hall.when(holdSlot('b3', { services: ['passport', 'tax'] }))).toEqual(twice)
      expect(hall.when(bookAtDesk('b4', { date: '2026-03-04' }))).toEqual(twice)
    })

    it('lets the person book another matter, and another person the same one', () => {
      const hall = givenBook({}, ...book('b1'), ...book('b2', { services: ['passport'] }))
      hall.given(...book('b3', { personId: 'p2', start: '10:00' }))
      expect(['b1', 'b2', 'b3'].map((id) => statusOf(hall, id))).toEqual(Array(3).fill('confirmed'))
    })

    it('ends with the booking', () => {
      const hall = givenBook({}, ...book('b1'), cancelBooking('b1'))
      expect(outcomeOf(hall.when(holdSlot('b2')))).toEqual(['SlotHeld'])
    })
  })

  describe('when its visitor is in the hall', () => {
    const inTheHall = () => goTo(givenBook({}, ...book('b1')), bookDay, '08:50').given(checkIn('b1'))
    const another = holdSlot('b2', { date: '2026-03-04' })

    it('refuses another until the visitor has been served', () => {
      const hall = inTheHall()
      expect(hall.when(another)).toEqual(twice)
      hall.given(signIn('w1'), ...serveNext())
      expect(statusOf(hall, 'b1')).toBe('served')
      expect(outcomeOf(hall.when(another))).toEqual(['SlotHeld'])
    })

    it('lets the person book again when the ticket was made void', () => {
      const hall = inTheHall().given(makeVoid('t-b1'))
      expect(outcomeOf(hall.when(another))).toEqual(['SlotHeld'])
    })

    it('lets the person book again on the next day, served or not', () => {
      const hall = goTo(inTheHall(), '2026-03-04', '08:00')
      expect(outcomeOf(hall.when(holdSlot('b2', { date: '2026-03-05' })))).toEqual(['SlotHeld'])
    })

    it('does not take a finish back once the person has booked again', () => {
      const hall = inTheHall().given(signIn('w1'), ...serveNext(), another, confirm('b2'))
      expect(hall.when(undo('w1'))).toEqual({ code: 'undo_overtaken', data: { ticket: 'B001' } })
      hall.given(cancelBooking('b2'), undo('w1'))
      expect(statusOf(hall, 'b1')).toBe('checked-in')
    })

    it('does not take a void ticket back once the person has booked again', () => {
      const hall = inTheHall().given(signIn('w1'), next('w1'), makeVoid('t-b1', clerkOfWindow('w1')))
      hall.given(another, confirm('b2'))
      expect(hall.when(undo('w1'))).toEqual({ code: 'undo_overtaken', data: { ticket: 'B001' } })
      hall.given(cancelBooking('b2'), undo('w1'))
      expect(hall.ticket('t-b1').stage.status).toBe('called')
    })

    it('does not confirm a hold after a finish was taken back', () => {
      const hall = inTheHall().given(signIn('w1'), ...serveNext(), another)
      hall.given(undo('w1'))
      expect(statusOf(hall, 'b1')).toBe('checked-in')
      expect(hall.when(confirm('b2'))).toEqual(twice)
    })
  })

  describe('when a missed booking was followed by another', () => {
    const missed = () => goTo(givenBook({}, ...book('b1')), bookDay, '09:16').given(sweep())

    it('does not let the missed one come to life beside it', () => {
      const hall = missed().given(...book('b2', { date: '2026-03-04' }))
      expect(hall.when(checkIn('b1'))).toEqual(twice)
      hall.given(cancelBooking('b2'))
      expect(outcomeOf(hall.when(checkIn('b1')))).toEqual(['TicketIssued', 'BookingCheckedIn'])
    })

    it('does not confirm a hold beside it', () => {
      const hall = missed().given(holdSlot('b2', { date: '2026-03-04' }), checkIn('b1'))
      expect(hall.when(confirm('b2'))).toEqual(twice)
    })
  })
})

describe('limits of a person', () => {
  const matters = ['tax', 'passport', 'id-card', 'licence', 'open-company'] as const
  const bookOf = (index: number, date: string, start: string) =>
    book(`b${index}`, { services: [matters[index] ?? 'tax'], date, start })

  describe('when the bookings of a day are used up', () => {
    const used = () => givenBook({}, ...bookOf(0, bookDay, '09:00'), ...bookOf(1, bookDay, '10:00'))

    it('refuses a third for the day, and takes one for another day', () => {
      const hall = used()
      expect(hall.when(holdSlot('b9', { services: ['id-card'], start: '11:00' }))).toEqual({
        code: 'booking_day_limit',
        data: { limit: 2 },
      })
      hall.given(...bookOf(2, '2026-03-04', '09:00'))
      expect(outcomeOf(hall.when(reschedule('b2', bookDay, '11:00')))).toBe('booking_day_limit')
      expect(outcomeOf(hall.when(reschedule('b0', bookDay, '11:00')))).toEqual(['BookingRescheduled'])
    })

    it('leaves the desk free to give more', () => {
      const hall = used()
      hall.given(bookAtDesk('b9', { services: ['id-card'], start: '11:00' }))
      expect(statusOf(hall, 'b9')).toBe('confirmed')
    })
  })

  describe('when the open bookings are used up', () => {
    it('refuses a further one on any day', () => {
      const hall = givenBook({}, ...bookOf(0, bookDay, '09:00'), ...bookOf(1, '2026-03-04', '09:00'))
      hall.given(...bookOf(2, '2026-03-05', '09:00'), ...bookOf(3, '2026-03-06', '09:00'))
      const fifth = holdSlot('b4', { services: ['open-company'], date: '2026-03-09' })
      expect(hall.when(fifth)).toEqual({ code: 'booking_open_limit', data: { limit: 4 } })
      hall.given(cancelBooking('b3'))
      expect(outcomeOf(hall.when(fifth))).toEqual(['SlotHeld'])
    })
  })

  describe('when places are held again and again', () => {
    const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']
    const holds = () => givenBook({}, ...starts.map((start, index) => holdSlot(`h${index}`, { start })))

    it('refuses the seventh within a day, to the second', () => {
      const hall = holds()
      const seventh = holdSlot('h7', { date: '2026-03-05' })
      hall.given(wait(24 * hours - 1))
      expect(hall.when(seventh)).toEqual({ code: 'holds_limit', data: { limit: 6 } })
      hall.given(wait(1))
      expect(outcomeOf(hall.when(seventh))).toEqual(['BookingExpired', 'SlotHeld'])
    })

    it('counts moving as well: one booking cannot keep place after place from others', () => {
      const hall = givenBook({}, ...book('b1'))
      for (const start of starts.slice(1)) hall.given(reschedule('b1', bookDay, start))
      expect(hall.when(reschedule('b1', bookDay, '09:00'))).toEqual({
        code: 'holds_limit',
        data: { limit: 6 },
      })
      expect(bookingOf(hall, 'b1').slots.start).toBe('11:30')
      hall.given(reschedule('b1', bookDay, '09:00', { by: 'staff' }))
      expect(bookingOf(hall, 'b1').slots.start).toBe('09:00')
    })

    it('does not count against the visitor what the desk gives', () => {
      const hall = givenBook({})
      for (const [index, start] of starts.entries())
        hall.given(bookAtDesk(`b${index}`, { start }), cancelBooking(`b${index}`, { by: 'staff' }))
      expect(outcomeOf(hall.when(holdSlot('h1')))).toEqual(['SlotHeld'])
    })

    it('leaves the desk free to give a place still', () => {
      expect(outcomeOf(holds().when(bookAtDesk('b1', { date: '2026-03-05' })))).toEqual([
        'BookingExpired',
        'SlotHeld',
        'BookingConfirmed',
      ])
    })
  })
})

describe('no-shows of a person', () => {
  /** Misses nine o'clock on each of these days; the sweep comes as the grace has just ended. */
  const missing = (hall: GivenHall, ...dates: string[]) => {
    for (const date of dates) {
      goTo(hall, date, '08:00').given(bookAtDesk(`missed-${date}`, { date }))
      goTo(hall, date, '09:15:01').given(sweep())
    }
    return hall
  }
  const hold = (date: string) => holdSlot('b1', { date, services: ['passport'] })

  describe('when there are three within thirty days', () => {
    it('restricts booking for thirty days from the third, to the second, and says until when', () => {
      const hall = missing(givenBook({}), '2026-03-03', '2026-03-04', '2026-03-05')
      expect(hall.when(hold('2026-03-06'))).toEqual({
        code: 'booking_restricted',
        data: { until: '2026-04-04' },
      })
      goTo(hall, '2026-04-04', '09:15:00')
      expect(outcomeOf(hall.when(hold('2026-04-06')))).toBe('booking_restricted')
      hall.given(wait(1))
      expect(outcomeOf(hall.when(hold('2026-04-06')))).toEqual(['SlotHeld'])
    })

    it('leaves the desk free to book for the visitor', () => {
      const hall = missing(givenBook({}), '2026-03-03', '2026-03-04', '2026-03-05')
      expect(outcomeOf(hall.when(bookAtDesk('b1', { date: '2026-03-06' })))).toEqual([
        'SlotHeld',
        'BookingConfirmed',
      ])
    })

    it('restricts nobody else', () => {
      const hall = missing(givenBook({}), '2026-03-03', '2026-03-04', '2026-03-05')
      expect(outcomeOf(hall.when(holdSlot('b1', { personId: 'p2', date: '2026-03-06' })))).toEqual([
        'SlotHeld',
      ])
    })

    it('counts the thirtieth day and not a moment more', () => {
      const within = missing(givenBook({}), '2026-03-03', '2026-03-10', '2026-04-02')
      expect(outcomeOf(within.when(hold('2026-04-03')))).toBe('booking_restricted')
      const beyond = missing(givenBook({}), '2026-03-03', '2026-03-10')
      goTo(beyond, '2026-04-02', '08:00').given(bookAtDesk('third', { date: '2026-04-02' }))
      goTo(beyond, '2026-04-02', '09:15:02').given(sweep())
      expect(outcomeOf(beyond.when(hold('2026-04-03')))).toEqual(['SlotHeld'])
    })
  })

  describe('when there are two', () => {
    it('restricts nothing', () => {
      const hall = missing(givenBook({}), '2026-03-03', '2026-03-04')
      expect(outcomeOf(hall.when(hold('2026-03-05')))).toEqual(['SlotHeld'])
    })
  })

  describe('when the third comes late after all', () => {
    it('counts no longer', () => {
      const hall = missing(givenBook({}), '2026-03-03', '2026-03-04', '2026-03-05')
      hall.given(checkIn('missed-2026-03-05'))
      expect(outcomeOf(hall.when(hold('2026-03-06')))).toEqual(['SlotHeld'])
      expect(hall.hall.book.noShowsOf.get('p1')).toHaveLength(2)
    })
  })

  describe('when one missed two on the same day', () => {
    it('takes back only the one that the visitor came for', () => {
      const hall = givenBook({ openings: [{ slotMinutes: 15 }] }, ...book('b1'))
      hall.given(...book('b2', { services: ['passport'], start: '09:15' }))
      goTo(hall, bookDay, '09:31').given(sweep())
      expect(hall.hall.book.noShowsOf.get('p1')).toHaveLength(2)
      hall.given(checkIn('b2'))
      expect(hall.hall.book.noShowsOf.get('p1')).toHaveLength(1)
    })
  })

  it('uses the hall’s own figures', () => {
    const hall = givenBook({ rules: { noShowLimit: 1, restrictionDays: 1 } })
    missing(hall, bookDay)
    expect(outcomeOf(hall.when(hold('2026-03-04')))).toBe('booking_restricted')
    hall.given(wait(24 * hours))
    expect(outcomeOf(hall.when(hold('2026-03-05')))).toEqual(['SlotHeld'])
    expect(hall.hall.day.businessDay?.date).not.toBe(testDay)
  })
})
