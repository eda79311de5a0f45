import { afterEach, describe, expect, it, vi } from 'vitest'
import { JobAnswers } from '../../../hub/application/forecast/answer-job.ts'
import { ForecastDesk, type StartThread } from '../../../hub/application/forecast/forecast-desk.ts'
import { WaitForecasts } from '../../../hub/application/forecast/wait-forecasts.ts'
import { waitMinutes } from '../../../hub/application/forecast/wait-minutes.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, given } from '../../support/given-hall.ts'

const log = { debug() {}, info() {}, warn() {}, error() {} }
/** Does the work on the test's own thread, a turn later. */
const ownThread: StartThread = (on) => {
  const answers = new JobAnswers(1)
  return { post: (job) => setImmediate(() => on.answer(answers.answer(job))), end() {} }
}
const deafThread: StartThread = () => ({ post() {}, end() {} })

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function waitsOf(hall: GivenHall, startThread = ownThread) {
  const desk = new ForecastDesk({ startThread, log })
  let endRound = () => {}
  // However long a busy machine takes for it.
  const firstRound = new Promise<void>((resolve) => {
    endRound = resolve
  })
  const waits = new WaitForecasts({
    desk,
    hall: hall.hall,
    now: () => hall.now,
    seq: () => hall.recorded.length,
    profile: null,
    log,
    onRound: () => endRound(),
  })
  desk.start()
  waits.start()
  stops.push(
    () => waits.stop(),
    () => desk.stop(),
  )
  return { waits, desk, round: () => firstRound }
}

/** w2 serves taxes, and so many wait for it. */
function crowded(waiting: number): GivenHall {
  const hall = given(acts.signIn('w2'))
  for (let number = 1; number <= waiting + 1; number += 1) hall.given(acts.take('tax', `t${number}`))
  return hall.given(acts.next('w2'), acts.arrive('w2'))
}

describe('the waits that are foreseen', () => {
  describe('when twenty wait for one window', () => {
    it('tells a newcomer about twenty services, and less the green channel when the rule favours it', async () => {
      const hall = crowded(20)
      const { waits } = waitsOf(hall)
      const range = await waits.forNewcomer({ serviceId: 'tax', class: 'walkin' })
      expect(range?.p50Minutes).toBeGreaterThanOrEqual(120)
      expect(range?.p50Minutes).toBeLessThanOrEqual(240)
      expect(range?.p90Minutes).toBeGreaterThan(range?.p50Minutes ?? 0)
    })

    it('tells each waiting ticket what is left of its wait, less and less as time passes', async () => {
      const hall = crowded(20)
      const { waits, round } = waitsOf(hall)
      await round()
      const left = (id: string, laterMinutes = 0) =>
        waits.ofTicket(hall.ticket(id), hall.now + laterMinutes * 60_000)
      expect(left('t1')).toBeNull()
      expect(left('t3')?.p50Minutes).toBeLessThan(left('t12')?.p50Minutes ?? 0)
      expect(left('t12')?.p50Minutes).toBeLessThan(left('t21')?.p50Minutes ?? 0)
      expect(left('t12', 20)?.p90Minutes).toBeLessThan(left('t12')?.p90Minutes ?? 0)
      expect(left('t12', 600)).toEqual({ p50Minutes: 0, p90Minutes: 0 })
    })

    it('shows screens the wait of each service, and nothing where no window serves it', async () => {
      const { waits, round } = waitsOf(crowded(20))
      await round()
      expect(waits.ofService('tax')?.p50Minutes).toBeGreaterThan(100)
      expect(waits.ofService('passport')).toBeNull()
    })
  })

  describe('when a window is free', () => {
    it('tells that there is hardly a wait', async () => {
      const { waits } = waitsOf(given(acts.signIn('w1')))
      const range = await waits.forNewcomer({ serviceId: 'passport', class: 'walkin' })
      expect(range).toEqual({ p50Minutes: 0, p90Minutes: 0 })
    })
  })

  describe('when the same is asked again', () => {
    it('answers from what it has found out while the line is as long, else asks anew', async () => {
      // What was seen of the hall serves for a while, and the longer the more the machine was busy with seeing it.
      vi.useFakeTimers({ toFake: ['performance'] })
      stops.push(() => vi.useRealTimers())
      const hall = crowded(5)
      const { waits, desk, round } = waitsOf(hall)
      await round()
      const before = desk.counters.answered
      const ask = () => waits.forNewcomer({ serviceId: 'tax', class: 'walkin' })
      const first = await ask()
      expect(desk.counters.answered).toBe(before)
      for (let number = 10; number < 15; number += 1) hall.given(acts.take('tax', `t${number}`))
      vi.advanceTimersByTime(1_000)
      const [second, third] = await Promise.all([ask(), ask()])
      expect(second?.p50Minutes).toBeGreaterThan(first?.p50Minutes ?? 0)
      expect(third).toEqual(second)
      expect(desk.counters.answered).toBe(before + 1)
    })
  })

  describe('when the thread says nothing', () => {
    it('gives the ticket no range, soon', async () => {
      const { waits } = waitsOf(crowded(3), deafThread)
      const begun = performance.now()
      expect(await waits.forNewcomer({ serviceId: 'tax', class: 'walkin' })).toBeNull()
      expect(performance.now() - begun).toBeLessThan(5_000)
      expect(waits.ofService('tax')).toBeNull()
    })
  })

  describe('when a ticket waits for one window alone', () => {
    it('tells nothing of it', async () => {
      const hall = given(acts.signIn('w1'), acts.signIn('w2'), acts.take('tax', 't1'), acts.take('tax', 't2'))
      hall.given(acts.next('w1'), acts.transfer('t2', { windowId: 'w2' }))
      const { waits, round } = waitsOf(hall)
      await round()
      expect(waits.ofTicket(hall.ticket('t2'), hall.now)).toBeNull()
    })
  })
})

describe('a wait in minutes', () => {
  const minutes = (p50: number, p90: number, unservedShare = 0) =>
    waitMinutes({ p50Ms: p50 * 60_000, p90Ms: p90 * 60_000, unservedShare })

  describe('when it is told to people', () => {
    it.each([
      [12.7, 19.2, 12, 20],
      [0.4, 1.2, 0, 2],
      [-3, -1, 0, 0],
      [29.9, 30.1, 29, 35],
      [34, 51, 30, 55],
    ])('rounds %d to %d down and up', (p50, p90, p50Minutes, p90Minutes) => {
      expect(minutes(p50, p90)).toEqual({ p50Minutes, p90Minutes })
    })

    it('is not told when the windows may close before the call', () => {
      expect(minutes(30, 60, 0.2)).toBeNull()
    })
  })
})
