import { callOrders } from '../../hub/domain/calling/call-order.ts'
import type { ForecastScene, SceneTicket } from '../../hub/domain/forecast/forecast-scene.ts'
import { Forecaster } from '../../hub/domain/forecast/forecaster.ts'
import { finished, hallOutlook } from '../../hub/domain/rebalancing/rebalancer.ts'
import { VirtualHall } from '../../hub/domain/virtual-hall/virtual-hall.ts'
import { arrivedOf } from '../../hub/simulation/day.ts'
import { generateDay } from '../../hub/simulation/demand/generate-day.ts'
import { readProfile } from '../../hub/simulation/demand/profile-file.ts'
import { DayScenes } from '../../hub/simulation/forecast-day.ts'
import { knowledgeOf } from '../../hub/simulation/forecast-knowledge.ts'
import { ForecastWalk } from '../../hub/simulation/forecast-walk.ts'
import { readPlan } from '../../hub/simulation/plan.ts'
import { inFileOrder, virtualPlan, virtualVisitors } from '../../hub/simulation/virtual-replay.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { type Spread, spreadOf } from './statistics.ts'

/** As many wait in the scene at least. */
const leastWaiting = 400
/** Clerks in the building who are at no window. */
const freeClerks = ['free-1', 'free-2', 'free-3']
/** Of the drawn day, and of another of which every so many visitors come as well: a crowded day. */
const seeds = { day: 1, more: 2, chance: 3 }
const moreEvery = 6

/** How much is measured. */
export interface ForesightEffort {
  readonly forecasts: number
  readonly outlooks: number
}

/** What looking ahead costs in a large hall at its busiest. */
export interface ForesightResult {
  readonly windows: number
  readonly waiting: number
  /** Milliseconds until the first forecast of a fresh forecaster, and of each after it. */
  readonly firstMs: number
  readonly forecastMs: Spread
  /** Milliseconds of a look an hour ahead with its moves. */
  readonly outlookMs: Spread
  /** Moves that were simulated for one look. */
  readonly candidates: number
}

/** Times the forecast of a ticket, and the hour ahead with its moves, in the hall of Xiamen's size. */
export async function measureForesight({ forecasts, outlooks }: ForesightEffort): Promise<ForesightResult> {
  const { scene, newcomer } = await busyScene()
  const order = callOrders.hall
  const chance = seededChance(seeds.chance).next
  const forecaster = new Forecaster({ order })
  const timed = (run: () => void) => {
    const begun = performance.now()
    run()
    return performance.now() - begun
  }
  const newcomerMs = () => timed(() => void forecaster.newcomer(scene, newcomer, chance))
  const firstMs = newcomerMs()
  const forecastMs = spreadOf(Array.from({ length: forecasts }, newcomerMs))
  const manned = scene.windows.filter(({ status }) => status !== 'closed')
  const staff = { freeClerks, clerkOf: Object.fromEntries(manned.map(({ id }) => [id, `clerk of ${id}`])) }
  let candidates = 0
  const outlookMs = Array.from({ length: outlooks }, (_, key) =>
    timed(() => {
      candidates = finished(hallOutlook({ scene, staff, key }, order)).candidates
    }),
  )
  const { windows, waiting } = scene
  return {
    windows: windows.length,
    waiting: waiting.length,
    firstMs,
    forecastMs,
    outlookMs: spreadOf(outlookMs),
    candidates,
  }
}

/** The first instant of a drawn day at which so many wait, and who comes then. */
async function busyScene(): Promise<{ scene: ForecastScene; newcomer: SceneTicket }> {
  const plan = await readPlan('hub/simulation/profiles/xiamen-plan.json')
  const profile = await readProfile('hub/simulation/profiles/xiamen.json')
  const more = generateDay(profile, seeds.more).filter((_, place) => place % moreEvery === 0)
  const day = [...generateDay(profile, seeds.day), ...more]
  const rows = inFileOrder(arrivedOf(day))
  const hallPlan = virtualPlan(plan)
  const visitors = virtualVisitors(plan, rows)
  const played = new VirtualHall(hallPlan, callOrders.hall).play(visitors)
  const walk = new ForecastWalk(hallPlan, visitors, played)
  const earlier = knowledgeOf(plan, profile)
  const scenes = new DayScenes(plan, day, { hallPlan, visitors, rows, walk, earlier })
  for (let row = walk.nextArrival(); row >= 0; row = walk.nextArrival()) {
    const scene = scenes.at(row)
    if (scene.waiting.length >= leastWaiting) return { scene, newcomer: scenes.ticketOf(row) }
    scenes.note(row)
  }
  throw new Error(`never so many as ${leastWaiting} wait on this day`)
}
