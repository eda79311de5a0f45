import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DayVisitor, parseDay } from '../../../hub/simulation/day.ts'
import { ChanceStream, poissonCount } from '../../../hub/simulation/demand/chance-stream.ts'
import { dayText } from '../../../hub/simulation/demand/day-text.ts'
import { parseGenerateArgs } from '../../../hub/simulation/demand/generate-args.ts'
import { generateDay } from '../../../hub/simulation/demand/generate-day.ts'
import { moments } from '../../../hub/simulation/demand/moments.ts'
import { readProfile } from '../../../hub/simulation/demand/profile-file.ts'
import type { DemandProfileFile } from '../../../shared/demand-profile.ts'
import { testSeed } from '../../support/seeded-chance.ts'
import { profile, serviceDemand } from './demand-builder.ts'

const seed = testSeed() % 1_000_000
const dayCount = 400
const services = new Set(['cards', 'deeds'])
const keeping = { slotMinutes: 30, noShowShare: 0.15, meanOffsetSeconds: -300, sdOffsetSeconds: 400 }
const drawDays = (change: Partial<DemandProfileFile> = {}, days = dayCount) =>
  Array.from({ length: days }, (_, index) => generateDay(profile(change), seed * 1000 + index))
const cameAt = ({ arrivesAt }: DayVisitor) => arrivesAt ?? Number.NaN

/** That a mean of n values of this deviation lies within five standard errors of what was expected. */
function expectMean(sample: readonly number[], expected: number, deviation: number): void {
  const { mean } = moments(sample)
  const context = `seed ${seed}: mean ${mean} of ${sample.length}, expected ${expected}`
  expect(Math.abs(mean - expected), context).toBeLessThan((5 * deviation) / Math.sqrt(sample.length))
}

describe('a generated day', () => {
  describe('when many are drawn', () => {
    const days = drawDays()
    const visitors = days.flat()
    const came = visitors.filter(({ arrivesAt }) => arrivesAt !== null)
    const booked = visitors.filter(({ appointmentAt }) => appointmentAt !== null)
    const unbooked = visitors.filter(({ appointmentAt }) => appointmentAt === null)

    it('has Poisson counts in each half hour: the variance is the mean', () => {
      for (const [from, expected] of [
        [9 * 3600, 16],
        [9.5 * 3600, 24],
      ] as const) {
        const counts = days.map(
          (day) =>
            day.filter(
              (one) => one.appointmentAt === null && cameAt(one) >= from && cameAt(one) < from + 1800,
            ).length,
        )
        expectMean(counts, expected, Math.sqrt(expected))
        // The dispersion index of n Poisson counts has the deviation sqrt(2/n).
        const { mean, variance } = moments(counts)
        expect(Math.abs(variance / mean - 1), `seed ${seed}`).toBeLessThan(5 * Math.sqrt(2 / dayCount))
      }
    })

    it('spreads arrivals evenly inside the half hour', () => {
      const places = unbooked.map((one) => (cameAt(one) % 1800) / 1800)
      expectMean(places, 0.5, Math.sqrt(1 / 12))
    })

    it('draws service times of the mean and spread that were asked for', () => {
      const times = came.map(({ serviceSeconds }) => serviceSeconds)
      expectMean(times, 600, 480)
      const logs = moments(times.map((seconds) => Math.log(Math.max(1, seconds))))
      expect(Math.sqrt(Math.expm1(logs.variance)), `seed ${seed}`).toBeCloseTo(0.8, 1)
    })

    it('keeps the shares of no-shows, green channel and patience', () => {
      const share = (list: readonly DayVisitor[], holds: (one: DayVisitor) => boolean, expected: number) =>
        expectMean(
          list.map((one) => Number(holds(one))),
          expected,
          Math.sqrt(expected * (1 - expected)),
        )
      share(booked, ({ arrivesAt }) => arrivesAt === null, 0.15)
      share(unbooked, ({ ground }) => ground === 'elderly', 0.03)
      share(unbooked, ({ ground }) => ground === 'key-project', 0.02)
      share(came, ({ patienceSeconds }) => patienceSeconds !== null, 0.2)
      const patience = came.flatMap(({ patienceSeconds }) => patienceSeconds ?? [])
      share(
        came.filter(({ patienceSeconds }) => patienceSeconds !== null),
        ({ patienceSeconds }) => (patienceSeconds ?? 0) > 1800,
        0.5,
      )
      expect(Math.min(...patience)).toBeGreaterThan(0)
    })

    it('lets the booked come around their slot, and nobody before the doors open', () => {
      const offsets = booked.flatMap(({ arrivesAt, appointmentAt }) =>
        arrivesAt === null ? [] : [arrivesAt - (appointmentAt ?? 0)],
      )
      expectMean(offsets, -300, 400)
      expect(Math.min(...came.map(cameAt))).toBeGreaterThanOrEqual(9 * 3600)
    })
  })

  describe('when it is written', () => {
    it('reads back as it was drawn', () => {
      const day = generateDay(profile(), seed)
      expect(parseDay(dayText(day, 'profile.json'), 'day.csv', services)).toEqual(day)
    })

    it('has those who came in order of arrival, then the missed bookings by slot', () => {
      const day = generateDay(profile({ booked: { ...keeping, noShowShare: 0.5 } }), seed)
      const came = day.filter(({ name }) => name.startsWith('v'))
      const missed = day.filter(({ name }) => name.startsWith('n'))
      expect(day).toEqual([...came, ...missed])
      expect(came.map(cameAt)).toEqual(came.map(cameAt).sort((one, other) => one - other))
      expect(missed.map(({ arrivesAt }) => arrivesAt)).toEqual(missed.map(() => null))
      expect([came[0]?.name, missed[0]?.name], `seed ${seed}`).toEqual(['v0001', 'n001'])
      expect(day.map(({ row }) => row)).toEqual(day.map((_, index) => index))
    })

    it('is the same for the same seed, byte by byte, and another for another', () => {
      const text = (of: number) => dayText(generateDay(profile(), of), 'profile.json')
      expect(text(seed)).toBe(text(seed))
      expect(text(seed)).not.toBe(text(seed + 1))
    })

    it('refuses a ground that a day file cannot name', () => {
      const day = generateDay(profile({ greenShares: { firefighter: 1 } }), seed)
      expect(() => dayText(day, 'profile.json')).toThrow('profile.json: greenShares: a day file cannot name')
    })
  })

  describe('when one thing of the profile changes', () => {
    const before = generateDay(profile(), seed)
    const withCards = (change: object) => ({
      services: [serviceDemand('cards', change), serviceDemand('deeds')],
    })

    it('leaves everything but that service’s times as it was when its mean changes', () => {
      const after = generateDay(profile(withCards({ meanServiceSeconds: 1200 })), seed)
      expect(after.map(({ serviceSeconds: _, ...rest }) => rest)).toEqual(
        before.map(({ serviceSeconds: _, ...rest }) => rest),
      )
      for (const [index, visitor] of before.entries()) {
        const now = after[index] as DayVisitor
        if (visitor.serviceId === 'deeds') expect(now).toEqual(visitor)
        // Twice the mean is twice every time, up to rounding.
        else expect(Math.abs(now.serviceSeconds - 2 * visitor.serviceSeconds)).toBeLessThanOrEqual(1)
      }
    })

    it('scales the patience of the same people when its median changes', () => {
      const after = generateDay(profile({ patience: { share: 0.2, medianSeconds: 3600, cv: 0.5 } }), seed)
      for (const [index, visitor] of before.entries()) {
        const { patienceSeconds, ...rest } = after[index] as DayVisitor
        expect({ ...rest, patienceSeconds: null }).toEqual({ ...visitor, patienceSeconds: null })
        const twice = visitor.patienceSeconds === null ? null : 2 * visitor.patienceSeconds
        expect(Math.abs((patienceSeconds ?? 0) - (twice ?? 0))).toBeLessThanOrEqual(1)
      }
    })

    it('only adds visitors when more are expected', () => {
      const after = generateDay(
        profile(withCards({ arrivalsPerHalfHour: { '09:00': 16, '09:30': 12 } })),
        seed,
      )
      const people = (day: readonly DayVisitor[]) =>
        day.map(({ row: _row, name: _name, ...rest }) => JSON.stringify(rest))
      expect(people(after)).toEqual(expect.arrayContaining(people(before)))
      expect(after.length).toBeGreaterThanOrEqual(before.length)
    })
  })

  describe('when the hall is as large as Xiamen’s', () => {
    it('brings 8,000 visitors, most of them from 10:00 on', async () => {
      const xiamen = await readProfile(
        join(import.meta.dirname, '../../../hub/simulation/profiles/xiamen.json'),
      )
      const came = [1, 2, 3, 4].flatMap((step) =>
        generateDay(xiamen, seed + step).flatMap(({ arrivesAt }) => arrivesAt ?? []),
      )
      expect(Math.abs(came.length / 4 - 8000), `seed ${seed}`).toBeLessThan(250)
      const inHalfHour = (begin: number) => came.filter((at) => at >= begin && at < begin + 1800).length
      const halfHours = Array.from({ length: 16 }, (_, index) => 9 * 3600 + index * 1800)
      const busiest = halfHours.reduce((one, other) => (inHalfHour(one) >= inHalfHour(other) ? one : other))
      expect(busiest).toBeGreaterThanOrEqual(10 * 3600)
      expect(inHalfHour(10 * 3600)).toBeGreaterThan(1.2 * inHalfHour(9.5 * 3600))
    })
  })
})

describe('a stream of chance', () => {
  describe('when it belongs to an identity', () => {
    it('is the same for it, and independent of its neighbour’s', () => {
      const first = (of: string) => new ChanceStream(of).uniform()
      expect(first(`${seed}/a/1`)).toBe(first(`${seed}/a/1`))
      const products = Array.from(
        { length: 4000 },
        (_, index) => (first(`${seed}/a/${index}`) - 0.5) * (first(`${seed}/a/${index + 1}`) - 0.5),
      )
      expectMean(products, 0, 1 / 12)
    })

    it('draws standard normal numbers', () => {
      const stream = new ChanceStream(`${seed}/normal`)
      const sample = Array.from({ length: 10_000 }, () => stream.normal())
      expectMean(sample, 0, 1)
      expect(moments(sample).variance, `seed ${seed}`).toBeCloseTo(1, 0)
    })
  })

  describe('when it counts', () => {
    it('finds the Poisson quantile, also of large counts', () => {
      expect(poissonCount(0, 0.999)).toBe(0)
      // P(0) = 0.0498 and P(at most 3) = 0.6472 for an expected count of 3.
      expect([0.04, 0.05, 0.647, 0.648].map((uniform) => poissonCount(3, uniform))).toEqual([0, 1, 3, 4])
      expect(Math.abs(poissonCount(500, 0.5) - 500)).toBeLessThanOrEqual(1)
      expect(poissonCount(500, 1 - 2 ** -53)).toBeLessThan(800)
    })
  })
})

describe('the command line of generate', () => {
  describe('when it is complete', () => {
    it('writes one day, or one for each seed into a folder', () => {
      expect(parseGenerateArgs(['--profile', 'p', '--seed', '7', '--out', 'day.csv'])).toEqual({
        profileFile: 'p',
        days: [{ seed: 7, file: 'day.csv' }],
        folder: null,
      })
      const { days, folder } = parseGenerateArgs(['--profile', 'p', '--seeds', '8-10', '--out', 'days'])
      expect(folder).toBe('days')
      expect(days.map(({ seed: one, file }) => [one, file])).toEqual([
        [8, join('days', 'day-8.csv')],
        [9, join('days', 'day-9.csv')],
        [10, join('days', 'day-10.csv')],
      ])
    })
  })

  describe('when it is not', () => {
    it.each([
      [['--seed', '1', '--out', 'd'], '--profile: is missing'],
      [['--profile', 'p', '--seed', '1'], '--out: is missing'],
      [['--profile', 'p', '--out', 'd'], '--seed: give either'],
      [['--profile', 'p', '--out', 'd', '--seed', '1', '--seeds', '1-2'], '--seed: give either'],
      [['--profile', 'p', '--out', 'd', '--seed', '1.5'], '--seed: "1.5"'],
      [['--profile', 'p', '--out', 'd', '--seeds', '9-3'], '--seeds: "9-3"'],
      [['--profile', 'p', '--out', 'd', '--seeds', '9'], '--seeds: "9"'],
      [['--profiles', 'p'], 'command line:'],
    ])('names the option in %j', (args, message) => {
      expect(() => parseGenerateArgs(args)).toThrow(message)
    })
  })
})
