import { describe, expect, it } from 'vitest'
import hallJson from '../../../hub/demo-hall/hall.json' with { type: 'json' }
import {
  arrivalsPerHour,
  busynessAt,
  drawVisitor,
  gapSeconds,
  serviceSeconds,
} from '../../../hub/simulation/demo-crowd.ts'
import { hallDefinition } from '../../../shared/hall-definition.ts'

const hall = hallDefinition.parse(hallJson)

/** A repeatable stream of numbers from 0 to below 1. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

describe('the crowd of the demo', () => {
  describe('when rates are made for the staffed windows', () => {
    it('keeps every window that names services busy, none overloaded', () => {
      const rates = arrivalsPerHour(hall, hall.windows)
      const minutes = new Map(hall.services.map((service) => [service.id, service.expectedMinutes]))
      expect([...rates.keys()].sort()).toEqual(hall.services.map((service) => service.id).sort())
      const workHours = [...rates].reduce(
        (sum, [id, perHour]) => sum + (perHour * (minutes.get(id) ?? 0)) / 60,
        0,
      )
      const named = hall.windows.filter((window) => !window.services.includes('*')).length
      expect(workHours / named).toBeLessThan(0.95)
      expect(workHours / named).toBeGreaterThan(0.75)
    })
  })

  describe('when visitors are drawn', () => {
    it('brings green, booked and impatient ones among many walk-ins', () => {
      const random = dice(7)
      const rates = arrivalsPerHour(hall, hall.windows)
      const crowd = Array.from({ length: 2000 }, () => drawVisitor(rates, random))
      const share = (test: (visitor: (typeof crowd)[number]) => boolean) =>
        crowd.filter(test).length / crowd.length
      expect(share((visitor) => visitor.ground !== null)).toBeCloseTo(0.05, 1)
      expect(share((visitor) => visitor.booked !== null)).toBeCloseTo(0.15, 1)
      expect(share((visitor) => visitor.booked?.earlySeconds === null)).toBeGreaterThan(0)
      expect(share((visitor) => visitor.patienceSeconds !== null)).toBeCloseTo(0.08, 1)
      expect(new Set(crowd.map((visitor) => visitor.serviceId)).size).toBe(hall.services.length)
    })

    it('spreads arrivals and service times around their means', () => {
      const random = dice(11)
      const mean = (draw: () => number) =>
        Array.from({ length: 5000 }, draw).reduce((sum, value) => sum + value, 0) / 5000
      expect(mean(() => gapSeconds(60, random))).toBeGreaterThan(54)
      expect(mean(() => gapSeconds(60, random))).toBeLessThan(66)
      expect(mean(() => serviceSeconds(10, random)) / 600).toBeCloseTo(1, 1)
    })
  })

  describe('when the hour changes', () => {
    it('is busier at ten than at noon and never empty', () => {
      expect(busynessAt(10.5 * 3600)).toBeGreaterThan(busynessAt(12.5 * 3600))
      for (let hour = 0; hour < 24; hour += 1) expect(busynessAt(hour * 3600)).toBeGreaterThan(0.3)
    })
  })
})
