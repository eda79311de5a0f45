import type { Challenge } from 'altcha-lib'
import type { PersonGiven } from '../../hub/application/booking/person.ts'
import { solveChallenge } from '../../hub/simulation/solve-challenge.ts'
import type { BookingView, CodeSent } from '../../shared/http/booking-schemas.ts'
import type { DeskBooking } from '../../shared/http/desk-booking-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { Wish } from './booker.ts'
import { bookOnce } from './booking-crowd.ts'
import type { BookingSite } from './booking-site.ts'
import type { Canary } from './canary-scan.ts'
import type { CrowdClient } from './crowd-client.ts'
import { withCompanyCheck, withResidentCheck } from './visitors.ts'

/** A person whose document, phone and name occur nowhere else. */
export type CanaryPerson = PersonGiven & { readonly phone: string }

const rareCharacters = [...'龘靐齉爩鱻麤龗灪龖厵滟虋麷鸾癵籱饢驫鲡鹳']

/** The nth canary, below 8,000: documents of every kind whose number has 8 digits and more. */
export function canaryPerson(index: number): CanaryPerson {
  const day = new Date(Date.UTC(1961, 0, 1) + index * 24 * 3600_000).toISOString().slice(0, 10)
  const born = day.replaceAll('-', '')
  const serial = String(40_000_000 + index * 7_919)
  const documents: readonly PersonGiven['document'][] = [
    {
      type: 'resident-id',
      number: withResidentCheck(`350203${born}${String(index % 1000).padStart(3, '0')}`),
    },
    { type: 'passport', number: `EK${serial}` },
    { type: 'hk-macau-permit', number: `H${serial}` },
    { type: 'taiwan-permit', number: serial },
    {
      type: 'hmt-residence',
      number: withResidentCheck(`830000${born}${String(index % 1000).padStart(3, '0')}`),
    },
    { type: 'company', number: withCompanyCheck(`91350203MA${serial.slice(1)}`) },
  ]
  const rare = (place: number) => rareCharacters[Math.floor(index / 20 ** place) % 20] ?? ''
  return {
    name: index % 5 === 4 ? `Zqvx Kwjp${serial}` : `欧${rare(2)}${rare(1)}${rare(0)}`,
    // Most people come with a resident card.
    document: documents[index % 12] ?? (documents[0] as PersonGiven['document']),
    phone: `166${String(10_000_000 + index * 8_863).slice(-8)}`,
  }
}

/** What must not be found of a person. */
export function canariesOf({ name, document, phone }: CanaryPerson): Canary[] {
  return [
    { kind: 'document', text: document.number },
    { kind: 'phone', text: phone },
    { kind: 'name', text: name },
  ]
}

/** What one person does, by way of a client; staff and kiosk are shown by their headers. */
export interface CanaryStage {
  readonly site: BookingSite
  readonly client: CrowdClient
  readonly guide: Record<string, string>
  readonly today: Wish
  readonly tomorrow: Wish
}

type Visit = (stage: CanaryStage, person: CanaryPerson) => Promise<void>

/** The ways on which a person's identity travels; person n takes way n modulo their number. */
export const canaryWays: Readonly<Record<string, Visit>> = {
  'holds, mistypes the code, confirms, moves, cancels': async (stage, person) => {
    const { client, site, tomorrow } = stage
    const seen = site.phones.count(person.phone)
    const held = await holdPlace(stage, person, tomorrow)
    await client.post(`/api/v1/bookings/${held.code}/confirm`, { code: '000000' })
    await client.get(`/api/v1/bookings/${held.code}`)
    const code = await site.phones.next(person.phone, seen)
    await client.post(`/api/v1/bookings/${held.code}/confirm`, { code })
    await client.post(`/api/v1/bookings/${held.code}/reschedule`, { date: tomorrow.date, start: '10:00' })
    await client.get(`/api/v1/bookings/${held.code}/calendar.ics`)
    await client.post(`/api/v1/bookings/${held.code}/cancel`, {})
  },
  'books, and finds the booking again': async (stage, person) => {
    const { client, site } = stage
    await book(stage, person, stage.tomorrow)
    const { document, phone } = person
    const seen = site.phones.count(phone)
    const sent = await client.post<CodeSent>('/api/v1/booking/lookups', {
      document,
      phone,
      challenge: await challengeOf(client),
    })
    // A phone gets no two codes within a minute.
    if (sent.status !== 200) return
    const code = await site.phones.next(phone, seen)
    await client.post(`/api/v1/booking/lookups/${sent.body.lookupId}`, { code })
  },
  'books, and checks in at the kiosk by document and phone': async (stage, person) => {
    const { client, site } = stage
    await book(stage, person, stage.today)
    const { document, phone } = person
    const taken = await client.post<TakenTicket>(
      '/api/v1/kiosk/check-ins',
      { document, phone },
      { headers: site.kiosk },
    )
    await client.get(`/api/v1/tickets/${taken.body.code}`)
  },
  'books, and is checked in by a guide': async (stage, person) => {
    const { client, guide } = stage
    await book(stage, person, stage.today)
    const { document, phone } = person
    await client.post('/api/v1/desk/check-ins', { document, phone }, { headers: guide })
  },
  'holds, and asks for the code once more': async (stage, person) => {
    const { code } = await holdPlace(stage, person, stage.tomorrow)
    await stage.client.post(`/api/v1/bookings/${code}/resend`, {})
    await stage.client.get(`/api/v1/bookings/${code}`)
  },
  'is booked at the desk, moved and cancelled': async (stage, person) => {
    const { client, guide } = stage
    const booked = await bookAtDesk(stage, person, stage.tomorrow)
    const path = `/api/v1/desk/bookings/${booked.bookingId}`
    await client.post(`${path}/reschedule`, { date: stage.tomorrow.date, start: '10:30' }, { headers: guide })
    await client.post(`${path}/cancel`, {}, { headers: guide })
  },
  'is booked at the desk and checked in': async (stage, person) => {
    const booked = await bookAtDesk(stage, person, stage.today)
    const path = `/api/v1/desk/bookings/${booked.bookingId}/check-in`
    await stage.client.post(path, { printerId: 'printer-01' }, { headers: stage.guide })
  },
  'mistypes everything': async (stage, person) => {
    const { client, site, guide } = stage
    const { document, phone, name } = person
    const challenge = await challengeOf(client)
    const wish = stage.tomorrow
    const wrong: readonly (object | string)[] = [
      { ...wish, person: { ...person, document: { ...document, type: 'foreigner-residence' } }, challenge },
      { ...wish, person: { ...person, phone: `${phone}${phone}` }, challenge },
      {
        ...wish,
        person: { ...person, document: { type: document.number, number: document.number } },
        challenge,
      },
      {
        ...wish,
        person: { ...person, document: { ...document, number: document.number.repeat(5) } },
        challenge,
      },
      { ...wish, person: { ...person, name: { first: name } }, challenge },
      { ...wish, date: document.number, start: phone, person, challenge },
      { ...wish, project: document.number, person, challenge: await challengeOf(client) },
      { ...wish, person, challenge: document.number },
      JSON.stringify({ ...wish, person, challenge }).slice(0, -3),
      JSON.stringify({ ...wish, person, challenge: phone.padEnd(70_000, document.number) }),
      `${name} ${document.number} ${phone}`,
    ]
    for (const body of wrong) await client.post('/api/v1/booking/holds', body)
    await client.post('/api/v1/booking/holds', { ...wish, person, challenge }, { key: 'short' })
    await client.post('/api/v1/kiosk/check-ins', { code: document.number }, { headers: site.kiosk })
    await client.post('/api/v1/kiosk/check-ins', { code: phone }, { headers: guide })
    await client.post('/api/v1/booking/lookups', { document, phone, challenge: 'none' })
    await client.post(
      '/api/v1/desk/bookings',
      { ...wish, person: { ...person, phone: '12345' } },
      { headers: guide },
    )
  },
}

/** A solved challenge. Throws when none is given. */
async function challengeOf(client: CrowdClient): Promise<string> {
  const given = await client.get<Challenge>('/api/v1/booking/challenge')
  if (given.code !== undefined) throw new Error(`no challenge: ${given.code}`)
  return solveChallenge(given.body)
}

/** Holds a place for a visitor from afar. Throws when it is refused. */
export async function holdPlace(
  { client }: Pick<CanaryStage, 'client'>,
  person: CanaryPerson,
  wish: Wish,
): Promise<BookingView> {
  const challenge = await challengeOf(client)
  const held = await client.post<BookingView>('/api/v1/booking/holds', { ...wish, person, challenge })
  if (held.status !== 200) throw new Error(`a canary was refused: ${held.code}`)
  return held.body
}

async function book({ client, site }: CanaryStage, person: CanaryPerson, wish: Wish): Promise<void> {
  const end = await bookOnce(client, person, wish, site.phones)
  if (end.status !== 'confirmed') throw new Error(`a canary was not confirmed: ${JSON.stringify(end)}`)
}

/** Books at the desk. Throws when it is refused. */
export async function bookAtDesk(
  { client, guide }: Pick<CanaryStage, 'client' | 'guide'>,
  person: PersonGiven,
  wish: Wish,
): Promise<DeskBooking> {
  const booked = await client.post<DeskBooking>(
    '/api/v1/desk/bookings',
    { ...wish, person },
    { headers: guide },
  )
  if (booked.status !== 200) throw new Error(`a canary was refused at the desk: ${booked.code}`)
  return booked.body
}
