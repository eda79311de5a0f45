import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideHall, evolveHall, type Hall, type HallEvent, initialHall } from '../../../hub/domain/hall.ts'
import { isRejection } from '../../../hub/domain/hall-day/decide-window.ts'
import { fromSnapshot, type HallSnapshot, toSnapshot } from '../../../hub/domain/hall-snapshot.ts'
import type { BookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { Opening } from '../../../shared/booking/timetable.ts'
import type { Rejection } from '../../../shared/errors.ts'
import { type Act, closeDay, makeVoid, openDay, signIn, undo, wait } from '../../support/acts.ts'
import {
  bookAtDesk,
  cancelBooking,
  checkIn,
  closeBookingDay,
  confirm,
  givenBook,
  holdSlot,
  reschedule,
  serveNext,
  servicesTaking,
  setUp,
  setupOf,
  sweep,
} from '../../support/booking-builder.ts'
import type { GivenHall } from '../../support/given-hall.ts'
import {
  plusDays,
  ReferenceBook,
  type ReferenceBooking,
  type ReferencePlace,
  wholeOf,
} from '../../support/reference-book.ts'

/**
 * A failing run prints fast-check's seed and path. To replay it:
 * `FC_SEED=<seed> FC_PATH=<path> npx vitest run tests/unit/booking/book-model.test.ts`; `FC_RUNS=20000` looks longer.
 */
const replay: fc.Parameters<unknown> = {
  numRuns: Number(process.env.FC_RUNS ?? 150),
  ...(process.env.FC_SEED === undefined ? {} : { seed: Number(process.env.FC_SEED) }),
  ...(process.env.FC_PATH === undefined ? {} : { path: process.env.FC_PATH }),
}

/** Tight limits, so that a short run reaches them. */
const rules = { openBookings: 3, holdsPerDay: 5, noShowLimit: 2, noShowWithinDays: 3, restrictionDays: 2 }
const slotsOfService = { tax: 1, licence: 2, passport: 1 } as const
const matters = [
  ['tax'],
  ['tax'],
  ['licence'],
  ['passport'],
  ['passport', 'licence'],
  ['tax', 'tax'],
] as const
const persons = ['p1', 'p2', 'p3', 'p4', 'p5'] as const
const starts = ['09:00', '09:00', '09:30', '10:00', '09:45', '11:30'] as const
const project = 'XM-2026-01'

const everyDay: Partial<Opening> = {
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
  opens: '09:00',
  closes: '10:30',
}
const projects: Partial<Opening> = {
  ...everyDay,
  id: 'projects',
  audience: 'key-projects',
  places: 1,
  staffPlaces: 0,
}
const keyProjects = [{ code: project, name: '厦门北站扩建' }]

/** The set-ups between which the hall changes: fewer and more places, another grid, another order, an opening gone. */
const counters: readonly Partial<Opening>[] = [
  { places: 2, staffPlaces: 1 },
  { places: 1, staffPlaces: 0 },
  { places: 1, staffPlaces: 2 },
  { places: 0, staffPlaces: 1 },
  { places: 3, staffPlaces: 0 },
  { places: 2, staffPlaces: 1, slotMinutes: 45 },
  { places: 1, staffPlaces: 1, slotMinutes: 20 },
  { places: 1, staffPlaces: 1, bookableFromDays: 1, bookableToDays: 2 },
]
const side: Partial<Opening> = {
  ...everyDay,
  id: 'side',
  services: ['tax', 'passport'],
  places: 1,
  staffPlaces: 0,
}

function setupAt(dice: number): BookingSetup {
  const counter = { ...everyDay, ...counters[dice % counters.length] }
  return setupOf({
    rules,
    keyProjects,
    openings: [counter, ...(dice % 3 === 0 ? [] : [side]), projects],
  })
}

const intents = [
  ...['hold', 'hold', 'hold', 'hold', 'hold', 'hold', 'hold', 'hold', 'hold-for-project'],
  ...['confirm', 'confirm', 'confirm', 'confirm', 'confirm', 'confirm', 'desk', 'desk', 'desk'],
  ...['cancel', 'cancel', 'reschedule', 'reschedule', 'reschedule', 'check-in', 'check-in', 'check-in'],
  ...['sweep', 'sweep', 'sweep', 'wait', 'wait', 'wait', 'wait', 'morning', 'morning', 'morning'],
  ...['set-up', 'close-booking-day', 'serve', 'serve', 'serve-and-undo', 'void', 'close-day'],
] as const

const intent = fc.record({
  what: fc.constantFrom(...intents),
  person: fc.constantFrom(...persons),
  services: fc.constantFrom(...matters),
  start: fc.constantFrom(...starts),
  ahead: fc.nat(4),
  dice: fc.nat(999),
})
type Intent = typeof intent extends fc.Arbitrary<infer Value> ? Value : never

const byStaff = (dice: number) => (dice % 4 === 0 ? 'staff' : 'visitor')
const pick = <Value>(values: readonly Value[], dice: number) => values[dice % Math.max(1, values.length)]

/** The acts of an intent in the hall as the reference sees it. */
function actsOf(reference: ReferenceBook, now: number, asked: Intent, step: number): readonly Act[] {
  const { what, person, services, start, ahead, dice } = asked
  const id = `b${step}`
  const date = plusDays(reference.date, ahead)
  const wish = { personId: person, services, date, start, releaseDelayMs: (dice % 3) * 60_000 }
  const ofStatus = (...statuses: string[]) =>
    reference.bookings.filter(({ status }) => statuses.includes(status))
  const any = pick(reference.bookings, dice)?.id ?? 'nobody'
  const confirmed = pick(ofStatus('confirmed'), dice)?.id ?? any
  const expected = ofStatus('confirmed', 'no-show').filter(({ place }) => place.date === reference.date)
  const change = { by: byStaff(dice), releaseFraction: (dice % 5) / 4 } as const
  switch (what) {
    case 'hold':
      return [holdSlot(id, wish)]
    case 'hold-for-project':
      return [holdSlot(id, { ...wish, project: dice % 9 === 0 ? 'XM-2026-99' : project })]
    case 'confirm':
      return [confirm(dice % 9 === 0 ? any : (ofStatus('held').at(-1)?.id ?? any), String(dice % 3))]
    case 'desk':
      return [bookAtDesk(id, { ...wish, confirmAs: dice % 6 === 0 ? null : '00000000' })]
    case 'cancel':
      return [cancelBooking(dice % 3 === 0 ? any : confirmed, change)]
    case 'reschedule':
      return [reschedule(dice % 9 === 0 ? any : confirmed, date, start, change)]
    case 'check-in':
      return [checkIn(dice % 9 === 0 ? any : (pick(expected, dice)?.id ?? any), `t${step}`)]
    case 'sweep':
      return [sweep()]
    case 'wait':
      return [wait([60, 300, 600, 1500, 5000][dice % 5] ?? 60)]
    case 'morning': {
      const seconds = Math.ceil((Date.parse(`${plusDays(reference.date, 1)}T08:50:00+08:00`) - now) / 1000)
      const close = reference.isDayOpen ? [closeDay()] : []
      return [wait(seconds), ...close, openDay(plusDays(reference.date, 1)), signIn('w1')]
    }
    case 'close-day':
      return reference.isDayOpen && dice % 4 === 0 ? [closeDay()] : []
    case 'set-up':
      return [setUp(setupAt(dice))]
    case 'close-booking-day': {
      const part = dice % 2 === 0 ? {} : { from: '09:30', to: '10:00' }
      return [closeBookingDay(date, { ...part, move: dice % 5 !== 0 })]
    }
    case 'serve':
      return serveNext()
    case 'serve-and-undo':
      return [...serveNext(), undo('w1')]
    case 'void':
      return [makeVoid(pick(ofStatus('checked-in'), dice)?.ticketId ?? 'nobody')]
  }
}

/** As `expect(actual).toEqual(wanted)`, but quick when it is so. */
function same(actual: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(actual, wanted)) expect(actual).toEqual(wanted)
}

const bookingTypes = new Set(['HoldSlot', 'ConfirmBooking', 'RescheduleBooking', 'CancelBooking'])
const otherTypes = [
  'CheckInBooking',
  'SweepBookings',
  'ChangeBookingSetup',
  'OpenBusinessDay',
  'CloseBusinessDay',
]
for (const type of otherTypes) bookingTypes.add(type)

/** Lets the reference do the act too, or follow what the real hall did of what it does not foretell. */
function follow(
  reference: ReferenceBook,
  act: Act,
  decision: readonly HallEvent[] | Rejection,
  now: number,
): void {
  if ('seconds' in act) return
  const { command } = act
  if (bookingTypes.has(command.type)) {
    same({ act, accepted: !isRejection(decision) }, { act, accepted: reference.perform(command, now) })
    return
  }
  if (isRejection(decision)) return
  if (command.type === 'CloseBookingDay') expectClosedWell(reference, command, decision, now)
  for (const event of decision) {
    if (event.type === 'ServiceFinished') reference.served(event.ticketId, 'finished')
    if (event.type === 'ActUndone')
      for (const ticketId of event.reopenedCaseIds) reference.served(ticketId, 'takenBack')
    const voided = event.type === 'TicketVoided' ? event.ticketId : undefined
    for (const booking of reference.bookings)
      if (voided !== undefined && booking.ticketId === voided) booking.isTicketOver = true
  }
}

type Closing = Extract<Extract<Act, { command: unknown }>['command'], { type: 'CloseBookingDay' }>

/** Each booking in the closed part goes to the nearest place that is free then, or is cancelled when there is none. */
function expectClosedWell(
  reference: ReferenceBook,
  { date, from, to, move }: Closing,
  decision: readonly HallEvent[],
  now: number,
): void {
  const isThere = (booking: ReferenceBooking) => ['held', 'confirmed'].includes(booking.status)
  const hadSlots = reference.bookings.filter((booking) => isThere(booking) && reference.hasItsSlots(booking))
  const isKnown = reference.setup.exceptions.some(
    (known) => known.date === date && known.from === from && known.to === to,
  )
  const closing = { date, kind: 'closed', from, to } as const
  if (!isKnown) reference.setup = { ...reference.setup, exceptions: [...reference.setup.exceptions, closing] }
  const touched = decision.flatMap((event) =>
    event.type === 'BookingRescheduled' || event.type === 'BookingCancelled' ? [event] : [],
  )
  const wanted = hadSlots.filter((booking) => !reference.hasItsSlots(booking)).map(({ id }) => id)
  const ids = touched.map(({ bookingId }) => bookingId)
  for (const id of wanted) expect(ids).toContain(id)
  for (const event of touched) {
    const booking = reference.find(event.bookingId) as ReferenceBooking
    same([isThere(booking), booking.place.date], [true, date])
    const isAsked = move && booking.status === 'confirmed'
    const best = isAsked ? nearest(reference, booking, now) : []
    if (event.type === 'BookingCancelled') {
      same(best, [])
      reference.drop(booking, now)
      continue
    }
    const place = best.find(
      ({ opening, date: day, start }) =>
        opening === event.to.openingId && day === event.to.date && start === event.to.start,
    )
    expect(best).toContainEqual(place)
    reference.move(booking, place as ReferencePlace)
  }
}

/** The places on the first day that has any, as near to the booking's time of day as there are. */
function nearest(reference: ReferenceBook, booking: ReferenceBooking, now: number): ReferencePlace[] {
  const timeOf = (place: ReferencePlace) => (wholeOf(place)[0] + 8 * 3600_000) % (24 * 3600_000)
  for (let ahead = 0; ahead <= 30; ahead++) {
    const date = plusDays(booking.place.date, ahead)
    const offers = reference.offers(date, booking, 'staff', now, booking)
    const distance = (place: ReferencePlace) => Math.abs(timeOf(place) - timeOf(booking.place))
    const least = Math.min(...offers.map(distance))
    if (offers.length > 0) return offers.filter((offer) => distance(offer) === least)
  }
  return []
}

/** Everything that both books say, in the words of the reference. */
function expectSameAsReference({ hall, now }: GivenHall, reference: ReferenceBook): void {
  const { book } = hall
  same(
    [...book.bookings.values()].map(({ id, slots, stage, number }) => ({
      ...{ id, status: stage.status, number, date: slots.date, start: slots.start },
      ...{ opening: slots.openingId, channel: slots.channel, slots: slots.taken },
    })),
    reference.bookings.map(({ id, status, number, place }) => ({ id, status, number, ...place })),
  )
  for (const opening of book.setup.openings)
    for (const date of reference.dates())
      for (const { start, slot } of reference.slotsOn(opening, date)) {
        const [startsAt, endsAt] = slot
        const free = book.occupancy.free(opening, { date, start, end: '', startsAt, endsAt }, now)
        same({ public: free.public, staff: free.staff }, reference.freeOf(opening, slot, now))
      }
  const counted = (times: ReadonlyMap<string, readonly number[]>) =>
    [...times].flatMap(([person, each]) => each.map((at) => `${person} ${at}`)).sort()
  same(counted(book.noShowsOf), reference.noShows.map(({ person, at }) => `${person} ${at}`).sort())
  const visits = Object.entries(reference.visits).flatMap(([key, ids]) =>
    ids.slice(-1).map((id) => `${key} ${id}`),
  )
  same([...book.visits].map(([key, { bookingId }]) => `${key} ${bookingId}`).sort(), visits.sort())
  same([...book.callBacks.keys()].sort(), [...reference.callBacks].sort())
}

/** How full each slot of the present set-up is, counted from the bookings alone. */
function fullness(reference: ReferenceBook, now: number): Map<string, { public: number; all: number }> {
  const full = new Map<string, { public: number; all: number }>()
  for (const opening of reference.setup.openings)
    for (const date of reference.dates())
      for (const { slot } of reference.slotsOn(opening, date)) {
        const taken = reference.takenOf(opening.id, slot, now)
        full.set(`${opening.id} ${slot}`, { public: taken.public, all: taken.public + taken.staff })
      }
  return full
}

/** No slot is fuller than its places, but for what was there before they became fewer: nobody new gets in above them. */
function expectNotOversold(
  before: ReadonlyMap<string, { public: number; all: number }>,
  real: GivenHall,
  reference: ReferenceBook,
) {
  for (const [key, after] of fullness(reference, real.now)) {
    const opening = reference.setup.openings.find(({ id }) => key.startsWith(`${id} `))
    const known = before.get(key) ?? { public: 0, all: 0 }
    const places = opening?.places ?? 0
    if (after.public > known.public) expect(after.public).toBeLessThanOrEqual(places)
    if (after.all > known.all) expect(after.all).toBeLessThanOrEqual(places + (opening?.staffPlaces ?? 0))
  }
}

/** What must hold whatever happened. */
function expectInvariants({ hall, now, recorded }: GivenHall, reference: ReferenceBook): void {
  const { book } = hall
  const bookings = [...book.bookings.values()]
  for (const person of persons) {
    const open = reference.standing(person, now).flatMap(({ services }) => services)
    same(open.length, new Set(open).size)
    const held = bookings.filter(({ personId, stage }) => personId === person && stage.status === 'held')
    expect(held.length).toBeLessThanOrEqual(1)
  }
  const tickets = recorded.flatMap(({ event }) => (event.type === 'BookingCheckedIn' ? [event] : []))
  same(new Set(tickets.map(({ bookingId }) => bookingId)).size, tickets.length)
  const numbers = bookings.flatMap(({ number, slots }) =>
    number === null ? [] : [`${slots.date} ${number}`],
  )
  same(new Set(numbers).size, numbers.length)
  same([...book.idByCode].sort(), bookings.map(({ code, id }) => [code, id]).sort())
  const byCheckInCode = bookings.flatMap(({ checkInCode, id }) =>
    checkInCode === null ? [] : [[checkInCode, id]],
  )
  same([...book.idByCheckInCode].sort(), byCheckInCode.sort())
  const grouped = (keyOf: (booking: (typeof bookings)[number]) => string) =>
    [...new Set(bookings.map(keyOf))].sort().map((key) => [
      key,
      bookings
        .filter((each) => keyOf(each) === key)
        .map(({ id }) => id)
        .sort(),
    ])
  const listed = (map: ReadonlyMap<string, ReadonlySet<string>>) =>
    [...map].map(([key, ids]) => [key, [...ids].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  same(
    listed(book.idsByPerson),
    grouped(({ personId }) => personId),
  )
  same(
    listed(book.idsByDate),
    grouped(({ slots }) => slots.date),
  )
  same(
    [...book.held].sort(),
    bookings
      .filter(({ stage }) => stage.status === 'held')
      .map(({ id }) => id)
      .sort(),
  )
}

/** Everything a book says, its look-ups in an order of their own. */
function wholeBook({ book }: Hall) {
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  const { bookings, occupancy, idsByDate, idsByPerson, ...rest } = book
  const lists = Object.entries(rest).map(([key, value]) => [
    key,
    value instanceof Map ? sorted(value) : value,
  ])
  return {
    bookings: [...bookings.values()],
    occupancy: occupancy.toData(),
    dates: sorted(idsByDate).map(([date, ids]) => [date, [...(ids as Set<string>)].sort()]),
    persons: sorted(idsByPerson).map(([person, ids]) => [person, [...(ids as Set<string>)].sort()]),
    ...Object.fromEntries(lists),
  }
}

function fold(events: GivenHall['recorded']): Hall {
  const folded = initialHall()
  for (const event of events) evolveHall(folded, structuredClone(event))
  return folded
}

describe('the booking book', () => {
  describe('when anybody does anything in any order', () => {
    it('does what the plain reference does, never oversells, and decides alike after a restart', {
      timeout: 300_000,
    }, () => {
      const property = fc.property(
        fc.array(intent, { minLength: 1, maxLength: 120, size: 'max' }),
        fc.nat(119),
        (steps, cut) => {
          const first = setupAt(1)
          const hall = servicesTaking(slotsOfService)
          const real = givenBook({ hall }, setUp(first), signIn('w1'))
          const reference = new ReferenceBook(first, slotsOfService, real.now)
          let restarted: Hall | undefined
          for (const [index, step] of steps.entries()) {
            if (index === cut)
              restarted = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(real.hall))) as HallSnapshot)
            for (const act of actsOf(reference, real.now, step, index)) {
              const before = fullness(reference, real.now)
              const read = real.recorded.length
              const decision = real.when(act)
              if (restarted !== undefined && 'command' in act) {
                const { command, actor } = act
                same(decideHall(restarted, command, { now: real.now, actor }), decision)
                for (const event of real.recorded.slice(read)) evolveHall(restarted, event)
              }
              follow(reference, act, decision, real.now)
              // A changed set-up has other slots; whoever is in them was there before.
              const isSetup = 'command' in act && act.command.type === 'ChangeBookingSetup'
              if (!isSetup) expectNotOversold(before, real, reference)
            }
            expectSameAsReference(real, reference)
            expectInvariants(real, reference)
          }
          const whole = wholeBook(real.hall)
          same(wholeBook(fold(real.recorded)), whole)
          if (restarted !== undefined) same(wholeBook(restarted), whole)
        },
      )
      fc.assert(property, replay as fc.Parameters<[Intent[], number]>)
    })
  })
})
