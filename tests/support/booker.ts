import type { PersonGiven } from '../../hub/application/booking/person.ts'
import type { HubClient } from '../../hub/simulation/hub-client.ts'
import type { BookingView } from '../../shared/http/booking-schemas.ts'
import { solveChallenge } from '../../web-booking/proof/solve-challenge.ts'
import { visitor } from './visitors.ts'

/** 2026-11-23 is a Monday; its virtual clock runs as fast as the machine's, from 08:30 of the demo hall. */
export const mondayMorning = Date.parse('2026-11-23T08:30:00+08:00')

/** Settings of a hub whose clock stands at an instant, and whose proofs of work cost next to nothing. */
export function bookingDayEnv(startMs = mondayMorning, speed = 1): Record<string, string> {
  return {
    CLOCK: `${startMs},${Date.now()},${speed}`,
    CHALLENGE_EFFORT: '2',
    VISITOR_LIMIT_SCALE: '1000',
  }
}

/** What is to be booked. */
export interface Wish {
  readonly services: readonly string[]
  readonly date: string
  readonly start: string
  readonly project?: string
}

/** Holds a place for a visitor from afar, by index or as given. */
export async function hold(
  client: HubClient,
  person: number | PersonGiven,
  wish: Wish,
): Promise<BookingView> {
  const challenge = await client.get<Parameters<typeof solveChallenge>[0]>('/api/v1/booking/challenge')
  return client.command<BookingView>('/api/v1/booking/holds', {
    ...wish,
    person: typeof person === 'number' ? visitor(person) : person,
    challenge: await solveChallenge(challenge),
  })
}

/** Confirms a held place with the code that the demo hall shows. */
export async function confirm(client: HubClient, { code }: Pick<BookingView, 'code'>): Promise<BookingView> {
  const shown = await client.get<{ code: string }>(`/api/v1/bookings/${code}/demo-code`)
  return client.command<BookingView>(`/api/v1/bookings/${code}/confirm`, { code: shown.code })
}

/** Books for a visitor from afar: hold, code, confirm. */
export async function book(
  client: HubClient,
  person: number | PersonGiven,
  wish: Wish,
): Promise<BookingView> {
  return confirm(client, await hold(client, person, wish))
}
