import { describe, expect, it } from 'vitest'
import { UnprovedHolds } from '../../../hub/application/booking/unproved-holds.ts'

const minuteMs = 60_000
const now = 1_750_000_000_000

/** Holds so many places from an address; returns what the next one is told. */
function holdMany(holds: UnprovedHolds, count: number, at = now, address = '1.2.3.4'): number {
  for (let index = 0; index < count; index += 1) holds.take(address, `${address} ${at} ${index}`, at)
  return holds.take(address, `${address} ${at} last`, at)
}

describe('places held and not confirmed', () => {
  describe('when an address has thirty of them', () => {
    it('are refused to it with the seconds to wait, and to no other address', () => {
      const holds = new UnprovedHolds()
      expect(holdMany(holds, 30)).toBe(20 * 60)
      expect(holds.take('1.2.3.4', 'later', now + 15 * minuteMs)).toBe(5 * 60)
      expect(holds.take('1.2.3.5', 'other', now)).toBe(0)
    })

    it('are granted again after twenty minutes', () => {
      const holds = new UnprovedHolds()
      holdMany(holds, 30)
      expect(holdMany(holds, 29, now + 20 * minuteMs)).toBe(0)
    })

    it('can be more for a hall whose visitors all come through one address', () => {
      expect(holdMany(new UnprovedHolds(2), 59)).toBe(0)
      expect(holdMany(new UnprovedHolds(2), 60)).toBeGreaterThan(0)
    })
  })

  describe('when the code of one comes back', () => {
    it('makes room for one, however often it comes', () => {
      const holds = new UnprovedHolds()
      holdMany(holds, 30)
      for (let times = 0; times < 3; times += 1) holds.release(`1.2.3.4 ${now} 7`)
      expect(holds.take('1.2.3.4', 'next', now)).toBe(0)
      expect(holds.take('1.2.3.4', 'after', now)).toBeGreaterThan(0)
    })
  })
})
