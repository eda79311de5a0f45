import { randomUUID } from 'node:crypto'
import type { Challenge } from 'altcha-lib'
import type { PersonGiven } from '../../hub/application/booking/person.ts'
import { solveChallenge } from '../../hub/simulation/solve-challenge.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { BookingView } from '../../shared/http/booking-schemas.ts'
import type { Wish } from './booker.ts'
import type { Phones } from './booking-site.ts'
import type { CrowdClient, Reply } from './crowd-client.ts'

/** How somebody's try to book ended. */
export type BookingEnd =
  | { readonly status: 'confirmed'; readonly booking: BookingView }
  /** Held, and let go without the code. */
  | { readonly status: 'left'; readonly booking: BookingView }
  | { readonly status: 'refused'; readonly at: 'challenge' | 'hold' | 'confirm'; readonly code: ErrorCode }

/** What a visitor does between the steps. */
export interface Manner {
  /** Before each step; nothing by default. */
  readonly think?: () => Promise<void>
  /** Leaves with the place held. */
  readonly leaves?: boolean
  /** Told of each answer as it comes. */
  readonly onAnswer?: (step: 'challenge' | 'hold' | 'confirm') => void
}

/** The whole way of a visitor: challenge, hold, the code off the phone, confirm; each act repeated until it is answered. */
export async function bookOnce(
  client: CrowdClient,
  person: PersonGiven & { readonly phone: string },
  wish: Wish,
  phones: Phones,
  { think = async () => {}, leaves = false, onAnswer = () => {} }: Manner = {},
): Promise<BookingEnd> {
  const given = await client.get<Challenge>('/api/v1/booking/challenge')
  onAnswer('challenge')
  if (given.code !== undefined) return { status: 'refused', at: 'challenge', code: given.code }
  const challenge = await solveChallenge(given.body)
  await think()
  const seen = phones.count(person.phone)
  const held = await client.post<BookingView>('/api/v1/booking/holds', { ...wish, person, challenge })
  onAnswer('hold')
  if (held.code !== undefined) return { status: 'refused', at: 'hold', code: held.code }
  if (leaves) return { status: 'left', booking: expectView(held) }
  const code = await phones.next(person.phone, seen)
  await think()
  const path = `/api/v1/bookings/${expectView(held).code}/confirm`
  const confirmed = await client.post<BookingView>(path, { code }, { key: randomUUID() })
  onAnswer('confirm')
  if (confirmed.code !== undefined) return { status: 'refused', at: 'confirm', code: confirmed.code }
  return { status: 'confirmed', booking: expectView(confirmed) }
}

function expectView({ status, body, text }: Reply<BookingView>): BookingView {
  if (status !== 200) throw new Error(`${status} without a code: ${text.slice(0, 200)}`)
  return body
}
