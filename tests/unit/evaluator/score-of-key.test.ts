import { describe, expect, it } from 'vitest'
import { scoreOfKey } from '../../../evaluator/score-of-key.ts'

describe('scoreOfKey', () => {
  describe('when a key is pressed', () => {
    it.each([
      ['Digit5', '5', 5],
      ['Numpad1', '1', 1],
      ['Numpad1', 'End', 1],
      ['', '3', 3],
    ])('reads %s “%s” as %i', (code, key, score) => {
      expect(scoreOfKey({ code, key })).toBe(score)
    })

    it('reads other keys as no rating', () => {
      expect(scoreOfKey({ code: 'Digit6', key: '6' })).toBeUndefined()
      expect(scoreOfKey({ code: 'Digit0', key: '0' })).toBeUndefined()
      expect(scoreOfKey({ code: 'KeyA', key: 'a' })).toBeUndefined()
    })
  })
})
