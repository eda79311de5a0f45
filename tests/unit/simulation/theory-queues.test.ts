import { describe, expect, it } from 'vitest'
import { callOrders } from '../../../hub/domain/calling/call-order.ts'
import { expectTheory, ratioOf, theorySeed } from '../../support/theory-estimate.ts'
import {
  erlangA,
  erlangC,
  erlangMeanWait,
  erlangTail,
  pollaczekKhinchine,
} from '../../support/theory-formulas.ts'
import {
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

const { fifo } = callOrders
const meanMs = 10 * 60_000
const seed = theorySeed()

/** Walk-ins alone, at windows that are busy for that share of their time. */
function queueOf(
  windows: number,
  utilisation: number,
  service: ServiceTime = exponential(meanMs),
): SteadyQueue {
  return {
    windows,
    classes: [{ arrivalRate: (utilisation * windows) / service.meanMs, service, targetMs: 1 }],
  }
}

/** Mean over the visitors of all replications. */
function meanOf(replications: readonly Replication[], figure: (seen: Replication) => ArrayLike<number>) {
  return ratioOf(
    replications.map((seen) => {
      const figures = figure(seen)
      let sum = 0
      for (let place = 0; place < figures.length; place += 1) sum += figures[place] as number
      return { sum, count: figures.length, controls: seen.excessWorkMs }
    }),
  )
}

const meanWait = (replications: readonly Replication[]) => meanOf(replications, ({ waitMs }) => waitMs)
const shareBeyond = (replications: readonly Replication[], limitMs: number) =>
  meanOf(replications, ({ waitMs }) => waitMs.map((wait) => (wait > limitMs ? 1 : 0)))

describe('a virtual hall in steady state, first come first served', { timeout: 60_000 }, () => {
  describe('when service is exponential at c windows (M/M/c)', () => {
    it.each([
      { windows: 2, utilisation: 0.75, halfWidth: 0.15 },
      { windows: 5, utilisation: 0.75, halfWidth: 0.2 },
      { windows: 20, utilisation: 0.8, halfWidth: 0.35 },
    ])(
      'makes visitors wait as Erlang C tells at $windows windows, $utilisation busy',
      ({ windows, utilisation, halfWidth }) => {
        const queue = queueOf(windows, utilisation)
        const theory = evenHallOf(queue)
        const { played } = playQueue(queue, { played: fifo }, seed + windows)
        const where = `M/M/${windows} at ${utilisation}`
        expectTheory(shareBeyond(played, 0), erlangC(theory), {
          what: `${where}, probability of a wait`,
          seed,
          halfWidth: halfWidth / 3,
        })
        const mean = erlangMeanWait(theory)
        expectTheory(meanWait(played), mean, { what: `${where}, mean wait`, seed, halfWidth })
        for (const times of [1, 2]) {
          // A wait among those who wait at all has the mean m / C: the tail is taken at one and two times that.
          const limitMs = (times * mean) / erlangC(theory)
          expectTheory(shareBeyond(played, limitMs), erlangTail(theory, limitMs), {
            what: `${where}, share beyond ${Math.round(limitMs)} ms`,
            seed,
            halfWidth: 2 * halfWidth,
          })
        }
      },
    )
  })

  describe('when one window serves with times of any distribution (M/G/1)', () => {
    it.each([
      { name: 'exponential', service: exponential(meanMs), stream: 30 },
      { name: 'constant', service: constant(meanMs), stream: 31 },
      { name: 'lognormal (CV 0.8)', service: lognormal(meanMs, 0.8), stream: 32 },
    ])('waits as long as Pollaczek and Khinchine tell with $name service', ({ name, service, stream }) => {
      const queue = queueOf(1, 0.75, service)
      const { played } = playQueue(queue, { played: fifo }, seed + stream)
      expectTheory(meanWait(played), pollaczekKhinchine(demandOf(queue)), {
        what: `M/G/1, ${name}, mean wait`,
        seed,
        halfWidth: 0.12,
      })
    })
  })

  describe('when visitors lose patience at an overloaded hall (M/M/c+M)', () => {
    it('loses as many and lets all wait as long as Erlang A tells', () => {
      const meanPatienceMs = 2 * meanMs
      const queue = { ...queueOf(4, 1.1), meanPatienceMs }
      const theory = erlangA(evenHallOf(queue), meanPatienceMs)
      const { played } = playQueue(queue, { played: fifo }, seed + 40)
      const leavingShare = meanOf(played, ({ hasLeft }) => hasLeft)
      expectTheory(leavingShare, theory.leavingShare, { what: 'share that leaves', seed, halfWidth: 0.05 })
      expectTheory(meanWait(played), theory.meanWait, { what: 'mean wait', seed, halfWidth: 0.05 })
    })
  })

  describe('when the formulas themselves are held against known figures', () => {
    it('agrees with the textbook', () => {
      // M/M/1: C = rho. M/M/2 at rho 0.75: C = 2 rho² / (1 + rho) = 9/14.
      expect(erlangC({ windows: 1, arrivalRate: 0.6, meanService: 1 })).toBeCloseTo(0.6, 12)
      expect(erlangC({ windows: 2, arrivalRate: 1.5, meanService: 1 })).toBeCloseTo(9 / 14, 12)
      // A patience that never ends is none at all.
      const hall = { windows: 2, arrivalRate: 1.5, meanService: 1 }
      expect(erlangA(hall, 1e12).meanWait).toBeCloseTo(erlangMeanWait(hall), 6)
    })
  })
})
