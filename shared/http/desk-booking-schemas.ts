import { z } from 'zod'
import { documentKinds } from '../booking/identity-document.ts'
import {
  bookedService,
  bookingParties,
  bookingStatuses,
  language,
  personBody,
  slotChoice,
} from './booking-schemas.ts'
import { count, epochMs, identifier, version } from './schema-parts.ts'

/** Staff book for a visitor at the desk: no code is sent, a phone is not needed. */
export const deskBookingBody = z.object({
  ...slotChoice,
  person: personBody,
  project: z.string().max(40).optional(),
  language: language.default('zh'),
})

/** A guide checks in anyone found in the list, and may print the ticket. */
export const deskCheckInBody = z.object({ printerId: identifier.optional() })

/** A booking as the staff see it: identity masked as well. */
export const deskBooking = z
  .object({
    bookingId: z.string(),
    number: z.string().nullable(),
    status: z.enum(bookingStatuses),
    services: z.array(bookedService),
    date: z.string(),
    start: z.string(),
    end: z.string(),
    startsAt: epochMs,
    name: z.string(),
    documentType: z.enum(documentKinds),
    document: z.string(),
    phone: z.string().nullable(),
    greenChannel: z.boolean(),
    bookedBy: z.enum(bookingParties),
    ticketNumber: z.string().nullable(),
    /** Eight digits to type at the kiosk; told only to who has just booked or moved it, for the visitor's slip. */
    checkInCode: z.string().nullable(),
    /** True when it may be checked in today. */
    canCheckIn: z.boolean(),
  })
  .meta({ id: 'DeskBooking' })
export type DeskBooking = z.infer<typeof deskBooking>

export const deskBookings = z
  .object({
    ...version,
    date: z.string(),
    bookings: z.array(deskBooking),
    totals: z.object({
      confirmed: count,
      checkedIn: count,
      served: count,
      noShow: count,
      cancelled: count,
      held: count,
    }),
    /** Messages to visitors by what became of them. */
    messages: z.object({ waiting: count, sent: count, failed: count, expired: count }),
  })
  .meta({ id: 'DeskBookings' })
export type DeskBookings = z.infer<typeof deskBookings>
