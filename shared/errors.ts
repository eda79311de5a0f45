import { bookingErrors } from './errors/booking-errors.ts'
import { hallDayErrors } from './errors/hall-day-errors.ts'
import { hallErrors } from './errors/hall-errors.ts'
import { voiceErrors } from './errors/voice-errors.ts'
import { wireErrors } from './errors/wire-errors.ts'
import { type Language, pick, type Text } from './text.ts'

/** Numbers and names that fill the placeholders of an error's message; a name may differ by language. */
export type ErrorData = Readonly<Record<string, string | number | Text>>

/** Every way in which the hub refuses something: the closed list of codes, with what the person is to do. */
export const errors = { ...hallDayErrors, ...hallErrors, ...bookingErrors, ...voiceErrors, ...wireErrors }

export type ErrorCode = keyof typeof errors

/** A refusal: a code of the closed list and the data its message needs. */
export interface Rejection {
  readonly code: ErrorCode
  readonly data: ErrorData
}

/** Builds a refusal. */
export function reject(code: ErrorCode, data: ErrorData = {}): Rejection {
  return { code, data }
}

/** The message of a refusal in both languages, with its data filled in. */
export function messageOf({ code, data }: Rejection): Text {
  const fill = (language: Language) =>
    errors[code].message[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = data[name]
      if (value === undefined) return whole
      return typeof value === 'object' ? pick(value, language) : String(value)
    })
  return { zh: fill('zh'), en: fill('en') }
}
