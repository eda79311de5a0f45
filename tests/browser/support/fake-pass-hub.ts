import { join, normalize } from 'node:path'
import { Hono } from 'hono'
import { ChallengeDesk } from '../../../hub/application/booking/challenge.ts'
import { serviceViews } from '../../../hub/application/views/hall-view.ts'
import { bookingRules } from '../../../shared/booking/booking-setup.ts'
import { instantOf } from '../../../shared/business-day.ts'
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import type { BookingDays, BookingSlots, BookingView } from '../../../shared/http/booking-schemas.ts'
import { demoDefinition } from './demo-definition.ts'
import { builtPages, ChangeBell, fileAnswer, listen, problem, viewStream } from './fake-server.ts'

const pages: Readonly<Record<string, string>> = {
  '/b/:code': 'web-booking/pass.html',
  '/book': 'web-booking/book.html',
  '/book/mine': 'web-booking/mine.html',
  '/t/:code': 'web-booking/follow.html',
  '/service-worker.js': 'service-worker.js',
}
const timeZone = 'Asia/Shanghai'
/** The code that every message of this hub carries. */
export const messageCode = '482915'

/** The hub's time at a time of day of its one day, Monday the 23rd of November 2026, in epoch milliseconds. */
export function hubTime(timeOfDay: string, date = '2026-11-23'): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number)
  return instantOf(date, (hours * 60 + minutes) * 60, timeZone)
}

/** A hub in memory that answers for bookings as the contract says: the test says what becomes of them. */
export interface FakePassHub {
  readonly url: string
  /** What the hub's clock says, in epoch milliseconds: it stands still until a test moves it. */
  nowMs: number
  /** Refuses the next commands with this error while it is set. */
  refusal: { readonly code: ErrorCode; readonly data?: ErrorData } | undefined
  /** The page of a booking, when it is not the built one. */
  passPage: string | undefined
  /** The commands that were received: their path and body. */
  readonly commands: { readonly path: string; readonly body: unknown }[]
  booking(code: string): BookingView
  /** Adds a booking of tomorrow at ten, confirmed; returns its code. */
  addBooking(part?: Partial<BookingView>): string
  /** Changes a booking and tells those who look at it. */
  change(code: string, part: Partial<BookingView>): void
  /** Closes the port, cutting every connection, as when a phone has no network; then opens the same one again. */
  goDown(): Promise<void>
  comeBack(): Promise<void>
  stop(): Promise<void>
}

/** Starts a fake hub on a free port of this machine, serving the built pages. */
export async function startFakePassHub(pagesDir = builtPages): Promise<FakePassHub> {
  const hub = new FakeBookingHall(demoDefinition())
  const app = api(hub)
  app.get('/b/:code', (c, next) => (hub.passPage === undefined ? next() : c.html(hub.passPage)))
  for (const [path, file] of Object.entries(pages)) app.get(path, () => fileAnswer(join(pagesDir, file)))
  app.get('/assets/*', (c) => fileAnswer(join(pagesDir, normalize(c.req.path))))
  let server = await listen(app)
  hub.url = server.url
  hub.onDown = () => server.close()
  hub.onUp = async () => {
    server = await listen(app, Number(new URL(hub.url).port))
  }
  return hub
}

class FakeBookingHall implements FakePassHub {
  url = ''
  nowMs = hubTime('10:07')
  refusal: FakePassHub['refusal']
  passPage: string | undefined
  readonly commands: FakePassHub['commands'] = []
  readonly definition: HallDefinition
  readonly bookings = new Map<string, BookingView>()
  onDown: () => Promise<void> = async () => {}
  onUp: () => Promise<void> = async () => {}
  isUp = true
  readonly bell = new ChangeBell()
  #rev = 1

  constructor(definition: HallDefinition) {
    this.definition = definition
  }

  booking(code: string): BookingView {
    const booking = this.bookings.get(code)
    if (booking === undefined) throw new Error(`no booking ${code}`)
    return booking
  }

  addBooking(part: Partial<BookingView> = {}): string {
    const code = part.code ?? `pass${this.bookings.size + 1}AbCdEfGhIj`
    const { name } = this.definition.services.find(({ id }) => id === 'property-transfer') ?? {
      name: undefined,
    }
    const date = part.date ?? '2026-11-24'
    const start = part.start ?? '10:00'
    const startsAt = hubTime(start, date)
    this.bookings.set(code, {
      epoch: 1,
      rev: ++this.#rev,
      at: this.nowMs,
      code,
      pageUrl: `${this.url}/b/${code}`,
      status: 'confirmed',
      number: '1124-0037',
      checkInCode: '27481630',
      hallName: this.definition.name,
      timeZone,
      zoneName: { zh: '民生保障区', en: 'Social Affairs and Property' },
      services: [{ id: 'property-transfer', name: name ?? { zh: '', en: '' } }],
      date,
      start,
      end: '10:30',
      startsAt,
      endsAt: startsAt + 30 * 60_000,
      person: {
        name: '陈*华',
        documentType: 'resident-id',
        document: '350***********0019',
        phone: '138****8000',
      },
      greenChannel: false,
      heldUntil: null,
      changeUntil: startsAt - 120 * 60_000,
      lateGraceMinutes: 15,
      endedBy: null,
      movedBy: null,
      reason: null,
      ticket: null,
      ...part,
    })
    return code
  }

  change(code: string, part: Partial<BookingView>): void {
    this.bookings.set(code, { ...this.booking(code), ...part, rev: ++this.#rev, at: this.nowMs })
    this.bell.ring()
  }

  /** A booking as it is told now. */
  view(code: string): BookingView | undefined {
    const booking = this.bookings.get(code)
    return booking === undefined ? undefined : { ...booking, at: this.nowMs }
  }

  async goDown(): Promise<void> {
    this.isUp = false
    this.bell.ring()
    await this.onDown()
  }

  async comeBack(): Promise<void> {
    await this.onUp()
    this.isUp = true
  }

  async stop(): Promise<void> {
    if (this.isUp) await this.goDown()
  }
}

function api(hub: FakeBookingHall): Hono {
  const app = new Hono()
  const challenges = new ChallengeDesk({
    signingKey: new Uint8Array(32),
    solutionKey: new Uint8Array(32),
    effort: 2,
  })
  app.use('/api/*', async (c, next) => {
    if (c.req.method !== 'POST') return next()
    hub.commands.push({ path: c.req.path, body: await c.req.json() })
    return hub.refusal === undefined ? next() : problem(hub.refusal.code, hub.refusal.data)
  })
  app.get('/api/v1/hall', (c) => c.json({ ...hub.definition, services: serviceViews(hub.definition) }))
  app.get('/api/v1/booking', (c) =>
    c.json({ rules: bookingRules.parse({}), timeZone, now: hub.nowMs, demoCodes: false }),
  )
  app.get('/api/v1/bookings/:code/days', (c) => c.json(days))
  app.get('/api/v1/bookings/:code/slots', (c) => c.json(slotsOf(c.req.query('date') ?? '')))
  app.get('/api/v1/booking/challenge', async (c) => c.json(await challenges.issue(hub.nowMs)))
  app.post('/api/v1/booking/lookups', async (c) => {
    const { challenge } = await c.req.json<{ challenge: string }>()
    if (!(await challenges.accept(challenge, 'once', hub.nowMs))) return problem('challenge_invalid')
    return c.json({
      lookupId: 'lookup-1',
      phone: '138****8000',
      expiresAt: hub.nowMs + 300_000,
      timeZone: 'Asia/Shanghai',
    })
  })
  app.post('/api/v1/booking/lookups/lookup-1', async (c) => {
    const { code } = await c.req.json<{ code: string }>()
    if (code !== messageCode) return problem('code_wrong', { left: 4 })
    return c.json({ bookings: [...hub.bookings.values()] })
  })
  bookingRoutes(app, hub)
  return app
}

function bookingRoutes(app: Hono, hub: FakeBookingHall): void {
  const path = '/api/v1/bookings/:code'
  app.get(path, (c) => {
    const found = hub.view(c.req.param('code'))
    return found === undefined ? problem('booking_unknown') : c.json(found)
  })
  app.get(`${path}/live`, (c) => {
    const code = c.req.param('code')
    if (hub.view(code) === undefined) return problem('booking_unknown')
    return viewStream(c, { bell: hub.bell, isUp: () => hub.isUp, view: () => hub.view(code) })
  })
  const command = (
    act: string,
    decide: (code: string, body: Record<string, string>) => Response | undefined,
  ) =>
    app.post(`${path}/${act}`, async (c) => {
      const code = c.req.param('code')
      if (hub.view(code) === undefined) return problem('booking_unknown')
      return decide(code, await c.req.json()) ?? c.json(hub.view(code))
    })
  command('confirm', (code, body) => {
    if (body.code !== messageCode) return problem('code_wrong', { left: 4 })
    hub.change(code, {
      status: 'confirmed',
      number: '1124-0037',
      checkInCode: '27481630',
      heldUntil: null,
    })
    return undefined
  })
  command('resend', () => undefined)
  command('reschedule', (code, { date = '', start = '' }) => {
    const { slots } = slotsOf(date)
    const slot = slots.find((each) => each.start === start)
    if (slot === undefined || slot.free === 0) return problem('slot_full', { date, start })
    const { end, startsAt } = slot
    const endsAt = startsAt + 30 * 60_000
    hub.change(code, {
      date,
      start,
      end,
      startsAt,
      endsAt,
      changeUntil: startsAt - 7_200_000,
      movedBy: 'visitor',
    })
    return undefined
  })
  command('cancel', (code) => {
    hub.change(code, { status: 'cancelled', endedBy: 'visitor', changeUntil: null })
    return undefined
  })
}

const days: BookingDays = {
  days: [
    { date: '2026-11-23', weekday: 'mon', status: 'full', free: 0, places: 40 },
    { date: '2026-11-24', weekday: 'tue', status: 'open', free: 38, places: 100 },
    { date: '2026-11-25', weekday: 'wed', status: 'open', free: 52, places: 100 },
    { date: '2026-11-26', weekday: 'thu', status: 'open', free: 61, places: 100 },
    { date: '2026-11-27', weekday: 'fri', status: 'open', free: 44, places: 100 },
    { date: '2026-11-28', weekday: 'sat', status: 'closed', free: 0, places: 0 },
  ],
  missingYear: null,
}

/** Half hours of a morning and an afternoon; at nine the day is full. */
function slotsOf(date: string): BookingSlots {
  const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '14:00', '14:30', '15:00', '15:30']
  return {
    date,
    slots: starts.map((start, index) => {
      const startsAt = hubTime(start, date)
      const end = new Date(startsAt + 30 * 60_000).toLocaleTimeString('en-GB', {
        timeZone,
        hour: '2-digit',
        minute: '2-digit',
      })
      return { start, end, startsAt, free: (index * 7) % 9, places: 10 }
    }),
  }
}
