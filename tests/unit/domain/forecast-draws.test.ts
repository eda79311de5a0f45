import { describe, expect, it } from 'vitest'
import { BookedVisitors } from '../../../hub/domain/forecast/booked-visitors.ts'
import { DrawStream } from '../../../hub/domain/forecast/draw-stream.ts'
import { ArrivalCourse } from '../../../hub/domain/forecast/future-arrivals.ts'
import { learntLevel, learntTimes } from '../../../hub/domain/forecast/learnt.ts'
import { NormalBeyond, normalAt, normalShare } from '../../../hub/domain/forecast/normal.ts'
import { PatienceDraws } from '../../../hub/domain/forecast/patience-draws.ts'
import { FactorTables, factorAt, Remainder } from '../../../hub/domain/forecast/service-draws.ts'
import { rangeOf } from '../../../hub/domain/forecast/wait-range.ts'
import { lognormalOfMean } from '../../../shared/lognormal.ts'
import { forecastScene, minuteMs, sceneAt } from '../../support/forecast-scene.ts'
import { seededChance, testSeed } from '../../support/seeded-chance.ts'

const seed = testSeed()
const draws = 20_000
const sampled = (draw: () => number, count = draws) => Array.from({ length: count }, draw)
const mean = (sample: readonly number[]) => sample.reduce((sum, value) => sum + value, 0) / sample.length

describe('the normal distribution', () => {
  describe('when it is asked for a quantile', () => {
    it('is the inverse of its shares', () => {
      for (const share of [0.0001, 0.01, 0.2, 0.5, 0.77, 0.975, 0.9999])
        expect(normalShare(normalAt(share))).toBeCloseTo(share, 6)
      expect(normalAt(0.975)).toBeCloseTo(1.959964, 5)
    })
  })

  describe('when a part of it is drawn from', () => {
    it('stays beyond the value, far out in the tail too', () => {
      const chance = seededChance(seed)
      for (const value of [-3, 0, 1.5, 3.4, 3.6, 9]) {
        const beyond = new NormalBeyond(value)
        // The mean beyond a value is the density there by the share beyond (the inverse Mills ratio).
        const expected =
          value > 5
            ? value + 1 / value - 2 / value ** 3
            : Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI) / (1 - normalShare(value))
        const sample = sampled(() => beyond.at(chance.next()))
        expect(Math.min(...sample), `seed ${seed}`).toBeGreaterThan(value - 1e-3)
        expect(Math.abs(mean(sample) - expected), `seed ${seed}, beyond ${value}`).toBeLessThan(0.04)
      }
    })
  })
})

describe('a service under way', () => {
  const bounds = { shortestMs: 0, longestMs: 24 * 60 * minuteMs }
  const time = { meanMs: 10 * minuteMs, cv: 0.8, meanError: 0 }

  describe('when it has lasted for a while', () => {
    it('takes as much longer as those that lasted at least so long', () => {
      const chance = seededChance(seed)
      const { mu, sigma } = lognormalOfMean(time.meanMs, time.cv)
      const whole = sampled(() => Math.exp(mu + sigma * normalAt(Math.max(chance.next(), 1e-9))), 10 * draws)
      for (const elapsedMs of [2 * minuteMs, 15 * minuteMs]) {
        const left = whole.filter((value) => value > elapsedMs).map((value) => value - elapsedMs)
        const remainder = new Remainder(time, elapsedMs, bounds)
        const drawn = mean(sampled(() => remainder.at(chance.next())))
        expect(Math.abs(drawn / mean(left) - 1), `seed ${seed}, after ${elapsedMs}`).toBeLessThan(0.06)
      }
    })
  })

  describe('when it has lasted longer than any other', () => {
    it('still ends later than now', () => {
      const remainder = new Remainder(time, 30 * 60 * minuteMs, bounds)
      for (const uniform of [0, 0.3, 0.999999]) expect(remainder.at(uniform)).toBeGreaterThan(0)
    })
  })
})

describe('a table of service times', () => {
  describe('when it is drawn from', () => {
    it('has the mean and the spread that were asked for', () => {
      const chance = seededChance(seed)
      const table = new FactorTables().of(0.8)
      const sample = sampled(() => factorAt(table, chance.next()))
      expect(Math.abs(mean(sample) - 1), `seed ${seed}`).toBeLessThan(0.03)
      const deviation = Math.sqrt(mean(sample.map((value) => (value - 1) ** 2)))
      expect(Math.abs(deviation - 0.8), `seed ${seed}`).toBeLessThan(0.08)
    })
  })
})

describe('patience', () => {
  describe('when somebody has waited already', () => {
    it('is drawn from those who would still be there', () => {
      const chance = seededChance(seed)
      const patience = new PatienceDraws({ share: 0.5, medianMs: 30 * minuteMs, cv: 0.5 })
      const elapsedMs = 30 * minuteMs
      const gone = patience.goneBy(elapsedMs)
      expect(gone).toBeCloseTo(0.5, 6)
      const leaves = sampled(() => patience.leavesLater(0, elapsedMs, gone, chance.next()))
      expect(Math.min(...leaves)).toBeGreaterThan(elapsedMs)
      // Of four, two never leave and one has left: of the three still here, one leaves.
      const share = leaves.filter((at) => at < Number.POSITIVE_INFINITY).length / draws
      expect(Math.abs(share - 1 / 3), `seed ${seed}`).toBeLessThan(0.02)
    })
  })
})

describe('expected arrivals', () => {
  const spans = [
    { service: 0, classRank: 2, from: 0, until: 30 * minuteMs, expected: 6 },
    { service: 1, classRank: 2, from: 10 * minuteMs, until: 40 * minuteMs, expected: 3 },
  ]
  const counted = (level: number, from: number, until: number) => {
    const course = new ArrivalCourse(spans, from, until, ({ service }) => service)
    const stream = new DrawStream(seed)
    const counts = [0, 0]
    const days = 2000
    let isInOrder = true
    for (let day = 0; day < days; day += 1) {
      stream.restart(day)
      let last = from
      course.draw(
        level,
        () => stream.next(),
        (at, kind) => {
          isInOrder &&= at >= last && at <= until
          last = at
          counts[kind] = (counts[kind] ?? 0) + 1 / days
        },
      )
    }
    expect(isInOrder).toBe(true)
    return counts
  }

  describe('when a part of their time is drawn', () => {
    it('come in order, as many as are expected then, of each kind', () => {
      const [one = 0, other = 0] = counted(1, 15 * minuteMs, 35 * minuteMs)
      expect(Math.abs(one - 3), `seed ${seed}`).toBeLessThan(0.2)
      expect(Math.abs(other - 2), `seed ${seed}`).toBeLessThan(0.2)
    })
  })

  describe('when the day is above what was expected', () => {
    it('are more by that', () => {
      const [one = 0] = counted(1.5, 0, 40 * minuteMs)
      expect(Math.abs(one - 9), `seed ${seed}`).toBeLessThan(0.4)
    })
  })
})

describe('bookings that nobody has come for', () => {
  const comers = (slotAt: number, now = sceneAt) => {
    const bookings = [{ service: 0, slotAt, count: 1, opensAt: 0, closesAt: sceneAt + 60 * minuteMs }]
    const scene = forecastScene({ now, bookings })
    const booked = new BookedVisitors(scene, {
      bookings,
      localOf: () => 0,
      horizonAt: Number.POSITIVE_INFINITY,
    })
    const stream = new DrawStream(seed)
    const arrivals: number[] = []
    for (let replication = 0; replication < 4000; replication += 1) {
      stream.restart(replication)
      booked.draw(stream)
      if (booked.count > 0) arrivals.push(booked.at(0).arrivesAt)
    }
    return arrivals
  }

  describe('when their slot is still far', () => {
    it('are kept around the slot, but for the usual no-shows', () => {
      const arrivals = comers(sceneAt + 50 * minuteMs)
      expect(Math.abs(arrivals.length / 4000 - 0.88), `seed ${seed}`).toBeLessThan(0.03)
      expect(Math.abs(mean(arrivals) - sceneAt - 40 * minuteMs), `seed ${seed}`).toBeLessThan(minuteMs)
    })
  })

  describe('when their slot is past', () => {
    it('are hardly believed in any more', () => {
      const arrivals = comers(sceneAt - 5 * minuteMs)
      expect(arrivals.length / 4000, `seed ${seed}`).toBeLessThan(0.02)
      expect(arrivals.every((at) => at > sceneAt)).toBe(true)
    })
  })

  describe('when the service has closed', () => {
    it('are not believed in', () => {
      expect(comers(sceneAt, sceneAt + 61 * minuteMs)).toEqual([])
    })
  })
})

describe('what a day teaches', () => {
  const earlier = [
    { meanMs: 10 * minuteMs, cv: 0.8 },
    { meanMs: 5 * minuteMs, cv: 0.8 },
  ]
  const trust = { paceError: 0.05, meanError: 0.1 }
  const longestMs = 24 * 60 * minuteMs
  const nothing = { finished: 0, finishedMs: 0, underWayMs: [] }

  describe('when nothing was seen', () => {
    it('is what earlier days say', () => {
      const { times } = learntTimes(earlier, [nothing, nothing], trust, longestMs)
      expect(times.map(({ meanMs }) => meanMs)).toEqual([10 * minuteMs, 5 * minuteMs])
    })
  })

  describe('when one service is slower today', () => {
    it('moves that one far, the other a little, and is surer of the first', () => {
      const slow = { finished: 200, finishedMs: 200 * 14 * minuteMs, underWayMs: [] }
      const { times } = learntTimes(earlier, [slow, nothing], trust, longestMs)
      const [first, second] = times.map(({ meanMs }) => meanMs / minuteMs) as [number, number]
      expect(first).toBeGreaterThan(12.5)
      expect(first).toBeLessThan(14)
      expect(second).toBeGreaterThan(5)
      expect(second).toBeLessThan(5.6)
      expect(times[0]?.meanError).toBeLessThan(times[1]?.meanError ?? 0)
    })
  })

  describe('when the short ones have finished and the long ones have not', () => {
    it('is not fooled', () => {
      const chance = seededChance(seed)
      const { mu, sigma } = lognormalOfMean(10 * minuteMs, 0.8)
      const elapsedMs = 8 * minuteMs
      const all = sampled(() => Math.exp(mu + sigma * normalAt(Math.max(chance.next(), 1e-9))), 4000)
      const done = all.filter((value) => value <= elapsedMs)
      const seen = {
        finished: done.length,
        finishedMs: done.reduce((sum, value) => sum + value, 0),
        underWayMs: all.filter((value) => value > elapsedMs).map(() => elapsedMs),
      }
      const { times } = learntTimes(earlier, [seen, nothing], trust, longestMs)
      expect(Math.abs((times[0]?.meanMs ?? 0) / minuteMs - 10), `seed ${seed}`).toBeLessThan(0.4)
    })
  })

  describe('when more came than expected', () => {
    it('expects more, by the weight of what was seen', () => {
      expect(learntLevel(0, 0, 0.1).mean).toBe(1)
      const { mean: level } = learntLevel(150, 100, 0.1)
      expect(level).toBeCloseTo(1.25, 6)
    })
  })
})

describe('a range', () => {
  describe('when it is made of draws', () => {
    it('is exceeded by one more draw as often as it says', () => {
      const chance = seededChance(seed)
      let [below, far] = [0, 0]
      const rounds = 4000
      for (let round = 0; round < rounds; round += 1) {
        const { p50Ms, p90Ms } = rangeOf(Float64Array.from({ length: 19 }, chance.next), 0)
        const next = chance.next()
        if (next <= p50Ms) below += 1
        if (next <= p90Ms) far += 1
      }
      expect(Math.abs(below / rounds - 0.5), `seed ${seed}`).toBeLessThan(0.04)
      expect(Math.abs(far / rounds - 0.9), `seed ${seed}`).toBeLessThan(0.025)
    })
  })
})
