import { describe, expect, it } from 'vitest'
import { callOrders } from '../../../hub/domain/calling/call-order.ts'
import type { ForecastScene, SceneTicket } from '../../../hub/domain/forecast/forecast-scene.ts'
import { Forecaster } from '../../../hub/domain/forecast/forecaster.ts'
import { formulaWaitMs } from '../../../hub/domain/forecast/usual-formula.ts'
import { ticketClasses } from '../../../shared/hall-definition.ts'
import { forecastScene, minuteMs, sceneAt, sceneService, sceneWindow } from '../../support/forecast-scene.ts'
import { seededChance } from '../../support/seeded-chance.ts'

const [green, appointment, walkin] = ticketClasses.map((_, rank) => rank) as [number, number, number]
const newcomer = (change: Partial<SceneTicket> = {}): SceneTicket => ({
  service: 0,
  classRank: walkin,
  arrivedAt: sceneAt,
  queuedAt: sceneAt,
  ...change,
})
const waitingSince = (minutes: number, change: Partial<SceneTicket> = {}) =>
  newcomer({ arrivedAt: sceneAt - minutes * minuteMs, queuedAt: sceneAt - minutes * minuteMs, ...change })
const busySince = (minutes: number) => ({ service: 0, since: sceneAt - minutes * minuteMs })
const rangeIn = (scene: ForecastScene, ticket = newcomer(), order = callOrders.hall) => {
  const { p50Ms, p90Ms, unservedShare } = new Forecaster({ order }).newcomer(
    scene,
    ticket,
    seededChance(7).next,
  )
  return { p50: p50Ms / minuteMs, p90: p90Ms / minuteMs, unservedShare }
}
/** Everything takes its ten minutes. */
const exact = [sceneService('cards', { time: { meanMs: 10 * minuteMs, cv: 0, meanError: 0 } })]

describe('the forecast for a newcomer', () => {
  describe('when a window that takes the service is idle', () => {
    it('is no wait at all', () => {
      expect(rangeIn(forecastScene())).toEqual({ p50: 0, p90: 0, unservedShare: 0 })
    })
  })

  describe('when every service takes its ten minutes', () => {
    const scene = forecastScene({
      services: exact,
      windows: [sceneWindow('w1', { busy: busySince(4) })],
      waiting: [waitingSince(3), waitingSince(2)],
    })

    it('is the rest of the service under way and those before', () => {
      const { p50, p90 } = rangeIn(scene)
      expect(p50).toBeCloseTo(26, 0)
      expect(p90).toBeCloseTo(26, 0)
    })

    it('goes before the others by the rule of calling', () => {
      expect(rangeIn(scene, newcomer({ classRank: green })).p90).toBeCloseTo(6, 0)
      expect(rangeIn(scene, newcomer({ classRank: green }), callOrders.fifo).p90).toBeCloseTo(26, 0)
    })

    it('counts the wait of an appointment from its slot', () => {
      const early = newcomer({ classRank: appointment, queuedAt: sceneAt + 15 * minuteMs })
      expect(rangeIn(scene, early, callOrders.fifo).p90).toBeCloseTo(11, 0)
    })
  })

  describe('when its window closes before it would be called', () => {
    const until = (minutes: number) => ({
      beginsAt: sceneAt - 60 * minuteMs,
      endsAt: sceneAt + minutes * minuteMs,
    })
    const later = { beginsAt: sceneAt + 40 * minuteMs, endsAt: sceneAt + 90 * minuteMs }
    const windowsWith = (shifts: readonly { beginsAt: number; endsAt: number }[]) => [
      sceneWindow('w1', { busy: busySince(4), shifts }),
    ]

    it('waits for the next shift', () => {
      const scene = forecastScene({ services: exact, windows: windowsWith([until(5), later]) })
      expect(rangeIn(scene).p50).toBeCloseTo(40, 0)
    })

    it('says that it may not be served', () => {
      const scene = forecastScene({ services: exact, windows: windowsWith([until(5)]) })
      expect(rangeIn(scene).unservedShare).toBe(1)
    })
  })

  describe('when nobody takes its service', () => {
    it('does not promise to be called at once', () => {
      const { p50, unservedShare } = rangeIn(
        forecastScene({ windows: [sceneWindow('w1', { services: ['deeds'] })] }),
      )
      expect(unservedShare).toBe(1)
      expect(p50).toBeGreaterThan(60)
    })
  })

  describe('when a window is paused', () => {
    it('is called once it is back', () => {
      const { p50 } = rangeIn(forecastScene({ windows: [sceneWindow('w1', { status: 'paused' })] }))
      expect(p50).toBeGreaterThan(1)
      expect(p50).toBeLessThan(15)
    })
  })

  describe('when others with precedence are expected', () => {
    it('is longer', () => {
      const scene = forecastScene({
        windows: [sceneWindow('w1', { busy: busySince(2) })],
        waiting: [waitingSince(5), waitingSince(4), waitingSince(3)],
      })
      const span = { service: 0, classRank: green, from: sceneAt, until: sceneAt + 60 * minuteMs }
      const before = rangeIn(scene)
      const after = rangeIn({ ...scene, arrivals: [{ ...span, expected: 3 }] })
      expect(after.p50).toBeGreaterThan(before.p50 + 5)
      expect(after.p90).toBeGreaterThan(before.p90 + 5)
    })
  })

  describe('when something happens at windows that have nothing to do with it', () => {
    it('stays the same', () => {
      const services = [sceneService('cards'), sceneService('deeds')]
      const busy = sceneWindow('w1', { services: ['cards'], busy: busySince(2) })
      const scene = forecastScene({ services, windows: [busy, sceneWindow('w2', { services: ['deeds'] })] })
      const crowd = {
        ...scene,
        windows: [busy, sceneWindow('w2', { services: ['deeds'], busy: { service: 1, since: sceneAt } })],
        waiting: [waitingSince(9, { service: 1 })],
      }
      expect(rangeIn(crowd)).toEqual(rangeIn(scene))
    })
  })
})

describe('the formula everyone uses', () => {
  describe('when three wait at two open windows', () => {
    it('is their planned minutes by the windows', () => {
      const windows = ['w1', 'w2'].map((id) => sceneWindow(id, { busy: busySince(1) }))
      const closed = sceneWindow('w3', { status: 'closed' })
      const waiting = [waitingSince(3), waitingSince(2), waitingSince(1)]
      const scene = forecastScene({ windows: [...windows, closed], waiting })
      expect(formulaWaitMs(scene, newcomer()) / minuteMs).toBe(15)
      expect(formulaWaitMs(scene, newcomer({ queuedAt: sceneAt + 5 * minuteMs })) / minuteMs).toBe(10)
    })
  })
})
