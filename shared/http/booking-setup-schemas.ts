import { z } from 'zod'
import { bookingSetup } from '../booking/booking-setup.ts'
import { checkPart, localDate, timeOfDay } from '../booking/timetable.ts'
import { count } from './schema-parts.ts'

/** The booking set-up as a whole, changed from the version that was read. */
export const setupBody = z.object({ setup: bookingSetup, basedOn: count })

/** What a changed set-up would bring, from a date for seven days. */
export const setupPreviewBody = z.object({ setup: bookingSetup, from: localDate })

/** The booking set-up in force. */
export const setupView = z.object({ setup: bookingSetup, version: count }).meta({ id: 'BookingSetup' })
export type SetupView = z.infer<typeof setupView>

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
export type SetupPreview = z.infer<typeof setupPreview>

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

/** What closing a day did, or would do. */
export const closeDayAnswer = z
  .object({
    date: z.string(),
    /** By their numbers from before; `to` is date and time. */
    moved: z.array(z.object({ number: z.string().nullable(), to: z.string() })),
    cancelled: z.array(z.object({ number: z.string().nullable() })),
  })
  .meta({ id: 'ClosedDay' })
export type CloseDayAnswer = z.infer<typeof closeDayAnswer>
