import { join, normalize } from 'node:path'
import { type Context, Hono } from 'hono'
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { FollowView } from '../../../shared/http/follow-schemas.ts'
import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { DayAheadView } from '../../../shared/http/rebalancing-schemas.ts'
import type { StaffView } from '../../../shared/http/staff-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import { bookingRoutes, FakeBookingDesk } from './fake-booking-desk.ts'
import { clerkAct } from './fake-clerk-acts.ts'
import { FakeHallFile } from './fake-hall-file.ts'
import { builtPages, ChangeBell, fileAnswer, listen, problem, viewStream } from './fake-server.ts'
import { bookingLoad, morningCurve } from './manager-samples.ts'
import { movedView } from './rebalancing-views.ts'
import { busyManagerView, clerkView, demoHallView, fakeStaff } from './staff-views.ts'

/** A command that the fake hub has received; a retry comes as one more with the same id. */
export interface ReceivedCommand {
  readonly path: string
  readonly body: Record<string, string>
  readonly commandId: string
}

/** How the fake hub answers commands: at once, not at all while it is away, or only after the test lets it. */
export type FakeMood = 'well' | 'away' | 'answers-lost'

/** A hub in memory for the pages of the staff: canned answers of the contract, and a simple clerk's day. */
export class FakeStaffHub {
  url = ''
  /** Who is signed in; the fake knows one browser only. */
  staff: StaffView | undefined
  clerk: ClerkView
  manager: ManagerView
  /** What the next working day needs. */
  dayAhead: DayAheadView = { status: 'unknown' }
  /** What the guides are asked for. */
  guide: GuideView = {
    epoch: 1,
    rev: 1,
    at: Date.now(),
    helpCalls: [],
    printerTroubles: [],
    closedWindows: [],
  }
  /** What a guide finds, whatever is looked for. */
  found: TicketCard[] = []
  /** The ticket that was taken last, as its visitor follows it. */
  followed: Pick<
    FollowView,
    'epoch' | 'rev' | 'at' | 'status' | 'print' | 'peopleAhead' | 'waitRange' | 'window'
  >
  /** The journal that the administrator reads; sequences from 1 without a gap. */
  audit: {
    seq: number
    at: number
    type: string
    actor: { kind: string; id: string }
    data: object
    hash: string
  }[] = []
  /** The hall's file, and who of its staff can sign in. */
  readonly hallFile = new FakeHallFile({
    id: 's4',
    name: { zh: '黄建国', en: 'Huang Jianguo' },
    badgeNumber: '0001',
    role: 'administrator',
  })
  /** Refuses every command with this error while it is set. */
  refusal: { readonly code: ErrorCode; readonly data?: ErrorData } | undefined
  /** `away` refuses all; `answers-lost` does what it is told, but the answer never arrives. */
  mood: FakeMood = 'well'
  readonly hall: HallView
  /** Bookings of visitors and the set-up behind them; tell the page with `showBookings`. */
  readonly bookings: FakeBookingDesk
  readonly commands: ReceivedCommand[] = []
  readonly #answers = new Map<string, unknown>()
  #held: Promise<void> | undefined
  readonly #bell = new ChangeBell()
  #close: () => Promise<void> = async () => {}

  private constructor(hall: HallView) {
    this.hall = hall
    this.bookings = new FakeBookingDesk(hall)
    this.clerk = clerkView(hall)
    this.manager = busyManagerView(hall)
    const waiting = { status: 'waiting', peopleAhead: 6, waitRange: null, window: null } as const
    this.followed = { ...version(this), ...waiting, print: 'pending' }
  }

  /** Starts on a free port of this machine, serving the built pages. */
  static async start(pagesDir = builtPages): Promise<FakeStaffHub> {
    const hub = new FakeStaffHub(demoHallView())
    const server = await listen(api(hub, pagesDir))
    hub.url = server.url
    hub.#close = server.close
    return hub
  }

  /** Changes the clerk's view and tells the page. */
  showClerk(part: Partial<ClerkView>): void {
    this.clerk = { ...this.clerk, ...part, rev: this.clerk.rev + 1, at: Date.now() }
    this.#bell.ring()
  }

  /** Changes the manager's view and tells the page. */
  showManager(part: Partial<ManagerView>): void {
    this.manager = { ...this.manager, ...part, rev: this.manager.rev + 1, at: Date.now() }
    this.#bell.ring()
  }

  /** Changes what the guides are asked for and tells the page. */
  showGuide(part: Partial<GuideView>): void {
    this.guide = { ...this.guide, ...part, rev: this.guide.rev + 1, at: Date.now() }
    this.#bell.ring()
  }

  /** Changes the bookings and tells the page. */
  showBookings(change: (bookings: FakeBookingDesk) => void): void {
    change(this.bookings)
    this.#bell.ring()
  }

  /** Tells what became of the ticket taken last: its paper, or that it is called. */
  showTaken(part: Partial<FakeStaffHub['followed']>): void {
    this.followed = { ...this.followed, ...part, rev: this.followed.rev + 1, at: Date.now() }
    this.#bell.ring()
  }

  /** Goes away or comes back; streams are cut at once. */
  setMood(mood: FakeMood): void {
    this.mood = mood
    this.#bell.ring()
  }

  /** Keeps commands waiting for their answers until the returned function is called. */
  holdAnswers(): () => void {
    let release = () => {}
    this.#held = new Promise((resolve) => {
      release = () => {
        this.#held = undefined
        resolve()
      }
    })
    return release
  }

  /** Does a command once, whatever number of times it comes; returns its answer or a refusal. */
  async receive(command: ReceivedCommand, act: () => unknown): Promise<Response> {
    this.commands.push(command)
    await this.#held
    if (this.refusal !== undefined) return problem(this.refusal.code, this.refusal.data)
    if (!this.#answers.has(command.commandId)) this.#answers.set(command.commandId, act())
    if (this.mood === 'answers-lost') return problem('not_ready')
    const answer = this.#answers.get(command.commandId)
    return typeof answer === 'string' ? problem(answer as ErrorCode) : Response.json(answer)
  }

  /** Sends a view for as long as the hub is there. */
  stream(c: Context, view: () => { epoch: number; rev: number }): Response {
    return viewStream(c, { bell: this.#bell, isUp: () => this.mood !== 'away', view })
  }

  async stop(): Promise<void> {
    this.setMood('away')
    await this.#close()
  }
}

function api(hub: FakeStaffHub, pagesDir: string): Hono {
  const app = new Hono()
  const file = (path: string) => fileAnswer(join(pagesDir, path))
  for (const page of ['clerk', 'guide', 'manager', 'admin', 'bookings'])
    app.get(`/${page}`, () => file(`hub/console/${page}.html`))
  app.get('/assets/*', (c) => file(normalize(c.req.path)))
  app.get('/favicon.ico', (c) => c.body(null, 204))

  app.get('/readyz', (c) => c.body(null, hub.mood === 'away' ? 503 : 200))
  app.use('/api/*', async (c, next) => {
    if (hub.mood === 'away') return problem('not_ready')
    const isOpen = ['/api/v1/hall', '/api/v1/session'].includes(c.req.path)
    return isOpen || hub.staff !== undefined ? next() : problem('not_signed_in')
  })
  app.get('/api/v1/hall', (c) => c.json(hub.hall))
  app.get('/api/v1/queues', (c) => c.json({ ...version(hub), businessDay: '', open: true, queues: [] }))
  app.get('/api/v1/session', (c) => (hub.staff === undefined ? problem('not_signed_in') : c.json(hub.staff)))
  app.delete('/api/v1/session', (c) => {
    hub.staff = undefined
    return c.body(null, 204)
  })
  app.post('/api/v1/session', async (c) => {
    const { badgeNumber, password } = await c.req.json<{ badgeNumber: string; password: string }>()
    const known = fakeStaff[badgeNumber]
    if (known === undefined || password !== 'correct') return problem('wrong_password')
    hub.staff = known
    hub.clerk = { ...hub.clerk, clerk: known }
    return c.json(known)
  })
  app.get('/api/v1/clerk/live', (c) => hub.stream(c, () => hub.clerk))
  app.get('/api/v1/guide/live', (c) => hub.stream(c, () => hub.guide))
  app.get('/api/v1/manager/live', (c) => hub.stream(c, () => hub.manager))
  app.get('/api/v1/manager/curve', (c) => c.json(morningCurve()))
  app.get('/api/v1/manager/booking/load', (c) => c.json(bookingLoad()))
  app.get('/api/v1/manager/day-ahead', (c) => c.json(hub.dayAhead))
  app.get('/api/v1/queues/live', (c) =>
    hub.stream(c, () => ({
      ...version(hub),
      businessDay: hub.manager.businessDay,
      open: hub.manager.open,
      queues: hub.manager.queues,
    })),
  )
  app.get('/api/v1/tickets/:code/live', (c) => hub.stream(c, () => hub.followed))
  app.get('/api/v1/desk/bookings/live', (c) => hub.stream(c, () => hub.bookings.day))
  bookingRoutes(app, hub.bookings, hub.hall)
  app.get('/api/v1/guide/tickets', (c) => c.json({ tickets: hub.found }))
  app.get('/api/v1/admin/audit', (c) => {
    const after = Number(c.req.query('after') ?? 0)
    const entries = hub.audit.filter(({ seq }) => seq > after).slice(0, Number(c.req.query('limit') ?? 100))
    return c.json({ entries })
  })
  hub.hallFile.routes(app)
  app.post('/api/v1/*', async (c) => {
    const path = c.req.path.replace('/api/v1', '')
    const text = await c.req.text()
    const body = text === '' ? {} : JSON.parse(text)
    const commandId = c.req.header('idempotency-key') ?? ''
    return hub.receive({ path, body, commandId }, () => answerTo(hub, path, body))
  })
  return app
}

/** What the newest of the views says of the journal. */
function version(hub: FakeStaffHub) {
  return { epoch: 1, rev: hub.audit.at(-1)?.seq ?? 0, at: Date.now() }
}

function answerTo(hub: FakeStaffHub, path: string, body: Record<string, string>): unknown {
  let ofBookings: unknown
  hub.showBookings((bookings) => {
    ofBookings = bookings.answerTo(path, body)
  })
  if (ofBookings !== undefined) return ofBookings
  const [, audience = '', noun = '', id = '', act = ''] = path.split('/')
  if (audience === 'clerk') {
    const result = clerkAct(noun, hub.clerk, body)
    if (typeof result === 'string') return result
    hub.showClerk(result)
    return hub.clerk
  }
  if (audience === 'guide' && noun === 'help') {
    hub.showGuide({ helpCalls: hub.guide.helpCalls.filter((call) => call.id !== id) })
    return hub.guide
  }
  if (audience === 'guide' && id === '')
    return {
      ticketId: 't-A042',
      ticketNumber: 'A042',
      code: 'code42AbCdEf',
      followUrl: `${hub.url}/t/code42AbCdEf`,
      serviceName: hub.hall.services.find((service) => service.id === body.serviceId)?.name,
      zoneName: { zh: '综合受理区', en: 'General Services' },
      class: body.ground === undefined ? 'walkin' : 'green',
      peopleAhead: 6,
      waitRange: { p50Minutes: 8, p90Minutes: 15 },
      issuedAt: Date.now(),
      print: body.printerId === undefined ? 'none' : 'pending',
    }
  if (audience === 'guide') {
    const parts: Record<string, Partial<TicketCard>> = {
      green: { class: 'green', ground: body.ground as 'elderly' },
      requeue: { status: 'waiting', requeues: 1 },
      void: { status: 'void' },
      reprint: { print: 'pending' },
    }
    hub.found = hub.found.map((ticket) => (ticket.ticketId === id ? { ...ticket, ...parts[act] } : ticket))
    return { tickets: hub.found.filter((ticket) => ticket.ticketId === id) }
  }
  if (audience === 'admin')
    return { code: '48271936', expiresAt: Date.now() + 15 * 60_000, validSeconds: 15 * 60 }
  if (noun === 'day') hub.showManager({ open: false })
  else if (noun === 'notices') hub.showManager({ notices: noticesAfter(hub.manager.notices, id, body) })
  else if (noun === 'negatives')
    hub.showManager({
      negatives: hub.manager.negatives.map((one) =>
        one.caseId === id ? { ...one, seenBy: body.mark === 'seen' ? (hub.staff?.name ?? null) : null } : one,
      ),
    })
  else if (noun === 'moves') hub.showManager({ rebalancing: movedView(hub.manager.rebalancing, id, act) })
  else
    hub.showManager({
      windows: hub.manager.windows.map((window) =>
        window.id !== id
          ? window
          : act === 'pause'
            ? { ...window, status: 'paused', pauseReason: body.reason as 'lunch' }
            : act === 'sign-out'
              ? { ...window, status: 'closed', clerk: null, current: null }
              : ['resume', 'sign-in', 'undo-sign-out'].includes(act)
                ? { ...window, status: 'open', pauseReason: null }
                : { ...window, services: body.services as unknown as string[] },
      ),
    })
  return hub.manager
}

/** The notices after one more was posted, or, when an id is named, that one was withdrawn. */
function noticesAfter(notices: ManagerView['notices'], id: string, body: object): ManagerView['notices'] {
  if (id !== '') return notices.filter((notice) => notice.id !== id)
  const {
    text,
    zoneId = null,
    until = null,
  } = body as {
    text: ManagerView['notices'][number]['text']
    zoneId?: string
    until?: number
  }
  return [{ id: `n${notices.length + 1}`, text, zoneId, until }, ...notices]
}
