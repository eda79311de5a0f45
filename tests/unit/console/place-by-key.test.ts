import { describe, expect, it } from 'vitest'
import { placeByKey } from '../../../hub/console/common/place-by-key.ts'

/** Rows of so many controls, 100 wide and 40 high; a later row lies a fraction of a pixel askew. */
function rowsOf(...counts: number[]) {
  return counts.flatMap((count, row) =>
    Array.from({ length: count }, (_, column) => ({
      left: column * 110,
      right: column * 110 + 100,
      top: row * 50 + column * 0.3,
      bottom: row * 50 + 40 + column * 0.3,
    })),
  )
}

describe('the control that a key leads to', () => {
  const places = rowsOf(5, 2, 4)

  describe('when it is an arrow', () => {
    it('is the neighbour, over the end of a row too', () => {
      expect(placeByKey('ArrowRight', 4, places)).toBe(5)
      expect(placeByKey('ArrowLeft', 5, places)).toBe(4)
    })

    it('is the nearest of the next row, though it is shorter', () => {
      expect(placeByKey('ArrowDown', 1, places)).toBe(6)
      expect(placeByKey('ArrowDown', 4, places)).toBe(6)
      expect(placeByKey('ArrowUp', 10, places)).toBe(6)
    })

    it('is none beyond the ends', () => {
      expect(placeByKey('ArrowLeft', 0, places)).toBeUndefined()
      expect(placeByKey('ArrowRight', 10, places)).toBeUndefined()
      expect(placeByKey('ArrowUp', 2, places)).toBeUndefined()
      expect(placeByKey('ArrowDown', 8, places)).toBeUndefined()
    })
  })

  describe('when it is Home or End', () => {
    it('is the first and the last', () => {
      expect(placeByKey('Home', 7, places)).toBe(0)
      expect(placeByKey('End', 0, places)).toBe(10)
    })
  })
})
