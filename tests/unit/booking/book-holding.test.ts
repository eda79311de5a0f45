import { describe, expect, it } from 'vitest'
import { isOpenBooking } from '../../../hub/domain/booking/booking-book.ts'
import { wait } from '../../support/acts.ts'
import {
  book,
  bookAtDesk,
  bookDay,
  bookingOf,
  closeBookingDay,
  confirm,
  eventOf,
  freeAt,
  givenBook,
  holdSlot,
  placeOf,
  setUp,
  setupOf,
  statusOf,
  sweep,
} from '../../support/booking-builder.ts'
import { nineOClock, outcomeOf, testDay } from '../../support/given-hall.ts'

const minutes = 60

describe('holding a place', () => {
  describe('when a place is free', () => {
    it('keeps it for ten minutes and says until when', () => {
      const hall = givenBook({})
      const held = eventOf(hall.when(holdSlot('b1', { releaseDelayMs: 40_000 })), 'SlotHeld')
      expect(held).toMatchObject({
        until: nineOClock + 600_000,
        releaseAt: nineOClock + 640_000,
        slots: { openingId: 'counter', date: bookDay, start: '09:00', end: '09:30', channel: 'public' },
      })
      expect(statusOf(hall, 'b1')).toBe('held')
      expect(freeAt(hall, bookDay, '09:00')).toEqual({ public: 1, staff: 2 })
    })

    it('is found by its code, and by no number yet', () => {
      const hall = givenBook({}, holdSlot('b1'))
      expect(hall.hall.book.idByCode.get('code-b1')).toBe('b1')
      expect(bookingOf(hall, 'b1')).toMatchObject({ number: null, checkInCode: null, confirmedAt: null })
    })
  })

  describe('when the last place is held', () => {
    it('refuses the next person until the hold has run out and its place is released', () => {
      const hall = givenBook({ openings: [{ places: 1, staffPlaces: 0 }] })
      hall.given(holdSlot('b1', { releaseDelayMs: 90_000 }))
      const other = holdSlot('b2', { personId: 'p2' })
      expect(hall.when(other)).toEqual({ code: 'slot_full', data: { date: bookDay, start: '09:00' } })
      hall.given(wait(10 * minutes), sweep())
      expect(outcomeOf(hall.when(other))).toBe('slot_full')
      hall.given(wait(89), sweep())
      expect(outcomeOf(hall.when(other))).toBe('slot_full')
      hall.given(wait(1))
      expect(hall.when(sweep())).toEqual([{ type: 'BookingExpired', bookingId: 'b1' }])
      expect(outcomeOf(hall.when(other))).toEqual(['SlotHeld'])
    })
  })

  describe('when the same person holds another one', () => {
    it('lets the first one go, and offers it again at a random moment only', () => {
      const hall = givenBook({ openings: [{ places: 1, staffPlaces: 0 }] }, holdSlot('b1'))
      const second = hall.when(holdSlot('b2', { start: '10:00', releaseDelayMs: 60_000 }))
      expect(outcomeOf(second)).toEqual(['BookingExpired', 'SlotHeld'])
      expect(statusOf(hall, 'b1')).toBe('expired')
      expect(outcomeOf(hall.when(holdSlot('b3', { personId: 'p2' })))).toBe('slot_full')
      hall.given(wait(59))
      expect(freeAt(hall, bookDay, '09:00').public).toBe(0)
      hall.given(wait(1))
      expect(freeAt(hall, bookDay, '09:00').public).toBe(1)
    })

    it('is not refused for its own place: the last one can be chosen once more', () => {
      const hall = givenBook({ openings: [{ places: 1, staffPlaces: 0 }] }, holdSlot('b1'))
      hall.given(holdSlot('b2', { releaseDelayMs: 60_000 }), confirm('b2'))
      expect([statusOf(hall, 'b1'), statusOf(hall, 'b2')]).toEqual(['expired', 'confirmed'])
      expect(freeAt(hall, bookDay, '09:00')).toEqual({ public: 0, staff: 0 })
    })

    it('is not known by a code or an id that was drawn before', () => {
      const hall = givenBook({}, holdSlot('b1'))
      expect(() => hall.when(holdSlot('b1', { personId: 'p2' }))).toThrow('drawn before')
      expect(() => hall.when(holdSlot('b9', { personId: 'p2', code: 'code-b1' }))).toThrow('drawn before')
    })
  })

  describe('when it is made at the desk', () => {
    it('is confirmed at once, on the places of the staff first', () => {
      const hall = givenBook({})
      expect(outcomeOf(hall.when(bookAtDesk('b1')))).toEqual(['SlotHeld', 'BookingConfirmed'])
      expect(bookingOf(hall, 'b1')).toMatchObject({ bookedBy: 'staff', stage: { status: 'confirmed' } })
      expect(freeAt(hall, bookDay, '09:00')).toEqual({ public: 2, staff: 2 })
    })

    it('goes on with the places of the public, and stops at the last one', () => {
      const hall = givenBook({})
      for (const index of [1, 2, 3]) hall.given(bookAtDesk(`b${index}`, { personId: `p${index}` }))
      expect(freeAt(hall, bookDay, '09:00')).toEqual({ public: 0, staff: 0 })
      expect(outcomeOf(hall.when(bookAtDesk('b4', { personId: 'p4' })))).toBe('slot_full')
    })

    it('leaves the public never one of the staff places', () => {
      const hall = givenBook({}, ...book('b1'), ...book('b2', { personId: 'p2' }))
      expect(freeAt(hall, bookDay, '09:00')).toEqual({ public: 0, staff: 1 })
      expect(outcomeOf(hall.when(holdSlot('b3', { personId: 'p3' })))).toBe('slot_full')
      expect(outcomeOf(hall.when(bookAtDesk('b3', { personId: 'p3' })))).toEqual([
        'SlotHeld',
        'BookingConfirmed',
      ])
    })
  })
})

describe('confirming', () => {
  describe('when the hold still stands', () => {
    it('gives a number of the day and a check-in code', () => {
      const hall = givenBook({}, holdSlot('b1'), wait(599))
      expect(hall.when(confirm('b1', '12345678'))).toEqual([
        { type: 'BookingConfirmed', bookingId: 'b1', number: '0303-001', checkInCode: '12345678' },
      ])
      expect(hall.hall.book.idByCheckInCode.get('12345678')).toBe('b1')
      expect(hall.hall.book.held.size).toBe(0)
    })

    it('changes nothing the second time', () => {
      const hall = givenBook({}, ...book('b1'))
      expect(hall.when(confirm('b1', '99999999'))).toEqual([])
      expect(bookingOf(hall, 'b1').checkInCode).toBe('00000000')
    })

    it('counts the numbers of each day by itself, in the order of confirming', () => {
      const hall = givenBook({}, holdSlot('b1'), holdSlot('b2', { personId: 'p2' }))
      hall.given(confirm('b2'), confirm('b1'), ...book('b3', { personId: 'p3', date: '2026-03-04' }))
      hall.given(...book('b4', { personId: 'p4', start: '11:00' }))
      const numbers = ['b2', 'b1', 'b4', 'b3'].map((id) => bookingOf(hall, id).number)
      expect(numbers).toEqual(['0303-001', '0303-002', '0303-003', '0304-001'])
    })

    it('takes the next check-in code when the drawn one is somebody’s, past the last one too', () => {
      const hall = givenBook({}, holdSlot('b1'), confirm('b1', '99999999'))
      hall.given(holdSlot('b2', { personId: 'p2' }), confirm('b2', '99999999'))
      hall.given(holdSlot('b3', { personId: 'p3', start: '10:00' }), confirm('b3', '99999999'))
      expect(['b2', 'b3'].map((id) => bookingOf(hall, id).checkInCode)).toEqual(['00000000', '00000001'])
    })
  })

  describe('when the ten minutes are over', () => {
    it('is refused to the millisecond, before and after the hold is swept', () => {
      const hall = givenBook({}, holdSlot('b1', { releaseDelayMs: 60_000 }), wait(599.999))
      expect(isOpenBooking(bookingOf(hall, 'b1'), hall.now, testDay)).toBe(true)
      hall.given(wait(0.001))
      expect(hall.when(confirm('b1'))).toEqual({ code: 'hold_expired', data: { minutes: 10 } })
      expect(isOpenBooking(bookingOf(hall, 'b1'), hall.now, testDay)).toBe(false)
      hall.given(wait(60), sweep())
      expect(statusOf(hall, 'b1')).toBe('expired')
      expect(outcomeOf(hall.when(confirm('b1')))).toBe('hold_expired')
    })
  })

  describe('when the hold made way for another one', () => {
    it('is refused', () => {
      const hall = givenBook({}, holdSlot('b1'), holdSlot('b2', { start: '10:00' }))
      expect(outcomeOf(hall.when(confirm('b1')))).toBe('hold_expired')
      expect(placeOf(hall, 'b2')).toBe(`${bookDay} 10:00`)
    })
  })

  describe('when the slot is gone meanwhile', () => {
    it('is refused: nobody is confirmed for a time at which the hall is closed', () => {
      const hall = givenBook({}, holdSlot('b1'))
      const exceptions = [{ date: bookDay, kind: 'closed', from: null, to: null } as const]
      hall.given(setUp(setupOf({ exceptions })))
      expect(outcomeOf(hall.when(confirm('b1')))).toBe('slot_unknown')
    })

    it('keeps what was held before the places became fewer', () => {
      const hall = givenBook({}, holdSlot('b1'), setUp(setupOf({ openings: [{ places: 0 }] })))
      expect(outcomeOf(hall.when(confirm('b1')))).toEqual(['BookingConfirmed'])
    })

    it('is over when the hall has cancelled it', () => {
      const hall = givenBook({}, holdSlot('b1'), closeBookingDay(bookDay))
      expect(statusOf(hall, 'b1')).toBe('cancelled')
      expect(outcomeOf(hall.when(confirm('b1')))).toBe('booking_over')
    })
  })

  describe('when nobody knows the booking', () => {
    it('says so', () => {
      expect(outcomeOf(givenBook({}).when(confirm('nobody')))).toBe('booking_unknown')
    })
  })
})
