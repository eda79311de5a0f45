import type { TicketClass } from '../../../shared/hall-definition.ts'
import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import { checkInClass } from '../../domain/booking/decide-check-in.ts'
import type { WaitRange } from '../../domain/forecast/wait-range.ts'
import { aheadOfNewcomer } from '../../domain/hall-day/hall-day.ts'
import type { Ticket } from '../../domain/hall-day/ticket.ts'
import type { Log } from '../log.ts'
import { alikeServices, canBeServed } from './alike-services.ts'
import type { ForecastDesk } from './forecast-desk.ts'
import type { ForecastJobKind } from './forecast-jobs.ts'
import type { ForeseenWaits } from './foreseen-waits.ts'
import { HallScenes, type HallScenesParts } from './hall-scenes.ts'
import { isAbout } from './is-about.ts'
import { newcomerOf } from './live-scene.ts'
import { waitMinutes } from './wait-minutes.ts'

/** Somebody stands at the kiosk: a ticket waits no longer for its forecast, in milliseconds. */
const ticketDeadlineMs = 150
/** Nobody waits for what is made in advance. */
const refreshDeadlineMs = 5_000
/** A ticket's range may be this old, in milliseconds, if the line is still as long. */
const freshForTicketMs = 30_000
/** What is shown may be this old: older than that the thread is dead or far behind, and nothing is shown. */
const freshForScreensMs = 60_000
/** By how much a line may have changed for a forecast that is taken at once, and for one that is better than none. */
const alikeShare = 0.05
const similarShare = 0.2
/** When so many kinds of newcomer wait for their forecasts at once, further ones do without: tickets come first. */
const mostAsked = 4
/** Screens are told anew this often at most, in milliseconds. */
const leastRoundMs = 2_000
/** What is left of the waits is looked at most: within a long round it is brought up to date this often, in milliseconds. */
const callsDueMs = 4_000
/** The thread rests so many times as long as it worked: screens cost a sixth of a processor at most. */
const restByWork = 5
/** One less than a round number, so that P90 is one of the draws: as good on average as with many more. */
const replications = 99
/** In a hall with more people waiting than this their luck evens out, and half does. */
const manyWaiting = 100
const fewReplications = 49

/** What the forecasts stand on. */
export interface WaitForecastParts extends HallScenesParts {
  readonly desk: ForecastDesk
  readonly log: Log
  /** Told when a round is over: screens may have news. */
  readonly onRound?: () => void
}

/** Somebody who comes now. */
export interface Newcomer {
  readonly serviceId: string
  readonly class: TicketClass
}

/** A forecast for newcomers, with what it was made from. */
interface Known {
  readonly range: WaitMinutes | null
  readonly madeMs: number
  /** How many were ahead of a walk-in then. */
  readonly ahead: number
}

/** When a waiting ticket is called, in epoch milliseconds. */
interface CallForecast {
  readonly p50At: number
  readonly p90At: number
  readonly unservedShare: number
}

/**
 * Knows how long people wait: for each service a newcomer's wait, for each waiting ticket the rest of it, as far as the
 * thread had time to find out. What is asked of it is answered at once, but for a ticket that is being taken, which waits
 * for a moment. Views made of it age: they are to be made anew every few seconds.
 */
export class WaitForecasts implements ForeseenWaits {
  private readonly parts: WaitForecastParts
  private readonly newcomers = new Map<string, Known>()
  private readonly asked = new Map<string, Promise<WaitMinutes | null>>()
  private calls = new Map<string, CallForecast>()
  private callsMadeMs = Number.NEGATIVE_INFINITY
  private readonly scenes: HallScenes
  private state: 'stopped' | 'running' = 'stopped'
  private timer: NodeJS.Timeout | undefined
  private roundTookMs = 0

  constructor(parts: WaitForecastParts) {
    this.parts = parts
    this.scenes = new HallScenes(parts)
  }

  /** How old the forecasts of the waiting tickets are, in milliseconds; infinite before the first. */
  get ageMs(): number {
    return performance.now() - this.callsMadeMs
  }

  /** How long the last round took from its first question to its last answer, rests included, in milliseconds. */
  get roundMs(): number {
    return this.roundTookMs
  }

  start(): void {
    this.state = 'running'
    this.schedule(0)
  }

  stop(): void {
    this.state = 'stopped'
    clearTimeout(this.timer)
  }

  /**
   * The wait of somebody who takes a ticket now, for the paper. What was found out moments ago is taken at once; else it
   * comes within 150 ms, or is null: the ticket has no range then.
   */
  forNewcomer(newcomer: Newcomer): Promise<WaitMinutes | null> {
    const { hall } = this.parts
    const isAsked = this.state === 'running' && hall.day.services.has(newcomer.serviceId)
    if (!isAsked || hall.day.businessDay?.status !== 'open') return Promise.resolve(null)
    const key = keyOf(newcomer)
    const known = this.newcomers.get(key)
    if (this.serves(known, newcomer.serviceId, 'at-once')) return Promise.resolve(known.range)
    let asking = this.asked.get(key)
    if (asking === undefined && this.asked.size >= mostAsked) return Promise.resolve(this.forWant(newcomer))
    if (asking === undefined) {
      asking = this.askNewcomer(newcomer, 'ticket')
        .catch((error: unknown) => {
          // Whatever is wrong with forecasts, the ticket is given.
          this.parts.log.warn({ error: String(error) }, 'a wait was not foreseen')
          return false
        })
        .then((isKnown) => (isKnown ? (this.newcomers.get(key)?.range ?? null) : this.forWant(newcomer)))
        .finally(() => this.asked.delete(key))
      this.asked.set(key, asking)
    }
    return asking
  }

  /** The same for the visitor of a booking; null for who is early, whose paper tells the booked time. */
  forBooking({ services, project, slots }: Booking): Promise<WaitMinutes | null> {
    const { hall, now } = this.parts
    const ticketClass = checkInClass(hall.book, { project, slots }, now())
    if (ticketClass === 'appointment' && now() < slots.startsAt) return Promise.resolve(null)
    return this.forNewcomer({ serviceId: services[0] ?? '', class: ticketClass })
  }

  /** The wait of a walk-in who would come now, for screens; null when it is not known. */
  ofService(serviceId: string): WaitMinutes | null {
    const known = this.newcomers.get(keyOf({ serviceId, class: 'walkin' }))
    return known !== undefined && performance.now() - known.madeMs <= freshForScreensMs ? known.range : null
  }

  /** How long a waiting ticket has still to wait at an instant; null when it does not wait, or it is not known. */
  ofTicket({ id, stage, boundWindowId }: Ticket, now: number): WaitMinutes | null {
    // A single window takes a bound ticket: what the others do says nothing of it.
    if (stage.status !== 'waiting' || boundWindowId !== null || this.ageMs > freshForScreensMs) return null
    const call = this.calls.get(id)
    if (call === undefined) return null
    const { p50At, p90At, unservedShare } = call
    return waitMinutes({ p50Ms: p50At - now, p90Ms: p90At - now, unservedShare })
  }

  /** What was found out a while ago, if it is better than nothing. */
  private forWant(newcomer: Newcomer): WaitMinutes | null {
    const known = this.newcomers.get(keyOf(newcomer))
    return this.serves(known, newcomer.serviceId, 'for-want') ? known.range : null
  }

  /** Whether what was found out earlier is still true enough: to be taken at once, or for want of anything newer. */
  private serves(known: Known | undefined, serviceId: string, when: 'at-once' | 'for-want'): known is Known {
    if (known === undefined) return false
    const [freshMs, tolerance] =
      when === 'at-once' ? [freshForTicketMs, alikeShare] : [freshForScreensMs, similarShare]
    const ahead = aheadOfNewcomer(this.parts.hall.day, serviceId, this.parts.now())
    return performance.now() - known.madeMs <= freshMs && isAbout(known.ahead, ahead, tolerance)
  }

  /** Finds a newcomer's wait out anew; false when no answer came in time. */
  private async askNewcomer(newcomer: Newcomer, whom: 'ticket' | 'screens'): Promise<boolean> {
    const { desk, hall, now } = this.parts
    const ahead = aheadOfNewcomer(hall.day, newcomer.serviceId, now())
    const madeMs = performance.now()
    const { about } = this.scenes.see()
    const answer = canBeServed(about.scene, newcomer.serviceId)
      ? await desk.ask(
          'newcomer',
          about,
          { ticket: newcomerOf(about.scene, newcomer) },
          whom === 'ticket'
            ? { deadlineMs: ticketDeadlineMs, urgency: 'now' }
            : { deadlineMs: refreshDeadlineMs },
        )
      : neverServed
    if (answer === null) return false
    this.newcomers.set(keyOf(newcomer), { range: waitMinutes(answer), madeMs, ahead })
    return true
  }

  private schedule(afterMs: number): void {
    if (this.state === 'stopped') return
    this.timer = setTimeout(() => {
      const beganMs = performance.now()
      this.round()
        .catch((error: unknown) =>
          this.parts.log.warn({ error: String(error) }, 'the waits were not brought up to date'),
        )
        .finally(() => {
          this.roundTookMs = performance.now() - beganMs
          this.schedule(Math.max(0, leastRoundMs - this.roundTookMs))
        })
    }, afterMs)
  }

  /** Brings everything up to date once, a question at a time, with rests in between. */
  private async round(): Promise<void> {
    if (this.parts.hall.day.businessDay?.status === 'open') {
      await this.rested('waiting', () => this.refreshCalls())
      for (const alike of alikeServices(this.scenes.see().about)) {
        if (this.state === 'stopped') return
        await this.rested('newcomer', () => this.refreshServices(alike))
        if (this.ageMs > callsDueMs) await this.rested('waiting', () => this.refreshCalls())
      }
    } else {
      this.newcomers.clear()
      this.calls.clear()
    }
    if (this.state === 'stopped') return
    this.parts.onRound?.()
  }

  /** Does some work and rests after it, by what the thread worked on it. */
  private async rested(kind: ForecastJobKind, work: () => Promise<void>): Promise<void> {
    const { desk } = this.parts
    const before = desk.workedMs(kind)
    await work()
    const restMs = (desk.workedMs(kind) - before) * restByWork
    if (restMs > 0 && this.state === 'running')
      await new Promise((resolve) => setTimeout(resolve, restMs).unref())
  }

  private async refreshCalls(): Promise<void> {
    const { about, ticketIds } = this.scenes.see()
    const ranges: readonly WaitRange[] | null =
      ticketIds.length === 0
        ? []
        : await this.parts.desk.ask(
            'waiting',
            about,
            { replications: ticketIds.length > manyWaiting ? fewReplications : replications },
            { deadlineMs: refreshDeadlineMs, replaces: 'waiting' },
          )
    if (ranges === null) return
    this.calls = new Map(
      ticketIds.flatMap((id, place) => {
        const range = ranges[place]
        if (range === undefined) return []
        const { p50Ms, p90Ms, unservedShare } = range
        return [[id, { p50At: about.scene.now + p50Ms, p90At: about.scene.now + p90Ms, unservedShare }]]
      }),
    )
    this.callsMadeMs = performance.now()
  }

  private async refreshServices([first = '', ...others]: readonly string[]): Promise<void> {
    const { day } = this.parts.hall
    if (!day.services.has(first)) return
    await this.askNewcomer({ serviceId: first, class: 'walkin' }, 'screens')
    const known = this.newcomers.get(keyOf({ serviceId: first, class: 'walkin' }))
    if (known === undefined) return
    for (const serviceId of others) this.newcomers.set(keyOf({ serviceId, class: 'walkin' }), known)
  }
}

const neverServed = { p50Ms: 0, p90Ms: 0, unservedShare: 1 }

function keyOf({ serviceId, class: ticketClass }: Newcomer): string {
  return `${ticketClass}/${serviceId}`
}
