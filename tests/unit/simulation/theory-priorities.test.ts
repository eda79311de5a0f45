import { describe, expect, it } from 'vitest'
import { callOrders } from '../../../hub/domain/calling/call-order.ts'
import { ticketClasses } from '../../../shared/hall-definition.ts'
import { expectTheory, ratioOf, theorySeed } from '../../support/theory-estimate.ts'
import { cobham, evenResidual, kleinrock, loadsOf, residual } from '../../support/theory-formulas.ts'
import {
  type ClassTraffic,
  constant,
  demandOf,
  evenHallOf,
  exponential,
  lognormal,
  playQueue,
  type Replication,
  type ServiceTime,
  type SteadyQueue,
} from '../../support/theory-queue.ts'

const minuteMs = 60_000
const seed = theorySeed()
/** `strict` is fixed priority by class; under `slack` priority grows with the wait, at the rate 1 / target. */
const { fifo, strict, slack } = callOrders

/** Visitors of a class who keep the windows busy for that share of their time. */
function traffic(load: number, windows: number, service: ServiceTime, targetMinutes: number): ClassTraffic {
  return {
    arrivalRate: (load * windows) / service.meanMs,
    service,
    targetMs: targetMinutes * minuteMs,
  }
}

const even = exponential(10 * minuteMs)
const halls: readonly { name: string; stream: number; queue: SteadyQueue }[] = [
  {
    name: 'two classes with services of their own at one window',
    stream: 51,
    queue: {
      windows: 1,
      classes: [
        traffic(0.25, 1, exponential(5 * minuteMs), 10),
        traffic(0.5, 1, lognormal(12 * minuteMs, 0.8), 20),
      ],
    },
  },
  {
    name: 'three classes with services of their own at one window',
    stream: 52,
    queue: {
      windows: 1,
      classes: [
        traffic(0.1, 1, constant(15 * minuteMs), 5),
        traffic(0.35, 1, lognormal(8 * minuteMs, 0.8), 10),
        traffic(0.3, 1, exponential(10 * minuteMs), 20),
      ],
    },
  },
  {
    name: 'two classes at four windows',
    stream: 53,
    queue: { windows: 4, classes: [traffic(0.3, 4, even, 5), traffic(0.5, 4, even, 20)] },
  },
  {
    name: 'three classes at four windows',
    stream: 54,
    queue: {
      windows: 4,
      classes: [traffic(0.05, 4, even, 5), traffic(0.3, 4, even, 10), traffic(0.45, 4, even, 20)],
    },
  },
]

function meanWaitOf(replications: readonly Replication[], rank: number) {
  return ratioOf(
    replications.map(({ classRank, waitMs, excessWorkMs }) => {
      let sum = 0
      let count = 0
      for (const [place, wait] of waitMs.entries()) {
        if (classRank[place] !== rank) continue
        sum += wait
        count += 1
      }
      return { sum, count, controls: excessWorkMs }
    }),
  )
}

/** What the formulas need: work in the way of one who finds all busy, and each class's share of the windows' time. */
function figuresOf(queue: SteadyQueue): { residualWork: number; loads: number[] } {
  const demand = demandOf(queue)
  return {
    residualWork: queue.windows === 1 ? residual(demand) : evenResidual(evenHallOf(queue)),
    loads: loadsOf(demand).map((load) => load / queue.windows),
  }
}

describe('a virtual hall in steady state with classes', { timeout: 60_000 }, () => {
  describe.each(halls)('when $name come', ({ name, stream, queue }) => {
    const { residualWork, loads } = figuresOf(queue)
    const load = loads.reduce((sum, one) => sum + one, 0)
    const theories = {
      fifo: loads.map(() => residualWork / (1 - load)),
      strict: cobham(residualWork, loads),
      slack: kleinrock(
        residualWork,
        loads,
        queue.classes.map(({ targetMs }) => 1 / targetMs),
      ),
    }
    it('waits alike under fifo, by class as Cobham tells under strict, as Kleinrock tells under slack', () => {
      const played = playQueue(queue, { fifo, strict, slack }, seed + stream)
      for (const order of ['fifo', 'strict', 'slack'] as const)
        for (const rank of queue.classes.keys())
          expectTheory(meanWaitOf(played[order], rank), theories[order][rank] as number, {
            what: `${name}, ${order}, ${ticketClasses[rank]}`,
            seed,
            halfWidth: queue.windows === 1 ? 0.15 : 0.2,
          })
    })
  })

  describe('when the formulas themselves are held against known figures', () => {
    it('has a class that grows infinitely faster wait as under fixed priority', () => {
      const waits = kleinrock(1, [0.3, 0.4], [1e9, 1])
      for (const [rank, wait] of cobham(1, [0.3, 0.4]).entries()) expect(waits[rank]).toBeCloseTo(wait, 6)
    })

    it('has classes that grow at one rate wait as first come first served', () => {
      for (const wait of kleinrock(1, [0.3, 0.4], [2, 2])) expect(wait).toBeCloseTo(1 / 0.3, 12)
    })
  })
})
