import { describe, expect, it } from 'vitest'
import { digitOfKey } from '../../../evaluator/digit-of-key.ts'

describe('digitOfKey', () => {
  describe('when a key is pressed', () => {
    it.each([
      ['Digit5', '5', 5],
      ['Numpad1', '1', 1],
      ['Numpad1', 'End', 1],
      ['', '3', 3],
    ])('reads %s “%s” as %i', (code, key, digit) => {
      expect(digitOfKey({ code, key })).toBe(digit)
    })

    it('reads other keys as none', () => {
      expect(digitOfKey({ code: 'Digit0', key: '0' })).toBeUndefined()
      expect(digitOfKey({ code: 'KeyA', key: 'a' })).toBeUndefined()
    })
  })
})
