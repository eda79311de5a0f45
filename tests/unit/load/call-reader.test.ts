import { describe, expect, it } from 'vitest'
import { newCallsOf, withNewestCall } from '../../load/call-reader.ts'

function board(...numbers: string[]): Buffer {
  const calls = numbers.map((ticketNumber) => ({ ticketNumber, class: 'walkin', windowNumber: 3 }))
  return Buffer.from(JSON.stringify({ epoch: 1, hallName: { zh: '大厅', en: '' }, calls, queues: [] }))
}

describe('the reader of calls on a board', () => {
  describe('when calls came since the last look', () => {
    it('names each of them once, newest first', () => {
      expect(newCallsOf(board('A009', 'B002', 'A008'), 'A008')).toEqual(['A009', 'B002'])
    })
  })

  describe('when nothing was called since', () => {
    it('names none', () => {
      expect(newCallsOf(board('A008', 'A007'), 'A008')).toEqual([])
      expect(newCallsOf(board(), '')).toEqual([])
    })
  })

  describe('when a payload is made for the bare broker', () => {
    it('is as long as the real one and carries another call', () => {
      const real = board('A008', 'A007')
      const made = Buffer.from(withNewestCall(real.toString(), 'Z001'))
      expect(made.length).toBe(real.length)
      expect(newCallsOf(made, 'A007')).toEqual(['Z001'])
    })
  })
})
