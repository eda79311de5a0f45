import type { BookingView, CheckInBody } from '../../shared/http/booking-schemas.ts'
import type { DeskBooking } from '../../shared/http/desk-booking-schemas.ts'
import { type BookedVisitor, fullestTime } from './booking-plan.ts'
import { forEachAtMost } from './concurrency.ts'
import { type HubClient, Refusal } from './hub-client.ts'
import type { PhoneInbox } from './phone-inbox.ts'
import { personOf, type SimulatedPerson } from './simulated-person.ts'
import { solvedChallenge } from './solve-challenge.ts'
import type { Acknowledgement } from './steady-treatment.ts'
import { formatTimeOfDay } from './time-of-day.ts'

const bookingsAtOnce = 12

/** How a booked visitor will check in: at a kiosk with what he has, or by a guide who finds him in the list. */
export type CheckIn =
  | { readonly at: 'kiosk'; readonly body: CheckInBody }
  | { readonly at: 'desk'; readonly bookingId: string }

/** Where bookings are made. */
export interface BookingRoundParts {
  readonly visitor: HubClient
  readonly guide: HubClient
  readonly inbox: PhoneInbox
  /** Local date of the slots. */
  readonly date: string
  readonly acknowledged: (what: Acknowledgement) => void
}

type Wish = Readonly<Record<'date' | 'start', string>> & { readonly services: readonly string[] }
type Way = (parts: BookingRoundParts, person: SimulatedPerson, wish: Wish) => Promise<CheckIn>

/** The ways in which people book and come, in turn. */
const ways: readonly Way[] = [
  // From afar, then with the page's QR code.
  async (parts, person, wish) => kiosk({ code: (await bookFromAfar(parts, person, wish)).pageUrl }),
  byDocument,
  byMessage,
  // From afar, then with the eight digits of the page.
  async (parts, person, wish) => kiosk({ code: (await bookFromAfar(parts, person, wish)).checkInCode ?? '' }),
  byDocument,
  byMessage,
  // Without a phone.
  async (parts, person, wish) => {
    const { bookingId } = await bookAtDesk(parts, { ...person, phone: null }, wish)
    return { at: 'desk', bookingId }
  },
]

/**
 * Books every row through the API, each for a person of its own: some from afar with a one-time code, most at the desk,
 * some of those without a phone. Returns how each will check in, by row. Throws Refusal when the hub refuses one, and an
 * Error when it grants a place more than there are.
 */
export async function bookVisits(
  booked: readonly BookedVisitor[],
  parts: BookingRoundParts,
): Promise<ReadonlyMap<number, CheckIn>> {
  const checkIns = new Map<number, CheckIn>()
  await forEachAtMost(bookingsAtOnce, [...booked.entries()], async ([index, visitor]) => {
    const way = ways[index % ways.length] as Way
    checkIns.set(visitor.row, await way(parts, personOf(index), wishOf(visitor, parts.date)))
  })
  const fullest = booked.find(({ appointmentAt }) => appointmentAt === fullestTime(booked))
  if (fullest !== undefined) await refuseOneMore(parts, personOf(booked.length), wishOf(fullest, parts.date))
  return checkIns
}

function wishOf({ serviceId, appointmentAt }: BookedVisitor, date: string): Wish {
  return { services: [serviceId], date, start: formatTimeOfDay(appointmentAt) }
}

function kiosk(body: CheckInBody): CheckIn {
  return { at: 'kiosk', body }
}

async function byDocument(parts: BookingRoundParts, person: SimulatedPerson, wish: Wish): Promise<CheckIn> {
  await bookAtDesk(parts, person, wish)
  return kiosk({ document: person.document, phone: person.phone })
}

async function byMessage(parts: BookingRoundParts, person: SimulatedPerson, wish: Wish): Promise<CheckIn> {
  await bookAtDesk(parts, person, wish)
  const { params } = await parts.inbox.message(person.phone, 'confirmed')
  return kiosk({ code: params.find((param) => /^\d{8}$/.test(param)) ?? '' })
}

async function bookFromAfar(
  { visitor, inbox, acknowledged }: BookingRoundParts,
  person: SimulatedPerson,
  wish: Wish,
): Promise<BookingView> {
  const challenge = await solvedChallenge(visitor)
  const held = await visitor.command<BookingView>('/api/v1/booking/holds', { ...wish, person, challenge })
  const [code] = (await inbox.message(person.phone, 'code')).params
  const confirmed = await visitor.command<BookingView>(`/api/v1/bookings/${held.code}/confirm`, { code })
  acknowledged({ type: 'BookingConfirmed', subject: confirmed.number ?? '' })
  return confirmed
}

async function bookAtDesk(
  { guide, acknowledged }: BookingRoundParts,
  person: Omit<SimulatedPerson, 'phone'> & { readonly phone: string | null },
  wish: Wish,
): Promise<DeskBooking> {
  const booked = await guide.command<DeskBooking>('/api/v1/desk/bookings', { ...wish, person })
  acknowledged({ type: 'BookingConfirmed', subject: booked.number ?? '' })
  return booked
}

/** The fullest slot has as many places as people who want it: nobody else gets one. */
async function refuseOneMore(parts: BookingRoundParts, person: SimulatedPerson, wish: Wish): Promise<void> {
  const asked = bookAtDesk(parts, person, wish)
  const refusal = await asked.then(() => undefined).catch((error: unknown) => error)
  if (refusal instanceof Refusal && refusal.code === 'slot_full') return
  throw refusal ?? new Error(`the slot at ${wish.start} was full and took one more`)
}
