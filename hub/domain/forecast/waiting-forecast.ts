import type { CallOrder } from '../calling/call-order.ts'
import { fates } from '../virtual-hall/virtual-day.ts'
import type { ForecastScene } from './forecast-scene.ts'
import { roughWaitMs, type ScenePart, scenePart } from './scene-plan.ts'
import { ScenePlayer } from './scene-player.ts'
import { FactorTables } from './service-draws.ts'
import { rangeOf, type WaitRange } from './wait-range.ts'

const [unserved, served] = [fates.indexOf('unserved'), fates.indexOf('served')]

/** Arrivals are drawn so far beyond the time that the waiting need by the open windows: few replications need more. */
const farEnough = 1.6
const leastHorizonMs = 20 * 60 * 1000

/** How the waiting are forecast. */
export interface WaitingForecastOptions {
  readonly order: CallOrder
  readonly replications: number
  /** Replications of the same key meet the same luck. */
  readonly key: number
}

/**
 * When each waiting ticket of a scene will be called if its visitor stays, in milliseconds from `now` on and in the scene's
 * order. All of them come out of the same replications of the rest of the day.
 */
export function waitingForecast(scene: ForecastScene, options: WaitingForecastOptions): WaitRange[] {
  const ranges: WaitRange[] = []
  const tables = new FactorTables()
  for (let place = 0; place < scene.waiting.length; place += 1) {
    if (ranges[place] !== undefined) continue
    const service = scene.waiting[place]?.service ?? 0
    forecastPart(scene, scenePart(scene, service, Number.POSITIVE_INFINITY), { ...options, tables }, ranges)
  }
  return ranges
}

function forecastPart(
  scene: ForecastScene,
  part: ScenePart,
  { order, replications, key, tables }: WaitingForecastOptions & { tables: FactorTables },
  ranges: WaitRange[],
): void {
  const make = (horizonAt: number) =>
    new ScenePlayer(scene, part, { order, tables, key, horizonAt, newcomer: null })
  const nearAt = scene.now + Math.max(leastHorizonMs, roughWaitMs(scene, part) * farEnough)
  const near = make(nearAt)
  let far: ScenePlayer | undefined
  const rows = near.waiting.map((_, row) => row)
  const waits = rows.map(() => new Float64Array(replications))
  const counts = rows.map(() => ({ drawn: 0, unserved: 0 }))
  for (let replication = 0; replication < replications; replication += 1) {
    let player = near
    let played = near.playUntil(replication, rows)
    if (rows.some((row) => played.fate[row] === unserved || (played.calledAt[row] as number) > nearAt)) {
      far ??= make(scene.endsAt)
      player = far
      played = far.playUntil(replication, rows)
    }
    for (const row of rows) {
      const fate = played.fate[row]
      const count = counts[row] as (typeof counts)[number]
      // Whoever left in this replication says nothing of one who stays.
      if (fate !== served && fate !== unserved) continue
      if (fate === unserved) count.unserved += 1
      const endAt = fate === served ? (played.calledAt[row] as number) : player.closedAt
      ;(waits[row] as Float64Array)[count.drawn] = Math.max(0, endAt - scene.now)
      count.drawn += 1
    }
  }
  for (const row of rows) {
    const { drawn, unserved: never } = counts[row] as (typeof counts)[number]
    ranges[near.waiting[row] as number] =
      drawn === 0 ? neverCalled : rangeOf((waits[row] as Float64Array).subarray(0, drawn), never)
  }
}

/** Whoever leaves in every replication is called in none. */
const neverCalled: WaitRange = { p50Ms: 0, p90Ms: 0, unservedShare: 1 }
