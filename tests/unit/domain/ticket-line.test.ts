import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TicketLine } from '../../../hub/domain/hall-day/ticket-line.ts'
import type { Waiting } from '../../../hub/domain/hall-day/waiting.ts'

const targetMs = 10

const act = fc.oneof(
  fc.record({ do: fc.constant('come' as const), queuedAt: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ do: fc.constant('go' as const), which: fc.nat(200) }),
  fc.record({ do: fc.constant('ask' as const), now: fc.integer({ min: 0, max: 80 }) }),
)

describe('a line of waiting tickets', () => {
  describe('when people come and go and the time is now this, now that', () => {
    it('stays in seniority and counts those beyond the target as one by one', () => {
      fc.assert(
        fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
          const line = new TicketLine()
          const there: Waiting[] = []
          for (const [order, next] of acts.entries()) {
            if (next.do === 'come') {
              const ticket = {
                ticketId: `t${order}`,
                serviceId: 's',
                class: 'walkin' as const,
                queuedAt: next.queuedAt,
                order,
              }
              line.insert(ticket)
              there.push(ticket)
            } else if (next.do === 'go' && there.length > 0) {
              const [gone] = there.splice(next.which % there.length, 1)
              line.remove(gone as Waiting)
            } else if (next.do === 'ask') {
              const late = there.filter(({ queuedAt }) => next.now - queuedAt > targetMs).length
              expect(line.lateCount(targetMs, next.now)).toBe(late)
            }
          }
          there.sort((a, b) => a.queuedAt - b.queuedAt || a.order - b.order)
          expect(there.map((_, place) => line.at(place)?.ticketId)).toEqual(
            there.map(({ ticketId }) => ticketId),
          )
          expect(line.length).toBe(there.length)
        }),
      )
    })
  })

  describe('when a ticket is taken out that is not there', () => {
    it('says which', () => {
      const stranger = { ticketId: 'x', serviceId: 's', class: 'green', queuedAt: 1, order: 1 } as const
      expect(() => new TicketLine().remove(stranger)).toThrow('ticket x is in no line')
    })
  })
})
