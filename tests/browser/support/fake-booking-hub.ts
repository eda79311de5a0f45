import { join, normalize } from 'node:path'
import { Hono } from 'hono'
import { ChallengeDesk } from '../../../hub/application/booking/challenge.ts'
import { serviceViews } from '../../../hub/application/views/hall-view.ts'
import { bookingRules } from '../../../shared/booking/booking-setup.ts'
import { maskDocument, maskName } from '../../../shared/booking/identity-mask.ts'
import { maskPhone, normalisePhone } from '../../../shared/booking/phone-number.ts'
import { weekdays } from '../../../shared/booking/timetable.ts'
import { instantOf } from '../../../shared/business-day.ts'
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import {
  type BookingDays,
  type BookingSlots,
  type BookingView,
  holdBody,
} from '../../../shared/http/booking-schemas.ts'
import { demoDefinition } from './demo-definition.ts'
import { builtPages, fileAnswer, listen, problem } from './fake-server.ts'

const timeZone = 'Asia/Shanghai'
/** The hub's day is Monday the 23rd of November 2026; it is seven minutes past ten when it starts. */
const today = '2026-11-23'
const dayMs = 24 * 3600_000
/** The code that every message of this hub carries. */
export const messageCode = '482915'
/** The key project that this hub knows. */
export const projectCode = 'XM-2026-017'

/** A slot as a test fills it. */
interface FakeSlot {
  readonly start: string
  readonly end: string
  free: number
  readonly places: number
}

/** A hub in memory that takes bookings as the contract says; a test fills slots and refuses as it likes. */
export interface FakeBookingHub {
  readonly url: string
  /** The slots of each day, by date. */
  readonly days: ReadonlyMap<string, FakeSlot[]>
  /** Refuses the next commands to a path ending like this with this error while it is set. */
  refusal: { readonly path: string; readonly code: ErrorCode; readonly data?: ErrorData } | undefined
  /** How long a place is held, in milliseconds. */
  holdMs: number
  missingYear: string | null
  demoCodes: boolean
  /** The commands that were received: path, id and body. */
  readonly commands: { readonly path: string; readonly id: string; readonly body: unknown }[]
  readonly bookings: ReadonlyMap<string, BookingView>
  slot(date: string, start: string): FakeSlot
  /** Answers 503 until it is called with `present`. */
  setPresence(presence: 'absent' | 'present'): void
  stop(): Promise<void>
}

/** Starts a fake hub on a free port of this machine, serving the built pages. */
export async function startFakeBookingHub(pagesDir = builtPages): Promise<FakeBookingHub> {
  const hub = new FakeBookings(demoDefinition())
  const app = api(hub)
  app.get('/book', () => fileAnswer(join(pagesDir, 'web-booking/book.html')))
  app.get('/b/:code', (c) => c.html(`<title>pass</title><h1>pass ${c.req.param('code')}</h1>`))
  app.get('/book/mine', (c) => c.html('<title>mine</title><h1>mine</h1>'))
  app.get('/assets/*', (c) => fileAnswer(join(pagesDir, normalize(c.req.path))))
  const server = await listen(app)
  hub.url = server.url
  hub.onStop = server.close
  return hub
}

class FakeBookings implements FakeBookingHub {
  url = ''
  refusal: FakeBookingHub['refusal']
  holdMs = 10 * 60_000
  missingYear: string | null = null
  demoCodes = false
  readonly commands: FakeBookingHub['commands'] = []
  readonly bookings = new Map<string, BookingView>()
  readonly answers = new Map<string, Response>()
  readonly days = sampleDays()
  readonly definition: HallDefinition
  isPresent = true
  triesLeft = 5
  onStop: () => Promise<void> = async () => {}
  readonly #startedMs = performance.now()
  #rev = 1

  constructor(definition: HallDefinition) {
    this.definition = definition
  }

  now(): number {
    return (
      instantOf(today, minuteOf('10:07') * 60, timeZone) + Math.round(performance.now() - this.#startedMs)
    )
  }

  slot(date: string, start: string): FakeSlot {
    const slot = this.days.get(date)?.find((slot) => slot.start === start)
    if (slot === undefined) throw new Error(`no slot ${date} ${start}`)
    return slot
  }

  setPresence(presence: 'absent' | 'present'): void {
    this.isPresent = presence === 'present'
  }

  stop(): Promise<void> {
    return this.onStop()
  }

  hold(body: ReturnType<typeof holdBody.parse>): BookingView | Response {
    // One person, one hold: the former one makes way.
    for (const { code, status } of this.bookings.values())
      if (status === 'held') this.change(code, { status: 'expired' })
    const slot = this.slot(body.date, body.start)
    if (slot.free === 0) return problem('slot_full', { date: body.date, start: body.start })
    slot.free -= 1
    const code = `held${this.bookings.size + 1}AbCdEfGh`
    const { type, number } = body.person.document
    const startsAt = instantOf(body.date, minuteOf(body.start) * 60, timeZone)
    const view: BookingView = {
      epoch: 1,
      rev: ++this.#rev,
      at: this.now(),
      code,
      pageUrl: `${this.url}/b/${code}`,
      status: 'held',
      number: null,
      checkInCode: null,
      hallName: this.definition.name,
      timeZone,
      zoneName: { zh: '民生保障区', en: 'Social Affairs' },
      services: body.services.map((id) => ({
        id,
        name: this.definition.services.find((service) => service.id === id)?.name ?? { zh: id, en: id },
      })),
      date: body.date,
      start: body.start,
      end: slot.end,
      startsAt,
      endsAt: startsAt + 30 * 60_000,
      person: {
        name: maskName(body.person.name),
        documentType: type,
        document: maskDocument(type, number),
        phone: body.person.phone === null ? null : maskPhone(normalisePhone(body.person.phone) ?? ''),
      },
      greenChannel: body.project !== undefined,
      heldUntil: this.now() + this.holdMs,
      changeUntil: startsAt - 120 * 60_000,
      lateGraceMinutes: 15,
      endedBy: null,
      movedBy: null,
      reason: null,
      ticket: null,
    }
    this.bookings.set(code, view)
    return view
  }

  change(code: string, part: Partial<BookingView>): BookingView {
    const booking = this.bookings.get(code)
    if (booking === undefined) throw new Error(`no booking ${code}`)
    const next = { ...booking, ...part, rev: ++this.#rev, at: this.now() }
    this.bookings.set(code, next)
    return next
  }
}

function api(hub: FakeBookings): Hono {
  const app = new Hono()
  const challenges = new ChallengeDesk({
    signingKey: new Uint8Array(32),
    solutionKey: new Uint8Array(32),
    effort: 2,
  })
  app.use('/api/*', async (c, next) => {
    if (!hub.isPresent) return problem('not_ready')
    if (c.req.method !== 'POST') return next()
    const id = c.req.header('idempotency-key') ?? ''
    hub.commands.push({ path: c.req.path, id, body: await c.req.json() })
    const { refusal } = hub
    return refusal !== undefined && c.req.path.endsWith(refusal.path)
      ? problem(refusal.code, refusal.data)
      : next()
  })
  app.get('/api/v1/hall', (c) => c.json({ ...hub.definition, services: serviceViews(hub.definition) }))
  app.get('/api/v1/booking', (c) =>
    c.json({
      rules: bookingRules.parse({}),
      // Whoever comes with what could not be done is always taken at once.
      services: hub.definition.services.map(({ id }) => id).filter((id) => id !== 'unresolved'),
      projectServices: ['construction-permit'],
      today,
      timeZone,
      now: hub.now(),
      demoCodes: hub.demoCodes,
    }),
  )
  app.get('/api/v1/booking/days', (c) => {
    const project = c.req.query('project')
    if (project !== undefined && project !== projectCode) return problem('project_unknown')
    return c.json(daysView(hub, project === undefined ? 0 : 2))
  })
  app.get('/api/v1/booking/slots', (c) => c.json(slotsView(hub, c.req.query('date') ?? '')))
  app.get('/api/v1/booking/challenge', async (c) => c.json(await challenges.issue(hub.now())))
  app.post('/api/v1/booking/holds', async (c) => {
    const id = c.req.header('idempotency-key') ?? ''
    const known = hub.answers.get(id)
    if (known !== undefined) return known.clone()
    const body = holdBody.parse(await c.req.json())
    if (!(await challenges.accept(body.challenge, id, hub.now()))) return problem('challenge_invalid')
    const held = hub.hold(body)
    const answer = held instanceof Response ? held : Response.json(held)
    hub.answers.set(id, answer.clone())
    return answer
  })
  bookingRoutes(app, hub)
  return app
}

function bookingRoutes(app: Hono, hub: FakeBookings): void {
  app.get('/api/v1/bookings/:code', (c) => {
    const booking = hub.bookings.get(c.req.param('code'))
    return booking === undefined ? problem('booking_unknown') : c.json({ ...booking, at: hub.now() })
  })
  app.post('/api/v1/bookings/:code/confirm', async (c) => {
    const code = c.req.param('code')
    const booking = hub.bookings.get(code)
    if (booking === undefined) return problem('booking_unknown')
    if ((booking.heldUntil ?? 0) < hub.now()) return problem('hold_expired', { minutes: 10 })
    const { code: typed } = await c.req.json<{ code: string }>()
    if (typed !== messageCode) {
      hub.triesLeft -= 1
      return problem('code_wrong', { left: hub.triesLeft })
    }
    const confirmed = {
      status: 'confirmed',
      number: '1124-0037',
      checkInCode: '27481630',
      heldUntil: null,
    } as const
    return c.json(hub.change(code, confirmed))
  })
  app.post('/api/v1/bookings/:code/resend', (c) => c.json(hub.change(c.req.param('code'), {})))
  app.get('/api/v1/bookings/:code/demo-code', (c) => c.json({ code: messageCode }))
}

function daysView(hub: FakeBookings, extra: number): BookingDays {
  return {
    missingYear: hub.missingYear,
    days: [...hub.days].map(([date, slots]) => {
      const free = slots.reduce((sum, slot) => sum + slot.free, 0) + (slots.length > 0 ? extra : 0)
      const places = slots.reduce((sum, slot) => sum + slot.places, 0) + extra
      const weekday = weekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? 'mon'
      return {
        date,
        weekday,
        status: slots.length === 0 ? 'closed' : free === 0 ? 'full' : 'open',
        free,
        places,
      }
    }),
  }
}

function slotsView(hub: FakeBookings, date: string): BookingSlots {
  const slots = hub.days.get(date) ?? []
  return {
    date,
    slots: slots.map((slot) => ({ ...slot, startsAt: instantOf(date, minuteOf(slot.start) * 60, timeZone) })),
  }
}

function minuteOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number)
  return hours * 60 + minutes
}

/** Three weeks of half hours, weekends closed: today is full; tomorrow at ten there is none, at half past ten two are left. */
function sampleDays(): Map<string, FakeSlot[]> {
  const days = new Map<string, FakeSlot[]>()
  for (let ahead = 0; ahead < 19; ahead += 1) {
    const at = Date.parse(`${today}T00:00Z`) + ahead * dayMs
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay())
    const date = new Date(at).toISOString().slice(0, 10)
    days.set(date, isWeekend ? [] : sampleSlots(ahead))
  }
  for (const slot of days.get('2026-11-24') ?? []) {
    if (slot.start === '10:00') slot.free = 0
    if (slot.start === '10:30') slot.free = 2
  }
  return days
}

function sampleSlots(ahead: number): FakeSlot[] {
  const hours = [
    '09:00',
    '09:30',
    '10:00',
    '10:30',
    '11:00',
    '11:30',
    '14:00',
    '14:30',
    '15:00',
    '15:30',
    '16:00',
    '16:30',
  ]
  return hours.map((start, index) => {
    const end = new Date(Date.parse(`${today}T${start}Z`) + 30 * 60_000).toISOString().slice(11, 16)
    const places = 8
    const taken = ahead === 0 ? places : Math.min(places, (index * 5 + ahead * 3) % 11)
    return { start, end, places, free: places - taken }
  })
}
