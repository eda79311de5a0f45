import { z } from 'zod'
import { bookingRules } from '../booking/booking-setup.ts'
import { documentKinds } from '../booking/identity-document.ts'
import { localDate, timeOfDay } from '../booking/timetable.ts'
import { count, epochMs, text, version } from './schema-parts.ts'

/** A refusal names an unknown service, and answers are kept: nothing else may be written there. */
const serviceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id is 1-40 lower-case letters, digits or hyphens')

/** The languages that visitors are served in. */
export const language = z.enum(['zh', 'en'])

/** Where a booking stands. A no-show may still come on its day, as a walk-in. */
export const bookingStatuses = [
  'held',
  'confirmed',
  'checked-in',
  'served',
  'expired',
  'cancelled',
  'no-show',
] as const
export type BookingStatus = (typeof bookingStatuses)[number]

/** Who ended or moved a booking. */
export const bookingParties = ['visitor', 'staff', 'hall'] as const
export type BookingParty = (typeof bookingParties)[number]

const document = z.object({ type: z.enum(documentKinds), number: z.string().min(1).max(40) })

const phone = z.string().min(5).max(30)

/** The visitor, by real name. */
export const personBody = z.object({
  name: z.string().trim().min(1).max(80),
  document,
  phone: phone.nullable(),
})

/** What a booking is for, and when. */
export const slotChoice = {
  /** The matters of the visit, the main one first. */
  services: z.array(serviceId).min(1).max(10),
  date: localDate,
  /** Begin of the slot, local to the hall. */
  start: timeOfDay,
}

/** Hold a place: who, for what, when; with the solved challenge. */
export const holdBody = z.object({
  ...slotChoice,
  person: personBody,
  /** Code of a key project (重点项目), for its own places. */
  project: z.string().max(40).optional(),
  language: language.default('zh'),
  /** The solution of a challenge of `GET /booking/challenge`. */
  challenge: z.string().max(4000),
})

/** The one-time code that came by message. */
export const confirmBody = z.object({ code: z.string().min(4).max(12) })

/** Move a booking to another slot. */
export const rescheduleBody = z.object({ date: localDate, start: timeOfDay })

/** Find my bookings: a code goes to the phone they were made with. */
export const lookupBody = z.object({ document, phone, challenge: z.string().max(4000) })

/** Check in: by the code of the QR or of the message, or by document and phone. */
export const checkInBody = z.union([
  z.object({ code: z.string().min(6).max(200) }),
  z.object({ document, phone }),
])
export type CheckInBody = z.infer<typeof checkInBody>

/** What booking is like in this hall: rules told beforehand, and which services can be booked. */
export const bookingInfo = z
  .object({
    rules: bookingRules,
    /** Ids of the services that some opening takes. */
    services: z.array(z.string()),
    /** Services for which key projects have places of their own. */
    projectServices: z.array(z.string()),
    /** Today in the hall's time zone. */
    today: z.string(),
    timeZone: z.string(),
    now: epochMs,
    /** Where the hub reveals one-time codes to a developer: true only in a demo hall whose messages go nowhere. */
    demoCodes: z.boolean(),
  })
  .meta({ id: 'BookingInfo' })
export type BookingInfo = z.infer<typeof bookingInfo>

/** The days that can be booked, at a glance. */
export const bookingDays = z
  .object({
    days: z.array(
      z.object({
        date: z.string(),
        weekday: z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
        /** `open` has free places, `full` has none left, `closed` has no slots. */
        status: z.enum(['open', 'full', 'closed']),
        free: count,
        /** All public places of the day's slots that have not begun. */
        places: count,
      }),
    ),
    /** The problem when a year of the working calendar is missing; days after it are left out. */
    missingYear: z.string().nullable(),
  })
  .meta({ id: 'BookingDays' })
export type BookingDays = z.infer<typeof bookingDays>

/** The slots of one day. */
export const bookingSlots = z
  .object({
    date: z.string(),
    slots: z.array(
      z.object({
        start: z.string(),
        end: z.string(),
        startsAt: epochMs,
        free: count,
        places: count,
      }),
    ),
  })
  .meta({ id: 'BookingSlots' })
export type BookingSlots = z.infer<typeof bookingSlots>

/** A challenge to solve before a place is held; handed to the solver as it is. */
export const challengeAnswer = z.record(z.string(), z.unknown()).meta({ id: 'Challenge' })

/** A service of a booking. */
export const bookedService = z.object({ id: z.string(), name: text })

/** A booking as its visitor sees it: identity masked. */
export const bookingView = z
  .object({
    ...version,
    /** Opens this booking's page; only its visitor has it. */
    code: z.string(),
    pageUrl: z.string(),
    status: z.enum(bookingStatuses),
    /** 预约序号: told at the desk and in the message; null until confirmed. */
    number: z.string().nullable(),
    /** Eight digits to type at the kiosk; null until confirmed. */
    checkInCode: z.string().nullable(),
    hallName: text,
    timeZone: z.string(),
    zoneName: text,
    services: z.array(bookedService),
    date: z.string(),
    start: z.string(),
    end: z.string(),
    startsAt: epochMs,
    endsAt: epochMs,
    person: z.object({
      name: z.string(),
      documentType: z.enum(documentKinds),
      document: z.string(),
      phone: z.string().nullable(),
    }),
    greenChannel: z.boolean(),
    /** When the hold ends; null once confirmed. */
    heldUntil: epochMs.nullable(),
    /** Until when the visitor can cancel or move it; null when it is over. */
    changeUntil: epochMs.nullable(),
    lateGraceMinutes: count,
    /** Who ended or moved it last, and why when the hall did. */
    endedBy: z.enum(bookingParties).nullable(),
    movedBy: z.enum(bookingParties).nullable(),
    reason: text.nullable(),
    /** The ticket after check-in. */
    ticket: z.object({ number: z.string(), code: z.string(), followUrl: z.string() }).nullable(),
  })
  .meta({ id: 'Booking' })
export type BookingView = z.infer<typeof bookingView>

/** A code has been sent to the phone; where it is entered. */
export const codeSent = z
  .object({ lookupId: z.string(), phone: z.string(), expiresAt: epochMs, timeZone: z.string() })
  .meta({ id: 'CodeSent' })
export type CodeSent = z.infer<typeof codeSent>

/** The bookings of a person. */
export const myBookings = z.object({ bookings: z.array(bookingView) }).meta({ id: 'MyBookings' })
export type MyBookings = z.infer<typeof myBookings>
