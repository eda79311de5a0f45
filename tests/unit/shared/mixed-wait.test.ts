import { describe, expect, it } from 'vitest'
import { mixedWait } from '../../../shared/mixed-wait.ts'

const line = (waiting: number, p50Minutes: number, p90Minutes: number) => ({
  waiting,
  waitRange: { p50Minutes, p90Minutes },
})
const unknown = { waiting: 4, waitRange: null }

describe('the wait of newcomers to several services', () => {
  describe('when there is one, or all are alike', () => {
    it('is theirs, and unknown only where all are', () => {
      expect(mixedWait([line(3, 12, 20)])).toEqual({ p50Minutes: 12, p90Minutes: 20 })
      expect(mixedWait([line(0, 0, 0), line(9, 0, 0)])).toEqual({ p50Minutes: 0, p90Minutes: 0 })
      expect(mixedWait([line(1, 7, 7), unknown, line(2, 7, 7)])).toEqual({ p50Minutes: 7, p90Minutes: 7 })
      expect(mixedWait([unknown])).toBeNull()
      expect(mixedWait([])).toBeNull()
    })
  })
  describe('when they differ much', () => {
    it('tells what most are to expect, and not the shortest and the longest of anybody', () => {
      expect(mixedWait([line(11, 27, 35), line(1, 50, 75)])).toEqual({ p50Minutes: 28, p90Minutes: 40 })
      expect(mixedWait([line(19, 4, 10), line(0, 30, 50)])).toEqual({ p50Minutes: 5, p90Minutes: 11 })
      // Who comes for a service that nobody waits for yet counts as well.
      expect(mixedWait([line(0, 0, 0), line(0, 30, 50)])?.p90Minutes).toBe(45)
    })
  })
})
