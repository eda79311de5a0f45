import { Temporal } from 'temporal-polyfill'

/**
 * Arithmetic of local dates and of the wall clock of a time zone. Pages leave it alone: it brings a date library of
 * 20 kB, and the hub answers with dates and instants ready to show.
 */

const minuteMs = 60_000
const ordinaryDayMs = 24 * 60 * minuteMs
const epochDay = Temporal.PlainDate.from('1970-01-01')

/** The number of a date `YYYY-MM-DD` on a line without gaps: days since 1970-01-01. */
export function dayNumberOf(date: string): number {
  return epochDay.until(Temporal.PlainDate.from(date), { largestUnit: 'day' }).days
}

/** The date so many days later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** One local day of a time zone, from its first moment to that of the next day; 23 or 25 hours long at a clock change. */
export interface LocalDay {
  readonly date: string
  /** Epoch ms; the end is the first moment of the next day. */
  readonly startsAt: number
  readonly endsAt: number
  /**
   * The instant, in epoch ms, at which the clock shows so many minutes since midnight (0 to 1439), the first time in
   * this day; undefined when a clock change skips that time.
   */
  instantOf(minuteOfDay: number): number | undefined
}

/** The local day of a date in a time zone (IANA name). */
export function localDayOf(date: string, timeZone: string): LocalDay {
  const plain = Temporal.PlainDate.from(date)
  const first = plain.toZonedDateTime(timeZone)
  const next = plain.add({ days: 1 }).toZonedDateTime(timeZone)
  const startsAt = first.epochMilliseconds
  const endsAt = next.epochMilliseconds
  const ordinary = endsAt - startsAt === ordinaryDayMs && first.offset === next.offset
  const instantOf = ordinary
    ? (minuteOfDay: number) => startsAt + minuteOfDay * minuteMs
    : (minuteOfDay: number) => firstInstantOf(plain, minuteOfDay, timeZone)
  return { date, startsAt, endsAt, instantOf }
}

/** The local day of an instant (epoch ms). */
export function localDayAt(atMs: number, timeZone: string): LocalDay {
  const date = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate()
  return localDayOf(date.toString(), timeZone)
}

/**
 * The instant, in epoch ms, of an ISO 8601 date and time. One with `Z` or an offset is an instant of its own; any other
 * is local to the time zone: in a repeated hour the first time round, in a skipped one as if the clock had not changed
 * yet. A date alone is its midnight. Undefined when the text is no date and time.
 */
export function instantOfText(text: string, timeZone: string): number | undefined {
  try {
    return /[t ].*(z|[+-]\d{2}(:?\d{2})?)(\[.*\])?$/i.test(text)
      ? Temporal.Instant.from(text).epochMilliseconds
      : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    return undefined
  }
}

function firstInstantOf(date: Temporal.PlainDate, minuteOfDay: number, timeZone: string): number | undefined {
  const local = date.toPlainDateTime().add({ minutes: minuteOfDay })
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(local) ? zoned.epochMilliseconds : undefined
}
