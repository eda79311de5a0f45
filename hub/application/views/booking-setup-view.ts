import type { BookingSetup } from '../../../shared/booking/booking-setup.ts'
import { addDays, dayNumberOf } from '../../../shared/calendar-date.ts'
import type { CloseDayAnswer, SetupPreview } from '../../../shared/http/booking-setup-schemas.ts'
import type { CallBackList } from '../../../shared/http/call-back-schemas.ts'
import type { BookingBook } from '../../domain/booking/booking-book.ts'
import type { BookingEvent } from '../../domain/booking/booking-events.ts'
import { todayOf } from '../../domain/booking/decide-booking.ts'
import { strandedBookings, underSetup } from '../../domain/booking/decide-setup.ts'
import { slotsOn } from '../../domain/booking/slots.ts'
import { dayKindOn, weekdayOf } from '../../domain/booking/working-calendar.ts'
import type { Hall } from '../../domain/hall.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import type { BookingSurroundings } from './booking-view.ts'

const daysOfWeek = 7

/** The week that a set-up would bring, and whom it would leave without a slot. */
export function setupPreview(hall: Hall, setup: BookingSetup, from: string, now: number): SetupPreview {
  const book = underSetup(hall.book, hall.day, setup)
  const days = Array.from({ length: daysOfWeek }, (_, index) => addDays(from, index))
  return {
    from,
    days: days.map((date) => ({
      date,
      calendar: calendarOf(book, date),
      slots: slotsOfDay(book, date, now),
    })),
    stranded: strandedBookings(book, todayOf(hall.day, now)).map(({ id, number, slots, services }) => ({
      bookingId: id,
      number,
      date: slots.date,
      start: slots.start,
      services: [...services],
    })),
  }
}

function calendarOf(book: BookingBook, date: string): SetupPreview['days'][number]['calendar'] {
  const kind = dayKindOn(book.timetable.calendar, date)
  if (isRejection(kind)) return 'unknown-year'
  if (kind !== 'ordinary') return kind
  const weekday = weekdayOf(dayNumberOf(date))
  return weekday === 'sat' || weekday === 'sun' ? 'weekend' : 'working'
}

/** The slots of all openings on a day, with the places taken of each; none on a closed day. */
export function slotsOfDay(
  book: BookingBook,
  date: string,
  now: number,
): SetupPreview['days'][number]['slots'] {
  return book.setup.openings
    .flatMap((opening) => {
      const slots = slotsOn(book.timetable, opening, date)
      if (isRejection(slots)) return []
      return slots.map((slot) => ({
        openingId: opening.id,
        start: slot.start,
        end: slot.end,
        places: opening.places,
        staffPlaces: opening.staffPlaces,
        taken: book.occupancy.free(opening, slot, now).taken,
      }))
    })
    .sort((a, b) => a.start.localeCompare(b.start) || a.openingId.localeCompare(b.openingId))
}

/** What closing a day brings about, as its events say. */
export function closeDayAnswer(hall: Hall, date: string, events: readonly BookingEvent[]): CloseDayAnswer {
  const numberOf = (bookingId: string) => hall.book.bookings.get(bookingId)?.number ?? null
  const moved: CloseDayAnswer['moved'] = []
  const cancelled: CloseDayAnswer['cancelled'] = []
  for (const event of events) {
    if (event.type === 'BookingRescheduled')
      moved.push({ number: event.from.number, to: `${event.to.date} ${event.to.start}` })
    if (event.type === 'BookingCancelled') cancelled.push({ number: numberOf(event.bookingId) })
  }
  return { date, moved, cancelled }
}

/** The call-back list: who came again for the same matter; open ones first, newest first. */
export function callBackList(hall: Hall, { masked }: Pick<BookingSurroundings, 'masked'>): CallBackList {
  const { day, book } = hall
  const callBacks = [...book.callBacks.values()].sort(
    (a, b) => Number(a.closed !== null) - Number(b.closed !== null) || b.flaggedAt - a.flaggedAt,
  )
  return {
    callBacks: callBacks.map(({ id, flaggedAt, personId, serviceId, cause, first, closed }) => {
      const person = masked(personId)
      return {
        id,
        flaggedAt,
        service: {
          id: serviceId,
          name: day.services.get(serviceId)?.name ?? { zh: serviceId, en: serviceId },
        },
        name: person?.name ?? '***',
        phone: person?.phone ?? null,
        cause,
        first: {
          date: first.date,
          ticketNumber: first.ticketNumber,
          outcome: first.outcome,
          caseNumber: first.caseNumber,
          windowNumber: day.windowDefinitions.get(first.windowId)?.number ?? null,
          clerkName: day.staff.get(first.clerkId)?.name ?? null,
        },
        closed:
          closed === null
            ? null
            : {
                at: closed.at,
                outcome: closed.outcome,
                byName: day.staff.get(closed.by)?.name ?? { zh: closed.by, en: closed.by },
              },
      }
    }),
  }
}
