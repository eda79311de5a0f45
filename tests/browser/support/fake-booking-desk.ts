import type { Context, Hono } from 'hono'
import { slotsOn } from '../../../hub/domain/booking/slots.ts'
import { type BookingSetup, bookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { BookingInfo } from '../../../shared/http/booking-schemas.ts'
import type { CloseDayAnswer, SetupPreview, SetupView } from '../../../shared/http/booking-setup-schemas.ts'
import type { CallBackList } from '../../../shared/http/call-back-schemas.ts'
import type { DeskBooking, DeskBookings } from '../../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import { callBacks, deskBooking, deskDay, endOf, sampleSetup, totalsOf } from './booking-samples.ts'

/** The business day of the fake hub: a Monday. */
const fakeToday = '2026-11-23'
/** Twenty to ten of it in the hall. */
const fakeNow = Date.parse('2026-11-23T09:40:00+08:00')
const dayMs = 86_400_000
const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The bookings of a hall in memory: canned answers of the contract, slots by the real rules. */
export class FakeBookingDesk {
  day: DeskBookings
  setup: SetupView = { setup: sampleSetup(), version: 4 }
  callBacks: CallBackList['callBacks']
  readonly #hall: HallView

  constructor(hall: HallView) {
    this.#hall = hall
    this.day = { ...deskDay(hall, fakeToday, 60), at: fakeNow }
    this.callBacks = callBacks(hall, 8)
  }

  /** Sets how many bookings today has. */
  fill(count: number): void {
    this.#show(deskDay(this.#hall, fakeToday, count).bookings)
  }

  /** Somebody else saves a changed set-up. */
  overtake(part: Partial<BookingSetup>): void {
    this.setup = { setup: { ...this.setup.setup, ...part }, version: this.setup.version + 1 }
  }

  /** The answer to a command; undefined for one that is not about bookings, an error's code for a refusal. */
  answerTo(path: string, body: Record<string, unknown>): unknown {
    const [, audience = '', noun = '', id = '', act = ''] = path.split('/')
    if (audience === 'desk') return noun === 'check-ins' ? this.#takenBy(body) : this.#deskAct(id, act, body)
    if (audience !== 'manager') return undefined
    if (noun === 'call-backs') return this.#callBackAct(id, act, body)
    if (noun !== 'booking') return undefined
    if (id === 'close-day') return this.#closeDay(body as { date: string; move: boolean })
    if (!bookingSetup.safeParse(body.setup).success) return 'setup_invalid' satisfies ErrorCode
    if (id === 'preview') return this.preview(body.setup as BookingSetup, String(body.from))
    if (body.basedOn !== this.setup.version) return 'setup_overtaken' satisfies ErrorCode
    this.setup = { setup: body.setup as BookingSetup, version: this.setup.version + 1 }
    return this.setup
  }

  /** The week that a set-up brings; today's bookings are what it may strand. */
  preview(setup: BookingSetup, from: string): SetupPreview {
    const timetable = { ...setup, timeZone: this.#hall.timeZone }
    const slotsOf = (date: string) =>
      setup.openings.flatMap((opening) => {
        const slots = slotsOn(timetable, opening, date)
        return 'code' in slots ? [] : slots.map(({ start, end }) => ({ opening, start, end }))
      })
    const open = this.day.bookings.filter(({ status }) => status === 'confirmed')
    const days = Array.from({ length: 7 }, (_, index) => addDays(from, index)).map((date, index) => {
      const year = setup.calendar[date.slice(0, 4)]
      const calendar = (
        year === undefined
          ? 'unknown-year'
          : year.off.includes(date)
            ? 'off'
            : year.work.includes(date)
              ? 'make-up'
              : index > 4
                ? 'weekend'
                : 'working'
      ) as SetupPreview['days'][number]['calendar']
      const slots = slotsOf(date).map(({ opening, start, end }, at) => ({
        openingId: opening.id,
        start,
        end,
        places: opening.places,
        staffPlaces: opening.staffPlaces,
        taken: opening.audience === 'everyone' ? Math.min(opening.places + 2, ((at + index) * 7) % 26) : 0,
      }))
      return { date, calendar, slots }
    })
    const starts = new Set(slotsOf(this.day.date).map(({ start }) => start))
    const stranded = open
      .filter(({ start }) => !starts.has(start))
      .map(({ bookingId, number, date, start, services }) => ({
        bookingId,
        number,
        date,
        start,
        services: services.map((service) => service.id),
      }))
    return { from, days, stranded }
  }

  info(): BookingInfo {
    return {
      rules: this.setup.setup.rules,
      services: this.#hall.services.map(({ id }) => id),
      projectServices: ['property-transfer'],
      today: fakeToday,
      timeZone: this.#hall.timeZone,
      now: fakeNow,
      demoCodes: false,
    }
  }

  #deskAct(bookingId: string, act: string, body: Record<string, unknown>): unknown {
    if (bookingId === '') return this.#booked(body)
    const booking = this.day.bookings.find((other) => other.bookingId === bookingId)
    if (booking === undefined) return 'booking_unknown' satisfies ErrorCode
    const ticketNumber = `A${booking.number?.split('-')[1] ?? '000'}`
    const changes: Record<string, Partial<DeskBooking>> = {
      'check-in': { status: 'checked-in', ticketNumber, canCheckIn: false },
      cancel: { status: 'cancelled', canCheckIn: false },
      reschedule: { date: String(body.date), start: String(body.start) },
    }
    const changed = { ...booking, ...changes[act] }
    this.#show(this.day.bookings.map((other) => (other === booking ? changed : other)))
    return act === 'check-in' ? this.#taken(changed, ticketNumber, body.printerId !== undefined) : changed
  }

  #booked(body: Record<string, unknown>): DeskBooking {
    const { phone } = body.person as { phone: string | null }
    const services = body.services as string[]
    return deskBooking(this.#hall, String(body.date), 86, {
      start: String(body.start),
      status: 'confirmed',
      bookedBy: 'staff',
      phone: phone === null ? null : '138****4321',
      services: this.#hall.services
        .filter(({ id }) => services.includes(id))
        .map(({ id, name }) => ({ id, name })),
    })
  }

  #takenBy(body: Record<string, unknown>): TakenTicket | ErrorCode {
    const booking = this.day.bookings.find(({ canCheckIn }) => canCheckIn)
    if (booking === undefined || body.code === '00000000') return 'booking_unknown'
    return this.#taken(booking, 'A042', false)
  }

  #taken(booking: DeskBooking, ticketNumber: string, isPrinted: boolean): TakenTicket {
    return {
      ticketId: `t-${ticketNumber}`,
      ticketNumber,
      code: 'code42AbCdEf',
      followUrl: `http://127.0.0.1/t/code42AbCdEf`,
      serviceName: booking.services[0]?.name ?? { zh: '', en: '' },
      zoneName: { zh: '综合受理区', en: 'General Services' },
      class: 'appointment',
      peopleAhead: 2,
      waitRange: { p50Minutes: 3, p90Minutes: 8 },
      issuedAt: Date.now(),
      print: isPrinted ? 'pending' : 'none',
    }
  }

  #closeDay({ date, move }: { date: string; move: boolean }): CloseDayAnswer {
    const open = this.day.bookings.filter(({ status }) => status === 'confirmed')
    const moved = move ? open.slice(0, -2) : []
    return {
      date,
      moved: moved.map(({ number }, n) => ({
        number,
        to: `${addDays(date, 1 + (n % 2))} ${n % 3 === 0 ? '09:00' : '14:30'}`,
      })),
      cancelled: open.slice(moved.length).map(({ number }) => ({ number })),
    }
  }

  #callBackAct(id: string, act: string, body: Record<string, unknown>): unknown {
    if (act === 'reveal') return { name: '林小明', phone: '+8613812347919' }
    this.callBacks = this.callBacks.map((entry) =>
      entry.id === id
        ? {
            ...entry,
            closed: {
              at: Date.now(),
              outcome: body.outcome as 'explained',
              byName: { zh: '吴丽华', en: 'Wu Lihua' },
            },
          }
        : entry,
    )
    return { callBacks: this.callBacks }
  }

  #show(bookings: readonly DeskBooking[]): void {
    this.day = {
      ...this.day,
      rev: this.day.rev + 1,
      bookings: [...bookings],
      totals: totalsOf(bookings),
    }
  }
}

/** The views that staff read of bookings; commands come by the fake hub's one door. */
export function bookingRoutes(app: Hono, desk: FakeBookingDesk, hall: HallView): void {
  app.get('/api/v1/booking', (c) => c.json(desk.info()))
  app.get('/api/v1/desk/bookings', (c) => {
    const date = c.req.query('date') ?? fakeToday
    return c.json(date === fakeToday ? desk.day : deskDay(hall, date, date > '2026-11-25' ? 0 : 12))
  })
  const days = (c: Context) => {
    const list = Array.from({ length: 14 }, (_, n) => addDays(fakeToday, n)).map((date, n) => ({
      date,
      weekday: (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[n % 7] ?? 'mon',
      status: n % 7 > 4 ? ('closed' as const) : n === 2 ? ('full' as const) : ('open' as const),
      free: n % 7 > 4 || n === 2 ? 0 : 12 + n * 9,
      places: 120,
    }))
    return c.json({ days: list, missingYear: '2027' })
  }
  app.get('/api/v1/desk/days', days)
  app.get('/api/v1/desk/bookings/:id/days', days)
  const slotsOfDay = (c: Context) => {
    const slots = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '14:00', '14:30', '15:00'].map(
      (start, n) => ({
        start,
        end: endOf(start),
        startsAt: 0,
        free: n % 4 === 1 ? 0 : n + 2,
        places: 22,
      }),
    )
    return c.json({ date: c.req.query('date'), slots })
  }
  app.get('/api/v1/desk/slots', slotsOfDay)
  app.get('/api/v1/desk/bookings/:id/slots', slotsOfDay)
  app.get('/api/v1/manager/booking/setup', (c) => c.json(desk.setup))
  app.get('/api/v1/manager/call-backs', (c) => c.json({ callBacks: desk.callBacks }))
}
