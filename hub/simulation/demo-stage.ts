import { setMaxListeners } from 'node:events'
import { businessDayOf } from '../../shared/business-day.ts'
import type { WindowDefinition } from '../../shared/hall-definition.ts'
import type { BookingSlots } from '../../shared/http/booking-schemas.ts'
import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import { ClerkPlayer, ignoring, type OwnWindow, type Treatment } from './clerk-player.ts'
import {
  busynessAt,
  type CrowdName,
  type DemoBooking,
  type DemoVisitor,
  demoRates,
  drawVisitor,
  gapSeconds,
  type Random,
} from './demo-crowd.ts'
import { HubClient, Refusal } from './hub-client.ts'
import { IdleWindows } from './idle-windows.ts'
import type { LiveHall } from './live-hall.ts'
import { livelyTreatment } from './lively-treatment.ts'
import { personOf, simulatedPeople } from './simulated-person.ts'
import { secondsOfDayAt } from './time-of-day.ts'
import type { TicketPlace } from './visitor-player.ts'

/** Visitors who are there when the demo opens, on a usual day and on a crowded one. */
const firstVisitors: Readonly<Record<CrowdName, number>> = { usual: 25, crowded: 32 }
/** A clerk without a window looks so often, in seconds of the hall, whether the manager has sent him to one. */
const lookSeconds = 8
/** A clerk who was stopped by somebody at the console tries again after this many seconds of the hall. */
const retrySeconds = 180
/** Of the slots that are free today people take one of the next few. */
const slotsLookedAt = 3

type BookableSlot = BookingSlots['slots'][number]

/** Which parts of the hall the demo plays; the rest is left to people. */
export interface DemoCast {
  /** Windows with the badge of the clerk who serves there. */
  readonly windows: readonly { readonly window: WindowDefinition; readonly badgeNumber: string }[]
  /** Clerks who stand by: they go where the manager opens a window with them. */
  readonly standbyBadges: readonly string[]
  readonly guideBadge: string
  /** The kiosk that simulated visitors use. */
  readonly kioskId: string
}

/** How a demo is played. */
export interface DemoPlay {
  readonly crowd: CrowdName
  /** The luck of somebody or something of this name: one and the same whenever it is asked for. */
  readonly chanceOf: (identity: string) => Random
  readonly stop: AbortSignal
  readonly onTrouble: (who: string, error: unknown) => void
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
  readonly #onTrouble: DemoPlay['onTrouble']
  readonly #chanceOf: DemoPlay['chanceOf']
  readonly #crowd: DemoPlay['crowd']

  constructor(live: LiveHall, cast: DemoCast, options: DemoPlay) {
    this.#live = live
    this.#cast = cast
    this.#stop = options.stop
    this.#onTrouble = options.onTrouble
    this.#chanceOf = options.chanceOf
    this.#crowd = options.crowd
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
    const standby = this.#cast.standbyBadges.map((badgeNumber) => this.#playClerk(null, badgeNumber))
    await Promise.all([...clerks, ...standby, this.#playVisitors()])
  }

  async #playVisitors(): Promise<void> {
    const { hall, timeline } = this.#live
    const rates = demoRates(
      hall,
      this.#cast.windows.map(({ window }) => window),
      this.#crowd,
    )
    const perHour = [...rates.values()].reduce((sum, rate) => sum + rate, 0)
    const gaps = this.#chanceOf('gaps')
    let visitors = 0
    const visit = () => {
      visitors += 1
      const chance = this.#chanceOf(`visitor ${visitors}`)
      void this.#visit(drawVisitor(rates, chance), chance)
    }
    for (let count = 0; count < firstVisitors[this.#crowd]; count += 1) visit()
    while (!this.#stop.aborted) {
      const busyness = busynessAt(secondsOfDayAt(timeline.now(), hall.timeZone))
      await timeline.wait(gapSeconds(perHour * busyness, gaps), this.#stop)
      if (!this.#stop.aborted) visit()
    }
  }

  async #visit(visitor: DemoVisitor, chance: Random): Promise<void> {
    try {
      const ticket = await this.#arrive(visitor, chance)
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
  async #arrive(
    { serviceId, ground, booked }: DemoVisitor,
    chance: Random,
  ): Promise<TakenTicket | undefined> {
    const language = chance() < 0.1 ? 'en' : 'zh'
    const slot = booked === null ? undefined : await this.#nextSlot(serviceId, chance)
    if (booked !== null && slot !== undefined)
      return this.#keepBooking({ services: [serviceId], language, chance }, slot, booked)
    const { kiosk, printerId } = this.#place
    if (ground === null) return kiosk.command('/api/v1/kiosk/tickets', { serviceId, language })
    return this.#guide.command('/api/v1/guide/tickets', { serviceId, language, printerId, ground })
  }

  /** Books at the desk, and checks in at the kiosk when the time has come. */
  async #keepBooking(
    {
      chance,
      ...visit
    }: { readonly services: readonly string[]; readonly language: 'zh' | 'en'; readonly chance: Random },
    { date, start, startsAt }: BookableSlot & { readonly date: string },
    { earlySeconds }: DemoBooking,
  ): Promise<TakenTicket | undefined> {
    const person = personOf(Math.floor(chance() * simulatedPeople))
    await this.#guide.command('/api/v1/desk/bookings', { ...visit, date, start, person })
    if (earlySeconds === null) return undefined
    await this.#live.timeline.until(startsAt - earlySeconds * 1000, this.#stop)
    if (this.#stop.aborted) return undefined
    const { document, phone } = person
    return await this.#place.kiosk.command('/api/v1/kiosk/check-ins', { document, phone })
  }

  /** One of the next slots with a free place today; undefined when there is none, and the visitor just comes. */
  async #nextSlot(
    serviceId: string,
    chance: Random,
  ): Promise<(BookableSlot & { readonly date: string }) | undefined> {
    const { hall, timeline } = this.#live
    const date = businessDayOf(timeline.now(), hall.timeZone)
    const path = `/api/v1/desk/slots?services=${serviceId}&date=${date}`
    const { slots } = await this.#guide.get<BookingSlots>(path).catch(whenRefused({ slots: [] }))
    const free = slots.filter((slot) => slot.free > 0).slice(0, slotsLookedAt)
    const slot = free[Math.floor(chance() * free.length)]
    return slot === undefined ? undefined : { ...slot, date }
  }

  /** A clerk at a window of his own, or at none; always where the hub says that he is signed in. */
  async #playClerk(home: WindowDefinition | null, badgeNumber: string): Promise<void> {
    const { hall, timeline } = this.#live
    const client = this.#live.staff(badgeNumber)
    const treat: Treatment = (clerk, ticket, pressed) =>
      livelyTreatment({
        hall,
        timeline,
        guide: this.#guide,
        stop: this.#stop,
        random: this.#chanceOf(`service ${ticket.ticketNumber}`),
        isSimulated: (ticketId) => this.#simulated.has(ticketId),
      })(clerk, ticket, pressed)
    while (!this.#stop.aborted) {
      try {
        const { window } = await client.get<ClerkView>('/api/v1/clerk')
        const place: OwnWindow | null = window ?? home
        if (place === null) {
          await timeline.wait(lookSeconds, this.#stop)
          continue
        }
        const clerk = new ClerkPlayer(client, place, this.#idleWindows)
        await this.#clearWindow(clerk)
        await clerk.serve(this.#stop, treat)
      } catch (error) {
        // A person at the console may pause, close or serve any window; the clerk then steps back for a while.
        if (!(error instanceof Refusal))
          this.#trouble(home === null ? 'clerk' : `window ${home.number}`, error)
        await timeline.wait(home === null ? lookSeconds : retrySeconds, this.#stop)
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
