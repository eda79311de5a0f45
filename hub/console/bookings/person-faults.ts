import {
  type DocumentKind,
  documentFault,
  normaliseDocument,
} from '../../../shared/booking/identity-document.ts'
import { normalisePhone } from '../../../shared/booking/phone-number.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../shared/texts/console-bookings.ts'

/** What is wrong with a typed document number, in a sentence; undefined when nothing is. */
export function documentTrouble(kind: DocumentKind, typed: string): Text | undefined {
  if (typed.trim() === '') return texts.documentMissing
  const fault = documentFault(kind, normaliseDocument(kind, typed))
  return fault === undefined ? undefined : fillText(texts.documentWrong, { detail: fault })
}

/** What is wrong with a typed phone number; an empty one is, only where it is needed. */
export function phoneTrouble(typed: string, need: 'needed' | 'optional'): Text | undefined {
  if (typed.trim() === '') return need === 'needed' ? texts.phoneMissing : undefined
  return normalisePhone(typed) === undefined ? texts.phoneWrong : undefined
}
