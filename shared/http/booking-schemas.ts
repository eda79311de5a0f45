import { z } from 'zod'
import { bookingRules, bookingSetup } from '../booking/booking-setup.ts'
import { documentKinds } from '../booking/identity-document.ts'
import { checkPart, localDate, timeOfDay } from '../booking/timetable.ts'

const text = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Text' })
const epochMs = z.number().int().nonnegative().meta({ description: "Epoch milliseconds of the hub's clock" })
const count = z.number().int().nonnegative()
const identifier = z.string().min(1).max(80)
const version = { epoch: count, rev: count, at: epochMs }
/** A refusal names an unknown service, and answers are kept: nothing else may be written there. */
const serviceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id is 1-40 lower-case letters, digits or hyphens')
const language = z.enum(['zh', 'en'])

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

// Bodies of requests ------------------------------------------------------------------------------------------------

const document = z.object({ type: z.enum(documentKinds), number: z.string().min(1).max(40) })
const phone = z.string().min(5).max(30)

/** The visitor, by real name. */
const personBody = z.object({
  name: z.string().trim().min(1).max(80),
  document,
  phone: phone.nullable(),
})

const slotChoice = {
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
export const rescheduleBody = z.object({ date: localDate, start: timeOfDay })
/** Find my bookings: a code goes to the phone they were made with. */
export const lookupBody = z.object({ document, phone, challenge: z.string().max(4000) })

/** Staff book for a visitor at the desk: no code is sent, a phone is not needed. */
export const deskBookingBody = z.object({
  ...slotChoice,
  person: personBody,
  project: z.string().max(40).optional(),
  language: language.default('zh'),
})
/** Check in: by the code of the QR or of the message, or by document and phone. */
export const checkInBody = z.union([
  z.object({ code: z.string().min(6).max(200) }),
  z.object({ document, phone }),
])
/** A guide checks in anyone found in the list, and may print the ticket. */
export const deskCheckInBody = z.object({ printerId: identifier.optional() })

/** The booking set-up as a whole, changed from the version that was read. */
export const setupBody = z.object({ setup: bookingSetup, basedOn: count })
/** What a changed set-up would bring, from a date for seven days. */
export const setupPreviewBody = z.object({ setup: bookingSetup, from: localDate })
/** Close a day, or a part of it: its bookings are moved when `move`, else cancelled; everybody gets a message. */
export const closeDayBody = z
  .object({
    date: localDate,
    from: timeOfDay.nullable().default(null),
    to: timeOfDay.nullable().default(null),
    move: z.boolean(),
    /** Told to the visitors. */
    reason: z.object({ zh: z.string().min(1).max(60), en: z.string().max(120) }),
  })
  .superRefine(checkPart)
/** How a call-back (回访) ended. */
export const callBackOutcomes = ['explained', 'rectified', 'not-reached', 'no-fault'] as const
export const callBackBody = z.object({ outcome: z.enum(callBackOutcomes) })

// Answers -----------------------------------------------------------------------------------------------------------

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

/** A challenge to solve before a place is held; handed to the solver as it is. */
export const challengeAnswer = z.record(z.string(), z.unknown()).meta({ id: 'Challenge' })

const bookedService = z.object({ id: z.string(), name: text })

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

/** A code has been sent to the phone; where it is entered. */
export const codeSent = z
  .object({ lookupId: z.string(), phone: z.string(), expiresAt: epochMs, timeZone: z.string() })
  .meta({ id: 'CodeSent' })
/** The bookings of a person. */
export const myBookings = z.object({ bookings: z.array(bookingView) }).meta({ id: 'MyBookings' })

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

/** A booking that a changed set-up would leave without a slot. */
const strandedBooking = z.object({
  bookingId: z.string(),
  number: z.string().nullable(),
  date: z.string(),
  start: z.string(),
  services: z.array(z.string()),
})
const weekSlot = z.object({
  openingId: z.string(),
  start: z.string(),
  end: z.string(),
  places: count,
  staffPlaces: count,
  /** Taken by anybody, staff included. */
  taken: count,
})
/** The set-up, and the week of slots it brings. */
export const setupPreview = z
  .object({
    from: z.string(),
    days: z.array(
      z.object({
        date: z.string(),
        /** Off and make-up days of the working calendar. */
        calendar: z.enum(['working', 'weekend', 'off', 'make-up', 'unknown-year']),
        slots: z.array(weekSlot),
      }),
    ),
    stranded: z.array(strandedBooking),
  })
  .meta({ id: 'SetupPreview' })
export const setupView = z.object({ setup: bookingSetup, version: count }).meta({ id: 'BookingSetup' })
/** What closing a day did, or would do. */
export const closeDayAnswer = z
  .object({
    date: z.string(),
    /** By their numbers from before; `to` is date and time. */
    moved: z.array(z.object({ number: z.string().nullable(), to: z.string() })),
    cancelled: z.array(z.object({ number: z.string().nullable() })),
  })
  .meta({ id: 'ClosedDay' })

/** Repeat visits (一次性告知 failed): who came again for the same matter, and what happened the first time. */
export const callBackList = z
  .object({
    callBacks: z.array(
      z.object({
        id: z.string(),
        flaggedAt: epochMs,
        service: bookedService,
        name: z.string(),
        phone: z.string().nullable(),
        /** What flagged it: a second booking or a second visit. */
        cause: z.enum(['booking', 'visit']),
        first: z.object({
          date: z.string(),
          ticketNumber: z.string(),
          outcome: z.string(),
          caseNumber: z.string().nullable(),
          windowNumber: z.number().int().nullable(),
          clerkName: text.nullable(),
        }),
        closed: z.object({ at: epochMs, outcome: z.enum(callBackOutcomes), byName: text }).nullable(),
      }),
    ),
  })
  .meta({ id: 'CallBacks' })
/** A visitor's phone number in the clear, for a call-back; each look is in the audit trail. */
export const revealedPhone = z
  .object({ name: z.string(), phone: z.string().nullable() })
  .meta({ id: 'RevealedPhone' })

export type CheckInBody = z.infer<typeof checkInBody>
export type BookingInfo = z.infer<typeof bookingInfo>
export type BookingDays = z.infer<typeof bookingDays>
export type BookingSlots = z.infer<typeof bookingSlots>
export type BookingView = z.infer<typeof bookingView>
export type CodeSent = z.infer<typeof codeSent>
export type MyBookings = z.infer<typeof myBookings>
export type DeskBooking = z.infer<typeof deskBooking>
export type DeskBookings = z.infer<typeof deskBookings>
export type SetupView = z.infer<typeof setupView>
export type SetupPreview = z.infer<typeof setupPreview>
export type CloseDayAnswer = z.infer<typeof closeDayAnswer>
export type CallBackList = z.infer<typeof callBackList>
export type RevealedPhone = z.infer<typeof revealedPhone>
