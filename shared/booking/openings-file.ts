import { z } from 'zod'
import { anyService } from '../service-list.ts'
import {
  checkOpening,
  localDate,
  openingException,
  openingShape,
  type Timetable,
  timeOfDay,
  workingCalendar,
} from './timetable.ts'

/** An opening without a last day ends here. */
const endOfTime = '9999-12-31'

/** Reads a field that a hand-written file may leave out, leave empty or set to null. */
function optional<Schema extends z.ZodType>(schema: Schema, whenAbsent: z.input<Schema>) {
  return z.preprocess(
    (value) => (value === undefined || value === null || value === '' ? whenAbsent : value),
    schema,
  )
}

const fields = openingShape.shape

const fileOpening = openingShape
  .extend({
    id: z.string().min(1).max(80),
    services: optional(fields.services, [anyService]),
    validTo: optional(localDate, endOfTime),
    everyWeeks: optional(fields.everyWeeks, 1),
    weekOfMonth: z.preprocess((value) => (value === 0 || value === '' ? null : value), fields.weekOfMonth),
    staffPlaces: optional(fields.staffPlaces, 0),
    bookableFromDays: optional(fields.bookableFromDays, 0),
    daysCounted: optional(fields.daysCounted, 'calendar'),
    releaseAt: optional(timeOfDay, '00:00'),
    audience: optional(fields.audience, 'everyone'),
  })
  .superRefine(checkOpening)

const emptyAsNull = (value: unknown) => (value === '' ? null : value)

const fileException = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null) return value
  const { from, to } = value as { from?: unknown; to?: unknown }
  return { ...value, from: emptyAsNull(from), to: emptyAsNull(to) }
}, openingException)

const fileCalendar = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const years = Object.entries(value as Record<string, { off?: unknown; work?: unknown } | null>)
  return Object.fromEntries(
    years.map(([year, lists]) => [year, { off: lists?.off ?? [], work: lists?.work ?? [] }]),
  )
}, workingCalendar)

const fileBooking = z.object({
  date: localDate,
  start: timeOfDay,
  slots: optional(z.number().int().min(1).max(1440), 1),
})

/** A timetable with bookings as people write them down: one JSON file, where what has a usual value may be left out. */
const openingsFile = z
  .object({
    timeZone: z.string().refine(isTimeZone, 'is not a time zone of the IANA table'),
    openings: z.array(fileOpening),
    exceptions: optional(z.array(fileException), []),
    calendar: optional(fileCalendar, {}),
    bookings: optional(z.array(fileBooking), []),
  })
  .superRefine(({ openings }, context) => {
    const seen = new Set<string>()
    for (const [index, { id }] of openings.entries()) {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: ['openings', index, 'id'],
          message: `"${id}" is used twice`,
        })
      seen.add(id)
    }
  })

type FileBooking = z.infer<typeof fileBooking>

export interface OpeningsFile {
  readonly timetable: Timetable
  readonly bookings: readonly FileBooking[]
}

/** Reads the content of an openings file; what is wrong with it, with the place and what to give, where it is not one. */
export function readOpeningsFile(content: string): OpeningsFile | readonly string[] {
  let json: unknown
  try {
    json = JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    return [`is not JSON: ${error instanceof Error ? error.message : String(error)}`]
  }
  const parsed = openingsFile.safeParse(json)
  if (!parsed.success) return parsed.error.issues.map(complaintOf)
  const { bookings, ...timetable } = parsed.data
  return { timetable, bookings }
}

/** What to give, by the name of the field. */
const hints: Readonly<Record<string, string>> = {
  timeZone: 'an IANA name, as "Asia/Shanghai"',
  openings: 'a list of openings',
  id: 'a name of its own, as "morning"',
  services: 'a list of service ids, or ["*"] for every service',
  validFrom: 'the first day, as "2026-11-23"',
  validTo: 'the last day, as "2026-12-31", or leave it out for no end',
  weekdays: 'a list of mon, tue, wed, thu, fri, sat, sun',
  everyWeeks: 'a whole number of weeks from 1 on, or leave it out for every week',
  weekOfMonth: '1 to 5, or leave it out for every week of the month',
  opens: 'a time of day, as "09:00"',
  closes: 'a time of day after opens, "24:00" at the latest',
  slotMinutes: 'minutes from 1 to 1440',
  places: 'the number of places per slot, 0 or more',
  staffPlaces: 'the number of places per slot, 0 or more',
  bookableFromDays: 'the first bookable day in days ahead, 0 for today',
  bookableToDays: 'the last bookable day in days ahead, as 30',
  daysCounted: '"calendar" or "working"',
  releaseAt: 'a time of day, as "08:00"',
  audience: '"everyone" or "key-projects"',
  exceptions: 'a list of {date, kind, from, to}',
  kind: '"closed" or "open"',
  from: 'a time of day, or leave out from and to for the whole day',
  to: 'a time of day after from, or leave out from and to for the whole day',
  calendar: '{"2026": {"off": [dates], "work": [dates]}}',
  off: 'a list of dates',
  work: 'a list of dates',
  bookings: 'a list of {date, start, slots}',
  date: 'a day, as "2026-11-23"',
  start: 'the time of day at which its first slot starts, as "09:00"',
  slots: 'how many consecutive slots it takes, 1 or more',
}

function complaintOf(issue: z.core.$ZodIssue): string {
  const place = issue.path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1)
  const field = issue.path.findLast((step) => typeof step === 'string' && step in hints)
  const hint = typeof field === 'string' ? `; give ${hints[field]}` : ''
  const reason = issue.message.endsWith('received undefined') ? 'is missing' : issue.message
  return `${place === '' ? 'the file' : place}: ${reason}${hint}`
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
