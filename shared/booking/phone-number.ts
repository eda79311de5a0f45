/** A Chinese mobile number without its country code: 11 digits, the second from 3 to 9. */
const chineseMobile = /^1[3-9]\d{9}$/
/** ITU-T E.164, 6.1: a country code that does not begin with 0, 15 digits in all at most; none is shorter than 6. */
const international = /^\+[1-9]\d{5,14}$/

/**
 * A phone number in E.164 form, as `+8613800138000`: a Chinese mobile number with or without +86, 0086 or 86, or an
 * international one with + or 00. Undefined when it is neither.
 */
export function normalisePhone(raw: string): string | undefined {
  const typed = raw
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200B-\u200F\u202A-\u202E\u2060\uFEFF\-\u2010-\u2015\u2212().]/g, '')
    .replace(/^00/, '+')
  const domestic = typed.replace(/^(\+?86)(?=1\d{10}$)/, '')
  if (chineseMobile.test(domestic)) return `+86${domestic}`
  // A Chinese number that is no mobile one gets no message.
  return international.test(typed) && !typed.startsWith('+86') ? typed : undefined
}

/** A phone number in E.164 form with its middle starred: `138****1234`, `+852****67`. */
export function maskPhone(phone: string): string {
  const domestic = phone.replace(/^\+86(?=1\d{10}$)/, '')
  if (chineseMobile.test(domestic)) return `${domestic.slice(0, 3)}****${domestic.slice(-4)}`
  const shownAtFront = phone.length >= 10 ? 4 : 3
  return `${phone.slice(0, shownAtFront)}${'*'.repeat(Math.max(phone.length - shownAtFront - 2, 1))}${phone.slice(-2)}`
}
