import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'
import type { TicketClass } from '../../../shared/hall-definition.ts'
import type { CheckInBody } from '../../../shared/http/booking-schemas.ts'

/** A booking that a fake hub lets check in, once, or refuses with the error that it names. */
export interface FakeBooking {
  readonly code: string
  readonly checkInCode: string
  readonly document: { readonly type: string; readonly number: string }
  readonly phone: string
  readonly serviceId: string
  readonly appointmentAt: number
  /** The class of its ticket: a walk-in when it is too late. */
  readonly class: TicketClass
  readonly refusal?: { readonly code: ErrorCode; readonly data?: ErrorData }
}

/** A booking of deed tax for this minute; its document passes the check of GB 11643 and is nobody's. */
export function fakeBooking(part: Partial<FakeBooking> = {}): FakeBooking {
  return {
    code: 'bookAbCdEf0123',
    checkInCode: '27481630',
    document: { type: 'resident-id', number: '11010519491231002X' },
    phone: '13800138000',
    serviceId: 'deed-tax',
    appointmentAt: Date.now(),
    class: 'appointment',
    ...part,
  }
}

/** The booking that a check-in means. */
export function findBooking(bookings: readonly FakeBooking[], body: CheckInBody): FakeBooking | undefined {
  return bookings.find(({ code, checkInCode, document, phone }) =>
    'code' in body
      ? [code, checkInCode].includes(body.code)
      : document.type === body.document.type &&
        document.number === body.document.number &&
        phone === body.phone,
  )
}
