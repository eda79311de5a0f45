import { callOrders } from '../../hub/domain/calling/call-order.ts'
import { decideHall, evolveHall, type Hall, type HallEvent, initialHall } from '../../hub/domain/hall.ts'
import { nextFor } from '../../hub/domain/hall-day/decide-service.ts'
import { isRejection } from '../../hub/domain/hall-day/decide-window.ts'
import type { Actor } from '../../hub/domain/journal.ts'
import { VirtualHall } from '../../hub/domain/virtual-hall/virtual-hall.ts'
import { arrivedOf, readDay } from '../../hub/simulation/day.ts'
import { generateDay } from '../../hub/simulation/demand/generate-day.ts'
import { readProfile } from '../../hub/simulation/demand/profile-file.ts'
import { type Plan, readPlan } from '../../hub/simulation/plan.ts'
import { Replications } from '../../hub/simulation/replications.ts'
import { inFileOrder, virtualPlan, virtualVisitors } from '../../hub/simulation/virtual-replay.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { referenceReplay } from '../support/reference-replay.ts'
import { benchStartMs } from './bench-hub.ts'
import type { ReplicationSetup } from './replication-job.ts'
import { pairRatios, type Spread, spreadOf } from './statistics.ts'

const actor: Actor = { kind: 'clerk', id: 'clerk-1' }
const benchDay = '2026-03-02'

/** How much is measured. */
export interface SimulationEffort {
  readonly rounds: number
  /** Days played in a round. */
  readonly days: number
  /** Choices in a round. */
  readonly choices: number
  readonly replications: number
}

/** Milliseconds of a played day. */
export interface DayCost {
  readonly name: string
  readonly visitors: number
  readonly windows: number
  readonly dayMs: Spread
}

/** What the virtual hall costs. */
export interface SimulationResult {
  readonly days: readonly DayCost[]
  /** The plainest simulator of the same rules, on the recorded day under `fifo`, by the virtual hall. */
  readonly plainByVirtual: Spread
  /** Microseconds of a choice in the hub's own hall day with few and with many waiting. */
  readonly choice: {
    readonly few: number
    readonly many: number
    readonly fewUs: Spread
    readonly manyUs: Spread
    readonly ratio: Spread
  }
  /** Seconds of so many replications with one worker and with one a core. */
  readonly replications: {
    readonly count: number
    readonly oneSeconds: Spread
    readonly allSeconds: Spread
    readonly gain: Spread
  }
}

/** Times the virtual hall, the choice of the next ticket, and replications over all cores. */
export async function measureSimulation(
  definition: HallDefinition,
  effort: SimulationEffort,
): Promise<SimulationResult> {
  const folder = 'hub/simulation'
  const plan = await readPlan(`${folder}/days/wola-mon/plan-tight.json`)
  const rows = await readDay(
    `${folder}/days/wola-mon/day-mixed.csv`,
    new Set(plan.services.map(({ id }) => id)),
  )
  const visitors = arrivedOf(rows)
  const large = await readPlan(`${folder}/profiles/xiamen-plan.json`)
  const many = arrivedOf(generateDay(await readProfile(`${folder}/profiles/xiamen.json`), 1))
  const timed = (name: string, of: Plan, come: typeof visitors, policy: 'hall' | 'fifo') => {
    const hall = new VirtualHall(virtualPlan(of), callOrders[policy])
    const columns = virtualVisitors(of, inFileOrder(come))
    const times = roundsOf(effort, () => void hall.play(columns))
    return { name, visitors: come.length, windows: of.windows.length, times }
  }
  const recorded = timed('wola-mon, day-mixed, plan-tight, hall', plan, visitors, 'hall')
  const fifo = timed('the same, fifo', plan, visitors, 'fifo')
  const xiamen = timed('xiamen, hall', large, many, 'hall')
  const plain = roundsOf({ ...effort, days: 1 }, () => void referenceReplay(plan, visitors, 'fifo'))
  return {
    days: [recorded, fifo, xiamen].map(({ times, ...rest }) => ({ ...rest, dayMs: spreadOf(times) })),
    plainByVirtual: spreadOf(pairRatios(plain, fifo.times)),
    choice: measureChoice(definition, effort),
    replications: await measureReplications(plan, visitors, effort),
  }
}

/** Milliseconds of a day, the median of each round; the first round warms up and is not counted. */
function roundsOf({ rounds, days }: { rounds: number; days: number }, play: () => void): number[] {
  const medians: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const times = Array.from({ length: days }, () => {
      const begun = performance.now()
      play()
      return performance.now() - begun
    })
    if (round > 0) medians.push(spreadOf(times).median)
  }
  return medians
}

function measureChoice(definition: HallDefinition, { rounds, choices }: SimulationEffort) {
  const [few, many] = [100, 10_000]
  const halls = [few, many].map((waiting) => hallWith(definition, waiting))
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    for (const [side, hall] of halls.entries()) {
      const window = [...hall.day.windows.values()][0]
      if (window === undefined) throw new Error('the hall has no window')
      const begun = performance.now()
      for (let index = 0; index < choices; index += 1)
        if (nextFor(hall.day, window, benchStartMs + 60_000 + index) === undefined)
          throw new Error('nobody waits')
      if (round > 0) times[side]?.push(((performance.now() - begun) * 1000) / choices)
    }
  }
  return {
    few,
    many,
    fewUs: spreadOf(times[0]),
    manyUs: spreadOf(times[1]),
    ratio: spreadOf(pairRatios(times[1], times[0])),
  }
}

/** A hall under its own rule with that many waiting, over all its services and classes. */
function hallWith(definition: HallDefinition, waiting: number): Hall {
  const hall = initialHall()
  const apply = (events: readonly HallEvent[], at: number) => {
    for (const event of events) evolveHall(hall, { seq: 1, at, commandId: 'bench', actor, event })
  }
  const rules = { ...definition.rules, callOrder: 'hall' } as const
  apply(
    [
      { type: 'HallConfigured', definition: { ...definition, rules } },
      { type: 'BusinessDayOpened', businessDay: benchDay },
      ...definition.windows.map(({ id }, index) => ({
        type: 'WindowSignedIn' as const,
        windowId: id,
        clerkId: `clerk-${index + 1}`,
      })),
    ],
    benchStartMs,
  )
  for (let index = 0; index < waiting; index += 1) {
    const at = benchStartMs + index
    const service = definition.services[index % definition.services.length]
    const events = decideHall(
      hall,
      {
        type: 'TakeTicket',
        ticketId: `t${index}`,
        code: `c${index}`,
        serviceId: service?.id ?? '',
        language: 'zh',
        ground: index % 25 === 0 ? 'elderly' : null,
        appointmentAt: index % 4 === 1 ? at : null,
        print: null,
      },
      { now: at, actor },
    )
    if (isRejection(events)) throw new Error(`a ticket was refused: ${events.code}`)
    apply(events, at)
  }
  return hall
}

async function measureReplications(
  plan: Plan,
  visitors: ReturnType<typeof arrivedOf>,
  effort: SimulationEffort,
) {
  const jobs = Array.from({ length: effort.replications }, (_, index) => index)
  const setup: ReplicationSetup = { plan, visitors }
  const times: { one: number[]; all: number[] } = { one: [], all: [] }
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [side, workers] of [
      ['one', 1],
      ['all', undefined],
    ] as const) {
      const pool = new Replications<ReplicationSetup, number, number>(
        new URL('./replication-job.ts', import.meta.url),
        setup,
        ...(workers === undefined ? [] : [workers]),
      )
      // The workers load their code with the first job.
      await pool.run(jobs.slice(0, 8))
      const begun = performance.now()
      await pool.run(jobs)
      times[side].push((performance.now() - begun) / 1000)
      await pool.close()
    }
  }
  return {
    count: jobs.length,
    oneSeconds: spreadOf(times.one),
    allSeconds: spreadOf(times.all),
    gain: spreadOf(pairRatios(times.one, times.all)),
  }
}
