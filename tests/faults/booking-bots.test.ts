import { describe, expect, it } from 'vitest'
import { Timeline } from '../../hub/simulation/timeline.ts'
import type { BookingSlots } from '../../shared/http/booking-schemas.ts'
import { mondayMorning } from '../support/booker.ts'
import { bookOnce } from '../support/booking-crowd.ts'
import { type BookingSite, hallWith, openingOf, prepareSite } from '../support/booking-site.ts'
import { mostAtOnce, type PlaceSpan, tallyOf } from '../support/booking-tally.ts'
import { BotDen } from '../support/bot-den.ts'
import { CrowdClient, CrowdCounts, hasLoopbackNetwork, loopbackAddress } from '../support/crowd-client.ts'
import { seededChance, testSeed } from '../support/seeded-chance.ts'
import { mobileNumber, visitor } from '../support/visitors.ts'

const bots = 1000
const identities = 20
const people = 200
const date = '2026-11-24'
const service = 'passport'
/** Ten half hours of 25 places: one each for the people, 20 that the bots may have by the rules, and 30 to spare. */
const opening = openingOf({ opens: '09:00', closes: '14:00', places: 25, bookableToDays: 1 })
const places = 250
/** A virtual minute a second: a hold lasts ten seconds, and a place that was given back comes within half a minute. */
const speed = 60
/** Bots that act at the same moment: what one machine drives. */
const botsAtOnce = 32
const leastActsOfABot = 2
/** People come over ten virtual minutes; when all is full they look again later, so many times. */
const arrivalsSeconds = 600
const comeBacks = 3
/** First index of persons that a bot makes up. */
const madeUp = 60_000
const timeout = 240_000

/** What the bots have to run into, or they did not try. */
const limitsMet = [
  'booking_open_already',
  'holds_limit',
  'too_many_attempts',
  'challenge_invalid',
  'code_wrong',
  'command_id_reused',
  'document_invalid',
  'not_signed_in',
  'device_not_enrolled',
]

const isAble = await hasLoopbackNetwork()
if (!isAble)
  console.warn(`SKIPPED: the bots need ${bots} source addresses of 127/8, which this machine does not have.`)

/** A person who looks, chooses, types and confirms at human pace, and comes back when all is full. */
async function visit(site: BookingSite, time: Timeline, counts: CrowdCounts, index: number, seed: number) {
  const chance = seededChance(seed + index)
  const client = new CrowdClient(site.hub.baseUrl, loopbackAddress(2, index), counts)
  const person = { ...visitor(index), phone: mobileNumber(index) }
  const think = () => time.wait(3 + chance.below(20))
  await time.wait(chance.below(arrivalsSeconds))
  for (let visits = 0; visits <= comeBacks; visits += 1) {
    for (let choices = 0; choices < 5; choices += 1) {
      const { body } = await client.get<BookingSlots>(
        `/api/v1/booking/slots?services=${service}&date=${date}`,
      )
      const free = body.slots.filter((slot) => slot.free > 0)
      if (free.length === 0) break
      await think()
      const wish = { services: [service], date, start: chance.pick(free).start }
      const end = await bookOnce(client, person, wish, site.phones, { think })
      if (end.status === 'confirmed') return end.booking.code
    }
    await time.wait(300 + chance.below(300))
  }
  return undefined
}

/** Has the bots act in turn, so many at once, until told to end and each has had its acts. */
async function letLoose(
  den: BotDen,
  clients: readonly CrowdClient[],
  isOver: () => boolean,
): Promise<number> {
  let acts = 0
  const worker = async () => {
    while (!isOver() || acts < clients.length * leastActsOfABot) {
      const bot = clients[acts % clients.length] as CrowdClient
      acts += 1
      await den.act(bot)
    }
  }
  await Promise.all(Array.from({ length: botsAtOnce }, worker))
  return acts
}

function minutesOf(spans: readonly PlaceSpan[]): number {
  return Math.round(spans.reduce((sum, { from, to }) => sum + to - from, 0) / 60_000)
}

describe.skipIf(!isAble)('1,000 bots with 20 identities', { timeout }, () => {
  describe('when they go for the places that 200 people want', () => {
    it('get at most 20, while the people get theirs', async ({ annotate }) => {
      const seed = testSeed()
      await annotate(`TEST_SEED=${seed}`)
      const site = await prepareSite(hallWith([opening]))
      const time = new Timeline(await site.startAt(mondayMorning, speed))
      const startedAt = Date.now()
      const ofPeople = new CrowdCounts()
      const ofBots = new CrowdCounts()
      const den = new BotDen({
        phones: site.phones,
        chance: seededChance(seed),
        identities,
        firstIndex: 50_000,
        service,
        date,
      })
      const clients = Array.from(
        { length: bots },
        (_, index) => new CrowdClient(site.hub.baseUrl, loopbackAddress(3, index), ofBots),
      )
      let isOver = false
      const visits = Promise.all(
        Array.from({ length: people }, (_, index) => visit(site, time, ofPeople, index, seed)),
      ).finally(() => {
        isOver = true
      })
      const acts = await letLoose(den, clients, () => isOver)
      const booked = (await visits).filter((code) => code !== undefined)
      const seconds = (Date.now() - startedAt) / 1000
      await site.hub.stop()

      const tally = tallyOf(site.dataDir)
      const ofDen = tally.spans.filter(({ code }) => !booked.includes(code) && den.everHeld.has(code))
      const confirmedSpans = ofDen.filter(({ kind }) => kind === 'confirmed')
      const strangers = [...tally.confirmed].filter((code) => !booked.includes(code))
      expect([...tally.confirmed]).toEqual(expect.arrayContaining(booked))
      expect([...den.everHeld]).toEqual(expect.arrayContaining(strangers))
      const report = {
        acts,
        requests: ofBots.requests,
        seconds: Math.round(seconds),
        peopleBooked: booked.length,
        botsBooked: strangers.length,
        botsMostConfirmed: mostAtOnce(confirmedSpans),
        botsMostKept: mostAtOnce(ofDen),
        botsHolds: den.everHeld.size,
        shownOthers: den.shownOthers,
        keptMinutes: {
          confirmed: minutesOf(confirmedSpans),
          held: minutesOf(ofDen.filter(({ kind }) => kind === 'held')),
          cooling: minutesOf(ofDen.filter(({ kind }) => kind === 'cooling')),
        },
        refusals: Object.fromEntries(ofBots.refusals),
        ofPeople: Object.fromEntries(ofPeople.refusals),
      }
      await annotate(JSON.stringify(report))

      expect(strangers.length).toBeLessThanOrEqual(identities)
      expect(mostAtOnce(confirmedSpans)).toBeLessThanOrEqual(identities)
      expect(booked.length).toBeGreaterThanOrEqual(people * 0.95)
      expect(tally.mostTaken).toBeLessThanOrEqual(places)
      expect(ofBots.faults + ofPeople.faults).toBe(0)
      expect(den.shownOthers).toBe(0)
      expect([...ofBots.refusals.keys()]).toEqual(expect.arrayContaining(limitsMet))
    })
  })

  describe('when one of them makes up a person for each try', () => {
    it('keeps at most 30 places from others', async () => {
      const site = await prepareSite(hallWith([opening]))
      await site.startAt(mondayMorning)
      const counts = new CrowdCounts()
      const bot = new CrowdClient(site.hub.baseUrl, loopbackAddress(3, 0), counts)
      const tries = Array.from({ length: 40 }, (_, index) => madeUp + index)
      const ends = await Promise.all(
        tries.map((index) =>
          bookOnce(
            bot,
            { ...visitor(index), phone: mobileNumber(index) },
            { services: [service], date, start: index % 2 === 0 ? '09:00' : '09:30' },
            site.phones,
            { leaves: true },
          ),
        ),
      )
      expect(ends.filter(({ status }) => status === 'left')).toHaveLength(30)
      expect(Object.fromEntries(counts.refusals)).toEqual({ too_many_attempts: 10 })
    })
  })
})
