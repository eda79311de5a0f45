import fc from 'fast-check'
import type { BookingSetup } from '../../shared/booking/booking-setup.ts'
import type { Opening } from '../../shared/booking/timetable.ts'
import { type Act, closeDay, makeVoid, openDay, signIn, undo, wait } from './acts.ts'
import {
  bookAtDesk,
  cancelBooking,
  checkIn,
  closeBookingDay,
  confirm,
  holdSlot,
  reschedule,
  serveNext,
  setUp,
  setupOf,
  sweep,
} from './booking-builder.ts'
import { plusDays, type ReferenceBook, wholeOf } from './reference-book.ts'

/** Tight limits, so that a short run reaches them. */
const rules = { openBookings: 2, holdsPerDay: 4, noShowLimit: 2, noShowWithinDays: 3, restrictionDays: 2 }
export const slotsOfService = { tax: 1, licence: 2, passport: 1 } as const
const matters = [
  ['tax'],
  ['tax'],
  ['licence'],
  ['passport'],
  ['passport', 'licence'],
  ['tax', 'tax'],
] as const
export const persons = ['p1', 'p2', 'p3', 'p4', 'p5'] as const
const starts = ['09:00', '09:00', '09:00', '09:30', '09:30', '10:00', '09:45'] as const
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

/** One of the set-ups between which the hall changes. */
export function setupAt(dice: number): BookingSetup {
  const counter = { ...everyDay, ...counters[dice % counters.length] }
  return setupOf({
    rules,
    keyProjects,
    openings: [counter, ...(dice % 3 === 0 ? [] : [side]), projects],
  })
}

const intents = [
  ...['hold', 'hold', 'hold', 'hold', 'hold-for-project', 'confirm', 'confirm', 'confirm'],
  ...['book', 'book', 'book', 'book', 'book', 'book', 'book', 'book', 'desk', 'desk', 'desk'],
  ...['cancel', 'cancel', 'reschedule', 'reschedule', 'reschedule', 'check-in', 'check-in', 'check-in'],
  ...['sweep', 'sweep', 'grace-over', 'grace-over', 'wait', 'wait', 'wait', 'morning', 'morning'],
  ...['set-up', 'close-booking-day', 'serve', 'serve', 'serve-and-undo', 'void', 'close-day'],
] as const

/** What somebody is about to do, with dice that pick the booking and the rest when the time comes. */
export const intent = fc.record({
  what: fc.constantFrom(...intents),
  person: fc.constantFrom(...persons),
  services: fc.constantFrom(...matters),
  start: fc.constantFrom(...starts),
  ahead: fc.constantFrom(0, 1, 1, 1, 1, 2, 3),
  dice: fc.nat(999),
})
/** See `intent`. */
export type Intent = typeof intent extends fc.Arbitrary<infer Value> ? Value : never

const byStaff = (dice: number) => (dice % 4 === 0 ? 'staff' : 'visitor')
const pick = <Value>(values: readonly Value[], dice: number) => values[dice % Math.max(1, values.length)]

/** The acts of an intent in the hall as the reference sees it. */
export function actsOf(reference: ReferenceBook, now: number, asked: Intent, step: number): readonly Act[] {
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
    case 'book':
      return [holdSlot(id, wish), confirm(id, String(dice % 3))]
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
    case 'grace-over': {
      const due = expected.find(({ status }) => status === 'confirmed')
      const missedAt = due === undefined ? now : wholeOf(due.place)[0] + 15 * 60_000 + 1
      return [wait(Math.max(0, missedAt - now) / 1000), sweep()]
    }
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
