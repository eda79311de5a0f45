import type { HoldSlot } from '../../hub/domain/booking/booking-commands.ts'
import type { CallBackOutcome } from '../../hub/domain/booking/visits.ts'
import type { HallEvent } from '../../hub/domain/hall.ts'
import {
  type BookingRules,
  type BookingSetup,
  bookingRules,
  bookingSetup,
  type KeyProject,
} from '../../shared/booking/booking-setup.ts'
import { type Opening, type OpeningException, opening } from '../../shared/booking/timetable.ts'
import type { Rejection } from '../../shared/errors.ts'
import { type Act, clerkOfWindow, closeDay, guide, hub, manager, openDay, visitor } from './acts.ts'
import { type GivenHall, givenHall } from './given-hall.ts'
import { buildHall, type HallWish } from './hall-builder.ts'

/** The Tuesday after the tests' business day: where bookings are made unless a test says otherwise. */
export const bookDay = '2026-03-03'

/** An instant of the hall, which has no clock changes. */
export function instant(date: string, time: string): number {
  return Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`)
}

/** Half hours from nine to twelve on working days: two places for everybody, one that staff give besides. */
export function openingOf(fields: Partial<Opening> = {}): Opening {
  return opening.parse({
    id: 'counter',
    services: ['*'],
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    opens: '09:00',
    closes: '12:00',
    slotMinutes: 30,
    places: 2,
    staffPlaces: 1,
    bookableFromDays: 0,
    bookableToDays: 7,
    ...fields,
  })
}

/** What a test says of its set-up. */
export interface SetupWish {
  readonly openings?: readonly Partial<Opening>[]
  readonly exceptions?: readonly OpeningException[]
  readonly rules?: Partial<BookingRules>
  readonly keyProjects?: readonly KeyProject[]
}

/** A checked set-up: one opening, the rules' defaults and a calendar without holidays. */
export function setupOf({
  openings = [{}],
  exceptions = [],
  rules = {},
  keyProjects = [],
}: SetupWish = {}): BookingSetup {
  return bookingSetup.parse({
    // More than the default, so that a test of one limit does not meet another.
    rules: bookingRules.parse({ bookingsPerDay: 2, openBookings: 4, ...rules }),
    openings: openings.map(openingOf),
    exceptions,
    calendar: { '2026': { off: [], work: [] } },
    keyProjects,
  })
}

/** The services of the small hall; those named take so many slots in a row. */
export function servicesTaking(slots: Readonly<Record<string, number>>): HallWish {
  const services = buildHall().services.map((service) => {
    const bookingSlots = slots[service.id]
    return bookingSlots === undefined ? service : { ...service, bookingSlots }
  })
  return { services }
}

/** The small hall on its open business day, with booking set up and these acts done. */
export function givenBook(
  wish: SetupWish & { readonly hall?: HallWish },
  ...acts: readonly Act[]
): GivenHall {
  return givenHall(wish.hall ?? {}, setUp(setupOf(wish)), ...acts)
}

export const setUp = (setup: BookingSetup, basedOn: number | null = null): Act => ({
  command: { type: 'ChangeBookingSetup', setup, basedOn },
  actor: manager,
})

/** Holds nine o'clock of the booking day for the person `p1` and the matter `tax`; the code is `code-` and the id. */
export const holdSlot = (bookingId: string, wish: Partial<HoldSlot> = {}): Act => ({
  command: {
    type: 'HoldSlot',
    bookingId,
    code: `code-${bookingId}`,
    personId: 'p1',
    services: ['tax'],
    project: null,
    language: 'zh',
    date: bookDay,
    start: '09:00',
    by: 'visitor',
    releaseDelayMs: 0,
    confirmAs: null,
    ...wish,
  },
  actor: wish.by === 'staff' ? guide : visitor,
})

export const confirm = (bookingId: string, checkInCode = '00000000'): Act => ({
  command: { type: 'ConfirmBooking', bookingId, checkInCode },
  actor: visitor,
})

/** Holds a place and confirms it. */
export const book = (bookingId: string, wish: Partial<HoldSlot> = {}): readonly Act[] => [
  holdSlot(bookingId, wish),
  confirm(bookingId),
]

/** Books at the desk, at once. */
export const bookAtDesk = (bookingId: string, wish: Partial<HoldSlot> = {}): Act =>
  holdSlot(bookingId, { by: 'staff', confirmAs: '00000000', ...wish })

/** Who changes a booking, and how late its places are offered again. */
interface ChangeWish {
  readonly by?: 'visitor' | 'staff'
  readonly releaseFraction?: number
}

const actorOf = ({ by }: ChangeWish) => (by === 'staff' ? guide : visitor)

export const reschedule = (bookingId: string, date: string, start: string, wish: ChangeWish = {}): Act => ({
  command: { type: 'RescheduleBooking', bookingId, date, start, by: 'visitor', releaseFraction: 0, ...wish },
  actor: actorOf(wish),
})

export const cancelBooking = (bookingId: string, wish: ChangeWish = {}): Act => ({
  command: { type: 'CancelBooking', bookingId, by: 'visitor', releaseFraction: 0, ...wish },
  actor: actorOf(wish),
})

/** The ticket is `t-` and the booking's id unless the test names it. */
export const checkIn = (bookingId: string, ticketId = `t-${bookingId}`): Act => ({
  command: { type: 'CheckInBooking', bookingId, ticketId, code: `code-${ticketId}`, print: null },
  actor: visitor,
})

export const sweep = (): Act => ({ command: { type: 'SweepBookings' }, actor: hub })

export const tellTurnNear = (bookingId: string): Act => ({
  command: { type: 'TellTurnNear', bookingId },
  actor: hub,
})

export const closingReason = { zh: '设备检修', en: 'maintenance' }

/** Closes the booking day, or a part of it; bookings are moved unless `cancel` is said. */
export const closeBookingDay = (
  date: string,
  { from = null, to = null, move = true }: { from?: string | null; to?: string | null; move?: boolean } = {},
): Act => ({
  command: { type: 'CloseBookingDay', date, from, to, move, reason: closingReason },
  actor: manager,
})

export const closeCallBack = (callBackId: string, outcome: CallBackOutcome): Act => ({
  command: { type: 'CloseCallBack', callBackId, outcome },
  actor: manager,
})

/** Lets the hall's clock come to an instant; a day that is over is closed by the hub and the next one opened. */
export function goTo(hall: GivenHall, date: string, time: string): GivenHall {
  const known = hall.hall.day.businessDay
  if (known === null || known.date === date) {
    hall.now = instant(date, time)
    return hall
  }
  hall.now = Math.max(hall.now, instant(date, '00:00'))
  if (known.status === 'open') hall.given(closeDay())
  hall.given({ ...openDay(date), actor: hub })
  hall.now = instant(date, time)
  return hall
}

/** A visitor at window 1 from the call to the end. */
export const serveNext = (): readonly Act[] =>
  (
    [
      { type: 'CallNextTicket', windowId: 'w1', finishing: null },
      { type: 'StartService', windowId: 'w1' },
      { type: 'FinishService', windowId: 'w1', finishing: { outcome: 'done', caseNumber: null } },
    ] as const
  ).map((command) => ({ command, actor: clerkOfWindow('w1') }))

/** A booking of the hall. Throws when there is none. */
export function bookingOf({ hall }: GivenHall, bookingId: string) {
  const booking = hall.book.bookings.get(bookingId)
  if (booking === undefined) throw new Error(`no booking ${bookingId}`)
  return booking
}

/** Where a booking stands. */
export const statusOf = (hall: GivenHall, bookingId: string) => bookingOf(hall, bookingId).stage.status

/** The day and time of a booking. */
export function placeOf(hall: GivenHall, bookingId: string): string {
  const { date, start } = bookingOf(hall, bookingId).slots
  return `${date} ${start}`
}

/** Places of the opening's slot that the public, and that staff, can still give. */
export function freeAt({ hall, now }: GivenHall, date: string, start: string, openingId = 'counter') {
  const opening = hall.book.setup.openings.find(({ id }) => id === openingId)
  if (opening === undefined) throw new Error(`no opening ${openingId}`)
  const startsAt = instant(date, start)
  const slot = { date, start, end: '', startsAt, endsAt: startsAt + opening.slotMinutes * 60_000 }
  const { public: everybody, staff } = hall.book.occupancy.free(opening, slot, now)
  return { public: everybody, staff }
}

/** The one event of a type. Throws when there is none or several. */
export function eventOf<Type extends HallEvent['type']>(
  decision: readonly HallEvent[] | Rejection,
  type: Type,
): Extract<HallEvent, { type: Type }> {
  const found = 'code' in decision ? [] : decision.filter((event) => event.type === type)
  if (found.length !== 1) throw new Error(`${found.length} events ${type} in ${JSON.stringify(decision)}`)
  return found[0] as Extract<HallEvent, { type: Type }>
}
