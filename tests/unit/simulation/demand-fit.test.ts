import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DayVisitor, readDay } from '../../../hub/simulation/day.ts'
import { evenCounts } from '../../../hub/simulation/demand/even-counts.ts'
import { parseFitArgs } from '../../../hub/simulation/demand/fit-args.ts'
import { fitProfile } from '../../../hub/simulation/demand/fit-profile.ts'
import { generateDay } from '../../../hub/simulation/demand/generate-day.ts'
import { type Plan, parsePlan, readPlan } from '../../../hub/simulation/plan.ts'
import { demandProfile } from '../../../shared/demand-profile.ts'
import { testSeed } from '../../support/seeded-chance.ts'
import { profile, serviceDemand } from './demand-builder.ts'

const days = join(import.meta.dirname, '../../../hub/simulation/days')
const seed = testSeed() % 1_000_000
const learn = (plan: Plan, list: readonly (readonly DayVisitor[])[]) =>
  demandProfile.parse(fitProfile(plan, list, 'a test'))
const sum = (list: readonly { expected: number }[]) => list.reduce((total, one) => total + one.expected, 0)

describe('a fitted profile', () => {
  describe.each(['wola-mon', 'praga-tue'])('when it is learnt from %s', async (hall) => {
    const plan = await readPlan(join(days, hall, 'plan-dedicated.json'))
    const visitors = await readDay(
      join(days, hall, 'day-mixed.csv'),
      new Set(plan.services.map(({ id }) => id)),
    )
    const fitted = learn(plan, [visitors])

    it('expects of each service as many as came and as booked', () => {
      for (const service of fitted.services) {
        const own = visitors.filter(({ serviceId }) => serviceId === service.id)
        const booked = own.filter(({ appointmentAt }) => appointmentAt !== null).length
        expect(sum(service.arrivalsPerHalfHour)).toBeCloseTo(own.length - booked, 1)
        expect(sum(service.bookingsPerSlot)).toBeCloseTo(booked, 1)
      }
    })

    it('expects of each half hour as many as came without a booking', () => {
      const at = (begin: number) =>
        sum(
          fitted.services.flatMap(({ arrivalsPerHalfHour }) =>
            arrivalsPerHalfHour.filter(({ beginsAt }) => beginsAt === begin),
          ),
        )
      for (let begin = 7.5 * 3600; begin < 19 * 3600; begin += 1800) {
        const came = visitors.filter(
          ({ arrivesAt, appointmentAt }) =>
            appointmentAt === null && arrivesAt !== null && arrivesAt >= begin && arrivesAt < begin + 1800,
        ).length
        expect(Math.abs(at(begin) - came)).toBeLessThan(0.5 + came / 50)
      }
    })

    it('knows how bookings are kept and how long people stay', () => {
      expect(fitted.booked?.slotMinutes).toBe(15)
      const booked = visitors.filter(({ appointmentAt }) => appointmentAt !== null)
      const missed = booked.filter(({ arrivesAt }) => arrivesAt === null).length
      expect(fitted.booked?.noShowShare).toBeCloseTo(missed / booked.length, 3)
      expect(fitted.booked?.meanOffsetSeconds).toBeLessThan(-600)
      expect(fitted.patience?.share).toBeCloseTo(0.15, 1)
      const seconds = visitors.reduce((total, one) => total + one.serviceSeconds, 0)
      const expected = fitted.services.reduce(
        (total, one) =>
          total +
          one.meanServiceSeconds *
            (sum(one.arrivalsPerHalfHour) +
              sum(one.bookingsPerSlot) * (1 - (fitted.booked?.noShowShare ?? 0))),
        0,
      )
      expect(Math.abs(expected / seconds - 1)).toBeLessThan(0.03)
    })
  })

  describe('when it is learnt from generated days', () => {
    const plan = parsePlan(
      JSON.stringify({
        hall: 'town',
        services: ['cards', 'deeds'].map((id) => ({
          id,
          name: id,
          expected_minutes: 5,
          target_minutes: { green: 5, appointment: 10, walkin: 20 },
        })),
        windows: [{ id: 'w1', services: ['*'], shifts: [] }],
      }),
      'plan.json',
    )
    const truth = profile({
      services: [serviceDemand('cards'), serviceDemand('deeds', { arrivalsPerHalfHour: { '13:00': 30 } })],
    })

    it('finds what they were drawn from', () => {
      const fitted = learn(
        plan,
        Array.from({ length: 60 }, (_, index) => generateDay(truth, seed + index)),
      )
      const [cards, deeds] = fitted.services
      expect(cards?.opensAt).toBe(9 * 3600)
      expect(sum(cards?.arrivalsPerHalfHour ?? [])).toBeCloseTo(20, -1)
      const noon = deeds?.arrivalsPerHalfHour.find(({ beginsAt }) => beginsAt === 13 * 3600)
      expect(Math.abs((noon?.expected ?? 0) - 30), `seed ${seed}`).toBeLessThan(5)
      expect(Math.abs((deeds?.meanServiceSeconds ?? 0) - 600), `seed ${seed}`).toBeLessThan(60)
      expect(Math.abs((deeds?.serviceCv ?? 0) - 0.8), `seed ${seed}`).toBeLessThan(0.12)
      expect(Math.abs((fitted.booked?.noShowShare ?? 0) - 0.15), `seed ${seed}`).toBeLessThan(0.06)
      expect(Math.abs((fitted.patience?.medianSeconds ?? 0) - 1800), `seed ${seed}`).toBeLessThan(200)
    })

    it('leans on the plan where little was seen, and has no bookings where nobody booked', () => {
      const visitor = (serviceSeconds: number, row: number): DayVisitor => ({
        row,
        name: `v${row}`,
        arrivesAt: 32_400 + row,
        serviceId: 'cards',
        appointmentAt: null,
        ground: null,
        class: 'walkin',
        serviceSeconds,
        patienceSeconds: null,
      })
      const fitted = learn(plan, [[visitor(1000, 0), visitor(1200, 1)]])
      expect(fitted.services[0]?.meanServiceSeconds).toBeCloseTo((2 * 1100 + 20 * 300) / 22, 1)
      expect(fitted.services[1]?.meanServiceSeconds).toBe(300)
      expect([fitted.booked, fitted.patience]).toEqual([null, null])
    })
  })
})

describe('even counts', () => {
  describe('when services differ by chance only', () => {
    it('gives each its share of the hall’s total at that time', () => {
      const counts = [
        [10, 21, 9],
        [5, 9, 6],
      ]
      const even = evenCounts(counts, [
        [1, 1, 1],
        [1, 1, 1],
      ])
      expect(even[0]?.[1]).toBeCloseTo((40 * 30) / 60, 5)
      expect(even[1]?.[1]).toBeCloseTo((20 * 30) / 60, 5)
    })
  })

  describe('when services differ by more', () => {
    it('keeps most of it', () => {
      const even = evenCounts(
        [
          [100, 0],
          [0, 100],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      )
      expect(even[0]?.[0]).toBeGreaterThan(99)
    })
  })

  describe('when a service is closed', () => {
    it('expects nobody then', () => {
      const even = evenCounts(
        [
          [10, 10],
          [12, 0],
        ],
        [
          [1, 1],
          [1, 0],
        ],
      )
      expect(even[1]?.[1]).toBe(0)
    })
  })
})

describe('the command line of fit-profile', () => {
  describe('when it is complete', () => {
    it('takes one day or several', () => {
      const args = ['--plan', 'p', '--day', 'a', 'b', '--day', 'c', '--out', 'o']
      expect(parseFitArgs(args)).toEqual({
        planFile: 'p',
        dayFiles: ['a', 'c', 'b'],
        outFile: 'o',
        source: null,
      })
    })
  })

  describe('when it is not', () => {
    it.each([
      [['--day', 'd', '--out', 'o'], '--plan: is missing'],
      [['--plan', 'p', '--out', 'o'], '--day: is missing'],
      [['--plan', 'p', '--day', 'd'], '--out: is missing'],
      [['--plans', 'p'], 'command line:'],
    ])('names the option in %j', (args, message) => {
      expect(() => parseFitArgs(args)).toThrow(message)
    })
  })
})
