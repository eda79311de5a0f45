import { type Opening, type OpeningException, weekdays } from '../../../shared/booking/timetable.ts'
import { minuteOfDay } from '../../../shared/business-day.ts'
import { dayNumberOf } from '../../../shared/calendar-date.ts'
import { type DayKind, mondayOf, weekdayOf } from './working-calendar.ts'

/** A half-open part of a local day, in minutes since midnight. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const mondayToFriday = weekdays.slice(0, 5)

/** True when two half-open stretches share a minute. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to
}

/**
 * The hours of an opening on a day of its validity: its own when it opens that day, by rule or by an exception, then
 * those that exceptions add, in the order of their beginning.
 */
export function hoursOn(
  opening: Opening,
  date: string,
  kind: DayKind,
  exceptions: readonly OpeningException[],
): readonly Stretch[] {
  const extra = exceptions.filter((exception) => exception.kind === 'open')
  const wholeDay = extra.some(({ from }) => from === null)
  const own = { from: minuteOfDay(opening.opens), to: minuteOfDay(opening.closes) }
  const added = extra
    .flatMap(({ from, to }) => (from === null || to === null ? [] : [stretchOf(from, to)]))
    .sort((one, other) => one.from - other.from || one.to - other.to)
  return wholeDay || opensByRule(opening, date, kind) ? [own, ...added] : added
}

/** The parts of a day that exceptions close; the whole day where one names no part. */
export function closedOn(exceptions: readonly OpeningException[]): readonly Stretch[] {
  return exceptions
    .filter((exception) => exception.kind === 'closed')
    .map(({ from, to }) => stretchOf(from ?? '00:00', to ?? '24:00'))
}

/** True when the opening opens on a day of its validity by calendar, weekday, week and week of the month, exceptions aside. */
function opensByRule(opening: Opening, date: string, kind: DayKind): boolean {
  const day = dayNumberOf(date)
  return (
    takesDay(opening, day, kind) &&
    isInTurn(day, dayNumberOf(opening.validFrom), opening.everyWeeks) &&
    (opening.weekOfMonth === null || weekOfMonth(date) === opening.weekOfMonth)
  )
}

function takesDay(opening: Opening, day: number, kind: DayKind): boolean {
  const listed = opening.weekdays.includes(weekdayOf(day))
  switch (kind) {
    case 'off':
      return false
    case 'make-up':
      return listed || mondayToFriday.every((weekday) => opening.weekdays.includes(weekday))
    case 'ordinary':
      return listed
  }
}

/** Weeks are counted from Monday to Monday: their numbers start again every year, after 52 or 53. */
function isInTurn(day: number, firstDay: number, everyWeeks: number): boolean {
  return ((mondayOf(day) - mondayOf(firstDay)) / 7) % everyWeeks === 0
}

/** Which occurrence of its weekday in its month a date is, 1 to 5. */
function weekOfMonth(date: string): number {
  return Math.ceil(Number(date.slice(8)) / 7)
}

function stretchOf(from: string, to: string): Stretch {
  return { from: minuteOfDay(from), to: minuteOfDay(to) }
}
