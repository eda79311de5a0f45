import { describe, expect, it } from 'vitest'
import type { DemoClockView } from '../../shared/http/demo-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { startTestHub } from '../support/test-hub.ts'

const morningMs = Date.parse('2026-11-23T09:30:00+08:00')
const clockOf = (speed: number) => `${morningMs},${Date.now()},${speed}`

describe('the clock of a demo', () => {
  describe('when its speed is changed', () => {
    it('goes on from the same instant, and never back', async () => {
      await using hub = await startTestHub({ CLOCK: clockOf(1), CLOCK_CONTROL: 'on' })
      const anybody = hub.visitor()
      const now = async () => (await anybody.get<QueuesView>('/api/v1/queues')).at
      let earlierMs = await now()
      for (const speed of [20, 1, 60]) {
        const { clock } = await anybody.command<DemoClockView>('/api/v1/demo/clock', { speed })
        expect(clock?.speed).toBe(speed)
        expect(clock?.virtualStartMs).toBeGreaterThanOrEqual(earlierMs)
        expect(Math.abs((clock?.realStartMs ?? 0) - Date.now())).toBeLessThan(5_000)
        const laterMs = await now()
        expect(laterMs).toBeGreaterThanOrEqual(earlierMs)
        earlierMs = laterMs
      }
    })
    it('takes no speed at which the screens only flicker, and does not stand still', async () => {
      await using hub = await startTestHub({ CLOCK: clockOf(6), CLOCK_CONTROL: 'on' })
      for (const speed of [0, -1, 61])
        await expect(hub.visitor().command('/api/v1/demo/clock', { speed })).rejects.toMatchObject({
          code: 'bad_input',
        })
    })
  })
  describe('when the hall goes by a clock that nobody may touch', () => {
    it('tells so and refuses', async () => {
      await using hub = await startTestHub({ CLOCK: clockOf(1) })
      expect(await hub.visitor().get('/api/v1/demo/clock')).toEqual({ clock: null })
      await expect(hub.visitor().command('/api/v1/demo/clock', { speed: 6 })).rejects.toMatchObject({
        status: 404,
      })
    })
  })
})
