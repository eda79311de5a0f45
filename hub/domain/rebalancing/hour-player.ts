import { type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import type { CallOrder } from '../calling/call-order.ts'
import type { ForecastScene } from '../forecast/forecast-scene.ts'
import { scenePart } from '../forecast/scene-plan.ts'
import { ScenePlayer } from '../forecast/scene-player.ts'
import type { FactorTables } from '../forecast/service-draws.ts'
import { fates } from '../virtual-hall/virtual-day.ts'

const [served, left] = [fates.indexOf('served'), fates.indexOf('left')]
const classes = ticketClasses.length
const never = Number.POSITIVE_INFINITY

/** How hours are played. Hours of the same key meet the same visitors and the same luck. */
export interface HourOptions {
  readonly order: CallOrder
  readonly tables: FactorTables
  readonly key: number
  readonly until: number
}

/** What became of one played hour. */
export interface HourTally {
  /** Visitors who have waited longer than the target of their class by the end of it. */
  readonly late: number
  /** The longest that any of its visitors has waited by the end of it. */
  readonly worstWaitMs: number
}

/**
 * Plays a hall from a scene on to an instant. Its visitors are those who wait at first and those who come; nobody's wait
 * is followed beyond that instant, so that the same can be counted in the real hall when it has come.
 */
export class HourPlayer {
  /** By service and class, `service * 3 + class`, in the hour just played: visitors who are late by the end. */
  readonly lateOfLine: Int32Array
  /** By service and class: the first instant from now on at which a visitor becomes late; infinite for none. */
  readonly firstLateAt: Float64Array
  private readonly player: ScenePlayer
  private readonly targets: Float64Array
  private readonly now: number
  private readonly until: number

  constructor(scene: ForecastScene, { order, tables, key, until }: HourOptions) {
    const part = scenePart(scene, null, until)
    this.player = new ScenePlayer(scene, part, { order, tables, key, horizonAt: until, newcomer: null })
    this.now = scene.now
    this.until = until
    this.targets = Float64Array.from({ length: scene.services.length * classes }, (_, line) => {
      const service = scene.services[Math.floor(line / classes)]
      return service?.targetMs[ticketClasses[line % classes] as TicketClass] ?? never
    })
    this.lateOfLine = new Int32Array(this.targets.length)
    this.firstLateAt = new Float64Array(this.targets.length)
  }

  /** Plays one hour; the same replication of another player of the same key has the same luck. */
  play(replication: number): HourTally {
    const { player, targets, lateOfLine, firstLateAt, now, until } = this
    const { fate, calledAt } = player.play(replication)
    const { count, queuedAt, leavesAt, service, classRank } = player.visitors
    lateOfLine.fill(0)
    firstLateAt.fill(never)
    let late = 0
    let worstWaitMs = 0
    for (let row = 0; row < count; row += 1) {
      const queued = queuedAt[row] as number
      const ends =
        fate[row] === served
          ? (calledAt[row] as number)
          : fate[row] === left
            ? (leavesAt[row] as number)
            : until
      const waitMs = Math.min(ends, until) - queued
      if (waitMs > worstWaitMs) worstWaitMs = waitMs
      const line = (service[row] as number) * classes + (classRank[row] as number)
      const targetMs = targets[line] as number
      if (waitMs <= targetMs) continue
      late += 1
      lateOfLine[line] = (lateOfLine[line] as number) + 1
      const lateAt = queued + targetMs
      if (lateAt >= now && lateAt < (firstLateAt[line] as number)) firstLateAt[line] = lateAt
    }
    return { late, worstWaitMs }
  }
}
