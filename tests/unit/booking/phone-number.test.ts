import { describe, expect, it } from 'vitest'
import { maskPhone, normalisePhone } from '../../../shared/booking/phone-number.ts'

describe('a phone number', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['008613800138000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['+852 6123 4567', '+85261234567'],
    ['00886912345678', '+886912345678'],
    ['+1 (202) 555-0123', '+12025550123'],
    ['\u202a+4915112345678\u202c', '+4915112345678'],
  ])('typed as %s is %s', (raw, phone) => {
    expect(normalisePhone(raw)).toBe(phone)
  })

  it.each([
    '',
    '12800138000',
    '1380013800',
    '138001380000',
    '0592-2051234',
    '+860592205123',
    '+0123456789',
    '+12345',
    '+1234567890123456',
    'phone',
    '13800138000x',
  ])('is not %s', (raw) => {
    expect(normalisePhone(raw)).toBeUndefined()
  })

  it('is shown with its middle starred', () => {
    expect(maskPhone('+8613800138000')).toBe('138****8000')
    expect(maskPhone('+85261234567')).toBe('+852******67')
    expect(maskPhone('+123456')).toBe('+12**56')
  })
})
