import { beforeEach, describe, expect, it } from 'vitest'
import type { ForecastDesk } from '../../../hub/application/forecast/forecast-desk.ts'
import { DayAheadDesk } from '../../../hub/application/rebalancing/day-ahead-desk.ts'
import type { DemandProfile } from '../../../shared/demand-profile.ts'
import { configure } from '../../support/acts.ts'
import { type GivenHall, given } from '../../support/given-hall.ts'
import { buildHall, testWindows } from '../../support/hall-builder.ts'

/** Like days on which nobody came. */
const profile: DemandProfile = {
  hall: 'test-hall',
  source: '',
  booked: null,
  greenShares: {},
  patience: null,
  shortestServiceSeconds: 45,
  longestServiceSeconds: 7200,
  services: [],
}
/** The hall's day is a Monday. */
const tomorrow = '2026-03-03'

/** A question to the worker: the windows that it was asked about, and what answers it. */
interface Asked {
  readonly windows: readonly string[]
  readonly answer: (visitors: number | null) => Promise<void>
}

let hall: GivenHall
let desk: DayAheadDesk
let asked: Asked[]

beforeEach(() => {
  hall = given()
  asked = []
  const ask = (_kind: unknown, _about: unknown, { first }: { first: { windows: { id: string }[] } }) =>
    new Promise((settle) => {
      asked.push({
        windows: first.windows.map(({ id }) => id),
        answer: async (visitors) => {
          settle(visitors === null ? null : { status: 'done', result: { visitors } })
          // What was asked goes on in microtasks, all of which are done when a macrotask comes.
          await new Promise((done) => setImmediate(done))
        },
      })
    })
  let drawn = 0
  desk = new DayAheadDesk({
    hall: hall.hall,
    now: () => hall.now,
    // Only the kind of question that this desk asks is answered.
    forecasts: { ask: ask as unknown as ForecastDesk['ask'] },
    profile,
    ids: { id: () => `work-${++drawn}`, code: () => 'code' },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
})

describe('the desk for the staffing of the next working day', () => {
  it('asks once while it works, and keeps what it was told', async () => {
    expect([desk.look(), desk.look()]).toEqual(Array(2).fill({ status: 'working', date: tomorrow }))
    await asked[0]?.answer(120)
    expect(desk.look()).toMatchObject({ status: 'ready', date: tomorrow, staffing: { visitors: 120 } })
    expect(asked).toHaveLength(1)
  })

  describe('when the hall gets another definition', () => {
    const fewerWindows = configure(buildHall({ windows: testWindows.slice(0, 3) }))

    it('asks anew, about the windows that there are now', async () => {
      desk.look()
      await asked[0]?.answer(120)
      hall.given(fewerWindows)
      expect(desk.look()).toEqual({ status: 'working', date: tomorrow })
      expect(asked.map(({ windows }) => windows)).toEqual([
        ['w1', 'w2', 'w3', 'w4'],
        ['w1', 'w2', 'w3'],
      ])
      await asked[1]?.answer(80)
      expect(desk.look()).toMatchObject({ status: 'ready', staffing: { visitors: 80 } })
    })

    it('does so while it still works, and hears no more of the earlier work', async () => {
      desk.look()
      hall.given(fewerWindows)
      desk.look()
      await asked[1]?.answer(80)
      await asked[0]?.answer(120)
      expect(desk.look()).toMatchObject({ status: 'ready', staffing: { visitors: 80 } })
      expect(asked).toHaveLength(2)
    })
  })

  describe('when the work comes to nothing', () => {
    it('says so, and begins anew when it is asked again', async () => {
      desk.look()
      await asked[0]?.answer(null)
      expect(desk.look()).toEqual({ status: 'failed', date: tomorrow })
      expect(desk.look()).toEqual({ status: 'working', date: tomorrow })
      expect(asked).toHaveLength(2)
    })
  })
})
