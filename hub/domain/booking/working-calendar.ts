import { type Weekday, type WorkingCalendar, weekdays } from '../../../shared/booking/timetable.ts'
import { dayNumberOf } from '../../../shared/calendar-date.ts'
import { type Rejection, reject } from '../../../shared/errors.ts'

/** What the working calendar says of a day: a day off, a make-up day (调休) that is worked, or nothing beyond its weekday. */
export type DayKind = 'off' | 'make-up' | 'ordinary'

/** The calendar's lists as sets of day numbers. A list may name days of a neighbouring year: the notices do so at New Year. */
interface ListedDays {
  readonly off: ReadonlySet<number>
  readonly work: ReadonlySet<number>
}

/** Calendars are never changed in place, so their lists are read once. */
const listedDays = new WeakMap<WorkingCalendar, ListedDays>()

/** What the calendar says of a date; `calendar_year_unknown` when it does not have the year. */
export function dayKindOn(calendar: WorkingCalendar, date: string): DayKind | Rejection {
  return refuseUnknownYear(calendar, yearOf(date)) ?? kindOf(listedDaysOf(calendar), dayNumberOf(date))
}

/**
 * Working days after the one date up to and including the other: make-up days, and Monday to Friday that are not off.
 * Nothing is to count when the second date is not after the first. `calendar_year_unknown` names the first year, of all
 * from the one date's to the other's, that the calendar does not have.
 */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  after: string,
  until: string,
): number | Rejection {
  if (until <= after) return 0
  for (let year = yearOf(after); year <= yearOf(until); year++) {
    const refusal = refuseUnknownYear(calendar, year)
    if (refusal !== undefined) return refusal
  }
  const listed = listedDaysOf(calendar)
  const last = dayNumberOf(until)
  let count = 0
  for (let day = dayNumberOf(after) + 1; day <= last; day++) {
    if (isWorking(listed, day)) count += 1
  }
  return count
}

/** True on a working day; `calendar_year_unknown` when the calendar does not have the year. */
export function isWorkingDay(calendar: WorkingCalendar, date: string): boolean | Rejection {
  return refuseUnknownYear(calendar, yearOf(date)) ?? isWorking(listedDaysOf(calendar), dayNumberOf(date))
}

/** The weekday of a day number. */
export function weekdayOf(dayNumber: number): Weekday {
  return weekdays[daysSinceMonday(dayNumber)] as Weekday
}

/** The Monday of the ISO week of a day number. */
export function mondayOf(dayNumber: number): number {
  return dayNumber - daysSinceMonday(dayNumber)
}

function daysSinceMonday(dayNumber: number): number {
  // Day 0, 1970-01-01, was a Thursday; the second remainder serves the days before it.
  return (((dayNumber + 3) % 7) + 7) % 7
}

function isWorking(listed: ListedDays, dayNumber: number): boolean {
  const kind = kindOf(listed, dayNumber)
  return kind === 'make-up' || (kind === 'ordinary' && daysSinceMonday(dayNumber) < 5)
}

function kindOf(listed: ListedDays, dayNumber: number): DayKind {
  if (listed.off.has(dayNumber)) return 'off'
  return listed.work.has(dayNumber) ? 'make-up' : 'ordinary'
}

function listedDaysOf(calendar: WorkingCalendar): ListedDays {
  let listed = listedDays.get(calendar)
  if (listed === undefined) {
    const years = Object.values(calendar)
    listed = {
      off: new Set(years.flatMap((year) => year.off.map(dayNumberOf))),
      work: new Set(years.flatMap((year) => year.work.map(dayNumberOf))),
    }
    listedDays.set(calendar, listed)
  }
  return listed
}

function refuseUnknownYear(calendar: WorkingCalendar, year: number): Rejection | undefined {
  const name = String(year).padStart(4, '0')
  return Object.hasOwn(calendar, name) ? undefined : reject('calendar_year_unknown', { year: name })
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
