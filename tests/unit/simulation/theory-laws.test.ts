import { beforeAll, describe, expect, it } from 'vitest'
import { callOrders } from '../../../hub/domain/calling/call-order.ts'
import {
  type VirtualPlan,
  type VirtualVisitors,
  visitorColumns,
} from '../../../hub/domain/virtual-hall/virtual-day.ts'
import { VirtualHall } from '../../../hub/domain/virtual-hall/virtual-hall.ts'
import { callOrderNames } from '../../../shared/hall-definition.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { drawnDays, type PlayableDay } from '../../support/theory-days.ts'
import { expectTheory, ratioOf, theorySeed } from '../../support/theory-estimate.ts'
import { rowsOf, waitedUntil } from '../../support/theory-fates.ts'
import { pollaczekKhinchine } from '../../support/theory-formulas.ts'
import {
  constant,
  demandOf,
  drawVisitors,
  exponential,
  lognormal,
  planOf,
  playQueue,
  type Replication,
  type SteadyQueue,
} from '../../support/theory-queue.ts'

const minuteMs = 60_000
const seed = theorySeed()

/** One window, three quarters busy with three classes whose services differ. */
const queue: SteadyQueue = {
  windows: 1,
  classes: [
    { arrivalRate: 0.1 / (15 * minuteMs), service: constant(15 * minuteMs), targetMs: 5 * minuteMs },
    { arrivalRate: 0.35 / (8 * minuteMs), service: lognormal(8 * minuteMs, 0.8), targetMs: 10 * minuteMs },
    { arrivalRate: 0.3 / (10 * minuteMs), service: exponential(10 * minuteMs), targetMs: 20 * minuteMs },
  ],
}

/** The day with whole seconds, so that sums are exact. */
function inSeconds(visitors: VirtualVisitors): VirtualVisitors {
  const round = (column: Float64Array) => column.map((ms) => Math.round(ms / 1000) * 1000)
  return {
    ...visitors,
    arrivesAt: round(visitors.arrivesAt),
    queuedAt: round(visitors.queuedAt),
    serviceMs: round(visitors.serviceMs),
  }
}

/** Expected work by wait of each replication, over its visitors: with the rate of arrivals, the sum of rho W. */
function loadedWaits(replications: readonly Replication[]) {
  return replications.map(({ classRank, waitMs, excessWorkMs }) => {
    let sum = 0
    for (let place = 0; place < waitMs.length; place += 1)
      sum += (queue.classes[classRank[place] as number]?.service.meanMs ?? 0) * (waitMs[place] as number)
    return { sum, count: waitMs.length, controls: excessWorkMs }
  })
}

describe('the laws of queues in a virtual hall', { timeout: 60_000 }, () => {
  describe('when a day is over', () => {
    let day: PlayableDay = { plan: { services: [], windows: [] }, visitors: visitorColumns(0) }
    beforeAll(async () => {
      const drawn = await drawnDays('wola-mon', 'tight', 1)
      day = { plan: drawn.plan, visitors: drawn.day(seed) }
    })

    it.each(callOrderNames)("keeps Little's law to the millisecond under %s", (name) => {
      const fates = new VirtualHall(day.plan, callOrders[name]).play(day.visitors)
      const rows = rowsOf(day.visitors.count)
      const come = rows.map((row) => day.visitors.arrivesAt[row] as number).sort((a, b) => a - b)
      const gone = rows.map((row) => waitedUntil(day, fates, row)).sort((a, b) => a - b)
      const waits = rows.map((row) => waitedUntil(day, fates, row) - (day.visitors.arrivesAt[row] as number))
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(0)
      // Length of the queue times how long it was so, from one coming or going to the next.
      let area = 0
      let length = 0
      let since = 0
      for (let [coming, going] = [0, 0]; going < gone.length; ) {
        const comes = coming < come.length && (come[coming] as number) <= (gone[going] as number)
        const at = (comes ? come[coming++] : gone[going++]) as number
        area += length * (at - since)
        length += comes ? 1 : -1
        since = at
      }
      expect(length).toBe(0)
      expect(area, `TEST_SEED=${seed}`).toBe(waits.reduce((sum, wait) => sum + wait, 0))
    })
  })

  describe('when one window serves, whoever goes first', () => {
    it('keeps the sum of service by wait to the second over a day, by every order', () => {
      const chance = seededChance(seed)
      const plan = planOf(queue)
      for (let number = 0; number < 20; number += 1) {
        const visitors = inSeconds(drawVisitors(queue, chance, 500))
        const sums = callOrderNames.map((name) => {
          const { calledAt } = new VirtualHall(plan, callOrders[name]).play(visitors)
          return rowsOf(visitors.count).reduce(
            (sum, row) =>
              sum +
              ((visitors.serviceMs[row] as number) / 1000) *
                (((calledAt[row] as number) - (visitors.arrivesAt[row] as number)) / 1000),
            0,
          )
        })
        expect(new Set(sums).size, `day ${number}: ${sums} (TEST_SEED=${seed})`).toBe(1)
      }
    })

    it('keeps the sum of load by wait as Kleinrock tells, for no order knows how long a service will take', () => {
      const played = playQueue(queue, callOrders, seed + 60)
      const theory = 0.75 * pollaczekKhinchine(demandOf(queue))
      const arrivalRate = queue.classes.reduce((sum, one) => sum + one.arrivalRate, 0)
      const fifo = loadedWaits(played.fifo)
      for (const name of callOrderNames) {
        const own = loadedWaits(played[name])
        const inUnits = (tallies: typeof own) =>
          ratioOf(tallies.map((tally) => ({ ...tally, sum: tally.sum * arrivalRate })))
        expectTheory(inUnits(own), theory, { what: `sum of rho W under ${name}`, seed, halfWidth: 0.12 })
        if (name === 'fifo') continue
        const less = own.map((tally, place) => ({ ...tally, sum: tally.sum - (fifo[place]?.sum ?? 0) }))
        expectTheory(inUnits(less), 0, {
          what: `sum of rho W under ${name} less that under fifo`,
          seed,
          halfWidth: 0.02,
          scale: theory,
        })
      }
    })
  })

  describe('when several windows serve everybody for the same time', () => {
    it('calls somebody at the same instants, by every order', () => {
      const even: SteadyQueue = {
        windows: 6,
        classes: queue.classes.map(({ targetMs }) => ({
          arrivalRate: 2.2 / (10 * minuteMs),
          service: constant(10 * minuteMs),
          targetMs,
        })),
      }
      const plan: VirtualPlan = planOf(even)
      const visitors = drawVisitors(even, seededChance(seed), 3000)
      const [first, ...others] = callOrderNames.map((name) =>
        new VirtualHall(plan, callOrders[name]).play(visitors).calledAt.slice().sort(),
      )
      for (const other of others) expect(other, `TEST_SEED=${seed}`).toEqual(first)
    })
  })
})
