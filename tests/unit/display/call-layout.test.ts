import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BoardCall, type CallLayout, emptyLayout, layOutCalls } from '../../../display/call-layout.ts'

const call = (ticketNumber: string, part: Partial<BoardCall> = {}): BoardCall => ({
  ticketNumber,
  class: 'walkin',
  windowNumber: 1,
  windowName: { zh: '综合窗口', en: '' },
  calledAt: 0,
  call: 1,
  active: false,
  ...part,
})
const open = (ticketNumber: string) => call(ticketNumber, { active: true })
const numbers = (layout: CallLayout) => layout.rows.map((row) => row?.ticketNumber ?? '-').join(' ')

describe('layOutCalls', () => {
  describe('when the board is first drawn', () => {
    it('puts the newest open call in the headline and the others below, open ones first', () => {
      const layout = layOutCalls(emptyLayout, [call('A3'), open('A2'), call('A1'), open('A0')])
      expect(layout.headline?.ticketNumber).toBe('A2')
      expect(numbers(layout)).toBe('A3 A1 A0 - - -')
    })

    it('puts the newest call in the headline when none is open', () => {
      expect(layOutCalls(emptyLayout, [call('A2'), call('A1')]).headline?.ticketNumber).toBe('A2')
    })
  })

  describe('when a new call comes', () => {
    it('keeps every row in its place and uses the row of the oldest call', () => {
      const before = layOutCalls(
        emptyLayout,
        ['A7', 'A6', 'A5', 'A4', 'A3', 'A2', 'A1'].map((name) => (name === 'A7' ? open(name) : call(name))),
      )
      expect(numbers(before)).toBe('A6 A5 A4 A3 A2 A1')
      const after = layOutCalls(before, [
        open('A8'),
        ...['A7', 'A6', 'A5', 'A4', 'A3', 'A2', 'A1'].map((name) => call(name)),
      ])
      expect(after.headline?.ticketNumber).toBe('A8')
      expect(numbers(after)).toBe('A6 A5 A4 A3 A2 A7')
    })

    it('keeps an open call on the board even when many newer ones are over', () => {
      const calls = [...'987654321'].map((digit) => (digit === '1' ? open('A1') : call(`A${digit}`)))
      const layout = layOutCalls(emptyLayout, [open('B1'), ...calls])
      expect(layout.rows.map((row) => row?.ticketNumber)).toContain('A1')
    })
  })

  describe('when a ticket is called again', () => {
    it('shows it once, with the newer call', () => {
      const layout = layOutCalls(emptyLayout, [
        call('A1', { active: true, call: 2, windowNumber: 5 }),
        call('A2'),
        call('A1'),
      ])
      expect(layout.headline).toMatchObject({ ticketNumber: 'A1', call: 2, windowNumber: 5 })
      expect(numbers(layout)).toBe('A2 - - - - -')
    })
  })

  describe('when more calls are open than the roomy list holds', () => {
    const names = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']

    it('becomes dense, and roomy again only when it has calmed down', () => {
      const dense = layOutCalls(emptyLayout, names.map(open))
      expect(dense.rows).toHaveLength(12)
      expect(layOutCalls(dense, names.slice(0, 6).map(open)).rows).toHaveLength(12)
      expect(layOutCalls(dense, names.slice(0, 4).map(open)).rows).toHaveLength(6)
    })
  })

  describe('when calls come and go in any order', () => {
    it('never moves a call that stays in the list, and shows every open one that fits', () => {
      const board = fc.uniqueArray(
        fc.record({ ticketNumber: fc.integer({ min: 0, max: 20 }), active: fc.boolean() }),
        { maxLength: 12, selector: (entry) => entry.ticketNumber },
      )
      fc.assert(
        fc.property(fc.array(board, { maxLength: 12 }), (boards) => {
          let layout = emptyLayout
          for (const entries of boards) {
            const calls = entries.map(({ ticketNumber, active }) => call(`A${ticketNumber}`, { active }))
            const next = layOutCalls(layout, calls)
            const shown = [next.headline, ...next.rows].flatMap((row) => (row ? [row.ticketNumber] : []))
            expect(new Set(shown).size).toBe(shown.length)
            for (const { ticketNumber } of calls.filter(({ active }) => active))
              expect(shown).toContain(ticketNumber)
            for (const [row, was] of layout.rows.entries()) {
              const at = next.rows.findIndex(
                (now) => now !== undefined && now.ticketNumber === was?.ticketNumber,
              )
              if (at >= 0 && row < next.rows.length) expect(at).toBe(row)
            }
            layout = next
          }
        }),
        { numRuns: 200 },
      )
    })
  })
})
