import { afterEach, describe, expect, it, vi } from 'vitest'
import { startForecastThread } from '../../../hub/adapters/process/forecast-thread.ts'
import { ForecastDesk, type StartThread } from '../../../hub/application/forecast/forecast-desk.ts'
import type { PostedJob, SceneQuestion } from '../../../hub/application/forecast/forecast-jobs.ts'
import { liveScene, newcomerOf } from '../../../hub/application/forecast/live-scene.ts'
import { defaultCallingRules } from '../../../shared/hall-definition.ts'
import * as acts from '../../support/acts.ts'
import { given } from '../../support/given-hall.ts'

const hall = given(acts.signIn('w2'), ...['t1', 't2', 't3', 't4'].map((id) => acts.take('tax', id)))
hall.given(acts.next('w2'), acts.arrive('w2'))
const question = (): SceneQuestion => ({
  scene: liveScene(hall.hall, hall.now, null),
  rule: { name: 'fifo', settings: defaultCallingRules },
})
const about = question()
const ticket = newcomerOf(about.scene, { serviceId: 'tax', class: 'walkin' })
const asked = { ticket }
const range = { p50Ms: 1, p90Ms: 2, unservedShare: 0 }

/** Threads that answer only when the test says so. */
class TestThreads {
  readonly posted: PostedJob[] = []
  started = 0
  ended = 0
  private on: Parameters<StartThread>[0] | undefined

  readonly start: StartThread = (on) => {
    this.started += 1
    this.on = on
    return { post: (job) => this.posted.push(job), end: () => (this.ended += 1) }
  }

  answer(id = this.posted.at(-1)?.id ?? 0): void {
    this.on?.answer({ id, answer: range, tookMs: 3 })
  }

  die(): void {
    this.on?.end('out of memory')
  }
}

const warnings: object[] = []
const log = { debug() {}, info() {}, warn: (data: object) => warnings.push(data), error() {} }
const open: ForecastDesk[] = []
function deskWith(startThread: StartThread, stuckAfterMs?: number): ForecastDesk {
  const desk = new ForecastDesk({ startThread, log, ...(stuckAfterMs !== undefined && { stuckAfterMs }) })
  open.push(desk)
  desk.start()
  return desk
}
afterEach(() => {
  for (const desk of open.splice(0)) desk.stop()
  vi.useRealTimers()
  warnings.length = 0
})

describe('the desk of forecasts', () => {
  describe('when its thread is a real one', () => {
    it('answers with the wait, and goes on after a question that fails', async () => {
      const desk = deskWith(startForecastThread)
      const options = { deadlineMs: 60_000 }
      const answer = await desk.ask('newcomer', about, asked, options)
      expect(answer?.p90Ms).toBeGreaterThan(10 * 60_000)
      expect(await desk.ask('waiting', about, { replications: -1 }, options)).toBeNull()
      expect(warnings).toMatchObject([{ kind: 'waiting' }])
      const calls = await desk.ask('waiting', about, { replications: 9 }, options)
      expect(calls?.map(({ p50Ms }) => p50Ms)).toEqual(
        calls?.map(({ p50Ms }) => p50Ms).sort((one, other) => one - other),
      )
      expect(calls).toHaveLength(3)
      expect(desk.counters).toMatchObject({ answered: 2, failed: 1, restarts: 0 })
    }, 60_000)
  })

  describe('when the thread is slow', () => {
    it('answers null at the deadline and counts the answer as late', async () => {
      vi.useFakeTimers()
      const threads = new TestThreads()
      const desk = deskWith(threads.start)
      const answer = desk.ask('newcomer', about, asked, { deadlineMs: 150 })
      vi.advanceTimersByTime(150)
      expect(await answer).toBeNull()
      threads.answer()
      expect(desk.counters.late).toBe(1)
      expect(desk.workedMs('newcomer')).toBe(3)
    })

    it('asks the most urgent question next, one at a time, and posts a scene once', async () => {
      const threads = new TestThreads()
      const desk = deskWith(threads.start)
      const ask = (urgency: 'now' | 'soon' | 'later', scene = about) =>
        desk.ask('newcomer', scene, asked, { deadlineMs: 60_000, urgency })
      const answers = [ask('later'), ask('later'), ask('soon'), ask('now'), ask('later', question())]
      for (let count = 1; count <= answers.length; count += 1) {
        expect(threads.posted).toHaveLength(count)
        threads.answer()
      }
      expect(await Promise.all(answers)).toEqual(answers.map(() => range))
      expect(threads.posted.map(({ id }) => id)).toEqual([1, 4, 3, 2, 5])
      expect(threads.posted.map(({ scene }) => scene !== null)).toEqual([true, false, false, false, true])
    })

    it('drops an older question of the same key, and the oldest when too many wait', async () => {
      const threads = new TestThreads()
      const desk = deskWith(threads.start)
      const ask = (replaces?: string) =>
        desk.ask('newcomer', about, asked, {
          deadlineMs: 60_000,
          ...(replaces !== undefined && { replaces }),
        })
      void ask()
      const [older] = [ask('waiting'), ask('waiting')]
      expect(await older).toBeNull()
      const first = ask()
      for (let count = 0; count < 70; count += 1) void ask()
      expect(await first).toBeNull()
      expect(desk.queued).toBe(64)
    })
  })

  describe('when the thread dies', () => {
    it('gives up the question it had, starts another thread and asks on with a scene', async () => {
      vi.useFakeTimers()
      const threads = new TestThreads()
      const desk = deskWith(threads.start)
      const lost = desk.ask('newcomer', about, asked, { deadlineMs: 60_000 })
      const kept = desk.ask('newcomer', about, asked, { deadlineMs: 60_000 })
      threads.die()
      expect(await lost).toBeNull()
      vi.advanceTimersByTime(1_000)
      expect(threads.started).toBe(2)
      expect(threads.posted.at(-1)).toMatchObject({ id: 2, scene: { now: hall.now } })
      threads.answer()
      expect(await kept).toEqual(range)
      expect(desk.counters).toMatchObject({ restarts: 1, answered: 1 })
    })

    it('waits longer each time it dies without an answer', () => {
      vi.useFakeTimers()
      const threads = new TestThreads()
      deskWith(threads.start)
      for (let count = 0; count < 20; count += 1) {
        threads.die()
        vi.advanceTimersByTime(1_000)
      }
      expect(threads.started).toBeLessThan(10)
      vi.advanceTimersByTime(60_000)
      expect(threads.started).toBeGreaterThan(3)
    })
  })

  describe('when the thread never comes back from a question', () => {
    it('ends it and starts another', async () => {
      vi.useFakeTimers()
      const threads = new TestThreads()
      const desk = deskWith(threads.start, 500)
      const stuck = desk.ask('newcomer', about, asked, { deadlineMs: 60_000 })
      vi.advanceTimersByTime(2_000)
      expect(await stuck).toBeNull()
      expect([threads.ended, threads.started]).toEqual([1, 2])
    })
  })

  describe('when it has stopped', () => {
    it('answers null to all, at once', async () => {
      const threads = new TestThreads()
      const desk = deskWith(threads.start)
      const asking = [desk.ask('newcomer', about, asked, { deadlineMs: 60_000 })]
      desk.stop()
      asking.push(desk.ask('newcomer', about, asked, { deadlineMs: 60_000 }))
      expect(await Promise.all(asking)).toEqual([null, null])
      expect(threads.ended).toBe(1)
    })
  })
})
