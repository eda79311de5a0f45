import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrivedOf, readDay } from '../../../hub/simulation/day.ts'
import type { Visit } from '../../../hub/simulation/day-run.ts'
import { readPlan } from '../../../hub/simulation/plan.ts'
import { replayDay } from '../../../hub/simulation/virtual-replay.ts'
import { referenceReplay } from '../../support/reference-replay.ts'
import { readWrittenDay, type WrittenDay } from '../../support/replay-case.ts'

const policies = ['fifo', 'strict', 'slack', 'deadline'] as const
const services = ['a', 'b', 'c']

/** Minutes after 08:00 as `HH:MM`. */
function clock(minutesAfterEight: number): string {
  const hours = 8 + Math.floor(minutesAfterEight / 60)
  return `${String(hours).padStart(2, '0')}:${String(minutesAfterEight % 60).padStart(2, '0')}`
}

// All times lie on a coarse grid, so that ends of shifts, services, waits and patience often meet at one instant.
const minute = fc.integer({ min: 0, max: 12 }).map((step) => step * 5)
const seconds = fc.constantFrom(0, 60, 150, 300, 300, 600, 600, 900, 1200, 2400, 90.5, 209.5)
const patience = fc.constantFrom('', '', '', '0', '150', '300', '600', '900', '209.5')
const target = fc.constantFrom(1, 2.5, 5, 10, 20, 30)

/** Times of a window from early to late, each once. */
const times = (most: number) =>
  fc
    .uniqueArray(minute, { minLength: 2, maxLength: most })
    .map((minutes) => minutes.sort((a, b) => a - b).map(clock))
const shiftsWithGaps = times(6).map((at) =>
  at.flatMap((end, index) => (index % 2 === 0 ? [] : [[at[index - 1], end]])),
)
const adjoiningShifts = times(4).map((at) => at.slice(1).map((end, index) => [at[index], end]))
const shifts = fc.oneof(fc.constant([['08:00', '09:00']]), shiftsWithGaps, shiftsWithGaps, adjoiningShifts)

const plan = fc.record({
  hall: fc.constant('drawn'),
  services: fc.tuple(
    ...services.map((id) =>
      fc.record({
        id: fc.constant(id),
        name: fc.constant(id),
        expected_minutes: fc.constant(5),
        target_minutes: fc.record({ green: target, appointment: target, walkin: target }),
      }),
    ),
  ),
  windows: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('w1', 'w2', 'w3', 'w10'),
      services: fc.oneof(fc.constant(['*']), fc.subarray(services, { minLength: 1 })),
      shifts,
    }),
    { minLength: 1, maxLength: 4, selector: ({ id }) => id },
  ),
})

const visitor = fc
  .record({
    arrives: minute,
    seconds: fc.constantFrom('00', '00', '30'),
    service: fc.constantFrom(...services),
    slot: fc.option(minute),
    priority: fc.constantFrom('', '', '', 'elderly', 'key-project'),
    serviceSeconds: seconds,
    patience,
  })
  .map((drawn) =>
    [
      `${clock(drawn.arrives)}:${drawn.seconds}`,
      drawn.service,
      drawn.slot === null ? '' : `${clock(drawn.slot)}:00`,
      drawn.priority,
      drawn.serviceSeconds,
      drawn.patience,
    ].join(','),
  )

const written: fc.Arbitrary<WrittenDay> = fc.record({
  plan,
  day: fc
    .array(visitor, { minLength: 1, maxLength: 14 })
    .map((rows) => rows.map((row, at) => `v${at + 1},${row}`)),
})

/** What another simulator is compared by. */
function compared(visits: readonly Visit[]) {
  return visits.map(({ name, windowId, calledAt, endedAt, outcome, waitSeconds }) => ({
    name,
    windowId,
    calledAt,
    endedAt,
    outcome,
    waitSeconds,
  }))
}

describe('a replay in virtual time', () => {
  describe('when compared visitor by visitor with the reference', () => {
    it.each(policies)('agrees on drawn days under %s', (policy) => {
      fc.assert(
        fc.property(written, (drawn) => {
          const { plan, visitors } = readWrittenDay('drawn', drawn)
          const run = replayDay(plan, visitors, policy)
          expect(compared(run.visits)).toEqual(compared(referenceReplay(plan, visitors, policy)))
        }),
        { numRuns: 400 },
      )
    })

    const recorded = ['wola-mon', 'praga-tue'].flatMap((hall) =>
      ['dedicated', 'domain', 'comprehensive', 'tight'].flatMap((plan) =>
        ['recorded', 'mixed'].map((day) => [hall, plan, day] as const),
      ),
    )
    it.each(recorded)('agrees on %s, plan-%s, day-%s under all four', async (hall, planName, dayName) => {
      const folder = join(import.meta.dirname, '../../../hub/simulation/days', hall)
      const plan = await readPlan(join(folder, `plan-${planName}.json`))
      const services = new Set(plan.services.map(({ id }) => id))
      const visitors = arrivedOf(await readDay(join(folder, `day-${dayName}.csv`), services))
      for (const policy of policies) {
        const run = replayDay(plan, visitors, policy)
        expect(compared(run.visits)).toEqual(compared(referenceReplay(plan, visitors, policy)))
      }
    })
  })
})
