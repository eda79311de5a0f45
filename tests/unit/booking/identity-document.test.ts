import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyAlphabet } from '../../../shared/booking/gb-check-digit.ts'
import {
  type DocumentKind,
  documentFault,
  documentKinds,
  documentNames,
  normaliseDocument,
} from '../../../shared/booking/identity-document.ts'
import { maskDocument, maskName } from '../../../shared/booking/identity-mask.ts'
import { withCompanyCheck, withResidentCheck } from '../../support/visitors.ts'

const good: readonly (readonly [DocumentKind, string, string])[] = [
  ['resident-id', '11010519491231002X', 'the example of GB 11643-1999, annex A'],
  ['resident-id', '440524188001010014', 'the example of a centenarian of GB 11643-1999, annex A'],
  ['resident-id', withResidentCheck('35020320000229001'), 'born on a leap day'],
  ['hk-macau-permit', 'H12345678', 'the card since 2013'],
  ['hk-macau-permit', 'M1234567801', 'the card before, with its count of issues'],
  ['taiwan-permit', '01234567', 'the card since 2015'],
  ['taiwan-permit', '0123456701', 'the booklet before'],
  ['hmt-residence', withResidentCheck('81000019900101001'), 'of Hong Kong'],
  ['hmt-residence', withResidentCheck('83000019920130002'), 'of Taiwan'],
  ['passport', 'E12345678', 'of China'],
  ['passport', '123456789', 'of the United States'],
  ['foreigner-residence', 'USA110074041511', 'the card until 2023'],
  ['foreigner-residence', withResidentCheck('91135219810804002'), 'the card since December 2023'],
  ['company', '91350100M000100Y43', 'whose code has letters'],
  ['company', '91110000600037341L', 'a bank'],
]

const bad: readonly (readonly [DocumentKind, string, RegExp])[] = [
  ['resident-id', '110105194912310021', /check character/],
  ['resident-id', '11010519491231002', /18 characters/],
  ['resident-id', '1101051949123100XX', /18 characters/],
  ['resident-id', withResidentCheck('99010519491231002'), /begin with 9/],
  ['resident-id', withResidentCheck('00010519491231002'), /province/],
  ['resident-id', withResidentCheck('16010519491231002'), /province/],
  ['resident-id', withResidentCheck('35020320010229001'), /date of birth/],
  ['resident-id', withResidentCheck('35020319901301001'), /date of birth/],
  ['resident-id', withResidentCheck('35020300000101001'), /date of birth/],
  ['resident-id', withResidentCheck('81000019900101001'), /Choose that kind/],
  ['hk-macau-permit', 'K12345678', /H or M/],
  ['hk-macau-permit', 'H123456789', /8 or 10 digits/],
  ['taiwan-permit', '0123456', /8 digits/],
  ['hmt-residence', '11010519491231002X', /81, 82 or 83/],
  ['hmt-residence', '810000199001010010', /check character/],
  ['passport', 'E123', /5 to 20/],
  ['passport', 'E12345$78', /5 to 20/],
  ['passport', '11010519491231002X', /18 characters/],
  ['passport', '91350100M000100Y43', /18 characters/],
  ['foreigner-residence', 'US1100740415110', /3 letters/],
  ['foreigner-residence', '911352198108040020', /check character/],
  ['company', '91350100M000100Y44', /check character/],
  ['company', '91350100M000100O43', /never has the letters/],
  ['company', '91350100M000100Y4', /18 digits and letters/],
]

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const birthDates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))
const residents = fc
  .tuple(fc.constantFrom('11', '35', '44', '65'), digits(4), birthDates, digits(3))
  .map((parts) => withResidentCheck(parts.join('')))
const companies = fc
  .tuple(digits(6), fc.array(fc.constantFrom(...companyAlphabet), { minLength: 9, maxLength: 9 }))
  .map(([region, rest]) => withCompanyCheck(`91${region}${rest.join('')}`))
const numbers = fc.oneof(
  residents.map((number) => ['resident-id', number] as const),
  companies.map((number) => ['company', number] as const),
)

describe('a document number', () => {
  describe('when it is right', () => {
    it.each(good)('%s %s is taken (%s)', (kind, number) => {
      expect(documentFault(kind, number)).toBeUndefined()
    })

    it('passes its check, whatever it is', () => {
      fc.assert(fc.property(numbers, ([kind, number]) => documentFault(kind, number) === undefined))
    })
  })

  describe('when it is wrong', () => {
    it.each(bad)('%s %s is refused, with what to do', (kind, number, reason) => {
      const fault = documentFault(kind, number)
      expect(fault?.en).toMatch(reason)
      expect(fault?.zh).toMatch(/请/)
    })

    it('is never repeated in what is said', () => {
      for (const [kind, number] of bad)
        expect(JSON.stringify(documentFault(kind, number))).not.toContain(number)
    })

    it('is found out by any one changed character', () => {
      fc.assert(
        fc.property(
          numbers,
          fc.nat(17),
          fc.constantFrom(...companyAlphabet),
          ([kind, number], at, character) => {
            fc.pre(number[at] !== character)
            const changed = number.slice(0, at) + character + number.slice(at + 1)
            return documentFault(kind, changed) !== undefined
          },
        ),
        { numRuns: 2000 },
      )
    })

    it('is found out by any two neighbours that changed places', () => {
      fc.assert(
        fc.property(numbers, fc.nat(16), ([kind, number], at) => {
          const [first = '', second = ''] = number.slice(at, at + 2)
          fc.pre(first !== second)
          const swapped = number.slice(0, at) + second + first + number.slice(at + 2)
          return documentFault(kind, swapped) !== undefined
        }),
        { numRuns: 2000 },
      )
    })
  })

  describe('when it is typed as people do', () => {
    it('loses spaces, hyphens, full-width forms and small letters', () => {
      expect(normaliseDocument('resident-id', ' 110105 19491231-002x ')).toBe('11010519491231002X')
      expect(normaliseDocument('resident-id', '１１０１０５１９４９１２３１００２Ｘ')).toBe(
        '11010519491231002X',
      )
      expect(normaliseDocument('passport', 'e1234–5678\u200e')).toBe('E12345678')
    })

    it('names one person through every reissue of a travel permit', () => {
      expect(normaliseDocument('hk-macau-permit', 'h1234567803')).toBe('H12345678')
      expect(normaliseDocument('taiwan-permit', '01234567 02')).toBe('01234567')
    })
  })

  describe('when it is shown', () => {
    it('has its middle starred', () => {
      expect(maskDocument('resident-id', '11010519491231002X')).toBe('110***********002X')
      expect(maskDocument('hk-macau-permit', 'H12345678')).toBe('H*****678')
      expect(maskDocument('taiwan-permit', '01234567')).toBe('01****67')
      expect(maskDocument('passport', 'E12345678')).toBe('E******78')
      expect(maskDocument('company', '91350100M000100Y43')).toBe('91************0Y43')
    })

    it('hides half of it at least, however short it is', () => {
      expect(maskDocument('passport', 'E1234')).toBe('E***4')
      for (const kind of documentKinds)
        expect(maskDocument(kind, 'ABCDE').replace(/[^*]/g, '').length).toBeGreaterThanOrEqual(3)
    })

    it('has a name for its kind in both languages', () => {
      for (const kind of documentKinds) {
        expect(documentNames[kind].zh).not.toBe('')
        expect(documentNames[kind].en).not.toBe('')
      }
    })
  })
})

describe('a masked name', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧*'],
    ['阿卜杜拉·买买提', '阿***·买**'],
    ['John Smith', 'J*** S****'],
    ['𠮷田', '𠮷*'],
    ['李', '*'],
    ['', ''],
  ])('of %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})
