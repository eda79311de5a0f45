import { describe, expect, it } from 'vitest'
import {
  type AuditEntry,
  filterEntries,
  mergeEntries,
  newestRange,
  olderRange,
  ticketNumbers,
} from '../../../hub/console/admin/audit-pages.ts'

describe('the pages of the audit trail', () => {
  const entry = (seq: number, type = 'TicketCalled'): AuditEntry => ({
    seq,
    at: seq,
    type,
    actor: { kind: seq % 2 === 0 ? 'clerk' : 'guide', id: 's1' },
    data: {},
    hash: '',
  })

  describe('when older ones are loaded until the beginning', () => {
    it('cover every sequence once, newest first', () => {
      const journal = Array.from({ length: 25 }, (_, index) => entry(index + 1))
      const ask = ({ after, limit }: { after: number; limit: number }) =>
        journal.filter(({ seq }) => seq > after).slice(0, limit)
      let loaded = mergeEntries([], ask(newestRange(25, 10)))
      expect(loaded.map(({ seq }) => seq)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16])
      for (let range = olderRange(loaded, 10); range !== undefined; range = olderRange(loaded, 10))
        loaded = mergeEntries(loaded, ask(range))
      expect(loaded.map(({ seq }) => seq)).toEqual(journal.map(({ seq }) => seq).toReversed())
    })
  })

  describe('when tickets were issued in them', () => {
    it('know the numbers that visitors know', () => {
      const issued = { ...entry(1, 'TicketIssued'), data: { ticketId: 't1', series: 'A', sequence: 8 } }
      expect(ticketNumbers([entry(2), issued])).toEqual(new Map([['t1', 'A008']]))
    })
  })

  describe('when they are filtered', () => {
    it('keep the entries with every word and the asked role', () => {
      const entries = [entry(1), entry(2, 'WindowPaused'), entry(3, 'WindowPaused')]
      const filter = { words: 'paused window', actorKind: 'clerk' }
      expect(filterEntries(entries, filter, ({ type }) => type).map(({ seq }) => seq)).toEqual([2])
    })
  })
})
