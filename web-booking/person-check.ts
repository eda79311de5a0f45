import { documentFault, normaliseDocument } from '../shared/booking/identity-document.ts'
import { normalisePhone } from '../shared/booking/phone-number.ts'
import type { Text } from '../shared/text.ts'
import { identityTexts } from '../shared/texts/booking-person.ts'
import type { Person } from './booking-flow.ts'

/** The fields of a person, in the order of the form. */
export const personFields = ['name', 'number', 'phone'] as const
export type PersonField = (typeof personFields)[number]

/** What is wrong with a field, in words for who typed it; undefined when nothing is. */
export function faultOf(field: PersonField, person: Person): Text | undefined {
  switch (field) {
    case 'name':
      if (person.name.trim() !== '') return undefined
      return person.kind === 'company' ? identityTexts.companyNameMissing : identityTexts.nameMissing
    case 'number': {
      const number = normaliseDocument(person.kind, person.number)
      return number === '' ? identityTexts.numberMissing : sentence(documentFault(person.kind, number))
    }
    case 'phone':
      if (person.phone.trim() === '') return identityTexts.phoneMissing
      return normalisePhone(person.phone) === undefined ? identityTexts.phoneFault : undefined
  }
}

/** A fault as a sentence of its own: in English it is written to follow a colon. */
function sentence(fault: Text | undefined): Text | undefined {
  return fault && { ...fault, en: fault.en.charAt(0).toUpperCase() + fault.en.slice(1) }
}

/** True once so much of a number is there that it can be told right or wrong while it is still typed. */
export function isWhole(field: PersonField, person: Person): boolean {
  if (field === 'phone') return /^(\+?86)?1\d{10}$/.test(person.phone.replace(/[\s-]/g, ''))
  const { length } = normaliseDocument(person.kind, person.number)
  return field === 'number' && length >= wholeLength[person.kind]
}

const wholeLength: Readonly<Record<Person['kind'], number>> = {
  'resident-id': 18,
  'hk-macau-permit': 9,
  'taiwan-permit': 8,
  'hmt-residence': 18,
  passport: 9,
  'foreigner-residence': 15,
  company: 18,
}
