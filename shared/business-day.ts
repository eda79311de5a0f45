const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}

function parts(atMs: number, timeZone: string): Record<string, string> {
  return Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(atMs)
      .map((part) => [part.type, part.value]),
  )
}

/** The business day (营业日) of an instant: the local date in the hall's time zone, as `YYYY-MM-DD`. */
export function businessDayOf(atMs: number, timeZone: string): string {
  const { year, month, day } = parts(atMs, timeZone)
  return `${year}-${month}-${day}`
}

/** The local time of day of an instant in the hall's time zone, as `HH:MM`. */
export function localTimeOf(atMs: number, timeZone: string): string {
  const { hour, minute } = parts(atMs, timeZone)
  return `${hour}:${minute}`
}

/** Minutes since midnight of a time of day `HH:MM`. */
export function minuteOfDay(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3))
}

/**
 * The instant of a local date and seconds since local midnight, in epoch milliseconds. A local time that a clock
 * change skips is read with the offset in force before the change.
 */
export function instantOf(businessDay: string, secondsOfDay: number, timeZone: string): number {
  const asUtc = Date.parse(`${businessDay}T00:00:00Z`) + secondsOfDay * 1000
  const offsetAt = (atMs: number) => {
    const local = parts(atMs, timeZone)
    return (
      Date.parse(`${local.year}-${local.month}-${local.day}T${local.hour}:${local.minute}:${local.second}Z`) -
      Math.floor(atMs / 1000) * 1000
    )
  }
  const first = asUtc - offsetAt(asUtc)
  return asUtc - offsetAt(first)
}
