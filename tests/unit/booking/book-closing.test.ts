import { describe, expect, it } from 'vitest'
import { strandedBookings, underSetup } from '../../../hub/domain/booking/decide-setup.ts'
import { isRejection } from '../../../hub/domain/hall-day/decide-window.ts'
import {
  book,
  bookAtDesk,
  bookDay,
  bookingOf,
  cancelBooking,
  checkIn,
  closeBookingDay,
  closingReason,
  freeAt,
  givenBook,
  goTo,
  holdSlot,
  placeOf,
  servicesTaking,
  setUp,
  setupOf,
  statusOf,
} from '../../support/booking-builder.ts'
import { outcomeOf, testDay } from '../../support/given-hall.ts'

const wednesday = '2026-03-04'

describe('closing a day', () => {
  describe('when its bookings are to be moved', () => {
    it('moves each to the nearest time of the nearest day, with the reason and a new number', () => {
      const hall = givenBook({}, ...book('b1', { start: '10:00' }))
      expect(outcomeOf(hall.when(closeBookingDay(bookDay)))).toEqual([
        'BookingSetupChanged',
        'BookingRescheduled',
      ])
      expect(placeOf(hall, 'b1')).toBe(`${wednesday} 10:00`)
      expect(bookingOf(hall, 'b1')).toMatchObject({
        number: '0304-001',
        movedBy: 'hall',
        reason: closingReason,
      })
    })

    it('never puts two into one place, and gives the numbers one after the other', () => {
      const hall = givenBook({ openings: [{ places: 2, staffPlaces: 0 }] })
      for (const index of [1, 2]) hall.given(...book(`b${index}`, { personId: `p${index}` }))
      hall.given(...book('b3', { personId: 'p3', date: wednesday }))
      hall.given(closeBookingDay(bookDay))
      expect(['b1', 'b2'].map((id) => placeOf(hall, id)).sort()).toEqual([
        `${wednesday} 09:00`,
        `${wednesday} 09:30`,
      ])
      expect(['b1', 'b2'].map((id) => bookingOf(hall, id).number)).toEqual(['0304-002', '0304-003'])
      expect(freeAt(hall, wednesday, '09:00')).toEqual({ public: 0, staff: 0 })
    })

    it('takes places of the staff too, for those whom the hall itself sends away', () => {
      const hall = givenBook({ openings: [{ places: 1, staffPlaces: 1 }] }, ...book('b1'))
      hall.given(...book('b2', { personId: 'p2', date: wednesday }), closeBookingDay(bookDay))
      expect(placeOf(hall, 'b1')).toBe(`${wednesday} 09:00`)
    })

    it('passes over places that are not offered again yet', () => {
      const hall = givenBook({ openings: [{ places: 1, staffPlaces: 0 }] }, ...book('b1'))
      hall.given(
        ...book('b2', { personId: 'p2', date: wednesday }),
        cancelBooking('b2', { releaseFraction: 1 }),
      )
      hall.given(closeBookingDay(bookDay))
      expect(placeOf(hall, 'b1')).toBe(`${wednesday} 09:30`)
    })

    it('cancels, for the hall and with the reason, what finds no place', () => {
      const hall = givenBook({ openings: [{ bookableToDays: 1 }] }, ...book('b1'))
      expect(hall.when(closeBookingDay(bookDay))).toMatchObject([
        { type: 'BookingSetupChanged' },
        { type: 'BookingCancelled', bookingId: 'b1', by: 'hall', reason: closingReason },
      ])
      expect(statusOf(hall, 'b1')).toBe('cancelled')
    })

    it('lets holds go: nobody has been told a time yet', () => {
      const hall = givenBook({}, holdSlot('b1'), closeBookingDay(bookDay))
      expect(bookingOf(hall, 'b1').stage).toMatchObject({ status: 'cancelled', by: 'hall' })
    })
  })

  describe('when they are not to be moved', () => {
    it('cancels them', () => {
      const hall = givenBook({}, ...book('b1'), closeBookingDay(bookDay, { move: false }))
      expect(statusOf(hall, 'b1')).toBe('cancelled')
    })
  })

  describe('when a part of the day is closed', () => {
    const part = { from: '09:30', to: '10:30' }

    it('touches what overlaps it and nothing else; the nearest place is on the same day', () => {
      const hall = givenBook({}, ...book('b1'))
      hall.given(...book('b2', { personId: 'p2', start: '09:30' }))
      hall.given(...book('b3', { personId: 'p3', start: '10:30' }), closeBookingDay(bookDay, part))
      expect(['b1', 'b2', 'b3'].map((id) => placeOf(hall, id))).toEqual([
        `${bookDay} 09:00`,
        `${bookDay} 09:00`,
        `${bookDay} 10:30`,
      ])
      expect(bookingOf(hall, 'b2')).toMatchObject({ moves: 1, number: '0303-002' })
    })

    it('moves a long booking into slots that are partly its own', () => {
      const openings = [{ places: 1, staffPlaces: 0 }]
      const hall = givenBook({ openings, hall: servicesTaking({ licence: 2 }) })
      hall.given(...book('b1', { services: ['licence'] }))
      hall.given(closeBookingDay(bookDay, { from: '09:00', to: '09:30' }))
      expect(placeOf(hall, 'b1')).toBe(`${bookDay} 09:30`)
    })

    it('leaves alone what an earlier change had left without a slot outside of it', () => {
      const hall = givenBook({}, ...book('b1', { start: '11:30' }))
      hall.given(setUp(setupOf({ openings: [{ closes: '11:30' }] })), closeBookingDay(bookDay, part))
      expect(placeOf(hall, 'b1')).toBe(`${bookDay} 11:30`)
      expect(statusOf(hall, 'b1')).toBe('confirmed')
    })
  })

  describe('when the day is today', () => {
    it('moves who is expected still, within the grace too, and leaves who is here', () => {
      const hall = givenBook({}, ...book('b1'), ...book('b2', { personId: 'p2' }))
      goTo(hall, bookDay, '09:05').given(checkIn('b1'), closeBookingDay(bookDay))
      expect([statusOf(hall, 'b1'), placeOf(hall, 'b2')]).toEqual(['checked-in', `${wednesday} 09:00`])
    })
  })

  describe('when the day is today and only a part of it is closed', () => {
    it('moves nobody to a time that is too near to be told of', () => {
      const hall = givenBook({}, ...book('b1'))
      const part = { from: '09:00', to: '09:30' }
      goTo(hall, bookDay, '08:20').given(closeBookingDay(bookDay, part))
      expect(placeOf(hall, 'b1')).toBe(`${bookDay} 10:30`)
    })
  })

  describe('when it is closed already, or past', () => {
    it('changes nothing the second time', () => {
      const hall = givenBook({}, ...book('b1'), closeBookingDay(bookDay))
      expect(hall.when(closeBookingDay(bookDay))).toEqual([])
      expect(hall.hall.book.setup.exceptions).toHaveLength(1)
    })

    it('moves what is booked there by then', () => {
      const hall = givenBook({}, closeBookingDay(bookDay), setUp(setupOf()), ...book('b1'))
      const exceptions = [{ date: bookDay, kind: 'closed', from: null, to: null } as const]
      hall.given(setUp(setupOf({ exceptions })))
      expect(outcomeOf(hall.when(closeBookingDay(bookDay)))).toEqual(['BookingRescheduled'])
    })

    it('refuses a day that is over', () => {
      expect(outcomeOf(givenBook({}).when(closeBookingDay('2026-03-01')))).toBe('day_not_bookable')
    })
  })
})

describe('changing the set-up', () => {
  describe('when somebody else has changed it meanwhile', () => {
    it('is refused', () => {
      const hall = givenBook({})
      const version = hall.hall.book.setupVersion
      hall.given(setUp(setupOf({ openings: [{ places: 3 }] }), version))
      expect(outcomeOf(hall.when(setUp(setupOf(), version)))).toBe('setup_overtaken')
    })
  })

  describe('when it names a service that the hall does not have', () => {
    it('is refused and named', () => {
      const decision = givenBook({}).when(setUp(setupOf({ openings: [{ services: ['divorce'] }] })))
      expect(isRejection(decision) && JSON.stringify(decision.data)).toContain('divorce')
    })
  })

  describe('when it leaves bookings without their slots', () => {
    it('names those from today on before it is saved, by time', () => {
      const hall = givenBook({}, ...book('b1', { start: '11:30' }))
      hall.given(
        ...book('b2', { personId: 'p2', start: '11:00' }),
        holdSlot('b3', { personId: 'p3', start: '11:30' }),
      )
      const preview = underSetup(hall.hall.book, hall.hall.day, setupOf({ openings: [{ closes: '11:00' }] }))
      expect(strandedBookings(preview, testDay).map(({ id }) => id)).toEqual(['b2', 'b1'])
      expect(strandedBookings(preview, wednesday)).toEqual([])
      expect(strandedBookings(hall.hall.book, testDay)).toEqual([])
    })

    it('names a booking whose hours are there still on another grid', () => {
      const hall = givenBook({}, ...book('b1', { start: '09:30' }))
      const preview = underSetup(hall.hall.book, hall.hall.day, setupOf({ openings: [{ slotMinutes: 45 }] }))
      expect(strandedBookings(preview, testDay)).toHaveLength(1)
    })
  })

  describe('when places become fewer', () => {
    it('lets nobody new in above them, and keeps who is there', () => {
      const hall = givenBook({}, ...book('b1'), ...book('b2', { personId: 'p2' }))
      hall.given(setUp(setupOf({ openings: [{ places: 1, staffPlaces: 0 }] })))
      expect(freeAt(hall, bookDay, '09:00')).toEqual({ public: 0, staff: 0 })
      hall.given(cancelBooking('b1'))
      expect(outcomeOf(hall.when(holdSlot('b3', { personId: 'p3' })))).toBe('slot_full')
      expect(outcomeOf(hall.when(bookAtDesk('b3', { personId: 'p3' })))).toBe('slot_full')
      hall.given(cancelBooking('b2'))
      expect(outcomeOf(hall.when(holdSlot('b3', { personId: 'p3' })))).toEqual(['SlotHeld'])
    })
  })

  describe('when the grid becomes another one', () => {
    it('counts what was booked on the old one wherever the two overlap', () => {
      const hall = givenBook({}, ...book('b1', { start: '09:30' }))
      hall.given(setUp(setupOf({ openings: [{ slotMinutes: 45 }] })))
      expect(['09:00', '09:45', '10:30'].map((start) => freeAt(hall, bookDay, start).public)).toEqual([
        1, 1, 2,
      ])
    })
  })
})
