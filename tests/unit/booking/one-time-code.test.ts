import { describe, expect, it } from 'vitest'
import { OneTimeCode, sendingRefused } from '../../../hub/application/booking/one-time-code.ts'

const key = new Uint8Array(32).fill(7)
const now = Date.parse('2026-03-02T09:00:00+08:00')
const minuteMs = 60_000

/** A code that is not the right one. */
function wrong(codes: OneTimeCode, at = now): string {
  return codes.codeFor('confirm', 'b1', at) === '000000' ? '000001' : '000000'
}

describe('a one-time code', () => {
  describe('when it is made', () => {
    it('has six digits, and differs by purpose, subject, time and key', () => {
      const codes = new OneTimeCode(key)
      const made = [
        codes.codeFor('confirm', 'b1', now),
        codes.codeFor('lookup', 'b1', now),
        codes.codeFor('confirm', 'b2', now),
        codes.codeFor('confirm', 'b1', now + 20 * minuteMs),
        new OneTimeCode(new Uint8Array(32)).codeFor('confirm', 'b1', now),
      ]
      for (const code of made) expect(code).toMatch(/^\d{6}$/)
      expect(new Set(made).size).toBe(made.length)
    })

    it('is spread evenly: none is likelier to be guessed', () => {
      const codes = new OneTimeCode(key)
      const byFirstDigit = new Array<number>(10).fill(0)
      for (let index = 0; index < 10_000; index += 1) {
        const digit = Number(codes.codeFor('confirm', `b${index}`, now)[0])
        byFirstDigit[digit] = (byFirstDigit[digit] ?? 0) + 1
      }
      for (const count of byFirstDigit) expect(Math.abs(count - 1000)).toBeLessThan(200)
    })
  })

  describe('when it is entered', () => {
    it('is right, also after a restart, with spaces and full-width digits, and again', () => {
      const code = new OneTimeCode(key).codeFor('confirm', 'b1', now)
      const restarted = new OneTimeCode(key)
      const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
      for (const entered of [code, `${code.slice(0, 3)} ${code.slice(3)}`, wide])
        expect(restarted.check('confirm', 'b1', entered, now + 9 * minuteMs)).toEqual({ status: 'right' })
    })

    it('is right for ten minutes at least and for less than twenty', () => {
      const codes = new OneTimeCode(key)
      const code = codes.codeFor('confirm', 'b1', now)
      expect(codes.check('confirm', 'b1', code, now + 10 * minuteMs)).toEqual({ status: 'right' })
      expect(codes.check('confirm', 'b1', code, now + 20 * minuteMs)).toMatchObject({ status: 'wrong' })
    })

    it('tells the tries that are left, then locks, even for the right code', () => {
      const codes = new OneTimeCode(key)
      const left = [1, 2, 3, 4].map(() => codes.check('confirm', 'b1', wrong(codes), now))
      expect(left).toEqual([4, 3, 2, 1].map((count) => ({ status: 'wrong', left: count })))
      expect(codes.check('confirm', 'b1', wrong(codes), now)).toEqual({ status: 'locked', seconds: 1800 })
      const right = codes.codeFor('confirm', 'b1', now)
      expect(codes.check('confirm', 'b1', right, now + minuteMs)).toEqual({ status: 'locked', seconds: 1740 })
      expect(codes.check('confirm', 'b2', codes.codeFor('confirm', 'b2', now), now)).toEqual({
        status: 'right',
      })
    })

    it('is taken again after the lock', () => {
      const codes = new OneTimeCode(key)
      for (let tries = 0; tries < 5; tries += 1) codes.check('confirm', 'b1', wrong(codes), now)
      const later = now + 31 * minuteMs
      expect(codes.check('confirm', 'b1', codes.codeFor('confirm', 'b1', later), later)).toEqual({
        status: 'right',
      })
    })

    it('is wrong when it is no code at all', () => {
      const codes = new OneTimeCode(key)
      for (const entered of ['', '12345', '1234567', 'abcdef', '１'])
        expect(codes.check('confirm', `b-${entered}`, entered, now)).toMatchObject({ status: 'wrong' })
    })
  })

  describe('when it is sent', () => {
    it('leaves a minute before another message to a phone, but not before another booking’s', () => {
      const codes = new OneTimeCode(key)
      expect(codes.takeSending('phone-1', now, 'first')).toBe(0)
      expect(codes.takeSending('phone-1', now + 20_000, 'again')).toBe(40)
      expect(codes.takeSending('phone-2', now + 20_000, 'again')).toBe(0)
      expect(codes.takeSending('phone-2', now + 21_000, 'first')).toBe(0)
      expect(codes.takeSending('phone-1', now + minuteMs, 'again')).toBe(0)
    })

    it('is refused with the seconds until the next one, or as too many in a day', () => {
      expect(sendingRefused(40)).toEqual({ code: 'code_asked_lately', data: { seconds: 40 } })
      expect(sendingRefused(23 * 3600)).toMatchObject({ code: 'too_many_attempts' })
    })

    it('goes to a phone six times a day at most', () => {
      const codes = new OneTimeCode(key)
      const sent = [0, 1, 2, 3, 4, 5].map((index) =>
        codes.takeSending('phone-1', now + index * minuteMs, 'again'),
      )
      expect(sent).toEqual([0, 0, 0, 0, 0, 0])
      expect(codes.takeSending('phone-1', now + 60 * minuteMs, 'first')).toBe(23 * 3600)
      expect(codes.takeSending('phone-1', now + 24 * 60 * minuteMs, 'again')).toBe(0)
    })
  })
})
