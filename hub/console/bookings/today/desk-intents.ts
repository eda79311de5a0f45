import type { DocumentKind } from '../../../../shared/booking/identity-document.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import type { Intent } from '../../common/runner.ts'

const bookingPath = (bookingId: string, act: string) =>
  `/api/v1/desk/bookings/${encodeURIComponent(bookingId)}/${act}`

/** An empty id means no paper. */
const printerBody = (printerId: string) => (printerId === '' ? {} : { printerId })

/** How somebody at the desk is recognised: by the code of the booking, or by document and phone. */
export type CheckInBy =
  | { readonly code: string }
  | { readonly document: { readonly type: DocumentKind; readonly number: string }; readonly phone: string }

/** What each act at the desk asks of the hub. */
export const deskIntents = {
  checkIn: (bookingId: string, printerId: string): Intent => ({
    path: bookingPath(bookingId, 'check-in'),
    body: printerBody(printerId),
    words: texts.checkIn,
  }),
  checkInBy: (by: CheckInBy, printerId: string): Intent => ({
    path: '/api/v1/desk/check-ins',
    body: { ...by, ...printerBody(printerId) },
    words: texts.checkIn,
  }),
  reschedule: (bookingId: string, date: string, start: string): Intent => ({
    path: bookingPath(bookingId, 'reschedule'),
    body: { date, start },
    words: texts.reschedule,
  }),
  cancel: (bookingId: string): Intent => ({
    path: bookingPath(bookingId, 'cancel'),
    words: texts.cancelBooking,
  }),
} as const
