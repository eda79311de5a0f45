import { describe, expect, it } from 'vitest'
import { bookingCodeOf } from '../../../ticket-printer/kiosk/check-in-scanner.ts'
import {
  bodyOf,
  cleaned,
  faultOf,
  grouped,
  hidden,
  nothingTyped,
} from '../../../ticket-printer/kiosk/check-in-typed.ts'

describe('what a visitor types at the check-in', () => {
  describe('when it has characters that do not belong there', () => {
    it('keeps those that do, at most as many as there are', () => {
      expect(cleaned('code', 'resident-id', '2748-16309x')).toBe('27481630')
      expect(cleaned('number', 'resident-id', '110105 1949 1231 002x9')).toBe('11010519491231002X')
      expect(cleaned('number', 'passport', 'eb 123#4567')).toBe('EB1234567')
      expect(cleaned('phone', 'resident-id', '+852 5123+4567')).toBe('+85251234567')
    })
  })
  describe('when it is shown', () => {
    it('stands in groups as on the card, starred once it is typed', () => {
      const typed = { ...nothingTyped, number: '11010519491231002X', phone: '13800138000', code: '27481630' }
      expect(grouped('number', typed)).toBe('110105 1949 1231 002X')
      expect(grouped('phone', typed)).toBe('138 0013 8000')
      expect(grouped('code', typed)).toBe('2748 1630')
      expect(hidden('number', typed)).toBe('110***********002X')
      expect(hidden('phone', typed)).toBe('138****8000')
    })
  })
  describe('when it is not complete', () => {
    it('names what is missing in both languages', () => {
      expect(faultOf('code', { ...nothingTyped, code: '27481' })).toEqual({
        zh: '签到码是 8 位数字，还差 3 位',
        en: 'The code has 8 digits; 3 more to type',
      })
      expect(faultOf('number', { ...nothingTyped, number: '110105194912310021' })?.zh).toContain('校验码不符')
      expect(faultOf('phone', { ...nothingTyped, phone: '1380013' })?.en).toContain('11 digits')
    })
  })
  describe('when it is sent', () => {
    it('holds the code alone, or document and phone', () => {
      const typed = { ...nothingTyped, code: '27481630', number: '11010519491231002X', phone: '13800138000' }
      expect(bodyOf('code', typed)).toEqual({ code: '27481630' })
      expect(bodyOf('phone', typed)).toEqual({
        document: { type: 'resident-id', number: '11010519491231002X' },
        phone: '13800138000',
      })
    })
  })
})

describe('what a scanner reads', () => {
  describe('when it is the page of a booking', () => {
    it('holds its code, whatever the host and what follows', () => {
      for (const address of ['https://hall.example/b/aB3_-xYz', 'http://10.0.0.5:8080/b/aB3_-xYz/?lang=en'])
        expect(bookingCodeOf(address)).toBe('aB3_-xYz')
    })
  })
  describe('when it is anything else', () => {
    it('holds none', () => {
      for (const text of ['https://hall.example/t/aB3_-xYz', 'https://hall.example/b/', '27481630', ''])
        expect(bookingCodeOf(text)).toBeUndefined()
    })
  })
})
