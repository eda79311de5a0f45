import { z } from 'zod'
import { timeOfDay } from './booking/timetable.ts'
import { minuteOfDay } from './business-day.ts'
import { greenGrounds } from './hall-definition.ts'

const halfHourSeconds = 1800
/** More of one service in half an hour than any hall sees; beyond, a Poisson count could not be drawn by its sum. */
const mostExpected = 500

const daySeconds = 24 * 3600
const seconds = z.number().positive().max(daySeconds)
const share = z.number().min(0).max(1)
/** Coefficient of variation: standard deviation by mean. */
const cv = z.number().min(0).max(5)
/** `HH:MM`, read as seconds since local midnight. */
const instant = timeOfDay.transform(secondsOfDay)

// `abort`: what compares the fields with one another must not meet counts that could not be read.
const expectedCount = z.number().min(0, { abort: true }).max(mostExpected, { abort: true })
/** `{"09:00": 3.2, ...}`, read as expected counts by begin, in order of time. */
const countsByTime = z.record(z.string(), expectedCount).transform((counts, context) => {
  for (const key of Object.keys(counts)) {
    if (!timeOfDay.safeParse(key).success)
      context.addIssue({ code: 'custom', message: `"${key}" is not a time as HH:MM` })
  }
  return Object.entries(counts)
    .map(([key, expected]) => ({ beginsAt: secondsOfDay(key), expected }))
    .sort((one, other) => one.beginsAt - other.beginsAt)
})

const service = z.object({
  id: z.string().regex(/^[^,\s]{1,80}$/, 'an id has 1-80 characters without commas and blanks'),
  name: z.string().min(1).max(120),
  /** Visitors for it come from then on, until then: outside nobody does. */
  opensAt: instant,
  closesAt: instant,
  /** Mean of the lognormal service time, before the profile's shortest and longest cut it. */
  meanServiceSeconds: seconds,
  serviceCv: cv,
  /** Expected visitors without a booking, green channel included, by the begin of the half hour they come in. */
  arrivalsPerHalfHour: countsByTime,
  /** Expected bookings by the begin of the slot, those who will not come included. */
  bookingsPerSlot: countsByTime,
})

const shape = z.object({
  hall: z.string().min(1).max(60),
  /** Where the figures come from, in words: what was recorded and what was drawn. */
  source: z.string().min(1).max(2000),
  /** How booked visitors keep their slots; null where nobody books. */
  booked: z
    .object({
      slotMinutes: z.number().int().min(1).max(240),
      /** Share of the bookings whose visitor never comes. */
      noShowShare: share,
      /** Arrival minus begin of the slot, normally distributed; negative is early. */
      meanOffsetSeconds: z.number().min(-daySeconds).max(daySeconds),
      sdOffsetSeconds: z.number().min(0).max(daySeconds),
    })
    .nullable(),
  /** Share of the visitors without a booking that gets the green channel, by its ground. */
  greenShares: z.partialRecord(z.enum(greenGrounds), share),
  /** The share that leaves when it has waited too long, and how long that is, lognormal; null when all stay. */
  patience: z.object({ share, medianSeconds: seconds, cv }).nullable(),
  /** No service is shorter or longer than this: drawn times beyond are cut to it. */
  shortestServiceSeconds: z.number().min(0).max(daySeconds),
  longestServiceSeconds: seconds,
  services: z.array(service).min(1).max(500),
})

/**
 * What a hall expects of a day: who comes when and for what, and how long it takes; the profile of like days. Counts
 * are expected values of Poisson counts. Instants are seconds since local midnight.
 */
export const demandProfile = shape.superRefine((profile, context) => {
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  const green = Object.values(profile.greenShares).reduce((sum, part) => sum + part, 0)
  if (green > 1) complain(['greenShares'], `the shares sum up to ${green.toFixed(3)}; 1 is all`)
  if (profile.longestServiceSeconds < profile.shortestServiceSeconds)
    complain(['longestServiceSeconds'], 'the longest service is not shorter than the shortest')
  const ids = new Set<string>()
  for (const [index, entry] of profile.services.entries()) {
    const at = (field: string) => ['services', index, field]
    if (ids.has(entry.id)) complain(at('id'), `"${entry.id}" is used twice`)
    ids.add(entry.id)
    if (entry.opensAt >= entry.closesAt) complain(at('closesAt'), 'a service closes after it opens')
    for (const { beginsAt, expected } of entry.arrivalsPerHalfHour) {
      if (beginsAt % halfHourSeconds !== 0)
        complain(at('arrivalsPerHalfHour'), `"${clockOf(beginsAt)}" is not the begin of a half hour`)
      else if (expected > 0 && (beginsAt >= entry.closesAt || beginsAt + halfHourSeconds <= entry.opensAt))
        complain(
          at('arrivalsPerHalfHour'),
          `"${clockOf(beginsAt)}" is outside ${clockOf(entry.opensAt)}-${clockOf(entry.closesAt)}, when visitors come`,
        )
    }
    if (profile.booked === null && entry.bookingsPerSlot.length > 0)
      complain(at('bookingsPerSlot'), 'there are bookings, but "booked" is null')
    const slotSeconds = (profile.booked?.slotMinutes ?? 1) * 60
    for (const { beginsAt } of entry.bookingsPerSlot)
      if (beginsAt % slotSeconds !== 0)
        complain(
          at('bookingsPerSlot'),
          `"${clockOf(beginsAt)}" is not the begin of a slot of ${slotSeconds / 60} minutes`,
        )
  }
})

/** A checked demand profile. */
export type DemandProfile = z.output<typeof demandProfile>
/** What a profile says of one service. */
export type ServiceDemand = DemandProfile['services'][number]
/** A demand profile as its file has it. */
export type DemandProfileFile = z.input<typeof demandProfile>

/** A stretch of the day with an even rate of arrivals. Instants are seconds since local midnight. */
export interface ArrivalSpan {
  /** Begin of its half hour. */
  readonly beginsAt: number
  readonly from: number
  readonly until: number
  /** Expected visitors without a booking between the two. */
  readonly expected: number
}

/** When visitors without a booking come for a service: its half hours, cut to the time it is open, in order. */
export function arrivalSpansOf({ opensAt, closesAt, arrivalsPerHalfHour }: ServiceDemand): ArrivalSpan[] {
  return arrivalsPerHalfHour
    .filter(({ expected }) => expected > 0)
    .map(({ beginsAt, expected }) => ({
      beginsAt,
      from: Math.max(beginsAt, opensAt),
      until: Math.min(beginsAt + halfHourSeconds, closesAt),
      expected,
    }))
}

function secondsOfDay(clock: string): number {
  return minuteOfDay(clock) * 60
}

function clockOf(instantSeconds: number): string {
  const minutes = Math.round(instantSeconds / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
