import {
  type DocumentKind,
  documentFault,
  normaliseDocument,
} from '../../shared/booking/identity-document.ts'
import { maskDocument } from '../../shared/booking/identity-mask.ts'
import { maskPhone, normalisePhone } from '../../shared/booking/phone-number.ts'
import type { CheckInBody } from '../../shared/http/booking-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { checkInTexts } from '../../shared/texts/kiosk-check-in.ts'

/** What is asked for on a screen of its own. */
export type Asked = 'code' | 'number' | 'phone'

/** What the visitor has typed; nothing of it outlives the visit. */
export interface Typed {
  readonly code: string
  readonly kind: DocumentKind
  readonly number: string
  readonly phone: string
}

/** A visitor who has typed nothing: most have the resident identity card. */
export const nothingTyped: Typed = { code: '', kind: 'resident-id', number: '', phone: '' }

const codeLength = 8
/** The longest of each, in characters. */
const longest: Record<Asked, number> = { code: codeLength, number: 20, phone: 16 }

/** The characters of a typed text that can belong to what is asked for, at most as many as it has. */
export function cleaned(asked: Asked, kind: DocumentKind, text: string): string {
  const plain = normaliseDocument(kind, text)
  const stray = asked === 'code' ? /\D/g : asked === 'phone' ? /(?!^\+)\D/g : numberStray(kind)
  const most = asked === 'number' && hasEighteen(kind) ? 18 : longest[asked]
  return plain.replace(stray, '').slice(0, most)
}

/** True for documents whose numbers are digits, with an X at the end at most. */
export function isDigitsOnly(kind: DocumentKind): boolean {
  return kind === 'resident-id' || kind === 'hmt-residence'
}

function hasEighteen(kind: DocumentKind): boolean {
  return isDigitsOnly(kind) || kind === 'company' || kind === 'foreigner-residence'
}

function numberStray(kind: DocumentKind): RegExp {
  return isDigitsOnly(kind) ? /[^\dX]/g : /[^\dA-Z]/g
}

/** What was typed, in groups that the eye can compare with a card or a message. */
export function grouped(asked: Asked, { kind, ...typed }: Typed): string {
  const text = typed[asked]
  switch (asked) {
    case 'code':
      return spaced(text, [4])
    case 'phone':
      return text.startsWith('+') ? text : spaced(text, [3, 7])
    case 'number':
      return isDigitsOnly(kind) ? spaced(text, [6, 10, 14]) : text
  }
}

function spaced(text: string, after: readonly number[]): string {
  return [...text].map((character, index) => (after.includes(index) ? ` ${character}` : character)).join('')
}

/** What was typed, as it may stand on a screen that others see. */
export function hidden(asked: 'number' | 'phone', { kind, number, phone }: Typed): string {
  return asked === 'number' ? maskDocument(kind, number) : maskPhone(normalisePhone(phone) ?? phone)
}

/** What is wrong with what was typed and what to do; undefined when it can be sent. */
export function faultOf(asked: Asked, { code, kind, number, phone }: Typed): Text | undefined {
  switch (asked) {
    case 'code': {
      const left = codeLength - code.length
      return left === 0 ? undefined : filled(checkInTexts.codeShort, () => String(left))
    }
    case 'number': {
      if (number === '') return checkInTexts.numberMissing
      const detail = documentFault(kind, number)
      return detail && filled(checkInTexts.numberBad, (language) => detail[language])
    }
    case 'phone':
      return normalisePhone(phone) === undefined ? checkInTexts.phoneBad : undefined
  }
}

function filled(text: Text, value: (language: 'zh' | 'en') => string): Text {
  const fill = (language: 'zh' | 'en') => text[language].replace(/\{\w+\}/, value(language))
  return { zh: fill('zh'), en: fill('en') }
}

/** What is sent to the hub. */
export function bodyOf(asked: 'code' | 'phone', { code, kind, number, phone }: Typed): CheckInBody {
  return asked === 'code' ? { code } : { document: { type: kind, number }, phone }
}
