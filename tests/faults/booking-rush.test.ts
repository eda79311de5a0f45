import { describe, expect, it, vi } from 'vitest'
import { verifyData } from '../../hub/simulation/hub-verification.ts'
import type { BookingSlots } from '../../shared/http/booking-schemas.ts'
import type { DeskBooking } from '../../shared/http/desk-booking-schemas.ts'
import { mondayMorning } from '../support/booker.ts'
import { type BookingEnd, bookOnce, type Manner } from '../support/booking-crowd.ts'
import { type BookingSite, hallWith, openingOf, prepareSite } from '../support/booking-site.ts'
import { tallyOf } from '../support/booking-tally.ts'
import { CrowdClient, CrowdCounts, hasLoopbackNetwork, loopbackAddress } from '../support/crowd-client.ts'
import { KillAgain } from '../support/kill-again.ts'
import { mobileNumber, visitor } from '../support/visitors.ts'

const people = 500
const places = 50
const staffPlaces = 3
const wish = { services: ['passport'], date: '2026-11-24', start: '09:00' }
const slotsPath = `/api/v1/booking/slots?services=passport&date=${wish.date}`
/** Longer than a hold and the random moment after it. */
const laterMs = 20 * 60_000
/** Each takes seconds of two free cores; a machine with other work gets its time. */
const timeout = 180_000

const isAble = await hasLoopbackNetwork()
if (!isAble)
  console.warn(
    `SKIPPED: the rush needs ${people} source addresses of 127/8, which this machine does not have.`,
  )

/** A hall with one slot on Tuesday morning. */
function oneSlot() {
  return hallWith([openingOf({ opens: '09:00', closes: '09:30', places, staffPlaces })])
}

type Step = 'challenge' | 'hold' | 'confirm'

/** Five hundred people at once, each with a document, a phone and an address of their own. */
class Rush {
  readonly counts = new CrowdCounts()
  readonly answers: Record<Step, number> = { challenge: 0, hold: 0, confirm: 0 }
  /** Called with each answer as it arrives. */
  onAnswer: (step: Step, count: number) => void = () => {}
  readonly #site: BookingSite

  constructor(site: BookingSite) {
    this.#site = site
  }

  client(index: number): CrowdClient {
    return new CrowdClient(this.#site.hub.baseUrl, loopbackAddress(1, index), this.counts)
  }

  book(index: number, manner: Manner = {}): Promise<BookingEnd> {
    const person = { ...visitor(index), phone: mobileNumber(index) }
    const onAnswer = (step: Step) => {
      this.answers[step] += 1
      this.onAnswer(step, this.answers[step])
    }
    return bookOnce(this.client(index), person, wish, this.#site.phones, { ...manner, onAnswer })
  }

  all(manner: (index: number) => Manner = () => ({})): Promise<BookingEnd[]> {
    return Promise.all(Array.from({ length: people }, (_, index) => this.book(index, manner(index))))
  }

  async freePlaces(): Promise<number> {
    const { body } = await this.client(0).get<BookingSlots>(slotsPath)
    return body.slots.find(({ start }) => start === wish.start)?.free ?? 0
  }
}

function codesOf(ends: readonly BookingEnd[]): string[] {
  return ends.flatMap((end) => (end.status === 'confirmed' ? end.booking.code : []))
}

function refusalsOf(ends: readonly BookingEnd[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const end of ends) {
    if (end.status !== 'refused') continue
    const reason = `${end.at}: ${end.code}`
    counts[reason] = (counts[reason] ?? 0) + 1
  }
  return counts
}

/** Gives places at the desk until there are none; returns how many there were. */
async function giveAtDesk({ staff }: BookingSite): Promise<number> {
  const guide = await staff('2001')
  for (let given = 0; ; given += 1) {
    const person = { ...visitor(people + given), phone: null }
    const asked = guide.command<DeskBooking>('/api/v1/desk/bookings', { ...wish, person })
    const refusal = await asked.then(() => undefined).catch((error: { code?: string }) => error.code)
    if (refusal === undefined) continue
    expect(refusal).toBe('slot_full')
    return given
  }
}

describe.skipIf(!isAble)('a rush of 500 people for the 50 places of a slot', { timeout }, () => {
  describe('when the hub runs through', () => {
    it('confirms exactly 50, tells the others that it is full, and keeps the places of the staff', async ({
      annotate,
    }) => {
      const site = await prepareSite(oneSlot())
      await site.startAt(mondayMorning)
      const rush = new Rush(site)
      const startedAt = Date.now()
      const ends = await rush.all()
      const seconds = (Date.now() - startedAt) / 1000

      const confirmed = codesOf(ends)
      expect(new Set(confirmed).size).toBe(places)
      expect(refusalsOf(ends)).toEqual({ 'hold: slot_full': people - places })
      expect(rush.counts.faults).toBe(0)
      expect(await rush.freePlaces()).toBe(0)
      expect(await giveAtDesk(site)).toBe(staffPlaces)

      await site.hub.stop()
      const tally = tallyOf(site.dataDir)
      expect(tally).toMatchObject({ mostConfirmed: places + staffPlaces, byStaff: staffPlaces })
      expect([...tally.confirmed]).toEqual(expect.arrayContaining(confirmed))
      await annotate(`${rush.counts.requests} requests in ${seconds.toFixed(1)} s`)
    })
  })

  describe('when the hub is killed again and again in the middle', () => {
    it('never confirms more than 50, keeps every promise, and fills the places that were let go', async ({
      annotate,
    }) => {
      const site = await prepareSite(oneSlot())
      await site.startAt(mondayMorning)
      const rush = new Rush(site)
      const killing = new KillAgain(site.hub)
      // Answers come in bursts, as commits do, so some of these fall together.
      const blows: Record<Step, readonly number[]> = { challenge: [150], hold: [1, 250], confirm: [10] }
      rush.onAnswer = (step, count) => {
        if (blows[step].includes(count)) killing.strike()
      }
      const startedAt = Date.now()
      // Every fourth person loses the phone once the place is held.
      const ends = await rush.all((index) => ({ leaves: index % 4 === 0 }))
      await killing.recovered()

      const promised = codesOf(ends)
      const abandoned = ends.filter(({ status }) => status === 'left').length
      expect(promised.length + abandoned).toBe(places)
      expect(abandoned).toBeGreaterThan(0)
      expect(refusalsOf(ends)).toEqual({ 'hold: slot_full': people - places })
      expect(rush.counts.faults).toBe(0)
      expect(rush.counts.retried).toBeGreaterThan(0)
      expect(killing.restarts).toBeGreaterThanOrEqual(2)

      // Later the places of those who left are free, and who was turned away comes again.
      rush.onAnswer = () => {}
      await site.hub.kill()
      await site.startAt(mondayMorning + laterMs)
      await vi.waitFor(async () => expect(await rush.freePlaces()).toBe(abandoned), { timeout: 20_000 })
      const turnedAway = ends.flatMap(({ status }, index) => (status === 'refused' ? index : []))
      const again = await Promise.all(turnedAway.slice(0, 2 * places).map((index) => rush.book(index)))
      expect(codesOf(again)).toHaveLength(abandoned)
      expect(await rush.freePlaces()).toBe(0)
      const seconds = (Date.now() - startedAt) / 1000

      await site.hub.stop()
      const tally = tallyOf(site.dataDir)
      expect(tally).toMatchObject({ mostConfirmed: places, mostTaken: places })
      expect(tally.confirmed).toEqual(new Set([...promised, ...codesOf(again)]))
      expect(await verifyData(site.dataDir)).toEqual({ ok: true, problems: [] })
      await annotate(
        `${rush.counts.requests} requests, ${rush.counts.retried} tries without an answer, ${killing.restarts} restarts, ${abandoned} let go, ${seconds.toFixed(1)} s`,
      )
    })
  })
})
