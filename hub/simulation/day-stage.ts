import { setMaxListeners } from 'node:events'
import type { DeskBookings } from '../../shared/http/desk-booking-schemas.ts'
import type { BookedVisitor } from './booking-plan.ts'
import type { CheckIn } from './booking-round.ts'
import { ClerkPlayer } from './clerk-player.ts'
import type { ArrivedVisitor } from './day.ts'
import { clerkBadgeOf } from './hall-from-plan.ts'
import { HubClient } from './hub-client.ts'
import { IdleWindows } from './idle-windows.ts'
import type { LiveHall } from './live-hall.ts'
import type { Plan, PlanWindow } from './plan.ts'
import { killAgainAndAgain, type Restart } from './restart-watch.ts'
import { type Acknowledgement, steadyTreatment } from './steady-treatment.ts'
import { sleep } from './timeline.ts'
import { VisitorBook } from './visitor-book.ts'
import { VisitorPlayer } from './visitor-player.ts'

/** After the day: how long printers and pads may take to end their work without anything moving, in milliseconds. */
const settleStallMs = 12_000
/** The hub looks for no-shows every second; one that it has not marked by then, in real milliseconds, it forgets. */
const noShowsWithinMs = 10_000

/** Who comes, who serves, and whether the hub dies on the way. */
export interface DayScript {
  readonly plan: Plan
  readonly visitors: readonly ArrivedVisitor[]
  /** Everybody who was booked, those who never came among them. */
  readonly booked: readonly BookedVisitor[]
  /** Real seconds between kills of the hub; null for none. */
  readonly killEverySeconds: number | null
}

/** How far a day has come. Instants are virtual epoch milliseconds. */
export interface Progress {
  readonly nowMs: number
  readonly midnight: number
  readonly beginsAtMs: number
  readonly endsAtMs: number
  readonly book: VisitorBook
  readonly rated: number
  readonly kills: number
}

/** The people of one day on their places around a live hall. */
export class DayStage {
  readonly book = new VisitorBook()
  readonly restarts: Restart[] = []
  /** What went wrong with a player, in words. */
  readonly errors: string[] = []
  readonly #script: DayScript
  readonly #live: LiveHall
  /** Local midnight in epoch milliseconds. */
  readonly #midnight: number
  readonly #acknowledged: Acknowledgement[]
  readonly #idleWindows = new IdleWindows()
  readonly #visitorPlayer: VisitorPlayer
  /** Aborts when every visitor has gone or the hall has closed. */
  readonly #over = new AbortController()

  constructor(
    script: DayScript,
    live: LiveHall,
    day: {
      /** Local midnight in epoch milliseconds. */
      readonly midnight: number
      readonly acknowledged: Acknowledgement[]
      readonly checkIns: ReadonlyMap<number, CheckIn>
    },
  ) {
    const { midnight, acknowledged, checkIns } = day
    this.#script = script
    this.#live = live
    this.#midnight = midnight
    this.#acknowledged = acknowledged
    // Every visitor with some patience and every shift waits for this one signal.
    setMaxListeners(0, this.#over.signal)
    this.#visitorPlayer = new VisitorPlayer(
      {
        timeline: live.timeline,
        book: this.book,
        midnight,
        checkIns,
        acknowledged: (what) => acknowledged.push(what),
        onSeated: (guest) => this.#idleWindows.arrive(guest.ticketId, guest.visitor.serviceId),
      },
      {
        places: live.ticketPlaces(),
        guide: live.staff(live.badgesOf('guide')[0] ?? ''),
        visitor: new HubClient(live.hub.baseUrl, null),
      },
    )
  }

  /** Plays visitors and clerks to the end, the killer beside them. */
  async play(endsAtMs: number): Promise<void> {
    this.#watchHub()
    const beside = [this.#kill(), this.#endWhenEmpty(endsAtMs)]
    const visitors = this.#script.visitors.map((visitor) => this.#playVisitor(visitor))
    const windows = this.#script.plan.windows.map((window, index) => this.#playWindow(window, index))
    await Promise.all(windows)
    this.#over.abort()
    await Promise.all([...visitors, ...beside])
  }

  /** Waits until the hub has marked everybody who was booked and has not come, or marks nobody any more. */
  async seeNoShows(): Promise<void> {
    const { timeline, hall } = this.#live
    const last = Math.max(0, ...this.#script.booked.map(({ appointmentAt }) => appointmentAt))
    const graceMinutes = hall.booking?.rules.lateGraceMinutes ?? 0
    if (last === 0) return
    await timeline.until(this.#midnight + (last + graceMinutes * 60) * 1000)
    const guide = this.#live.staff(this.#live.badgesOf('guide')[0] ?? '')
    for (const giveUpAt = Date.now() + noShowsWithinMs; Date.now() < giveUpAt; await sleep(100)) {
      const { totals } = await guide.get<DeskBookings>('/api/v1/desk/bookings')
      if (totals.confirmed === 0) return
    }
  }

  /** Waits until the printers have printed and the pads have their answers, or nothing moves any more. */
  async settle(): Promise<void> {
    const { printRoom, pads } = this.#live
    let last = ''
    for (let movedAt = Date.now(); Date.now() - movedAt < settleStallMs; await sleep(100)) {
      await printRoom.collect()
      const pending = pads.reduce((sum, pad) => sum + pad.pending, 0)
      if (printRoom.papers.length >= this.book.guests.length && pending === 0) break
      const present = `${printRoom.papers.length} ${pending}`
      if (present !== last) movedAt = Date.now()
      last = present
    }
    // A paper too many would come late, and the last print reports are still on their way to the hub.
    await sleep(1000)
    await printRoom.collect()
  }

  /** How far the day has come. */
  progress(beginsAtMs: number, endsAtMs: number): Progress {
    const rated = this.#acknowledged.reduce((sum, { type }) => sum + (type === 'CaseRated' ? 1 : 0), 0)
    const nowMs = this.#live.timeline.now()
    const midnight = this.#midnight
    return { nowMs, midnight, beginsAtMs, endsAtMs, book: this.book, rated, kills: this.restarts.length }
  }

  async #playVisitor(visitor: ArrivedVisitor): Promise<void> {
    await this.#visitorPlayer
      .play(visitor, this.#over.signal)
      .catch((error: unknown) => this.#note(`visitor ${visitor.name}`, error))
  }

  async #playWindow(window: PlanWindow, index: number): Promise<void> {
    const { timeline } = this.#live
    const clerk = new ClerkPlayer(this.#live.staff(clerkBadgeOf(index)), window, this.#idleWindows)
    const treat = steadyTreatment(timeline, this.book, {
      walkSeconds: 0,
      acknowledged: (what) => this.#acknowledged.push(what),
    })
    for (const { beginsAt, endsAt } of window.shifts) {
      await timeline.until(this.#midnight + beginsAt * 1000, this.#over.signal)
      if (this.#over.signal.aborted) return
      const shiftOver = new AbortController()
      const ending = timeline
        .until(this.#midnight + endsAt * 1000, this.#over.signal)
        .then(() => shiftOver.abort())
      await clerk
        .serve(shiftOver.signal, treat)
        .catch((error: unknown) => this.#note(`window ${window.id}`, error))
      await ending
    }
  }

  /** Ends the day when everybody who came has gone: the last hour of an empty hall shows nothing. */
  async #endWhenEmpty(endsAtMs: number): Promise<void> {
    while (!this.#over.signal.aborted && this.#live.timeline.now() < endsAtMs) {
      const gone = this.book.count('served') + this.book.count('left')
      if (gone >= this.#script.visitors.length) return this.#over.abort()
      await sleep(200, this.#over.signal)
    }
  }

  async #kill(): Promise<void> {
    const { killEverySeconds } = this.#script
    if (killEverySeconds === null) return
    const live = this.#live
    await killAgainAndAgain(live.hub, live.staff(live.badgesOf('manager')[0] ?? ''), live, {
      everySeconds: killEverySeconds,
      until: this.#over.signal,
      onRestart: (restart) => {
        this.restarts.push(restart)
        this.#watchHub()
      },
    }).catch((error: unknown) => this.#note('restart', error))
  }

  #watchHub(): void {
    this.#live.hub.onCrash((lastWords) => {
      this.#note('hub', new Error(`ended by itself: ${lastWords}`))
      this.#over.abort()
    })
  }

  #note(who: string, error: unknown): void {
    this.errors.push(`${who}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
