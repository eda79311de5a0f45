import { describe, expect, it } from 'vitest'
import { keyName } from '../../../hub/console/common/key-name.ts'
import { searchedNumber, ticketNumberOf } from '../../../hub/console/common/ticket-number.ts'
import { secondsUntil, stopwatch } from '../../../hub/console/common/wait.ts'

describe('the name of a key', () => {
  describe('when an input method is on', () => {
    it('is read from where the key lies', () => {
      expect(keyName({ key: 'Process', code: 'KeyR' })).toBe('R')
      expect(keyName({ key: '、', code: 'Slash' })).toBe('/')
      expect(keyName({ key: 'Process', code: 'Digit3' })).toBe('3')
    })
  })

  describe('when the keyboard is plain', () => {
    it('is the capital letter, the digit, or the name of the key', () => {
      expect(keyName({ key: 'r', code: 'KeyR' })).toBe('R')
      expect(keyName({ key: ' ', code: 'Space' })).toBe('Space')
      expect(keyName({ key: '5', code: 'Numpad5' })).toBe('5')
      expect(keyName({ key: 'ArrowDown', code: 'ArrowDown' })).toBe('ArrowDown')
    })
  })
})

describe('a typed ticket number', () => {
  describe('when it is written carelessly', () => {
    it('is the number on the paper', () => {
      for (const typed of ['a8', 'A008', ' a 008 ', 'Ａ００８', 'a-8'])
        expect(ticketNumberOf(typed)).toBe('A008')
      expect(ticketNumberOf('b1008')).toBe('B1008')
    })
  })

  describe('when it is none', () => {
    it('is refused', () => {
      for (const typed of ['', '8', 'AB8', 'A', '窗口']) expect(ticketNumberOf(typed)).toBeUndefined()
    })
  })

  describe('when only digits are known', () => {
    it('is looked for as it is', () => {
      expect(searchedNumber('08')).toBe('08')
      expect(searchedNumber('c3')).toBe('C003')
      expect(searchedNumber('窗口')).toBeUndefined()
    })
  })
})

describe('a stretch of time', () => {
  describe('when it is shown as a stopwatch', () => {
    it('has minutes and seconds, and hours from one on', () => {
      expect(stopwatch(0, 252_000)).toBe('04:12')
      expect(stopwatch(0, 3_852_999)).toBe('1:04:12')
      expect(stopwatch(5000, 0)).toBe('00:00')
    })
  })

  describe('when it counts down', () => {
    it('reaches 0 only when the instant has come', () => {
      expect(secondsUntil(1001, 1000)).toBe(1)
      expect(secondsUntil(1000, 1000)).toBe(0)
      expect(secondsUntil(0, 1000)).toBe(0)
    })
  })
})
