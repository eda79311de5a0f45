import type { Text } from '../text.ts'
import { companyCheckCharacter, residentCheckCharacter } from './gb-check-digit.ts'

/** Kinds of identity document (证件类型) a visitor books with; `company` is the code of a legal entity. */
export const documentKinds = [
  'resident-id',
  'hk-macau-permit',
  'taiwan-permit',
  'hmt-residence',
  'passport',
  'foreigner-residence',
  'company',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The documents by the names that stand on them. */
export const documentNames: Readonly<Record<DocumentKind, Text>> = {
  'resident-id': { zh: '居民身份证', en: 'Resident identity card' },
  'hk-macau-permit': {
    zh: '港澳居民来往内地通行证',
    en: 'Mainland travel permit for Hong Kong and Macau residents',
  },
  'taiwan-permit': { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit for Taiwan residents' },
  'hmt-residence': {
    zh: '港澳台居民居住证',
    en: 'Residence permit for Hong Kong, Macau and Taiwan residents',
  },
  passport: { zh: '护照', en: 'Passport' },
  'foreigner-residence': {
    zh: '外国人永久居留身份证',
    en: 'Foreign permanent resident identity card',
  },
  company: { zh: '统一社会信用代码', en: 'Unified social credit code' },
}

/**
 * A document number as it is compared and kept: capital half-width letters and digits, without spaces, hyphens and the
 * like, and without the count of issues at the end of a travel permit, which would make another person of the same one
 * with each new card. What no document has stays in, so that `documentFault` can tell.
 */
export function normaliseDocument(kind: DocumentKind, raw: string): string {
  const number = raw
    // Chinese keyboards type full-width forms, U+FF01 to U+FF5E.
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200B-\u200F\u2060\uFEFF\-\u2010-\u2015\u2212_.·]/g, '')
    // Not toUpperCase on the whole: it turns foreign letters, such as a dotless i, into Latin ones.
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
  if (kind === 'hk-macau-permit') return number.replace(/^([HM]\d{8})\d{2}$/, '$1')
  if (kind === 'taiwan-permit') return number.replace(/^(\d{8})\d{2}$/, '$1')
  return number
}

/**
 * What is wrong with a normalised document number and what to do; undefined when nothing is. The sentence never repeats
 * the number. A right check digit does not prove that the document exists.
 */
export function documentFault(kind: DocumentKind, number: string): Text | undefined {
  switch (kind) {
    case 'resident-id':
      return residentFault(number)
    case 'hmt-residence':
      return hmtResidenceFault(number)
    case 'foreigner-residence':
      return foreignerFault(number)
    case 'company':
      return companyFault(number)
    case 'hk-macau-permit':
      return /^[HM](\d{8}|\d{10})$/.test(number) ? undefined : faults.hkMacau
    case 'taiwan-permit':
      return /^(\d{8}|[0-9A-Z]{10})$/.test(number) ? undefined : faults.taiwan
    case 'passport':
      return passportFault(number)
  }
}

/** No passport number has eighteen characters, and a card passed off as a passport would make a second person of its owner. */
function passportFault(number: string): Text | undefined {
  if (/^[0-9A-Z]{18}$/.test(number)) return faults.isNoPassport
  return /^[0-9A-Z]{5,20}$/.test(number) ? undefined : faults.passport
}

/** GB 11643-1999: region, birth date, order, check character; regions 81 to 83 are on the residence permit. */
function residentFault(number: string): Text | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return faults.eighteen
  const region = number.slice(0, 2)
  if (hmtRegions.includes(region)) return faults.isHmtResidence
  if (number.startsWith('9')) return faults.isForeigner
  if (!provinces.includes(region)) return faults.region
  return datedFault(number)
}

/** 港澳台居民居住证申领发放办法 (国办发〔2018〕81号), article 3: GB 11643 with the regions 810000, 820000 and 830000. */
function hmtResidenceFault(number: string): Text | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return faults.eighteen
  return hmtRegions.includes(number.slice(0, 2)) ? datedFault(number) : faults.hmtRegion
}

/**
 * Three letters and twelve digits until November 2023; since then eighteen digits after GB 11643 that begin with 9
 * (国家移民管理局, 新版外国人永久居留身份证机读信息规则, 2 and 3).
 */
function foreignerFault(number: string): Text | undefined {
  if (/^[A-Z]{3}\d{12}$/.test(number)) return undefined
  return /^9\d{16}[\dX]$/.test(number) ? datedFault(number) : faults.foreigner
}

/**
 * GB 32100-2015: two characters for who registered what, six digits of the region, nine characters of the organisation,
 * the check character. Some codes of the pilot of early 2015 do not follow it; their holders book by a document of
 * their own.
 */
function companyFault(number: string): Text | undefined {
  if (/[IOSVZ]/.test(number)) return faults.companyLetters
  if (!/^[0-9A-Y]{2}\d{6}[0-9A-Y]{10}$/.test(number)) return faults.company
  return number.endsWith(companyCheckCharacter(number.slice(0, 17))) ? undefined : faults.check
}

/** The parts that all numbers after GB 11643 have in common: a birth date that there was, and the check character. */
function datedFault(number: string): Text | undefined {
  if (!isBirthDate(number.slice(6, 14))) return faults.birthDate
  return number.endsWith(residentCheckCharacter(number.slice(0, 17))) ? undefined : faults.check
}

function isBirthDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
  if (year < '1850' || year > '2099') return false
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${year}-${month}-${day}`)
}

/** Provinces, autonomous regions and municipalities (GB/T 2260). */
const provinces = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'],
  ...['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71'],
]
const hmtRegions = ['81', '82', '83']

const faults = {
  eighteen: {
    zh: '应为 18 位，前 17 位是数字，最后一位是数字或 X。请对照证件逐位核对。',
    en: 'it has 18 characters: 17 digits, then a digit or X. Compare it with the card.',
  },
  region: {
    zh: '前两位不是省份代码。请对照证件逐位核对。',
    en: 'its first two digits are no province. Compare it with the card.',
  },
  isHmtResidence: {
    zh: '这是港澳台居民居住证的号码。请把证件类型改为“港澳台居民居住证”。',
    en: 'this is the number of a Hong Kong, Macau or Taiwan residence permit. Choose that kind of document.',
  },
  isForeigner: {
    zh: '以 9 开头的是外国人永久居留身份证。请更改证件类型。',
    en: 'numbers that begin with 9 are of foreign permanent resident cards. Choose that kind of document.',
  },
  hmtRegion: {
    zh: '港澳台居民居住证号码以 81、82 或 83 开头。请对照证件核对，或更改证件类型。',
    en: 'the number of this permit begins with 81, 82 or 83. Compare it with the card, or choose another kind of document.',
  },
  birthDate: {
    zh: '第 7 至 14 位不是有效的出生日期。请对照证件逐位核对。',
    en: 'digits 7 to 14 are no date of birth. Compare them with the card.',
  },
  check: {
    zh: '校验码不符，可能有一位输错或两位颠倒。请对照证件逐位核对。',
    en: 'its check character does not match: one character may be wrong, or two swapped. Compare it with the document.',
  },
  foreigner: {
    zh: '应为 3 个字母加 12 位数字（旧证），或以 9 开头的 18 位（新证）。请对照证件核对。',
    en: 'it has 3 letters and 12 digits (old card) or 18 characters beginning with 9 (new card). Compare it with the card.',
  },
  hkMacau: {
    zh: '应为 H 或 M 加 8 位或 10 位数字。请对照证件核对。',
    en: 'it has H or M, then 8 or 10 digits. Compare it with the permit.',
  },
  taiwan: {
    zh: '应为 8 位数字，或 10 位数字和字母。请对照证件核对。',
    en: 'it has 8 digits, or 10 digits and letters. Compare it with the permit.',
  },
  isNoPassport: {
    zh: '18 位的是身份证、居住证号码或统一社会信用代码，不是护照号码。请更改证件类型。',
    en: 'a number of 18 characters is that of an identity or residence card, or a company’s code. Choose that kind of document.',
  },
  passport: {
    zh: '应为 5 至 20 位字母和数字。请对照护照资料页核对。',
    en: 'it has 5 to 20 letters and digits. Compare it with the passport’s data page.',
  },
  companyLetters: {
    zh: '代码中没有字母 I、O、S、V、Z。请看是否应为数字 1、0、5 或 2。',
    en: 'the code never has the letters I, O, S, V or Z. See whether they are the digits 1, 0, 5 or 2.',
  },
  company: {
    zh: '应为 18 位数字和大写字母，第 3 至 8 位是数字。请对照营业执照核对。',
    en: 'it has 18 digits and letters, the third to the eighth being digits. Compare it with the licence.',
  },
} as const satisfies Record<string, Text>
