import { takesService } from '../../../shared/service-list.ts'
import type { CallOrder } from '../calling/call-order.ts'
import { fates } from '../virtual-hall/virtual-day.ts'
import { DrawStream, keyOf } from './draw-stream.ts'
import type { ForecastScene, SceneTicket } from './forecast-scene.ts'
import { PatienceDraws } from './patience-draws.ts'
import { roughWaitMs, type ScenePart, scenePart } from './scene-plan.ts'
import { type PlayOptions, ScenePlayer } from './scene-player.ts'
import { FactorTables } from './service-draws.ts'
import { rangeOf, type WaitRange } from './wait-range.ts'

const [unserved, served] = [fates.indexOf('unserved'), fates.indexOf('served')]
/** Number of the stream that decides who stays; those below are the player's. */
const stayStream = 64

/**
 * Replications by the tickets and windows of the hall's part, up to so many: a large hall has its answer in less than
 * 100 ms as well. One less than a multiple of ten, so that P50 and P90 are draws themselves, see `rangeOf`.
 */
const replicationsBySize: readonly Replicated[] = [
  { upTo: 200, usual: 119, aroundTheMinute: 499 },
  { upTo: 400, usual: 99, aroundTheMinute: 299 },
  { upTo: 500, usual: 79, aroundTheMinute: 149 },
  { upTo: Number.POSITIVE_INFINITY, usual: 49, aroundTheMinute: 99 },
]
/**
 * A wait is worth telling from a P90 of a minute on. Around it more replications decide: else those that came out too
 * long by chance would be told, and those that came out too short not. Such short waits are quickly played.
 */
const aroundTheMinuteMs = { from: 40 * 1000, to: 100 * 1000 }

interface Replicated {
  readonly upTo: number
  readonly usual: number
  readonly aroundTheMinute: number
}

/**
 * How long arrivals are drawn, in waits as roughly expected; the last is to the end of the day. A longer one is tried when
 * a shorter one did not do.
 */
const horizonsInWaits = [1.5, 3, Number.POSITIVE_INFINITY]
const leastHorizonMs = 5 * 60 * 1000
/** A horizon that was too short in most of the replications, of so many at least, is not tried any more. */
const triesOfHorizon = 4

/** How forecasts are made. */
export interface ForecastOptions {
  readonly order: CallOrder
  /** As many as the size of the hall allows when left out. */
  readonly replications?: number | undefined
}

/**
 * Forecasts waits by playing the rest of the day from a scene on under the rule of calling, many times. Keeps tables
 * from one scene to the next, so one forecaster serves a day.
 */
export class Forecaster {
  private readonly order: CallOrder
  private readonly replications: number | undefined
  private readonly tables = new FactorTables()

  constructor({ order, replications }: ForecastOptions) {
    this.order = order
    this.replications = replications
  }

  /**
   * The wait till the call of somebody who comes now, seniority as given. As with waits that can be observed it is that of
   * those who stay so long: a replication counts with the chance that the newcomer's patience lasts for its wait.
   *
   * @param chance evenly in [0, 1); asked once
   */
  newcomer(scene: ForecastScene, newcomer: SceneTicket, chance: () => number): WaitRange {
    const part = scenePart(scene, newcomer.service, Number.POSITIVE_INFINITY)
    if (isCalledAtOnce(scene, newcomer, part)) return { p50Ms: 0, p90Ms: 0, unservedShare: 0 }
    const key = Math.floor(chance() * 2 ** 32)
    const foresight = new Foresight(scene, part, { order: this.order, tables: this.tables, key, newcomer })
    const patience = new PatienceDraws(scene.patience)
    const staying = new DrawStream(keyOf(key, stayStream))
    staying.restart(0)
    const waits: number[] = []
    const stayed: number[] = []
    let never = 0
    const rangeAfter = (replications: number) => {
      for (let replication = waits.length; replication < replications; replication += 1) {
        const { fate, at } = foresight.see(replication)
        const waitMs = Math.max(0, at - newcomer.queuedAt)
        waits.push(waitMs)
        if (fate === unserved) never += 1
        if (staying.next() < patience.stayShare(at - newcomer.arrivedAt)) stayed.push(waitMs)
      }
      // Where hardly anybody has so much patience, the range is that of one who would.
      const counted = stayed.length * 2 < waits.length ? waits : stayed
      return { ...rangeOf(Float64Array.from(counted), 0), unservedShare: never / replications }
    }
    if (this.replications !== undefined) return rangeAfter(this.replications)
    const { usual, aroundTheMinute } = replicated(scene, part)
    const range = rangeAfter(usual)
    const { from, to } = aroundTheMinuteMs
    return range.p90Ms < from || range.p90Ms > to ? range : rangeAfter(aroundTheMinute)
  }
}

function replicated({ waiting }: ForecastScene, { services, windows }: ScenePart): Replicated {
  const size = windows.length + waiting.filter(({ service }) => services.includes(service)).length
  return replicationsBySize.find(({ upTo }) => size <= upTo) as Replicated
}

/** True when a window that takes the newcomer is idle, and nobody waits whom it would take. */
function isCalledAtOnce(scene: ForecastScene, { service }: SceneTicket, { windows }: ScenePart): boolean {
  const idOf = (place: number) => scene.services[place]?.id ?? ''
  return windows.some(
    ({ status, busy, services }) =>
      status === 'open' &&
      busy === null &&
      takesService(services, idOf(service)) &&
      !scene.waiting.some((ticket) => takesService(services, idOf(ticket.service))),
  )
}

/** What becomes of a newcomer. */
interface Foreseen {
  /** Place in `fates`. */
  readonly fate: number
  /** The instant of it; of the unserved when the last window has closed. */
  readonly at: number
}

/**
 * Plays till a newcomer's fate is known. Arrivals are drawn for as long as is likely to matter; where they turn out to
 * matter longer, the same replication is played again with more of them.
 */
class Foresight {
  private readonly endsAt: number
  private readonly players: readonly { readonly horizonAt: number; readonly player: () => ScenePlayer }[]
  /** The horizon that is tried first, with how it did. */
  private first = { place: 0, tries: 0, short: 0 }

  constructor(
    scene: ForecastScene,
    part: ScenePart,
    options: Omit<PlayOptions, 'horizonAt' | 'newcomer'> & { readonly newcomer: SceneTicket },
  ) {
    this.endsAt = scene.endsAt
    const roughMs = Math.max(leastHorizonMs, roughWaitMs(scene, part))
    const horizons = horizonsInWaits.map((waits) =>
      Math.min(options.newcomer.queuedAt + roughMs * waits, scene.endsAt),
    )
    this.players = [...new Set(horizons)].map((horizonAt) => {
      let made: ScenePlayer | undefined
      return {
        horizonAt,
        player: () => {
          made ??= new ScenePlayer(scene, part, { ...options, horizonAt })
          return made
        },
      }
    })
  }

  /** The newcomer's fate in one replication. */
  see(replication: number): Foreseen {
    let closedAt = this.endsAt
    const from = this.first.place
    for (const [place, { horizonAt, player }] of this.players.entries()) {
      if (place < from) continue
      const scenePlayer = player()
      const { waiting } = scenePlayer
      const played = scenePlayer.playUntil(replication, [waiting.length])
      const at = played.calledAt[waiting.length] as number
      const isKnown = played.fate[waiting.length] === served && (at <= horizonAt || horizonAt === this.endsAt)
      if (place === from) this.note(isKnown ? 'enough' : 'short')
      if (isKnown) return { fate: served, at }
      closedAt = scenePlayer.closedAt
    }
    return { fate: unserved, at: closedAt }
  }

  /** Whoever waits longer than was thought does so in most replications: they begin with the longer horizon then. */
  private note(horizon: 'enough' | 'short'): void {
    const { place } = this.first
    const tries = this.first.tries + 1
    const short = this.first.short + (horizon === 'short' ? 1 : 0)
    const isGivenUp = place + 1 < this.players.length && tries >= triesOfHorizon && short * 2 > tries
    this.first = isGivenUp ? { place: place + 1, tries: 0, short: 0 } : { place, tries, short }
  }
}
