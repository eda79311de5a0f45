import type { Booking } from '../domain/booking/booking.ts'
import { isBookingEvent } from '../domain/booking/booking-events.ts'
import type { Hall, HallEvent } from '../domain/hall.ts'
import type { Ticket } from '../domain/hall-day/ticket.ts'
import type { Recorded } from '../domain/journal.ts'

/** The tickets that events changed, each once, as they are now. */
export function touchedTickets(hall: Hall, events: readonly Recorded<HallEvent>[]): Ticket[] {
  const ids = new Set<string>()
  for (const { event } of events) {
    if ('ticketId' in event) ids.add(event.ticketId)
    if (event.type === 'ActUndone') for (const id of event.ticketIds) ids.add(id)
  }
  return [...ids].map((id) => hall.day.tickets.get(id)).filter((ticket) => ticket !== undefined)
}

/** The bookings that events changed, each once, as they are now. */
export function touchedBookings(hall: Hall, events: readonly Recorded<HallEvent>[]): Booking[] {
  const ids = new Set<string>()
  for (const { event } of events) {
    if (isBookingEvent(event) && 'bookingId' in event) ids.add(event.bookingId)
    if (event.type === 'ServiceFinished') ids.add(hall.book.idByTicket.get(event.ticketId) ?? '')
    if (event.type === 'ActUndone')
      for (const ticketId of event.reopenedCaseIds) ids.add(hall.book.idByTicket.get(ticketId) ?? '')
  }
  return [...ids].map((id) => hall.book.bookings.get(id)).filter((booking) => booking !== undefined)
}

/** The windows that events concern: their screens show something new. */
export function touchedWindows(hall: Hall, events: readonly Recorded<HallEvent>[]): Set<string> {
  const ids = new Set<string>()
  for (const { event } of events) {
    if ('windowId' in event && event.windowId !== null) ids.add(event.windowId)
    if (event.type === 'TicketTransferred' && event.fromWindowId !== null) ids.add(event.fromWindowId)
    if (
      event.type === 'HallConfigured' ||
      event.type === 'BusinessDayOpened' ||
      event.type === 'BusinessDayClosed'
    )
      for (const id of hall.day.windows.keys()) ids.add(id)
  }
  return ids
}
