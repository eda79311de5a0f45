import { describe, expect, it } from 'vitest'
import { bySlot, findBookings, fitsMasked } from '../../../hub/console/bookings/today/find-bookings.ts'
import type { DeskBooking } from '../../../shared/http/desk-booking-schemas.ts'

const booking = (number: string, part: Partial<DeskBooking> = {}): DeskBooking => ({
  bookingId: number,
  number,
  status: 'confirmed',
  services: [],
  date: '2026-11-23',
  start: '09:00',
  end: '09:30',
  startsAt: 0,
  name: '林**',
  documentType: 'resident-id',
  document: '350***********7919',
  phone: '138****4321',
  greenChannel: false,
  bookedBy: 'visitor',
  ticketNumber: null,
  checkInCode: null,
  canCheckIn: true,
  ...part,
})
const bookings = [
  booking('Y001'),
  booking('Y012', { name: '欧阳**', document: 'E******36', phone: null, start: '09:30' }),
  booking('Y023', { status: 'checked-in', ticketNumber: 'A012' }),
  booking('Y034', { status: 'cancelled', start: '09:30' }),
]
const found = (typed: string) => findBookings(bookings, typed, 'all').map(({ number }) => number)

describe('the search of the day’s bookings', () => {
  describe('when a part is typed', () => {
    it('finds by number, ticket, last digits of document and phone', () => {
      expect(found('y023')).toEqual(['Y023'])
      expect(found('a012')).toEqual(['Y023'])
      expect(found('7919')).toEqual(['Y001', 'Y023', 'Y034'])
      expect(found('e 36')).toEqual([])
      expect(found('36')).toEqual(['Y012'])
    })
  })

  describe('when a masked value is known in full', () => {
    it('finds whom the name or the whole document number may belong to', () => {
      expect(found('林小明')).toEqual(['Y001', 'Y023', 'Y034'])
      expect(found('欧阳小明')).toEqual(['Y012'])
      expect(fitsMasked('350***********7919', '350203199001017919')).toBe(true)
      expect(fitsMasked('350***********7919', '350203199001017918')).toBe(false)
    })
  })

  describe('when a status is chosen', () => {
    it('shows that one only', () => {
      expect(findBookings(bookings, '', 'arrived').map(({ number }) => number)).toEqual(['Y023'])
    })
  })
})

describe('the bookings by slot', () => {
  describe('when a slot has cancelled ones', () => {
    it('does not count them among those who are awaited', () => {
      expect(bySlot(bookings).map(({ start, open, arrived }) => [start, open, arrived])).toEqual([
        ['09:00', 2, 1],
        ['09:30', 1, 0],
      ])
    })
  })
})
