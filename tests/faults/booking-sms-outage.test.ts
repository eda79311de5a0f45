import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, vi } from 'vitest'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import { personOf } from '../../hub/simulation/simulated-person.ts'
import { solvedChallenge } from '../../hub/simulation/solve-challenge.ts'
import { Timeline } from '../../hub/simulation/timeline.ts'
import { bookingRules } from '../../shared/booking/booking-setup.ts'
import { localTimeOf } from '../../shared/business-day.ts'
import type { BookingView } from '../../shared/http/booking-schemas.ts'
import type { DeskBooking, DeskBookings } from '../../shared/http/desk-booking-schemas.ts'
import { type BookingSite, hallWith, openingOf, prepareSite } from '../support/booking-site.ts'

const today = '2026-11-23'
const tomorrow = '2026-11-24'
const timeZone = 'Asia/Shanghai'
const hourMs = 3600_000
const instant = (time: string) => Date.parse(`${today}T${time}+08:00`)
/** Forty minutes of the hall in a second: the day takes twenty. */
const speed = 2400
/** Fewer than the messages that a phone gets in a day. */
const mostResends = 4
/** For a loaded machine. */
const timeout = 120_000

interface SmsRow {
  readonly id: string
  readonly bookingId: string
  readonly template: string
  readonly status: string
  readonly dueAt: number
  readonly expiresAt: number
  readonly settledAt: number | null
}

/** The outbox of a stopped hub. */
function smsRows(dataDir: string): SmsRow[] {
  const client = new Database(join(dataDir, 'hall.db'))
  try {
    return client
      .prepare(
        `SELECT id, booking_id AS bookingId, template, status, due_at AS dueAt, expires_at AS expiresAt,
         settled_at AS settledAt FROM sms`,
      )
      .all() as SmsRow[]
  } finally {
    client.close()
  }
}

/** A day of a hall whose messages go nowhere, and the people of it. */
class OutageDay {
  readonly bookedForTomorrow: string[] = []
  readonly bookedForToday: string[] = []
  readonly tookMs: number[] = []
  readonly timeline: Timeline
  readonly #guide: HubClient
  readonly #visitor: HubClient
  #people = 0

  constructor(timeline: Timeline, guide: HubClient, visitor: HubClient) {
    this.timeline = timeline
    this.#guide = guide
    this.#visitor = visitor
  }

  /** At the desk: somebody for tomorrow, and somebody for a later time of today as long as there is one. */
  async bookAtDesk(): Promise<void> {
    this.bookedForTomorrow.push((await this.#book(tomorrow, '10:00')).bookingId)
    const start = `${localTimeOf(this.timeline.now() + 3 * hourMs, timeZone).slice(0, 2)}:00`
    if (start >= '09:00' && start <= '16:00')
      this.bookedForToday.push((await this.#book(today, start)).bookingId)
  }

  /** Somebody from afar holds a place, and asks for the code once more. */
  async bookFromAfar(): Promise<{ held: BookingView; refusal: unknown }> {
    const held = await this.#visitor.command<BookingView>('/api/v1/booking/holds', {
      services: ['passport'],
      date: tomorrow,
      start: '10:00',
      person: this.#nextPerson(),
      challenge: await solvedChallenge(this.#visitor),
    })
    // The first message may still be on its way when the next one is asked for: then that is one more that fails.
    for (let tries = 1; ; tries += 1) {
      await this.timeline.wait(90)
      const refusal = await this.#refusalOf(`/api/v1/bookings/${held.code}/resend`)
      if (refusal !== 'granted' || tries === mostResends) return { held, refusal }
    }
  }

  /** What the visitor hears who gives up waiting for the code and tries one. */
  confirmLater({ code }: BookingView): Promise<unknown> {
    return this.#refusalOf(`/api/v1/bookings/${code}/confirm`, { code: '000000' })
  }

  async #book(date: string, start: string): Promise<DeskBooking> {
    const begun = performance.now()
    const asked = { services: ['passport'], date, start, person: this.#nextPerson() }
    const booked = await this.#guide.command<DeskBooking>('/api/v1/desk/bookings', asked)
    this.tookMs.push(performance.now() - begun)
    return booked
  }

  #nextPerson() {
    this.#people += 1
    return personOf(this.#people)
  }

  #refusalOf(path: string, body: object = {}): Promise<unknown> {
    return this.#visitor.command<BookingView>(path, body).then(
      () => 'granted',
      (error: { code?: string }) => error.code,
    )
  }
}

async function openDay(site: BookingSite): Promise<OutageDay> {
  const anchor = { virtualStartMs: instant('07:00'), realStartMs: Date.now(), speed }
  await site.hub.start(anchor)
  return new OutageDay(new Timeline(anchor), await site.staff('2001'), new HubClient(site.hub.baseUrl, null))
}

describe('a day on which no message can be sent', () => {
  describe('when the gateway is away from morning to evening, and the hub is killed at noon', () => {
    it('books all day, tells who needs a code, and sends each message once afterwards or records its end', {
      timeout,
    }, async ({ annotate }) => {
      const opening = openingOf({ opens: '09:00', closes: '17:00', places: 100 })
      // Long enough that a slow machine asks for the code again before the hold is over.
      const rules = bookingRules.parse({ holdMinutes: 120 })
      const site = await prepareSite(hallWith([opening], { rules }))
      await site.gateway.become('down')
      const day = await openDay(site)
      const { timeline } = day
      const afar: Awaited<ReturnType<typeof day.bookFromAfar>>[] = []
      for (let hour = 8; hour < 19; hour += 1) {
        await timeline.until(instant('00:00') + hour * hourMs)
        await day.bookAtDesk()
        if (hour === 10 || hour === 15) afar.push(await day.bookFromAfar())
        if (hour !== 12) continue
        await site.hub.kill()
        await site.gateway.become('500')
        await site.hub.startAgain()
      }
      expect(day.bookedForTomorrow).toHaveLength(11)
      expect(site.gateway.messages).toEqual([])
      expect(afar.map(({ refusal }) => refusal)).toEqual(['messages_down', 'messages_down'])
      for (const { held } of afar) expect(await day.confirmLater(held)).toBe('hold_expired')

      const backAt = timeline.now()
      await site.gateway.become('ok')
      const guide = await site.staff('2001')
      const figures = async () => (await guide.get<DeskBookings>('/api/v1/desk/bookings')).messages
      await vi.waitFor(async () => expect(await figures()).toMatchObject({ waiting: 0, failed: 0 }), {
        timeout: 30_000,
        interval: 200,
      })
      const { sent, expired } = await figures()
      const clearedAt = timeline.now()
      await site.hub.stop()

      const rows = smsRows(site.dataDir)
      const ids = (status: string) => rows.flatMap((row) => (row.status === status ? row.id : [])).toSorted()
      const idsAtGateway = site.gateway.messages.map(({ id }) => id).toSorted()
      expect(idsAtGateway).toEqual(ids('sent'))
      expect(new Set(idsAtGateway).size).toBe(idsAtGateway.length)
      expect({ sent, expired }).toEqual({ sent: ids('sent').length, expired: ids('expired').length })
      expect(ids('failed')).toEqual([])
      for (const row of rows) {
        const wasUseful = row.expiresAt > clearedAt && row.dueAt <= backAt
        if (wasUseful && row.status !== 'cancelled') expect(row, row.id).toMatchObject({ status: 'sent' })
        if (row.expiresAt <= backAt) expect(['expired', 'cancelled'], row.id).toContain(row.status)
        if (row.status === 'expired') expect(row.settledAt, row.id).toBeGreaterThanOrEqual(row.expiresAt)
        if (row.status === 'waiting') expect(row.dueAt, row.id).toBeGreaterThan(backAt)
      }
      // Who comes tomorrow has heard of it; what was for today or a lost hold has not come late.
      const sentOf = (template: string) =>
        rows.flatMap((row) => (row.template === template && row.status === 'sent' ? row.bookingId : []))
      expect(sentOf('confirmed').toSorted()).toEqual(day.bookedForTomorrow.toSorted())
      expect(sentOf('code')).toEqual([])
      expect(expired).toBeGreaterThanOrEqual(afar.length)
      const slowest = Math.round(Math.max(...day.tookMs))
      await annotate(
        `${day.tookMs.length} bookings, the slowest ${slowest} ms; ${sent} messages sent, ${expired} expired, ${ids('cancelled').length} overtaken`,
      )
    })
  })
})
