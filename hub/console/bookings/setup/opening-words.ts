import type { Opening, Weekday } from '../../../../shared/booking/timetable.ts'
import { minuteOfDay } from '../../../../shared/business-day.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { anyService } from '../../../../shared/service-list.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { openingTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { weekdayWords } from '../../../../shared/texts/console-bookings.ts'
import { serviceName } from '../../common/service-name.ts'
import { weekdays } from '../local-date.ts'

/** Joins the parts of an enumeration in both languages. */
export function listed(parts: readonly Text[]): Text {
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') }
}

/** The weekdays as people say them: a run of three and more is "Mon to Fri". */
function weekdaysInWords(chosen: readonly Weekday[]): Text {
  const indexes = weekdays.flatMap((weekday, index) => (chosen.includes(weekday) ? [index] : []))
  if (indexes.length === 7) return texts.everyDay
  const [first = 0, last = 0] = [indexes[0], indexes.at(-1)]
  const word = (index: number) => weekdayWords[weekdays[index] ?? 'mon']
  if (indexes.length >= 3 && last - first === indexes.length - 1)
    return fillText(texts.fromTo, { first: word(first), last: word(last) })
  return listed(indexes.map(word))
}

/** When an opening opens: its days, and the weeks that count. */
export function openingDays({ weekdays: days, everyWeeks, weekOfMonth }: Opening): Text {
  const chosen = weekdaysInWords(days)
  const nth = weekOfMonth === null ? chosen : fillText(texts.nthWeek, { n: weekOfMonth, days: chosen })
  return everyWeeks === 1 ? nth : fillText(texts.everyNWeeks, { n: everyWeeks, days: nth })
}

/** How many places an opening gives, and how often. */
export function openingPlaces({ slotMinutes, places, staffPlaces }: Opening): Text {
  return fillText(staffPlaces > 0 ? texts.placesWithStaff : texts.placesOnly, {
    minutes: slotMinutes,
    places,
    staff: staffPlaces,
  })
}

/** From when until when an opening can be booked ahead. */
export function openingAhead(opening: Opening): Text {
  return fillText(opening.daysCounted === 'working' ? texts.aheadWorking : texts.aheadCalendar, {
    from: opening.bookableFromDays,
    to: opening.bookableToDays,
    at: opening.releaseAt,
  })
}

/** The services of an opening by name: all of them, or the first few. */
export function openingServices(opening: Opening, hall: HallView, most = 2): Text {
  if (opening.services.includes(anyService)) return texts.allServices
  const names = opening.services.map((id) => serviceName(hall, id))
  if (names.length <= most) return listed(names)
  return fillText(texts.andMore, { names: listed(names.slice(0, most)), n: names.length })
}

/** What is wrong with an opening, in words; empty when nothing is. */
export function openingFaults(opening: Opening): Text[] {
  return [
    ...(opening.closes <= opening.opens ? [texts.faultCloses] : []),
    ...(opening.validTo < opening.validFrom ? [texts.faultValid] : []),
    ...(opening.bookableToDays < opening.bookableFromDays ? [texts.faultAhead] : []),
    ...(opening.weekdays.length === 0 ? [texts.faultWeekdays] : []),
    ...(opening.services.length === 0 ? [texts.faultServices] : []),
    ...(opening.places + opening.staffPlaces === 0 ? [texts.faultPlaces] : []),
    ...(minutesBetween(opening.opens, opening.closes) < opening.slotMinutes && opening.closes > opening.opens
      ? [texts.faultSlot]
      : []),
  ]
}

function minutesBetween(from: string, to: string): number {
  return minuteOfDay(to) - minuteOfDay(from)
}

/** A new opening of ordinary office mornings, with an id that no other has. */
export function newOpening(openings: readonly Opening[], today: string): Opening {
  let number = openings.length + 1
  while (openings.some(({ id }) => id === `opening-${number}`)) number += 1
  return {
    id: `opening-${number}`,
    services: [anyService],
    validFrom: today,
    validTo: `${today.slice(0, 4)}-12-31`,
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    everyWeeks: 1,
    weekOfMonth: null,
    opens: '09:00',
    closes: '12:00',
    slotMinutes: 30,
    places: 10,
    staffPlaces: 2,
    bookableFromDays: 1,
    bookableToDays: 5,
    daysCounted: 'working',
    releaseAt: '08:00',
    audience: 'everyone',
  }
}
