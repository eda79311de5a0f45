import { describe, expect, it } from 'vitest'
import { wait } from '../../support/acts.ts'
import {
  book,
  bookAtDesk,
  bookDay,
  bookingOf,
  eventOf,
  freeAt,
  givenBook,
  holdSlot,
  reschedule,
  servicesTaking,
} from '../../support/booking-builder.ts'
import { outcomeOf, testDay } from '../../support/given-hall.ts'

describe('the slots of a booking', () => {
  describe('when a matter takes several', () => {
    const hall = () => givenBook({ hall: servicesTaking({ licence: 3 }) })

    it('takes a place in each of consecutive ones', () => {
      const { slots } = eventOf(hall().when(holdSlot('b1', { services: ['licence'] })), 'SlotHeld')
      expect(slots).toMatchObject({ start: '09:00', end: '10:30' })
      expect(slots.taken).toHaveLength(3)
    })

    it('is refused when one of them is full, or the last would end after closing', () => {
      const full = hall().given(
        ...book('b1', { start: '10:00' }),
        ...book('b2', { personId: 'p2', start: '10:00' }),
      )
      const asked = (start: string) => holdSlot('b3', { personId: 'p3', services: ['licence'], start })
      expect(outcomeOf(full.when(asked('09:00')))).toBe('slot_full')
      expect(outcomeOf(full.when(asked('11:00')))).toBe('slot_unknown')
      expect(outcomeOf(full.when(asked('10:30')))).toEqual(['SlotHeld'])
    })

    it('never reaches over a gap or a closing', () => {
      const exceptions = [{ date: bookDay, kind: 'closed', from: '10:00', to: '10:30' } as const]
      const closed = givenBook({ exceptions, hall: servicesTaking({ licence: 3 }) })
      const asked = holdSlot('b1', { services: ['licence'] })
      expect(closed.when(asked)).toEqual({ code: 'slot_unknown', data: { date: bookDay, start: '09:00' } })
      expect(outcomeOf(closed.when(holdSlot('b1', { services: ['licence'], start: '10:30' })))).toEqual([
        'SlotHeld',
      ])
    })
  })

  describe('when a visit has several matters', () => {
    it('adds their lengths up; the same matter twice is one', () => {
      const hall = givenBook({ hall: servicesTaking({ licence: 2 }) })
      const { slots, services } = eventOf(
        hall.when(holdSlot('b1', { services: ['tax', 'licence', 'tax'] })),
        'SlotHeld',
      )
      expect(services).toEqual(['tax', 'licence'])
      expect(slots).toMatchObject({ start: '09:00', end: '10:30' })
    })

    it('refuses more than the rule allows', () => {
      const four = holdSlot('b1', { services: ['tax', 'licence', 'id-card', 'passport'] })
      expect(givenBook({}).when(four)).toEqual({ code: 'too_many_matters', data: { limit: 3 } })
    })

    it('takes only an opening that does all of them', () => {
      const openings = [
        { id: 'police', services: ['id-card', 'passport'] },
        { id: 'revenue', services: ['tax'] },
      ]
      const hall = givenBook({ openings })
      expect(outcomeOf(hall.when(holdSlot('b1', { services: ['tax', 'passport'] })))).toBe(
        'service_not_bookable',
      )
      const { slots } = eventOf(hall.when(holdSlot('b1', { services: ['id-card', 'passport'] })), 'SlotHeld')
      expect(slots.openingId).toBe('police')
    })
  })

  describe('when several openings have the time', () => {
    it('takes the first with a place in all of the slots', () => {
      const openings = [
        { id: 'one', places: 1, staffPlaces: 0 },
        { id: 'two', places: 1, staffPlaces: 0 },
      ]
      const hall = givenBook({ openings }, ...book('b1'), ...book('b2', { personId: 'p2' }))
      expect(['b1', 'b2'].map((id) => bookingOf(hall, id).slots.openingId)).toEqual(['one', 'two'])
      expect(outcomeOf(hall.when(holdSlot('b3', { personId: 'p3' })))).toBe('slot_full')
    })
  })
})

describe('why there is no place', () => {
  describe('when the time cannot be booked', () => {
    const code = (wish: Parameters<typeof holdSlot>[1]) => outcomeOf(givenBook({}).when(holdSlot('b1', wish)))

    it('tells a time that is no slot, and a day on which nothing opens', () => {
      expect(code({ start: '09:10' })).toBe('slot_unknown')
      expect(code({ start: '12:00' })).toBe('slot_unknown')
      expect(code({ date: '2026-03-07' })).toBe('slot_unknown')
    })

    it('tells a day too far ahead, and one that is past', () => {
      expect(code({ date: '2026-03-09' })).toEqual(['SlotHeld'])
      expect(code({ date: '2026-03-10' })).toBe('day_not_bookable')
      expect(code({ date: '2026-02-27' })).toBe('day_not_bookable')
    })

    it('tells a slot that has begun, from its first instant on', () => {
      expect(code({ date: testDay, start: '09:00' })).toBe('slot_begun')
      const hall = givenBook({}, wait(1799.999))
      expect(outcomeOf(hall.when(holdSlot('b1', { date: testDay, start: '09:30' })))).toEqual(['SlotHeld'])
      expect(outcomeOf(hall.given(wait(0.001)).when(holdSlot('b2', { date: testDay, start: '09:30' })))).toBe(
        'slot_begun',
      )
    })

    it('tells a service that is unknown from one that cannot be booked', () => {
      expect(code({ services: ['divorce'] })).toBe('service_unknown')
      const hall = givenBook({ openings: [{ services: ['passport'] }] })
      expect(outcomeOf(hall.when(holdSlot('b1')))).toBe('service_not_bookable')
    })

    it('says that the calendar has no such year, and guesses nothing', () => {
      const openings = [{ validTo: '2027-12-31', bookableToDays: 366 }]
      expect(givenBook({ openings }).when(holdSlot('b1', { date: '2027-01-04' }))).toMatchObject({
        code: 'calendar_year_unknown',
        data: { year: '2027' },
      })
    })
  })

  describe('when several openings have different reasons', () => {
    it('tells the one that is nearest to a place', () => {
      const openings = [
        { id: 'far', bookableToDays: 0 },
        { id: 'near', places: 0 },
      ]
      expect(outcomeOf(givenBook({ openings }).when(holdSlot('b1')))).toBe('slot_full')
      expect(outcomeOf(givenBook({ openings: openings.slice(0, 1) }).when(holdSlot('b1')))).toBe(
        'day_not_bookable',
      )
    })
  })

  describe('when the last day is released at a time of day', () => {
    it('is open to the public from then on, and to the desk before', () => {
      const hall = givenBook({ openings: [{ bookableToDays: 1, releaseAt: '10:00' }] })
      expect(outcomeOf(hall.when(holdSlot('b1')))).toBe('day_not_bookable')
      expect(outcomeOf(hall.when(bookAtDesk('b2', { personId: 'p2' })))).toEqual([
        'SlotHeld',
        'BookingConfirmed',
      ])
      expect(outcomeOf(hall.given(wait(3600)).when(holdSlot('b1')))).toEqual(['SlotHeld'])
    })

    it('does not let a visitor move there before by way of a desk booking', () => {
      const hall = givenBook({ openings: [{ bookableToDays: 2, releaseAt: '10:00' }] }, bookAtDesk('b1'))
      expect(outcomeOf(hall.when(reschedule('b1', '2026-03-04', '09:00')))).toBe('day_not_bookable')
      expect(outcomeOf(hall.when(reschedule('b1', '2026-03-04', '09:00', { by: 'staff' })))).toEqual([
        'BookingRescheduled',
      ])
    })
  })
})

describe('key projects', () => {
  const wish = {
    openings: [{}, { id: 'projects', audience: 'key-projects', places: 1, staffPlaces: 0 } as const],
    keyProjects: [{ code: 'XM-2026-01', name: '厦门北站扩建' }],
  }
  const project = 'XM-2026-01'

  describe('when the project is on the list', () => {
    it('takes the places of key projects and no others', () => {
      const hall = givenBook(wish, ...book('b1', { project }))
      expect(bookingOf(hall, 'b1')).toMatchObject({ project, slots: { openingId: 'projects' } })
      expect(freeAt(hall, bookDay, '09:00').public).toBe(2)
      expect(outcomeOf(hall.when(holdSlot('b2', { personId: 'p2', project })))).toBe('slot_full')
    })

    it('moves within them', () => {
      const hall = givenBook(wish, ...book('b1', { project }), reschedule('b1', bookDay, '10:00'))
      expect(bookingOf(hall, 'b1').slots).toMatchObject({ openingId: 'projects', start: '10:00' })
    })
  })

  describe('when it is not', () => {
    it('refuses the project, and keeps its places from everybody else', () => {
      const hall = givenBook(wish)
      expect(outcomeOf(hall.when(holdSlot('b1', { project: 'XM-2026-99' })))).toBe('project_unknown')
      for (const index of [1, 2]) hall.given(...book(`b${index}`, { personId: `p${index}` }))
      expect(outcomeOf(hall.when(holdSlot('b3', { personId: 'p3' })))).toBe('slot_full')
    })
  })
})
