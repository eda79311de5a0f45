import { describe, expect, it } from 'vitest'
import { faultsOfWords } from '../../../hub/simulation/ticket-words.ts'
import { called, finished, issued, journalOf, started } from './journal-builder.ts'

describe('the words of tickets', () => {
  describe('when every ticket goes a legal way', () => {
    it('finds nothing, also after a hold, a transfer, a no-show and an act taken back', () => {
      const faults = faultsOfWords(
        journalOf(
          issued('t1'),
          issued('t2'),
          called('t1'),
          started('t1'),
          { type: 'TicketHeld', ticketId: 't1', windowId: 'w1', reason: 'copying' },
          called('t2'),
          { type: 'TicketNoShow', ticketId: 't2', windowId: 'w1' },
          { type: 'TicketRequeued', ticketId: 't2', queuedAt: 5000 },
          { type: 'TicketResumed', ticketId: 't1', windowId: 'w1', clerkId: 'clerk-1' },
          { type: 'TicketTransferred', ticketId: 't1', fromWindowId: 'w1', serviceId: 'b', toWindowId: null },
          called('t1', 'w2'),
          {
            type: 'ActUndone',
            windowId: 'w2',
            undoneCommandId: 'command-11',
            act: 'CallNextTicket',
            ticketIds: ['t1'],
            reopenedCaseIds: [],
          },
          called('t1', 'w1'),
          started('t1'),
          finished('t1'),
        ),
      )
      expect(faults).toEqual({ words: [], windows: [] })
    })
  })

  describe('when a ticket breaks its way', () => {
    it('finds a call of a ticket that does not wait', () => {
      const { words } = faultsOfWords(journalOf(issued('t1'), called('t1'), called('t1', 'w2')))
      expect(words).toEqual(['#3 TicketCalled of t1, which is called'])
    })

    it('finds a service that nobody was called to', () => {
      expect(faultsOfWords(journalOf(issued('t1'), started('t1'))).words).toHaveLength(1)
      expect(faultsOfWords(journalOf(called('t9'))).words).toHaveLength(1)
    })
  })

  describe('when a window has two tickets', () => {
    it('names the window and both', () => {
      const { windows } = faultsOfWords(journalOf(issued('t1'), issued('t2'), called('t1'), called('t2')))
      expect(windows).toEqual(['#4 window w1 has t1 and gets t2'])
    })
  })
})
