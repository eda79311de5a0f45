import { describe, expect, it } from 'vitest'
import { wait } from '../../support/acts.ts'
import {
  book,
  bookAtDesk,
  bookDay,
  bookingOf,
  cancelBooking,
  checkIn,
  eventOf,
  freeAt,
  givenBook,
  goTo,
  holdSlot,
  instant,
  placeOf,
  reschedule,
  servicesTaking,
  setUp,
  setupOf,
  statusOf,
  sweep,
} from '../../support/booking-builder.ts'
import { nineOClock, outcomeOf } from '../../support/given-hall.ts'

const minute = 60
/** One place a slot, so that whoever comes second is refused. */
const narrow = { openings: [{ places: 1, staffPlaces: 0 }] }

describe('cancelling', () => {
  describe('when it is more than two hours before the slot', () => {
    it('is allowed to the last second', () => {
      const hall = givenBook({}, ...book('b1'), ...book('b2', { personId: 'p2' }))
      goTo(hall, bookDay, '07:00:00')
      expect(outcomeOf(hall.when(cancelBooking('b1')))).toEqual(['BookingCancelled'])
      hall.given(wait(0.001))
      expect(hall.when(cancelBooking('b2'))).toEqual({
        code: 'cancel_too_late',
        data: { ahead: { zh: '2 小时', en: '2 h' } },
      })
      expect(outcomeOf(hall.when(reschedule('b2', bookDay, '11:00')))).toBe('cancel_too_late')
    })

    it('leaves the desk free to do it later', () => {
      const hall = goTo(givenBook({}, ...book('b1')), bookDay, '08:59')
      expect(hall.when(cancelBooking('b1', { by: 'staff' }))).toMatchObject([{ by: 'staff' }])
      expect(bookingOf(hall, 'b1').stage).toMatchObject({ status: 'cancelled', by: 'staff', at: hall.now })
    })
  })

  describe('when the place is offered again at a random moment', () => {
    it('is not free before it, and is from it on', () => {
      const hall = givenBook(narrow, ...book('b1'))
      const { releaseAt } = eventOf(
        hall.when(cancelBooking('b1', { releaseFraction: 0.5 })),
        'BookingCancelled',
      )
      expect(releaseAt).toBe(nineOClock + 15 * 60_000)
      const next = holdSlot('b2', { personId: 'p2' })
      hall.given(wait(15 * minute - 0.001))
      expect(outcomeOf(hall.when(next))).toBe('slot_full')
      expect(outcomeOf(hall.given(wait(0.001)).when(next))).toEqual(['SlotHeld'])
    })

    it('comes half way to a slot that begins soon at the latest', () => {
      const hall = goTo(givenBook({}, ...book('b1')), bookDay, '08:50')
      const cancelled = hall.when(cancelBooking('b1', { by: 'staff', releaseFraction: 1 }))
      expect(eventOf(cancelled, 'BookingCancelled').releaseAt).toBe(instant(bookDay, '08:55'))
    })

    it('holds back a place of the staff as well', () => {
      const hall = givenBook({ openings: [{ places: 0, staffPlaces: 1 }] }, bookAtDesk('b1'))
      hall.given(cancelBooking('b1', { by: 'staff', releaseFraction: 1 }))
      expect(freeAt(hall, bookDay, '09:00').staff).toBe(0)
      expect(freeAt(hall.given(wait(30 * minute)), bookDay, '09:00')).toEqual({ public: 0, staff: 1 })
    })
  })

  describe('when it is not confirmed yet', () => {
    it('lets the hold go', () => {
      const hall = givenBook({}, holdSlot('b1'), cancelBooking('b1'))
      expect(statusOf(hall, 'b1')).toBe('cancelled')
      expect(hall.hall.book.held.size).toBe(0)
      expect(outcomeOf(hall.given(wait(3600)).when(sweep()))).toEqual([])
    })
  })

  describe('when it is over', () => {
    it('is refused with the state it is in', () => {
      const hall = givenBook({}, ...book('b1'), cancelBooking('b1'))
      expect(hall.when(cancelBooking('b1'))).toEqual({
        code: 'booking_over',
        data: { status: { zh: '已取消', en: 'cancelled' } },
      })
      goTo(hall.given(...book('b2')), bookDay, '08:50').given(checkIn('b2'))
      expect(outcomeOf(hall.when(cancelBooking('b2', { by: 'staff' })))).toBe('booking_over')
      expect(outcomeOf(hall.when(cancelBooking('nobody')))).toBe('booking_unknown')
    })
  })
})

describe('moving a booking', () => {
  describe('when the new slot is free', () => {
    it('takes the new place and lets the old one go in one step', () => {
      const hall = givenBook(narrow, ...book('b1'))
      expect(hall.when(reschedule('b1', '2026-03-04', '10:00'))).toMatchObject([
        {
          type: 'BookingRescheduled',
          from: { date: bookDay, start: '09:00' },
          number: '0304-001',
          by: 'visitor',
        },
      ])
      expect(bookingOf(hall, 'b1')).toMatchObject({ moves: 1, movedBy: 'visitor', number: '0304-001' })
      expect(freeAt(hall, '2026-03-04', '10:00').public).toBe(0)
      expect(freeAt(hall, bookDay, '09:00').public).toBe(1)
      expect([...hall.hall.book.idsByDate.keys()]).toEqual(['2026-03-04'])
    })

    it('keeps the number within a day, and never gives one a second time', () => {
      const hall = givenBook({}, ...book('b1'), reschedule('b1', bookDay, '10:00'))
      expect(bookingOf(hall, 'b1').number).toBe('0303-001')
      hall.given(reschedule('b1', '2026-03-04', '10:00'), ...book('b2', { personId: 'p2' }))
      hall.given(reschedule('b1', bookDay, '11:00'))
      expect(['b1', 'b2'].map((id) => bookingOf(hall, id).number)).toEqual(['0303-003', '0303-002'])
    })

    it('keeps the old place back until its random moment', () => {
      const hall = givenBook(narrow, ...book('b1'))
      hall.given(reschedule('b1', bookDay, '10:00', { releaseFraction: 1 }))
      expect(freeAt(hall.given(wait(30 * minute - 1)), bookDay, '09:00').public).toBe(0)
      expect(freeAt(hall.given(wait(1)), bookDay, '09:00').public).toBe(1)
    })
  })

  describe('when the new slots overlap its own', () => {
    const long = { ...narrow, hall: servicesTaking({ licence: 2 }) }
    const move = reschedule('b1', bookDay, '09:30', { releaseFraction: 1 })

    it('is not in its own way, and takes no place twice', () => {
      const wide = givenBook({ ...long, openings: [{ places: 2, staffPlaces: 0 }] })
      wide.given(...book('b1', { services: ['licence'] }), move)
      const free = ['09:00', '09:30', '10:00', '10:30'].map((start) => freeAt(wide, bookDay, start).public)
      expect(free).toEqual([1, 1, 1, 2])
      expect(placeOf(wide, 'b1')).toBe(`${bookDay} 09:30`)
    })

    it('moves where nobody else could', () => {
      const hall = givenBook(long, ...book('b1', { services: ['licence'] }))
      expect(outcomeOf(hall.when(move))).toEqual(['BookingRescheduled'])
      expect(freeAt(hall, bookDay, '09:30').public).toBe(0)
    })
  })

  describe('when the new slot is full', () => {
    it('is refused and keeps the old place', () => {
      const hall = givenBook(narrow, ...book('b1'), ...book('b2', { personId: 'p2', start: '10:00' }))
      expect(outcomeOf(hall.when(reschedule('b1', bookDay, '10:00')))).toBe('slot_full')
      expect(placeOf(hall, 'b1')).toBe(`${bookDay} 09:00`)
      expect(freeAt(hall, bookDay, '09:00').public).toBe(0)
    })

    it('gives a visitor no place of the staff, though the booking was made at the desk', () => {
      const hall = givenBook({ openings: [{ places: 1, staffPlaces: 1 }] }, bookAtDesk('b1'))
      hall.given(...book('b2', { personId: 'p2', start: '10:00' }))
      expect(outcomeOf(hall.when(reschedule('b1', bookDay, '10:00')))).toBe('slot_full')
      hall.given(reschedule('b1', bookDay, '10:00', { by: 'staff' }))
      expect(freeAt(hall, bookDay, '10:00')).toEqual({ public: 0, staff: 0 })
      hall.given(reschedule('b1', bookDay, '09:00'))
      expect(bookingOf(hall, 'b1').slots.channel).toBe('public')
    })
  })

  describe('when there is nothing to move', () => {
    it('does nothing for its own place', () => {
      expect(givenBook({}, ...book('b1')).when(reschedule('b1', bookDay, '09:00'))).toEqual([])
    })

    it('waits for the confirmation, and ends with the booking', () => {
      const hall = givenBook({}, holdSlot('b1'))
      expect(outcomeOf(hall.when(reschedule('b1', bookDay, '10:00')))).toBe('booking_not_confirmed')
      hall.given(cancelBooking('b1'))
      expect(outcomeOf(hall.when(reschedule('b1', bookDay, '10:00')))).toBe('booking_over')
    })
  })

  describe('when its own slot is no more', () => {
    it('takes the same time in another opening', () => {
      const hall = givenBook({}, ...book('b1'), setUp(setupOf({ openings: [{ id: 'other' }] })))
      hall.given(reschedule('b1', bookDay, '09:00', { by: 'staff' }))
      expect(bookingOf(hall, 'b1').slots.openingId).toBe('other')
    })
  })
})
