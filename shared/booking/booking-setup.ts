import { z } from 'zod'
import { opening, openingException, workingCalendar } from './timetable.ts'

const minutes = z
  .number()
  .int()
  .min(0)
  .max(7 * 24 * 60)
const days = z.number().int().min(0).max(366)

/** The rules of booking, told to the visitor beforehand. */
export const bookingRules = z.object({
  /** How long a place is held for a visitor who has not confirmed yet. */
  holdMinutes: minutes.min(1).default(10),
  /** A visitor may cancel or move until this long before the slot. */
  cancelUntilMinutes: minutes.default(120),
  /** Open bookings of one person for one day at most. */
  bookingsPerDay: z.number().int().min(1).max(20).default(1),
  /** Open bookings of one person at most. */
  openBookings: z.number().int().min(1).max(50).default(2),
  /** Places a person may hold within a day, confirmed or not: who holds and lets go again and again is no visitor. */
  holdsPerDay: z.number().int().min(1).max(50).default(6),
  /** Matters of one visit at most. */
  mattersPerVisit: z.number().int().min(1).max(10).default(3),
  /** So many no-shows within so many days restrict booking for so many days. */
  noShowLimit: z.number().int().min(1).max(20).default(3),
  noShowWithinDays: days.default(30),
  restrictionDays: days.default(30),
  /** Who comes at most so late is still an appointment; later, a walk-in from check-in. */
  lateGraceMinutes: minutes.default(15),
  /** A cancelled place is offered again at a random moment within this many minutes, at the latest. */
  releaseWithinMinutes: minutes.default(30),
  /** A second visit for the same matter within so many days goes to the call-back list. */
  repeatVisitDays: days.default(30),
})
export type BookingRules = z.infer<typeof bookingRules>

/** A key project (重点项目) whose people have places and a green channel of their own. */
export const keyProject = z.object({
  /** The project's code (项目代码) as the visitor states it. */
  code: z.string().regex(/^[A-Z0-9-]{6,40}$/, 'a project code has 6-40 capital letters, digits or hyphens'),
  name: z.string().min(1).max(80),
})
export type KeyProject = z.infer<typeof keyProject>

/** Everything that says what can be booked, when and by whom. */
export const bookingSetup = z
  .object({
    rules: bookingRules.prefault({}),
    openings: z.array(opening).max(200).default([]),
    exceptions: z.array(openingException).max(1000).default([]),
    calendar: workingCalendar.default({}),
    keyProjects: z.array(keyProject).max(500).default([]),
  })
  .superRefine((setup, context) => {
    const seen = new Set<string>()
    for (const [index, { id }] of setup.openings.entries()) {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: ['openings', index, 'id'],
          message: `"${id}" is used twice; ids are unique`,
        })
      seen.add(id)
    }
  })
export type BookingSetup = z.infer<typeof bookingSetup>

/** The set-up of a hall that has never opened booking. */
export function emptyBookingSetup(): BookingSetup {
  return bookingSetup.parse({})
}
