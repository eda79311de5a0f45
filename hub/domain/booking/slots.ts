import type { Opening, OpeningException, Timetable } from '../../../shared/booking/timetable.ts'
import { minuteOfDay } from '../../../shared/business-day.ts'
import { dayNumberOf, type LocalDay, localDayAt, localDayOf } from '../../../shared/calendar-date.ts'
import type { Rejection } from '../../../shared/errors.ts'
import { isRejection } from '../hall-day/decide-window.ts'
import { closedOn, hoursOn, overlap, type Stretch } from './opening-days.ts'
import { dayKindOn, isWorkingDay, workingDaysBetween } from './working-calendar.ts'

/** One slot of an opening: a half-open stretch of a local day that can be booked. */
export interface Slot {
  /** Local date of the hall. */
  readonly date: string
  /** Local `HH:MM`; `24:00` ends the day. */
  readonly start: string
  readonly end: string
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
}

/**
 * The slots of an opening on a date, in their order; none when it is closed that day or the date is outside its validity.
 * `calendar_year_unknown` when the date is within its validity and the working calendar does not have the year.
 *
 * A slot is the local minutes from start to end, each the first time the clock shows it. It is offered only when all of
 * them exist and follow one another, so that it lasts exactly as long as it says: at a clock change there is no slot in
 * the skipped hour nor over it, the repeated hour is offered once, and no slot reaches over its second round.
 */
export function slotsOn(timetable: Timetable, opening: Opening, date: string): readonly Slot[] | Rejection {
  if (date < opening.validFrom || date > opening.validTo) return []
  const { slots, exceptions } = memoryOf(timetable)
  let days = slots.get(opening)
  if (days === undefined) {
    days = new Map()
    slots.set(opening, days)
  }
  return remembered(days, date, () => makeSlots(timetable, opening, date, exceptions.get(date) ?? []))
}

/**
 * Whether a date can be booked now (epoch ms): not past, and within the opening's days ahead, today being day 0. The
 * last day is released at `releaseAt` of the day on which its count comes to `bookableToDays`, and stays released
 * through the days off that follow. Says nothing of whether the opening opens that day.
 * `calendar_year_unknown` when working days are to be counted over a year that the calendar does not have.
 */
export function bookableNow(
  timetable: Timetable,
  opening: Opening,
  date: string,
  now: number,
): 'yes' | 'too-near' | 'too-far' | Rejection {
  const today = todayOf(timetable, now)
  if (date < today.date) return 'too-near'
  const ahead = daysAhead(timetable, opening, today.date, date)
  if (isRejection(ahead)) return ahead
  if (ahead < opening.bookableFromDays) return 'too-near'
  if (ahead > opening.bookableToDays) return 'too-far'
  if (ahead < opening.bookableToDays || now >= releasedAt(today, opening.releaseAt)) return 'yes'
  const yesterdays = daysAheadYesterday(timetable, opening, today.date, ahead)
  if (isRejection(yesterdays)) return yesterdays
  return yesterdays <= opening.bookableToDays ? 'yes' : 'too-far'
}

/** So many slots from the one that starts at a local time, each beginning when the one before it ends; undefined when there are not. */
export function spanFrom(slots: readonly Slot[], start: string, count: number): readonly Slot[] | undefined {
  const first = slots.findIndex((slot) => slot.start === start)
  if (first < 0) return undefined
  const span = slots.slice(first, first + count)
  const gapless = span.every((slot, at) => at === 0 || slot.startsAt === span[at - 1]?.endsAt)
  return span.length === count && gapless ? span : undefined
}

/** What has been worked out from a timetable, which is never changed in place. */
interface Memory {
  readonly exceptions: ReadonlyMap<string, readonly OpeningException[]>
  readonly slots: WeakMap<Opening, Map<string, readonly Slot[] | Rejection>>
  /** Days ahead by way of counting, today and date. */
  readonly ahead: Map<string, number | Rejection>
  today: LocalDay | undefined
}

const memories = new WeakMap<Timetable, Memory>()

/** Dates come from outside, so a memory is emptied when it has this many entries: more than a hall shows, and little space. */
const memoryEntries = 1000

function memoryOf(timetable: Timetable): Memory {
  let memory = memories.get(timetable)
  if (memory === undefined) {
    memory = {
      exceptions: byDate(timetable.exceptions),
      slots: new WeakMap(),
      ahead: new Map(),
      today: undefined,
    }
    memories.set(timetable, memory)
  }
  return memory
}

function byDate(exceptions: readonly OpeningException[]): Map<string, OpeningException[]> {
  const days = new Map<string, OpeningException[]>()
  for (const exception of exceptions) {
    const day = days.get(exception.date)
    if (day === undefined) days.set(exception.date, [exception])
    else day.push(exception)
  }
  return days
}

function remembered<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  let value = memory.get(key)
  if (value === undefined) {
    if (memory.size >= memoryEntries) memory.clear()
    value = make()
    memory.set(key, value)
  }
  return value
}

function makeSlots(
  timetable: Timetable,
  opening: Opening,
  date: string,
  exceptions: readonly OpeningException[],
): readonly Slot[] | Rejection {
  const kind = dayKindOn(timetable.calendar, date)
  if (isRejection(kind)) return kind
  const closed = closedOn(exceptions)
  const taken: Stretch[] = []
  for (const hours of hoursOn(opening, date, kind, exceptions)) {
    const steps = stepsOf(hours, opening.slotMinutes)
    const barred = [...closed, ...taken]
    taken.push(...steps.filter((step) => !barred.some((other) => overlap(step, other))))
  }
  if (taken.length === 0) return []
  const day = localDayOf(date, timetable.timeZone)
  return taken
    .flatMap((stretch) => slotOf(day, stretch) ?? [])
    .sort((one, other) => one.startsAt - other.startsAt)
}

/** The stretches of one slot each, from the beginning of the hours on; what is left before their end is no slot. */
function stepsOf({ from, to }: Stretch, slotMinutes: number): readonly Stretch[] {
  const count = Math.max(0, Math.floor((to - from) / slotMinutes))
  return Array.from({ length: count }, (_, at) => ({
    from: from + at * slotMinutes,
    to: from + (at + 1) * slotMinutes,
  }))
}

const minuteMs = 60_000

function slotOf(day: LocalDay, { from, to }: Stretch): Slot | undefined {
  const startsAt = day.instantOf(from)
  const lastMinuteAt = day.instantOf(to - 1)
  if (startsAt === undefined || lastMinuteAt === undefined) return undefined
  const endsAt = lastMinuteAt + minuteMs
  if (endsAt - startsAt !== (to - from) * minuteMs) return undefined
  return { date: day.date, start: clockTime(from), end: clockTime(to), startsAt, endsAt }
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function todayOf(timetable: Timetable, now: number): LocalDay {
  const memory = memoryOf(timetable)
  if (memory.today === undefined || now < memory.today.startsAt || now >= memory.today.endsAt)
    memory.today = localDayAt(now, timetable.timeZone)
  return memory.today
}

function daysAhead(
  timetable: Timetable,
  { daysCounted }: Opening,
  today: string,
  date: string,
): number | Rejection {
  return remembered(memoryOf(timetable).ahead, `${daysCounted} ${today} ${date}`, () =>
    daysCounted === 'working'
      ? workingDaysBetween(timetable.calendar, today, date)
      : dayNumberOf(date) - dayNumberOf(today),
  )
}

/** How far ahead a date was yesterday, when it is so far ahead today: as far on a day off of an opening that counts working days. */
function daysAheadYesterday(
  timetable: Timetable,
  { daysCounted }: Opening,
  today: string,
  ahead: number,
): number | Rejection {
  if (daysCounted === 'calendar') return ahead + 1
  const working = isWorkingDay(timetable.calendar, today)
  return isRejection(working) ? working : ahead + Number(working)
}

/** When today's release comes; a time that a clock change skips comes with the change. */
function releasedAt(today: LocalDay, releaseAt: string): number {
  const minute = minuteOfDay(releaseAt)
  for (let at = minute; at < minuteOfDay('24:00'); at++) {
    const instant = today.instantOf(at)
    if (instant !== undefined) return instant
  }
  return today.endsAt
}
