import { describe, expect, it } from 'vitest'
import type { HallEvent } from '../../../hub/domain/hall.ts'
import { faultsOfOrder } from '../../../hub/simulation/call-order-audit.ts'
import { called, configured, issued, journalOf } from './journal-builder.ts'

const audit = (...events: HallEvent[]) => faultsOfOrder(journalOf(configured(), ...events))

describe('the audit of the call order', () => {
  describe('when calls follow the rule of the hall', () => {
    it('finds nothing: green first, then booked, then by seniority, each for a window that takes it', () => {
      const result = audit(
        issued('t1', { queuedAt: 1 }),
        issued('t2', { queuedAt: 2, class: 'appointment' }),
        issued('t3', { queuedAt: 3, class: 'green', serviceId: 'b' }),
        called('t2', 'w1'),
        called('t3', 'w2'),
        called('t1', 'w2'),
      )
      expect(result).toEqual({ checked: 3, faults: [] })
    })

    it('knows who came back, moved, and was granted the green channel', () => {
      const result = audit(
        issued('t1', { queuedAt: 1 }),
        issued('t2', { queuedAt: 2 }),
        { type: 'GreenChannelGranted', ticketId: 't2', ground: 'elderly' },
        called('t2', 'w1'),
        { type: 'TicketTransferred', ticketId: 't2', fromWindowId: 'w1', serviceId: 'b', toWindowId: null },
        called('t1', 'w1'),
        called('t2', 'w2'),
      )
      expect(result.faults).toEqual([])
    })
  })

  describe('when a booked visitor has come before the slot', () => {
    const early = issued('t1', { class: 'appointment', queuedAt: 3_600_000 })

    it('lets the walk-ins go first, and the visitor when nobody is due', () => {
      const { faults } = audit(early, issued('t2', { queuedAt: 2 }), called('t2', 'w1'), called('t1', 'w1'))
      expect(faults).toEqual([])
    })

    it('finds one who was called ahead of them', () => {
      const { faults } = audit(early, issued('t2', { queuedAt: 2 }), called('t1', 'w1'))
      expect(faults).toEqual(['#4 window w1 called t1, the rule says t2'])
    })
  })

  describe('when a call passes somebody over', () => {
    it('names both', () => {
      const { faults } = audit(
        issued('t1', { queuedAt: 1 }),
        issued('t2', { queuedAt: 2 }),
        called('t2', 'w1'),
      )
      expect(faults).toEqual(['#4 window w1 called t2, the rule says t1'])
    })

    it('leaves a given number alone', () => {
      const given: HallEvent = {
        type: 'TicketCalled',
        ticketId: 't2',
        windowId: 'w1',
        clerkId: 'c',
        reason: 'given-number',
      }
      expect(audit(issued('t1'), issued('t2'), given)).toEqual({ checked: 0, faults: [] })
    })
  })
})
