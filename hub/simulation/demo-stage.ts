import { setMaxListeners } from 'node:events'
import { businessDayOf } from '../../shared/business-day.ts'
import type { WindowDefinition } from '../../shared/hall-definition.ts'
import type { BookingSlots } from '../../shared/http/booking-schemas.ts'
import type { ClerkView, TakenTicket } from '../../shared/http/schemas.ts'
import { ClerkPlayer, ignoring } from './clerk-player.ts'
import {
  arrivalsPerHour,
  busynessAt,
  type DemoBooking,
  type DemoVisitor,
  drawVisitor,
  gapSeconds,
} from './demo-crowd.ts'
import { HubClient, Refusal } from './hub-client.ts'
import { IdleWindows } from './idle-windows.ts'
import type { LiveHall } from './live-hall.ts'
import { livelyTreatment } from './lively-treatment.ts'
import { personOf, simulatedPeople } from './simulated-person.ts'
import { secondsOfDayAt } from './time-of-day.ts'
import type { TicketPlace } from './visitor-player.ts'

/** Visitors who are there when the demo opens. */
const firstVisitors = 25
/** A clerk who was stopped by somebody at the console tries again after this many seconds of the hall. */
const retrySeconds = 180
/** Of the slots that are free today people take one of the next few. */
const slotsLookedAt = 3

type BookableSlot = BookingSlots['slots'][number]

/** Which parts of the hall the demo plays; the rest is left to people. */
export interface DemoCast {
  /** Windows with the badge of the clerk who serves there. */
  readonly windows: readonly { readonly window: WindowDefinition; readonly badgeNumber: string }[]
  readonly guideBadge: string
  /** The kiosk that simulated visitors use. */
  readonly kioskId: string
}

/** The people of the demo: visitors without end, and clerks who treat them. */
export class DemoStage {
  readonly #live: LiveHall
  readonly #cast: DemoCast
  readonly #stop: AbortSignal
  readonly #guide: HubClient
  readonly #visitor: HubClient
  readonly #place: TicketPlace
  readonly #idleWindows = new IdleWindows()
  readonly #simulated = new Set<string>()
  readonly #onTrouble: (who: string, error: unknown) => void

  constructor(
    live: LiveHall,
    cast: DemoCast,
    options: { readonly stop: AbortSignal; readonly onTrouble: (who: string, error: unknown) => void },
  ) {
    this.#live = live
    this.#cast = cast
    this.#stop = options.stop
    this.#onTrouble = options.onTrouble
    this.#guide = live.staff(cast.guideBadge)
    this.#visitor = new HubClient(live.hub.baseUrl, null)
    const places = live.ticketPlaces()
    const place = places.find(({ kioskId }) => kioskId === cast.kioskId) ?? places[0]
    if (place === undefined) throw new Error('a hall without kiosks gives no numbers')
    this.#place = place
    setMaxListeners(0, options.stop)
  }

  /** Plays until the signal aborts. */
  async play(): Promise<void> {
    const clerks = this.#cast.windows.map(({ window, badgeNumber }) => this.#playClerk(window, badgeNumber))
    await Promise.all([...clerks, this.#playVisitors()])
  }

  async #playVisitors(): Promise<void> {
    const { hall, timeline } = this.#live
    const rates = arrivalsPerHour(
      hall,
      this.#cast.windows.map(({ window }) => window),
    )
    const perHour = [...rates.values()].reduce((sum, rate) => sum + rate, 0)
    const visit = () => void this.#visit(drawVisitor(rates, Math.random))
    for (let count = 0; count < firstVisitors; count += 1) visit()
    while (!this.#stop.aborted) {
      const busyness = busynessAt(secondsOfDayAt(timeline.now(), hall.timeZone))
      await timeline.wait(gapSeconds(perHour * busyness, Math.random), this.#stop)
      if (!this.#stop.aborted) visit()
    }
  }

  async #visit(visitor: DemoVisitor): Promise<void> {
    try {
      const ticket = await this.#arrive(visitor)
      if (ticket === undefined) return
      this.#simulated.add(ticket.ticketId)
      this.#idleWindows.arrive(ticket.ticketId, visitor.serviceId)
      if (visitor.patienceSeconds === null) return
      await this.#live.timeline.wait(visitor.patienceSeconds, this.#stop)
      if (this.#stop.aborted) return
      await this.#visitor.command(`/api/v1/tickets/${ticket.code}/leave`)
    } catch (error) {
      // Called or served in the meantime, or the day is closed: the ordinary ends of a visit.
      if (error instanceof Refusal && (error.status === 409 || error.status === 404)) return
      this.#trouble('visitor', error)
    }
  }

  /** The ticket of a visitor who has come; undefined for one who booked and did not. */
  async #arrive({ serviceId, ground, booked }: DemoVisitor): Promise<TakenTicket | undefined> {
    const language = Math.random() < 0.1 ? 'en' : 'zh'
    const slot = booked === null ? undefined : await this.#nextSlot(serviceId)
    if (booked !== null && slot !== undefined)
      return this.#keepBooking({ services: [serviceId], language }, slot, booked)
    const { kiosk, printerId } = this.#place
    if (ground === null) return kiosk.command('/api/v1/kiosk/tickets', { serviceId, language })
    return this.#guide.command('/api/v1/guide/tickets', { serviceId, language, printerId, ground })
  }

  /** Books at the desk, and checks in at the kiosk when the time has come. */
  async #keepBooking(
    visit: { readonly services: readonly string[]; readonly language: 'zh' | 'en' },
    { date, start, startsAt }: BookableSlot & { readonly date: string },
    { earlySeconds }: DemoBooking,
  ): Promise<TakenTicket | undefined> {
    const person = personOf(Math.floor(Math.random() * simulatedPeople))
    await this.#guide.command('/api/v1/desk/bookings', { ...visit, date, start, person })
    if (earlySeconds === null) return undefined
    await this.#live.timeline.until(startsAt - earlySeconds * 1000, this.#stop)
    if (this.#stop.aborted) return undefined
    const { document, phone } = person
    return await this.#place.kiosk.command('/api/v1/kiosk/check-ins', { document, phone })
  }

  /** One of the next slots with a free place today; undefined when there is none, and the visitor just comes. */
  async #nextSlot(serviceId: string): Promise<(BookableSlot & { readonly date: string }) | undefined> {
    const { hall, timeline } = this.#live
    const date = businessDayOf(timeline.now(), hall.timeZone)
    const path = `/api/v1/desk/slots?services=${serviceId}&date=${date}`
    const { slots } = await this.#guide.get<BookingSlots>(path).catch(whenRefused({ slots: [] }))
    const free = slots.filter((slot) => slot.free > 0).slice(0, slotsLookedAt)
    const slot = free[Math.floor(Math.random() * free.length)]
    return slot === undefined ? undefined : { ...slot, date }
  }

  async #playClerk(window: WindowDefinition, badgeNumber: string): Promise<void> {
    const { hall, timeline } = this.#live
    const clerk = new ClerkPlayer(this.#live.staff(badgeNumber), window, this.#idleWindows)
    const treat = livelyTreatment({
      hall,
      timeline,
      guide: this.#guide,
      stop: this.#stop,
      random: Math.random,
      isSimulated: (ticketId) => this.#simulated.has(ticketId),
    })
    while (!this.#stop.aborted) {
      try {
        await this.#clearWindow(clerk)
        await clerk.serve(this.#stop, treat)
      } catch (error) {
        // A person at the console may pause, close or serve any window; the clerk then steps back for a while.
        if (!(error instanceof Refusal)) this.#trouble(`window ${window.number}`, error)
        await timeline.wait(retrySeconds, this.#stop)
      }
    }
  }

  /** Ends what an earlier turn has left at the window. */
  async #clearWindow(clerk: ClerkPlayer): Promise<void> {
    const view = await clerk.client.get<ClerkView>('/api/v1/clerk')
    if (view.window === null) return
    if (view.window.status === 'paused') await clerk.act('/resume')
    if (view.current === null) return
    if (view.current.status === 'called')
      await clerk.act('/arrive').catch(ignoring('window_idle', 'ticket_not_called'))
    await clerk.act('/finish', { outcome: 'done' }).catch(ignoring('window_idle'))
  }

  #trouble(who: string, error: unknown): void {
    if (!this.#stop.aborted) this.#onTrouble(who, error)
  }
}

/** Puts a value in place of a refusal; any other error goes on. */
function whenRefused<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof Refusal) return value
    throw error
  }
}
