import type { BookingInfo, BookingView } from '../shared/http/booking-schemas.ts'
import type { HallView } from '../shared/http/hall-schemas.ts'
import { forgetBooking, knownBookings, rememberBooking } from './booking-store.ts'

/** What a visitor is told about a booked service: what to bring, what goes wrong, what it costs. */
export type ServiceHints = Pick<
  HallView['services'][number],
  'id' | 'name' | 'materials' | 'mistakes' | 'fee'
>

/** What the pass says beside the booking itself. */
export interface PassHints {
  readonly services: readonly ServiceHints[]
  readonly rules: BookingInfo['rules']
}

/** A booking as it was seen last on this phone, for a time without a network. */
export interface KeptPass {
  /** Identity is masked in it, as in every view. */
  readonly view: BookingView
  readonly hints: PassHints | null
}

const keyStart = 'tingxu.pass.'

/** The booking with this code as it was seen last; undefined when it never was, or is forgotten. */
export function loadPass(code: string): KeptPass | undefined {
  try {
    const stored = localStorage.getItem(keyStart + code)
    return stored === null ? undefined : (JSON.parse(stored) as KeptPass)
  } catch {
    return undefined
  }
}

/** Keeps a booking on this phone, with the hints known so far; it is then one of its bookings. */
export function savePass(view: BookingView, hints?: PassHints): void {
  const kept: KeptPass = { view, hints: hints ?? loadPass(view.code)?.hints ?? null }
  rememberBooking(view)
  try {
    localStorage.setItem(keyStart + view.code, JSON.stringify(kept))
  } catch {
    // A browser that forbids storage, or has none left, only shows the pass with a network.
  }
  dropUnlisted()
}

/** Takes a booking off this phone, the pass with it. */
export function forgetPass(code: string): void {
  forgetBooking(code)
  dropUnlisted()
}

/** Picks the hints of a booking's services from those of the hall. */
export function hintsOf({ services }: BookingView, hall: HallView): ServiceHints[] {
  return services.flatMap(({ id }) => {
    const found = hall.services.find((service) => service.id === id)
    if (found === undefined) return []
    const { name, materials, mistakes, fee } = found
    return [{ id, name, materials, mistakes, fee }]
  })
}

/** The phone's list of bookings is bounded; no pass outlives its entry there. */
function dropUnlisted(): void {
  const listed = new Set(knownBookings().map(({ code }) => keyStart + code))
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(keyStart) && !listed.has(key)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
