import { addDays } from '../../../shared/calendar-date.ts'
import type { HallDayEvent } from '../hall-day/events.ts'
import type { Recorded } from '../journal.ts'
import type { Booking } from './booking.ts'
import { type BookingBook, bookingOfTicket, dayMs, timetableOf } from './booking-book.ts'
import type { BookingEvent, BookingRescheduled, RepeatVisitFlagged, SlotHeld } from './booking-events.ts'
import { bookingIn, change, drop, enter } from './booking-shelf.ts'
import { type Visit, visitKey } from './visits.ts'

/** Days that bookings stay in the book after their own: their pages still answer. */
const keptDays = 14
/** Days that a closed call-back stays on the list. */
const callBacksKeptDays = 30
/** Days after which nobody calls back any more: a list that nobody works through must not grow for ever. */
const openCallBacksKeptDays = 90

/** Applies one event of the hall's journal to the book it owns. Throws when the journal tells of something that cannot be. */
export function evolveBook(book: BookingBook, recorded: Recorded<BookingEvent | HallDayEvent>): void {
  const { event, at } = recorded
  switch (event.type) {
    case 'HallConfigured':
      if (event.definition.booking !== undefined) takeSetup(book, event.definition.booking, recorded.seq)
      book.timetable = timetableOf(book.setup, event.definition.timeZone)
      break
    case 'BookingSetupChanged':
      takeSetup(book, event.setup, recorded.seq)
      break
    case 'BusinessDayOpened':
      book.dayOpenedAt = at
      forget(book, event.businessDay, at)
      break
    case 'SlotHeld':
      hold(book, event, at)
      break
    case 'BookingConfirmed': {
      const { slots } = bookingIn(book, event.bookingId)
      count(book, slots.date)
      book.idByCheckInCode.set(event.checkInCode, event.bookingId)
      change(book, event.bookingId, {
        number: event.number,
        checkInCode: event.checkInCode,
        confirmedAt: at,
        stage: { status: 'confirmed' },
      })
      break
    }
    case 'BookingExpired': {
      book.occupancy.giveBack(bookingIn(book, event.bookingId).slots, at, event.releaseAt ?? at)
      change(book, event.bookingId, { stage: { status: 'expired', at } })
      break
    }
    case 'BookingRescheduled':
      reschedule(book, event, at)
      break
    case 'BookingCancelled': {
      const { slots } = bookingIn(book, event.bookingId)
      book.occupancy.giveBack(slots, at, event.releaseAt)
      change(book, event.bookingId, {
        reason: event.reason,
        stage: { status: 'cancelled', at, by: event.by },
      })
      break
    }
    case 'BookingCheckedIn': {
      const { bookingId, ticketId, ticketNumber, ticketCode, late } = event
      const { stage, personId } = bookingIn(book, bookingId)
      // Who comes late has come. The places stay given back: a later slot of them may be somebody else's by now.
      if (stage.status === 'no-show' && stage.counted) uncountNoShow(book, personId, stage.at)
      book.idByTicket.set(ticketId, bookingId)
      change(book, bookingId, {
        stage: { status: 'checked-in', at, ticketId, ticketNumber, ticketCode, late },
      })
      break
    }
    case 'BookingNoShow': {
      const { personId, slots } = bookingIn(book, event.bookingId)
      book.occupancy.giveBack(slots, at, at)
      if (event.counted) book.noShowsOf.set(personId, [...(book.noShowsOf.get(personId) ?? []), at])
      change(book, event.bookingId, { stage: { status: 'no-show', at, counted: event.counted } })
      break
    }
    case 'TurnNear':
      change(book, event.bookingId, { turnTold: true })
      break
    case 'RepeatVisitFlagged':
      flag(book, event, at)
      break
    case 'CallBackClosed': {
      const callBack = book.callBacks.get(event.callBackId)
      if (callBack === undefined)
        throw new Error(`the journal closes an unknown call-back ${event.callBackId}`)
      const closed = { at, outcome: event.outcome, by: recorded.actor.id }
      book.callBacks.set(event.callBackId, { ...callBack, closed })
      break
    }
    case 'ServiceFinished':
      finish(book, event, at)
      break
    case 'ActUndone':
      for (const ticketId of event.reopenedCaseIds) reopen(book, ticketId)
      break
  }
}

function takeSetup(book: BookingBook, setup: BookingBook['setup'], seq: number): void {
  book.setup = setup
  book.setupVersion = seq
  book.timetable = timetableOf(setup, book.timetable.timeZone)
}

function count(book: BookingBook, date: string): void {
  book.sequences.set(date, (book.sequences.get(date) ?? 0) + 1)
}

function hold(book: BookingBook, event: SlotHeld, at: number): void {
  const { bookingId, code, personId, services, project, language, by, slots, until, releaseAt } = event
  book.occupancy.take(slots)
  // A place given at the desk is not one that a visitor took.
  if (by === 'visitor') countHold(book, personId, at)
  enter(book, {
    id: bookingId,
    code,
    personId,
    services,
    project,
    language,
    bookedBy: by,
    slots,
    number: null,
    checkInCode: null,
    heldAt: at,
    confirmedAt: null,
    moves: 0,
    movedBy: null,
    reason: null,
    turnTold: false,
    stage: { status: 'held', until, releaseAt },
  })
}

function countHold(book: BookingBook, personId: string, at: number): void {
  const holds = (book.holdsOf.get(personId) ?? []).filter((heldAt) => heldAt > at - dayMs)
  book.holdsOf.set(personId, [...holds, at])
}

function reschedule(book: BookingBook, event: BookingRescheduled, at: number): void {
  const { bookingId, by, to, number, releaseAt, reason } = event
  const { personId, slots, moves } = bookingIn(book, bookingId)
  book.occupancy.giveBack(slots, at, releaseAt, to)
  book.occupancy.take(to)
  if (by === 'visitor') countHold(book, personId, at)
  if (to.date !== slots.date) count(book, to.date)
  change(book, bookingId, { slots: to, number, moves: moves + 1, movedBy: by, reason })
}

function uncountNoShow(book: BookingBook, personId: string, at: number): void {
  const times = [...(book.noShowsOf.get(personId) ?? [])]
  const index = times.indexOf(at)
  if (index >= 0) times.splice(index, 1)
  if (times.length === 0) book.noShowsOf.delete(personId)
  else book.noShowsOf.set(personId, times)
}

function flag(book: BookingBook, event: RepeatVisitFlagged, at: number): void {
  const { callBackId, bookingId, personId, serviceId, cause, first } = event
  book.callBacks.set(callBackId, {
    id: callBackId,
    flaggedAt: at,
    bookingId,
    personId,
    serviceId,
    cause,
    first,
    closed: null,
  })
}

function finish(
  book: BookingBook,
  event: Extract<HallDayEvent, { type: 'ServiceFinished' }>,
  at: number,
): void {
  const booking = bookingOfTicket(book, event.ticketId)
  if (booking?.stage.status !== 'checked-in') return
  const { outcome, caseNumber, windowId, clerkId } = event
  const displaced: [string, Visit][] = []
  for (const serviceId of booking.services) {
    const key = visitKey(booking.personId, serviceId)
    const earlier = book.visits.get(key)
    if (earlier !== undefined) displaced.push([key, earlier])
    book.visits.set(key, {
      bookingId: booking.id,
      at,
      date: booking.slots.date,
      ticketNumber: booking.stage.ticketNumber,
      outcome,
      caseNumber,
      windowId,
      clerkId,
    })
  }
  change(book, booking.id, { stage: { status: 'served', at, before: booking.stage, displaced } })
}

/** A finish was taken back: the visitor is at the window still. */
function reopen(book: BookingBook, ticketId: string): void {
  const booking = bookingOfTicket(book, ticketId)
  if (booking?.stage.status !== 'served') return
  for (const serviceId of booking.services) {
    const key = visitKey(booking.personId, serviceId)
    if (book.visits.get(key)?.bookingId === booking.id) book.visits.delete(key)
  }
  for (const [key, earlier] of booking.stage.displaced)
    if (!book.visits.has(key)) book.visits.set(key, earlier)
  change(book, booking.id, { stage: booking.stage.before })
}

/** A new day: what is long over leaves the book; the journal and the tables keep it. */
function forget(book: BookingBook, today: string, now: number): void {
  const { rules } = book.setup
  const first = addDays(today, -keptDays)
  for (const booking of [...book.bookings.values()])
    if (booking.slots.date < first || cameToNothing(booking, now)) drop(book, booking)
  for (const date of [...book.sequences.keys()]) if (date < first) book.sequences.delete(date)
  book.occupancy.forgetBefore(first)
  for (const [personId, times] of [...book.holdsOf]) {
    const kept = times.filter((at) => at > now - dayMs)
    if (kept.length === 0) book.holdsOf.delete(personId)
    else book.holdsOf.set(personId, kept)
  }
  const noShowsSince = now - (rules.noShowWithinDays + rules.restrictionDays) * dayMs
  for (const [personId, times] of [...book.noShowsOf]) {
    const kept = times.filter((at) => at >= noShowsSince)
    if (kept.length === 0) book.noShowsOf.delete(personId)
    else book.noShowsOf.set(personId, kept)
  }
  for (const [key, { at }] of [...book.visits])
    if (at < now - rules.repeatVisitDays * dayMs) book.visits.delete(key)
  for (const [id, { flaggedAt, closed }] of [...book.callBacks]) {
    const isOld =
      closed === null
        ? flaggedAt < now - openCallBacksKeptDays * dayMs
        : closed.at < now - callBacksKeptDays * dayMs
    if (isOld) book.callBacks.delete(id)
  }
}

/** A hold that ended a day ago and more: whoever holds places far ahead and lets them go must not fill the book. */
function cameToNothing({ stage, confirmedAt }: Booking, now: number): boolean {
  const isOver = stage.status === 'expired' || (stage.status === 'cancelled' && confirmedAt === null)
  return isOver && stage.at < now - dayMs
}
