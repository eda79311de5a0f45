import { join, normalize } from 'node:path'
import { Hono } from 'hono'
import { serviceViews } from '../../../hub/application/views/hall-view.ts'
import { businessDayOf } from '../../../shared/business-day.ts'
import { type ErrorCode, type Rejection, reject } from '../../../shared/errors.ts'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import type { CheckInBody } from '../../../shared/http/booking-schemas.ts'
import type { FollowView } from '../../../shared/http/follow-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { HelpView, TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import { takesService } from '../../../shared/service-list.ts'
import type { Text } from '../../../shared/text.ts'
import { demoDefinition } from './demo-definition.ts'
import { type FakeBooking, findBooking } from './fake-bookings.ts'
import { builtPages, ChangeBell, fileAnswer, listen, problem, viewStream } from './fake-server.ts'

/** A hub in memory that answers as the contract says, so that a page can be walked through every state at will. */
export interface FakeHub {
  readonly url: string
  /** How fast the demo's day goes by. */
  daySpeed: number
  /** What becomes of the paper of the next tickets, and how soon it is known, in milliseconds. */
  paper: { readonly outcome: FollowView['print']; readonly afterMs: number }
  /** The one code that enrols the kiosk; undefined in a demo hall, where pages enrol themselves. */
  enrolmentCode: string | undefined
  /** Refuses every take and every print of hints with this error while it is set. */
  refusal: ErrorCode | undefined
  /** The ids of all commands that were received, answered or not. */
  readonly commandIds: string[]
  /** The bodies and ids of the takes that were decided. */
  readonly takes: { readonly serviceId: string; readonly commandId: string; readonly authorization: string }[]
  /** The hints that were printed. */
  readonly hints: { readonly serviceId: string; readonly language: string }[]
  /** The bookings that visitors may check in for; empty until a test fills it. */
  bookings: readonly FakeBooking[]
  /** The begin of a place that can be booked today, as `HH:mm`; undefined when nothing is free. */
  freeSlot: string | undefined
  /** The kiosk's call for a guide; undefined when there is none. */
  readonly help: HelpView | undefined
  /** A guide answers the kiosk's call. */
  answerHelp(guideName: Text): void
  /** The check-ins that were tried, answered or refused. */
  readonly checkIns: {
    readonly body: CheckInBody
    readonly commandId: string
    readonly authorization: string
  }[]
  ticket(code: string): FollowView
  /** Changes a ticket and tells those who follow it. */
  change(code: string, part: Partial<FollowView>): void
  /** Adds a ticket that was taken elsewhere; returns its code. */
  addTicket(part?: Partial<FollowView>): string
  setQueues(part: Partial<QueuesView>): void
  /** Cuts every stream and answers 503 until it is called with `present`. */
  setPresence(presence: 'absent' | 'present'): void
  stop(): Promise<void>
}

/** Starts a fake hub on a free port of this machine, serving the built pages. */
export async function startFakeHub(pagesDir = builtPages): Promise<FakeHub> {
  const state = new FakeHall(demoDefinition())
  const app = api(state)
  const page = (path: string) => () => fileAnswer(join(pagesDir, path))
  app.get('/', page('hub/console/portal.html'))
  app.get('/kiosk', page('ticket-printer/kiosk/kiosk.html'))
  app.get('/t/:code', page('web-booking/follow.html'))
  app.get('/assets/*', (c) => fileAnswer(join(pagesDir, normalize(c.req.path))))
  const server = await listen(app)
  state.url = server.url
  state.onStop = server.close
  return state
}

class FakeHall implements FakeHub {
  url = ''
  daySpeed = 6
  paper: FakeHub['paper'] = { outcome: 'printed', afterMs: 200 }
  enrolmentCode: string | undefined
  refusal: ErrorCode | undefined
  readonly commandIds: string[] = []
  readonly takes: FakeHub['takes'] = []
  readonly hints: FakeHub['hints'] = []
  bookings: readonly FakeBooking[] = []
  readonly checkIns: FakeHub['checkIns'] = []
  freeSlot: string | undefined
  help: HelpView | undefined
  readonly #checkedIn = new Map<FakeBooking, string>()
  readonly hall: HallView
  readonly tickets = new Map<string, FollowView>()
  readonly answers = new Map<string, TakenTicket>()
  queues: QueuesView
  isPresent = true
  onStop: () => Promise<void> = async () => {}
  readonly bell = new ChangeBell()
  #rev = 1

  constructor(definition: HallDefinition) {
    this.hall = hallViewOf(definition)
    this.queues = queuesOf(definition)
  }

  ticket(code: string): FollowView {
    const ticket = this.tickets.get(code)
    if (ticket === undefined) throw new Error(`no ticket ${code}`)
    return ticket
  }

  change(code: string, part: Partial<FollowView>): void {
    this.tickets.set(code, { ...this.ticket(code), ...part, rev: ++this.#rev, at: Date.now() })
    this.bell.ring()
  }

  setHelp(part: Pick<HelpView, 'status'> & Partial<HelpView>): HelpView {
    this.help = { id: 'help-1', guideName: null, ...part, epoch: 1, rev: ++this.#rev, at: Date.now() }
    this.bell.ring()
    return this.help
  }

  answerHelp(guideName: Text): void {
    this.setHelp({ status: 'answered', guideName })
  }

  addTicket(part: Partial<FollowView> = {}): string {
    const count = this.tickets.size + 8
    const code = `code${count}AbCdEf`
    const service = this.hall.services.find(({ id }) => id === 'property-transfer')
    this.tickets.set(code, {
      epoch: 1,
      rev: ++this.#rev,
      at: Date.now(),
      hallName: this.hall.name,
      timeZone: this.hall.timeZone,
      ticketNumber: `A${String(count).padStart(3, '0')}`,
      businessDay: '2026-11-23',
      serviceName: service?.name ?? { zh: '', en: '' },
      class: 'walkin',
      status: 'waiting',
      peopleAhead: 6,
      waitRange: { p50Minutes: 12, p90Minutes: 20 },
      issuedAt: Date.now(),
      appointmentAt: null,
      calledAt: null,
      window: null,
      print: 'none',
      ...part,
    })
    return code
  }

  setQueues(part: Partial<QueuesView>): void {
    this.queues = { ...this.queues, ...part, rev: ++this.#rev, at: Date.now() }
    this.bell.ring()
  }

  setPresence(presence: 'absent' | 'present'): void {
    this.isPresent = presence === 'present'
    this.bell.ring()
  }

  take(serviceId: string, commandId: string, origin: string): TakenTicket {
    const known = this.answers.get(commandId)
    if (known !== undefined) return known
    const service = this.hall.services.find(({ id }) => id === serviceId)
    if (service === undefined) throw new Error(`no service ${serviceId}`)
    const waiting = this.queues.queues.find((queue) => queue.serviceId === serviceId)?.waiting ?? 0
    const code = this.addTicket({
      serviceName: service.name,
      peopleAhead: waiting,
      waitRange: waitOf(waiting),
      print: 'pending',
    })
    const { outcome, afterMs } = this.paper
    if (outcome !== 'pending') setTimeout(() => this.change(code, { print: outcome }), afterMs).unref()
    const ticket = this.ticket(code)
    const taken: TakenTicket = {
      ticketId: `t-${code}`,
      ticketNumber: ticket.ticketNumber,
      code,
      followUrl: `${origin}/t/${code}`,
      serviceName: service.name,
      zoneName: service.zoneName,
      class: 'walkin',
      peopleAhead: waiting,
      waitRange: waitOf(waiting),
      issuedAt: ticket.issuedAt,
      print: 'pending',
    }
    this.answers.set(commandId, taken)
    return taken
  }

  /** Turns a booking into its one ticket. */
  checkIn(booking: FakeBooking, commandId: string, origin: string): TakenTicket | Rejection {
    const ticketNumber = this.#checkedIn.get(booking)
    if (ticketNumber !== undefined && !this.answers.has(commandId))
      return reject('checked_in_already', { ticket: ticketNumber })
    const taken = { ...this.take(booking.serviceId, commandId, origin), class: booking.class }
    this.#checkedIn.set(booking, taken.ticketNumber)
    this.answers.set(commandId, taken)
    const appointmentAt = booking.class === 'walkin' ? null : booking.appointmentAt
    this.change(taken.code, { class: booking.class, appointmentAt })
    return taken
  }

  async stop(): Promise<void> {
    this.setPresence('absent')
    await this.onStop()
  }
}

function api(state: FakeHall): Hono {
  const app = new Hono()
  const stream = (path: string, view: (code: string) => { epoch: number; rev: number } | undefined) =>
    app.get(path, (c) => {
      const code = c.req.param('code') ?? ''
      if (view(code) === undefined) return problem('ticket_unknown')
      return viewStream(c, { bell: state.bell, isUp: () => state.isPresent, view: () => view(code) })
    })

  app.use('/api/*', async (c, next) => {
    const commandId = c.req.header('idempotency-key')
    if (commandId !== undefined) state.commandIds.push(commandId)
    return state.isPresent ? next() : problem('not_ready')
  })
  app.get('/readyz', (c) => (state.isPresent ? c.json({ ready: true }) : c.json({ ready: false }, 503)))
  app.get('/api/v1/hall', (c) => c.json({ ...state.hall, demo: state.enrolmentCode === undefined }))
  const clockView = () => ({ clock: { virtualStartMs: 0, realStartMs: 0, speed: state.daySpeed } })
  app.get('/api/v1/demo/clock', (c) => c.json(clockView()))
  app.post('/api/v1/demo/clock', async (c) => {
    state.daySpeed = (await c.req.json<{ speed: number }>()).speed
    return c.json(clockView())
  })
  app.get('/api/v1/queues', (c) => c.json(state.queues))
  stream('/api/v1/queues/live', () => state.queues)
  stream('/api/v1/tickets/:code/live', (code) => state.tickets.get(code))
  app.get('/api/v1/tickets/:code', (c) => {
    const found = state.tickets.get(c.req.param('code'))
    return found === undefined ? problem('ticket_unknown') : c.json(found)
  })
  app.post('/api/v1/tickets/:code/leave', (c) => {
    const code = c.req.param('code')
    state.change(code, { status: 'void', peopleAhead: 0 })
    return c.json(state.ticket(code))
  })
  app.post('/api/v1/devices/:id/demo-credential', (c) =>
    c.json({ deviceId: c.req.param('id'), secret: 'demo-secret', hallId: state.hall.id, kind: 'kiosk' }),
  )
  app.post('/api/v1/devices/enrol', async (c) => {
    const { code } = await c.req.json<{ code: string }>()
    if (code !== state.enrolmentCode) return problem('enrolment_code_invalid')
    return c.json({ deviceId: 'kiosk-01', secret: 'enrolled-secret', hallId: state.hall.id, kind: 'kiosk' })
  })
  app.post('/api/v1/kiosk/tickets', async (c) => {
    const { serviceId } = await c.req.json<{ serviceId: string }>()
    const commandId = c.req.header('idempotency-key') ?? ''
    state.takes.push({ serviceId, commandId, authorization: c.req.header('authorization') ?? '' })
    if (state.refusal !== undefined) return problem(state.refusal)
    return c.json(state.take(serviceId, commandId, new URL(c.req.url).origin))
  })
  app.post('/api/v1/kiosk/check-ins', async (c) => {
    const body = await c.req.json<CheckInBody>()
    const commandId = c.req.header('idempotency-key') ?? ''
    state.checkIns.push({ body, commandId, authorization: c.req.header('authorization') ?? '' })
    if (state.refusal !== undefined) return problem(state.refusal, { seconds: 300 })
    const booking = findBooking(state.bookings, body)
    if (booking === undefined) return problem('booking_unknown')
    const { refusal } = booking
    if (refusal !== undefined) return problem(refusal.code, refusal.data)
    const answer = state.checkIn(booking, commandId, new URL(c.req.url).origin)
    return 'ticketId' in answer ? c.json(answer) : problem(answer.code, answer.data)
  })
  app.post('/api/v1/device/help', (c) => c.json(state.setHelp({ status: 'open' })))
  app.post('/api/v1/device/help/:id/withdraw', (c) => c.json(state.setHelp({ status: 'withdrawn' })))
  stream('/api/v1/device/help/:code/live', () => state.help)
  app.get('/api/v1/booking/days', (c) =>
    c.json({
      days: [{ date: today(), weekday: 'mon', status: 'open', free: 1, places: 9 }],
      missingYear: null,
    }),
  )
  app.get('/api/v1/booking/slots', (c) => {
    const { freeSlot: start } = state
    const startsAt = Date.now() + 3 * 3_600_000
    const slots = start === undefined ? [] : [{ start, end: start, startsAt, free: 1, places: 9 }]
    return c.json({ date: today(), slots })
  })
  app.post('/api/v1/kiosk/hints', async (c) => {
    if (state.refusal !== undefined) return problem(state.refusal)
    state.hints.push(await c.req.json())
    return c.json({ jobId: `hints-${state.hints.length}` })
  })
  return app
}

/** The hall's day now, in Xiamen. */
function today(): string {
  return businessDayOf(Date.now(), 'Asia/Shanghai')
}

function hallViewOf(definition: HallDefinition): HallView {
  return {
    ...definition,
    services: serviceViews(definition),
    devices: definition.devices.map(({ voice, ...device }) => device) as HallView['devices'],
    demo: true,
    virtualPrinterUrl: 'http://127.0.0.1:9180/',
  }
}

/** About how long so many people keep a newcomer waiting. */
function waitOf(waiting: number): QueuesView['queues'][number]['waitRange'] {
  return { p50Minutes: 4 * waiting, p90Minutes: 1 + 7 * waiting }
}

function queuesOf(definition: HallDefinition): QueuesView {
  return {
    epoch: 1,
    rev: 1,
    at: Date.now(),
    businessDay: '2026-11-23',
    open: true,
    queues: definition.services.map(({ id }, index) => ({
      serviceId: id,
      waiting: (index * 7) % 5,
      longestWaitSeconds: ((index * 7) % 5) * 180,
      peopleAhead: (index * 7) % 5,
      waitRange: waitOf((index * 7) % 5),
      openWindows: definition.windows.filter(({ services }) => takesService(services, id)).length,
    })),
  }
}
