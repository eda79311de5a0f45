import { z } from 'zod'

/** Days of the week in ISO order. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** A local date of the hall, `YYYY-MM-DD`. */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is YYYY-MM-DD, as in "2026-11-23"')
  .refine(isDate, 'there is no such day in the calendar')

/** A local time of day, `HH:MM`; `24:00` is the end of the day. */
export const timeOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day is HH:MM, as in "09:00"')

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id is 1-40 lower-case letters, digits or hyphens, as in "morning"')

/** A bound against slips of the finger only: a hall may open its book for years. */
const daysAhead = z.number().int().min(0).max(9999)

/** The fields of an opening, before they are checked against one another. */
export const openingShape = z.object({
  id,
  /** Service ids, or `["*"]` for every service of the hall. */
  services: z.array(z.string().min(1).max(80)).min(1).max(500),
  /** First and last day on which it opens, both included. */
  validFrom: localDate,
  validTo: localDate,
  weekdays: z.array(z.enum(weekdays)).min(1),
  /** Every n weeks, counted from the ISO week of `validFrom`; 1 is every week. */
  everyWeeks: z.number().int().min(1).max(52).default(1),
  /** Only the nth such weekday of the month, 1 to 5; null for every one. */
  weekOfMonth: z.number().int().min(1).max(5).nullable().default(null),
  opens: timeOfDay,
  closes: timeOfDay,
  slotMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
  /** Places per slot that anybody may book. */
  places: z.number().int().min(0).max(10_000),
  /** Places per slot besides, which only staff may give. */
  staffPlaces: z.number().int().min(0).max(10_000).default(0),
  /** First and last bookable day, in days ahead; today is day 0. */
  bookableFromDays: daysAhead,
  bookableToDays: daysAhead,
  daysCounted: z.enum(['calendar', 'working']).default('calendar'),
  /** The time of day at which the last bookable day is released. */
  releaseAt: timeOfDay.default('00:00'),
  /** Whose places these are: everybody's, or those of key projects (重点项目) on the manager's list. */
  audience: z.enum(['everyone', 'key-projects']).default('everyone'),
})

/** Reports what contradicts itself between the fields of an opening. */
export function checkOpening(value: z.infer<typeof openingShape>, context: z.RefinementCtx): void {
  const complain = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (value.closes <= value.opens) complain('closes', 'closing comes after opening')
  if (value.validTo < value.validFrom) complain('validTo', 'the last day is not before the first')
  if (value.bookableToDays < value.bookableFromDays)
    complain('bookableToDays', 'the last bookable day is not before the first')
}

/** When something can be booked: days, hours, slots and places. Times are local to the hall. */
export const opening = openingShape.superRefine(checkOpening)
export type Opening = z.infer<typeof opening>

/** Reports a part of a day that has one end only, or ends before it begins. */
export function checkPart(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  context: z.RefinementCtx,
): void {
  const complain = (message: string) => context.addIssue({ code: 'custom', path: ['to'], message })
  if ((from === null) !== (to === null)) complain('give both from and to, or neither')
  if (from !== null && to !== null && to <= from) complain('the end comes after the begin')
}

/** A day that differs: closed (the whole of it, or a part), or open besides (extra day or extra hours). */
export const openingException = z
  .object({
    date: localDate,
    kind: z.enum(['closed', 'open']),
    /** The part of the day; both null for the whole of it. */
    from: timeOfDay.nullable().default(null),
    to: timeOfDay.nullable().default(null),
  })
  .superRefine(checkPart)
export type OpeningException = z.infer<typeof openingException>

/** China's working calendar by year: days off, and make-up days (调休) that are worked though they are a weekend's. */
export const workingCalendar = z
  .record(
    z.string().regex(/^\d{4}$/, 'a year has four digits'),
    z.object({ off: z.array(localDate), work: z.array(localDate) }),
  )
  .superRefine((years, context) => {
    const off = new Set(Object.values(years).flatMap((year) => year.off))
    for (const [year, { work }] of Object.entries(years))
      for (const [index, date] of work.entries())
        if (off.has(date))
          context.addIssue({
            code: 'custom',
            path: [year, 'work', index],
            message: `${date} cannot be both a day off and a make-up day`,
          })
  })
export type WorkingCalendar = z.infer<typeof workingCalendar>

/** What the slots follow from. */
export interface Timetable {
  /** IANA name. */
  readonly timeZone: string
  readonly openings: readonly Opening[]
  readonly exceptions: readonly OpeningException[]
  readonly calendar: WorkingCalendar
}

function isDate(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
}
