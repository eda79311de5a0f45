import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { liveScene } from '../../../hub/application/forecast/live-scene.ts'
import { demandProfile } from '../../../shared/demand-profile.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, given, givenHall, nineOClock } from '../../support/given-hall.ts'
import { testWindows } from '../../support/hall-builder.ts'

const minute = 60_000
const sceneOf = (hall: GivenHall) => liveScene(hall.hall, hall.now, null)
/** Places of the services of the test hall. */
const [idCard, passport, tax] = [0, 1, 2]

describe('the scene of a live hall', () => {
  describe('when visitors wait and are served', () => {
    const hall = given(
      acts.signIn('w1'),
      acts.signIn('w2'),
      acts.signIn('w3'),
      acts.take('id-card', 't1'),
      acts.take('tax', 't2', { ground: 'elderly' }),
      acts.wait(60),
      acts.next('w1'),
      acts.wait(30),
      acts.arrive('w1'),
      acts.wait(300),
      acts.pause('w3'),
      acts.take('passport', 't3'),
      acts.take('tax', 't4', { appointmentAt: nineOClock + 30 * minute }),
    )

    it('tells who waits in the order of the tickets, with class and seniority', () => {
      expect(sceneOf(hall).waiting).toEqual([
        { service: tax, classRank: 0, arrivedAt: nineOClock, queuedAt: nineOClock },
        { service: passport, classRank: 2, arrivedAt: hall.now, queuedAt: hall.now },
        { service: tax, classRank: 1, arrivedAt: hall.now, queuedAt: nineOClock + 30 * minute },
      ])
    })

    it('tells what each window does, and since when from the call on', () => {
      expect(sceneOf(hall).windows).toMatchObject([
        { id: 'w1', status: 'open', busy: { service: idCard, since: nineOClock + minute }, shifts: null },
        { id: 'w2', status: 'open', busy: null },
        { id: 'w3', status: 'paused', services: ['id-card', 'passport'] },
        { id: 'w4', status: 'closed' },
      ])
    })

    it('is plain data that a thread can be sent', () => {
      const scene = sceneOf(hall)
      expect(structuredClone(scene)).toEqual(scene)
    })
  })

  describe('when a window takes other services than in the plan', () => {
    it('goes by what it takes now', () => {
      const hall = given(acts.signIn('w2'), acts.changeServices('w2', 'tax', 'licence'))
      expect(sceneOf(hall).windows[1]).toMatchObject({ services: ['tax', 'licence'] })
    })
  })

  describe('when services were finished today', () => {
    const dayOf = (serviceMinutes: number) => {
      const hall = given(acts.signIn('w2'))
      for (let number = 1; number <= 12; number += 1)
        hall.given(
          acts.take('tax', `t${number}`),
          acts.next('w2'),
          acts.arrive('w2'),
          acts.wait(serviceMinutes * 60),
          acts.finish('w2'),
        )
      return hall
    }

    it('learns their times, and less of the times of the others', () => {
      const [slow, quick] = [sceneOf(dayOf(30)).services, sceneOf(dayOf(2)).services]
      expect(slow[tax]?.time.meanMs).toBeGreaterThan(15 * minute)
      expect(quick[tax]?.time.meanMs).toBeLessThan(8 * minute)
      const shift = (of: typeof slow, place: number) => Math.abs((of[place]?.time.meanMs ?? 0) - 10 * minute)
      expect(shift(slow, passport)).toBeLessThan(shift(slow, tax))
      expect(slow[tax]?.time.meanError).toBeLessThan(slow[passport]?.time.meanError ?? 0)
    })

    it('counts the moments between two visitors as far as somebody was kept waiting', () => {
      const hall = given(acts.signIn('w2'), ...['t1', 't2', 't3'].map((id) => acts.take('tax', id)))
      const quick = given(acts.signIn('w2'), ...['t1', 't2', 't3'].map((id) => acts.take('tax', id)))
      for (let served = 0; served < 3; served += 1) {
        for (const [one, gapSeconds] of [
          [hall, 120],
          [quick, 0],
        ] as const)
          one.given(
            acts.wait(gapSeconds),
            acts.next('w2'),
            acts.arrive('w2'),
            acts.wait(600),
            acts.finish('w2'),
          )
      }
      const meanMs = (one: GivenHall) => sceneOf(one).services[tax]?.time.meanMs ?? 0
      expect(meanMs(hall)).toBeGreaterThan(meanMs(quick))
      expect(sceneOf(hall).windows[1]?.idleSince).toBe(hall.now)
    })

    it('expects newcomers at the rate of the last hour, and of fewer as the hours go on', () => {
      const hall = dayOf(5)
      const { arrivals, level } = sceneOf(hall)
      const inHour = (hour: number) =>
        arrivals
          .filter(({ service, from }) => service === tax && from === hall.now + hour * 60 * minute)
          .reduce((sum, one) => sum + (one.expected * 60 * minute * level.mean) / (one.until - one.from), 0)
      expect(inHour(0)).toBeGreaterThan(8)
      expect(inHour(0)).toBeLessThan(14)
      expect(inHour(1)).toBeCloseTo(inHour(0) / 2)
      expect(inHour(2)).toBeCloseTo(inHour(0) / 4)
    })
  })

  describe('when the windows have shifts', () => {
    it('tells them as instants of the business day, and closes with the last one', () => {
      const shifts = [
        { from: '13:30', to: '17:00' },
        { from: '09:00', to: '12:00' },
      ]
      const windows = testWindows.map((window) => ({ ...window, shifts }))
      const scene = sceneOf(givenHall({ windows }))
      const at = (hours: number) => nineOClock + (hours - 9) * 60 * minute
      expect(scene.windows[0]?.shifts).toEqual([
        { beginsAt: at(9), endsAt: at(12) },
        { beginsAt: at(13.5), endsAt: at(17) },
      ])
      expect(scene.endsAt).toBe(at(17))
    })
  })

  describe('when a profile of earlier days is known', () => {
    it('takes arrivals and patience from it', () => {
      const file = 'hub/simulation/profiles/xiamen.json'
      const known = demandProfile.parse(JSON.parse(readFileSync(file, 'utf8')))
      const [first] = known.services
      if (first === undefined) throw new Error(`${file} is empty`)
      const profile = { ...known, services: [{ ...first, id: 'tax' }] }
      const hall = given()
      const scene = liveScene(hall.hall, hall.now, profile)
      expect(new Set(scene.arrivals.map(({ service }) => service))).toEqual(new Set([tax]))
      expect(scene.arrivals.every(({ until }) => until > hall.now)).toBe(true)
      expect(scene.patience).not.toBeNull()
      expect(scene.services[tax]?.time.meanMs).toBe(first.meanServiceSeconds * 1000)
    })
  })
})
