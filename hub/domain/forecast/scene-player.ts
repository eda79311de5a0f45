import { ticketClasses } from '../../../shared/hall-definition.ts'
import type { CallOrder } from '../calling/call-order.ts'
import { classRanks } from '../calling/waiting-line.ts'
import type { VirtualFates, VirtualStart, VirtualVisitors } from '../virtual-hall/virtual-day.ts'
import { VirtualHall } from '../virtual-hall/virtual-hall.ts'
import { BookedVisitors } from './booked-visitors.ts'
import { DrawStream, keyOf } from './draw-stream.ts'
import type { ForecastScene, SceneTicket, ServiceTime } from './forecast-scene.ts'
import { ArrivalCourse } from './future-arrivals.ts'
import { normalAt } from './normal.ts'
import { PatienceDraws } from './patience-draws.ts'
import type { ScenePart } from './scene-plan.ts'
import { type FactorTable, type FactorTables, factorAt, Remainder } from './service-draws.ts'
import { VisitorRows } from './visitor-rows.ts'

const never = Number.POSITIVE_INFINITY
const classes = ticketClasses.length
const { appointment } = classRanks

/** A level or pace is never thought to be less than this part of what is expected. */
const leastFactor = 0.2

/** What a player is made for. */
export interface PlayOptions {
  readonly order: CallOrder
  readonly tables: FactorTables
  /** Replications of the same key meet the same luck. */
  readonly key: number
  /** Who comes later is not drawn: what happens up to then does not depend on it. */
  readonly horizonAt: number
  /** Somebody who comes just now, of a service of the scene; null for none. */
  readonly newcomer: SceneTicket | null
}

/**
 * Plays the rest of a day from a scene on, again and again with other luck. The rows are those who wait, in the scene's
 * order, the newcomer if there is one, who stays till called, then those who come.
 */
export class ScenePlayer {
  readonly hall: VirtualHall
  /** Places of the waiting tickets among the scene's, by row. */
  readonly waiting: readonly number[]
  private readonly scene: ForecastScene
  private readonly newcomer: SceneTicket | null
  private readonly times: readonly ServiceTime[]
  private readonly tables: readonly FactorTable[]
  private readonly pace: Float64Array
  private readonly course: ArrivalCourse
  private readonly booked: BookedVisitors
  private readonly patience: PatienceDraws
  /** By waiting row, see `goneBy`. */
  private readonly gone: Float64Array
  private readonly rows: VisitorRows
  private readonly start: VirtualStart
  /** What is left of the services under way, by window. */
  private readonly remainders: readonly ({ readonly service: number; readonly left: Remainder } | null)[]
  private readonly streams: Readonly<Record<StreamName, DrawStream>>
  private readonly allStreams: readonly DrawStream[]
  private watch = new Uint8Array(0)

  constructor(scene: ForecastScene, part: ScenePart, options: PlayOptions) {
    const { order, tables, key, horizonAt, newcomer } = options
    this.scene = scene
    this.newcomer = newcomer
    this.hall = new VirtualHall(part.plan, order)
    this.times = part.services.map((place) => (scene.services[place] as { time: ServiceTime }).time)
    this.tables = this.times.map(({ cv }) => tables.of(cv))
    this.pace = new Float64Array(part.services.length)
    const places = new Map(part.services.map((place, index) => [place, index]))
    const inPart = ({ service }: { service: number }) => places.has(service)
    const localOf = ({ service }: { service: number }) => places.get(service) ?? 0
    this.waiting = scene.waiting.flatMap((ticket, place) => (inPart(ticket) ? [place] : []))
    this.course = new ArrivalCourse(
      scene.arrivals.filter(inPart),
      scene.now,
      horizonAt,
      (one) => localOf(one) * classes + one.classRank,
    )
    this.booked = new BookedVisitors(scene, { bookings: scene.bookings.filter(inPart), localOf, horizonAt })
    this.patience = new PatienceDraws(scene.patience)
    this.gone = Float64Array.from(this.waiting, (place) =>
      this.patience.goneBy(scene.now - (scene.waiting[place] as SceneTicket).arrivedAt),
    )
    this.rows = new VisitorRows(this.waiting.length + 64)
    for (const place of this.waiting) this.addTicket(scene.waiting[place] as SceneTicket, localOf, -never)
    if (newcomer !== null) this.addTicket(newcomer, localOf, scene.now)
    this.start = {
      at: scene.now,
      waiting: Int32Array.from(this.waiting, (_, row) => row),
      open: Uint8Array.from(part.windows, ({ status }) => (status === 'open' ? 1 : 0)),
      busyUntil: new Float64Array(part.windows.length),
      idleSince: Float64Array.from(part.windows, ({ idleSince }) => idleSince),
      worstTurnMs: part.worstTurnMs,
      mostWindows: part.mostWindows,
    }
    const bounds = { shortestMs: scene.shortestServiceMs, longestMs: scene.longestServiceMs }
    this.remainders = part.windows.map(({ busy }) => {
      const time = busy === null ? undefined : scene.services[busy.service]?.time
      if (busy === null || time === undefined) return null
      return { service: localOf(busy), left: new Remainder(time, scene.now - busy.since, bounds) }
    })
    this.streams = streamsOf(key)
    this.allStreams = Object.values(this.streams)
  }

  /** The rows of the last replication. */
  get visitors(): VirtualVisitors {
    return this.rows.columns
  }

  /** When the day just played is over for who was not called; a hall in which no window opens any more has no closing. */
  get closedAt(): number {
    return Number.isFinite(this.hall.closedAt) ? this.hall.closedAt : this.scene.endsAt
  }

  /** Plays one replication to its end. */
  play(replication: number): VirtualFates {
    this.draw(replication)
    return this.hall.play(this.rows.columns, { start: this.start })
  }

  /** Plays one replication till the fate of those rows is known. */
  playUntil(replication: number, watched: readonly number[]): VirtualFates {
    this.draw(replication)
    const { columns } = this.rows
    if (this.watch.length < columns.count) this.watch = new Uint8Array(columns.arrivesAt.length)
    for (const row of watched) this.watch[row] = 1
    return this.hall.play(columns, { start: this.start, watch: this.watch })
  }

  private addTicket(ticket: SceneTicket, localOf: (ticket: SceneTicket) => number, arrivesAt: number): void {
    this.rows.add({
      arrivesAt,
      queuedAt: ticket.queuedAt,
      service: localOf(ticket),
      classRank: ticket.classRank,
      serviceMs: 0,
      leavesAt: never,
    })
  }

  private draw(replication: number): void {
    for (const stream of this.allStreams) stream.restart(replication)
    this.drawPaces()
    this.drawWindows()
    this.drawTickets()
    this.drawArrivals()
  }

  /** By what the services take longer than is thought: what is not known of their means. */
  private drawPaces(): void {
    const { pace: stream } = this.streams
    const common = this.scene.paceError * normalAt(Math.max(stream.next(), 1e-9))
    const half = this.scene.paceError ** 2 / 2
    for (let place = 0; place < this.times.length; place += 1) {
      const { meanError } = this.times[place] as ServiceTime
      const own = meanError * normalAt(Math.max(stream.next(), 1e-9))
      this.pace[place] = Math.max(leastFactor, Math.exp(common + own - half - (meanError * meanError) / 2))
    }
  }

  private drawWindows(): void {
    const { start, scene } = this
    for (let window = 0; window < this.remainders.length; window += 1) {
      const remainder = this.remainders[window] ?? null
      const uniform = this.streams.windows.next()
      start.busyUntil[window] =
        remainder === null
          ? -never
          : scene.now + remainder.left.at(uniform) * (this.pace[remainder.service] ?? 1)
    }
  }

  private drawTickets(): void {
    const { scene, waiting, rows, patience, gone } = this
    const { tickets } = this.streams
    const { columns } = rows
    for (let row = 0; row < waiting.length; row += 1) {
      columns.serviceMs[row] = this.serviceMs(columns.service[row] as number, tickets.next())
      const { arrivedAt } = scene.waiting[waiting[row] as number] as SceneTicket
      const elapsedMs = scene.now - arrivedAt
      columns.leavesAt[row] = patience.leavesLater(arrivedAt, elapsedMs, gone[row] as number, tickets.next())
    }
  }

  private drawArrivals(): void {
    const { scene, rows, booked, patience } = this
    const { arrivals, gaps, level: levels, bookings } = this.streams
    rows.keep(this.waiting.length + (this.newcomer === null ? 0 : 1))
    booked.draw(bookings)
    let nextBooked = 0
    const addBookedUntil = (at: number) => {
      while (nextBooked < booked.count && booked.at(nextBooked).arrivesAt <= at) {
        const { arrivesAt, slotAt, service, luck, stay } = booked.at(nextBooked)
        nextBooked += 1
        rows.add({
          arrivesAt,
          queuedAt: Math.max(arrivesAt, slotAt),
          service,
          classRank: appointment,
          serviceMs: this.serviceMs(service, luck),
          leavesAt: patience.leavesAt(arrivesAt, stay),
        })
      }
    }
    const level = Math.max(
      leastFactor * scene.level.mean,
      scene.level.mean * (1 + scene.level.error * normalAt(Math.max(levels.next(), 1e-9))),
    )
    const uniform = () => gaps.next()
    this.course.draw(level, uniform, (at, kind) => {
      addBookedUntil(at)
      const service = Math.floor(kind / classes)
      rows.add({
        arrivesAt: at,
        queuedAt: at,
        service,
        classRank: kind % classes,
        serviceMs: this.serviceMs(service, arrivals.next()),
        leavesAt: patience.leavesAt(at, arrivals.next()),
      })
    })
    addBookedUntil(never)
  }

  private serviceMs(service: number, uniform: number): number {
    const { shortestServiceMs, longestServiceMs } = this.scene
    const drawn =
      (this.times[service] as ServiceTime).meanMs *
      (this.pace[service] as number) *
      factorAt(this.tables[service] as FactorTable, uniform)
    return Math.min(Math.max(drawn, shortestServiceMs), longestServiceMs)
  }
}

type StreamName = 'pace' | 'windows' | 'tickets' | 'arrivals' | 'gaps' | 'level' | 'bookings'

function streamsOf(key: number): Record<StreamName, DrawStream> {
  const stream = (number: number) => new DrawStream(keyOf(key, number))
  return {
    pace: stream(0),
    windows: stream(1),
    tickets: stream(2),
    arrivals: stream(3),
    gaps: stream(4),
    level: stream(5),
    bookings: stream(6),
  }
}
