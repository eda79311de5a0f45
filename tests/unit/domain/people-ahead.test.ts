import { describe, expect, it } from 'vitest'
import { peopleAhead } from '../../../hub/domain/hall-day/hall-day.ts'
import { changeServices, next, signIn, take, transfer } from '../../support/acts.ts'
import { type GivenHall, given, givenHall } from '../../support/given-hall.ts'

describe('people ahead', () => {
  const ahead = (hall: GivenHall, ticketId: string) =>
    peopleAhead(hall.hall.day, hall.ticket(ticketId), hall.now)

  describe('when a comprehensive window takes everything', () => {
    it('counts everybody who is called before', () => {
      const hall = given(take('passport', 't1'), take('tax', 't2'), take('licence', 't3'))
      expect(['t1', 't2', 't3'].map((id) => ahead(hall, id))).toEqual([0, 1, 2])
    })
  })

  describe('when windows are dedicated', () => {
    const windows = (['tax', 'passport'] as const).map((serviceId, index) => ({
      id: `w${index + 1}`,
      number: index + 1,
      name: { zh: '专窗', en: '' },
      kind: 'dedicated' as const,
      zoneId: 'hall',
      services: [serviceId],
    }))

    it('counts only those who compete for the same windows, at once after a change of services', () => {
      const hall = givenHall({ windows }, take('passport', 't1'), take('tax', 't2'), take('passport', 't3'))
      expect(['t1', 't2', 't3'].map((id) => ahead(hall, id))).toEqual([0, 0, 1])
      hall.given(changeServices('w1', 'tax', 'passport'))
      expect(['t1', 't2', 't3'].map((id) => ahead(hall, id))).toEqual([0, 1, 2])
    })
  })

  describe('when the order is strict', () => {
    it('tells a green ticket that the walk-ins come later, and prints that number', () => {
      const hall = givenHall({ rules: { callOrder: 'strict' } }, take('tax', 't1'), take('tax', 't2'))
      expect(hall.when(take('tax', 't3', { ground: 'ill' }))).toMatchObject([{ peopleAhead: 0 }])
      expect(['t1', 't2', 't3'].map((id) => ahead(hall, id))).toEqual([1, 2, 0])
    })
  })

  describe('when a ticket is bound to a window or waits no more', () => {
    it('counts those the window calls before it, and nobody once it is called', () => {
      const hall = given(
        signIn('w1'),
        signIn('w2'),
        take('tax', 't1'),
        take('tax', 't2'),
        take('id-card', 't3'),
      )
      hall.given(transfer('t2', { windowId: 'w2' }))
      expect(ahead(hall, 't2')).toBe(1)
      hall.given(next('w1'))
      expect(ahead(hall, 't1')).toBe(0)
      expect(ahead(hall, 't2')).toBe(0)
    })
  })
})
