import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Booking } from '../../../hub/domain/booking/booking.ts'
import { decideHall, evolveHall, type Hall, type HallEvent, initialHall } from '../../../hub/domain/hall.ts'
import { isRejection } from '../../../hub/domain/hall-day/decide-window.ts'
import { fromSnapshot, type HallSnapshot, toSnapshot } from '../../../hub/domain/hall-snapshot.ts'
import type { Rejection } from '../../../shared/errors.ts'
import { type Act, signIn } from '../../support/acts.ts'
import { givenBook, servicesTaking, setUp } from '../../support/booking-builder.ts'
import {
  actsOf,
  type Intent,
  intent,
  persons,
  setupAt,
  slotsOfService,
} from '../../support/booking-intents.ts'
import type { GivenHall } from '../../support/given-hall.ts'
import { longLook } from '../../support/long-look.ts'
import {
  plusDays,
  ReferenceBook,
  type ReferenceBooking,
  type ReferencePlace,
  wholeOf,
} from '../../support/reference-book.ts'
import { same } from '../../support/same.ts'

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

/** The places on the first day that has any that can still be cancelled, as near to the booking's time of day as there are. */
function nearest(reference: ReferenceBook, booking: ReferenceBooking, now: number): ReferencePlace[] {
  const earliest = now + reference.setup.rules.cancelUntilMinutes * 60_000
  const timeOf = (place: ReferencePlace) => (wholeOf(place)[0] + 8 * 3600_000) % (24 * 3600_000)
  for (let ahead = 0; ahead <= 30; ahead++) {
    const date = plusDays(booking.place.date, ahead)
    const offers = reference
      .offers(date, booking, 'staff', now, booking)
      .filter((place) => wholeOf(place)[0] >= earliest)
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

const idsOf = (bookings: readonly Booking[]) => bookings.map(({ id }) => id).sort()

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
  const grouped = (keyOf: (booking: Booking) => string, of = bookings) =>
    [...new Set(of.map(keyOf))].sort().map((key) => [key, idsOf(of.filter((each) => keyOf(each) === key))])
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
  const inStage = (status: string) => bookings.filter(({ stage }) => stage.status === status)
  same(
    listed(book.expected),
    grouped(({ slots }) => slots.date, inStage('confirmed')),
  )
  same([...book.held].sort(), idsOf(inStage('held')))
}

/** Everything a book says; the order inside its look-ups means nothing. */
function wholeBook({ book }: Hall) {
  return { ...book, occupancy: book.occupancy.toData(), ids: [...book.bookings.keys()] }
}

function fold(events: GivenHall['recorded']): Hall {
  const folded = initialHall()
  for (const event of events) evolveHall(folded, structuredClone(event))
  return folded
}

describe('the booking book', () => {
  describe('when anybody does anything in any order', () => {
    it('does what the plain reference does, never oversells, and decides alike after a restart', {
      timeout: 1_800_000,
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
      fc.assert(property, longLook<[Intent[], number]>(60))
    })
  })
})
