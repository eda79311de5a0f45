import { describe, expect, it } from 'vitest'
import { actsFor } from '../../../hub/console/guide/ticket-acts.ts'
import { ticketCard } from '../../browser/support/staff-views.ts'

describe('what a guide may do with a ticket', () => {
  describe('when it waits', () => {
    it('offers the green channel once', () => {
      expect(actsFor(ticketCard('A001'))).toEqual(['green', 'transfer', 'reprint', 'void'])
      expect(actsFor(ticketCard('A001', { class: 'green' }))).toEqual(['transfer', 'reprint', 'void'])
    })
  })

  describe('when it is a no-show', () => {
    it('offers to requeue', () => {
      expect(actsFor(ticketCard('A001', { status: 'no-show' }))).toContain('requeue')
    })
  })

  describe('when it is over', () => {
    it('offers nothing', () => {
      expect(actsFor(ticketCard('A001', { status: 'served' }))).toEqual([])
    })
  })
})
