import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Visit } from '../../../hub/simulation/day-run.ts'
import { parseTimeOfDay } from '../../../hub/simulation/time-of-day.ts'
import { replayDay } from '../../../hub/simulation/virtual-replay.ts'
import { type ReferencePolicy, referenceReplay } from '../../support/reference-replay.ts'
import { readWrittenDay, type WrittenDay } from '../../support/replay-case.ts'

/** A day computed by hand from the rules of a replay; `why` says the reasoning. */
interface ReplayCase extends WrittenDay {
  readonly title: string
  readonly why: string
  /** What becomes of those who come, in the order of the day file, under some of the policies or all. */
  readonly expect: Partial<Record<ReferencePolicy, readonly ExpectedVisit[]>>
}

interface ExpectedVisit {
  readonly visitor: string
  readonly window: string | null
  /** `HH:MM:SS`, with parts of a second where there are any. */
  readonly called_at: string | null
  readonly outcome: Visit['outcome']
  /** Where the case is about it. */
  readonly wait_seconds?: number
}

const folder = join(import.meta.dirname, 'replay-cases')
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((file) => ({ file, ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as ReplayCase) }))
const runs = cases.flatMap((one) =>
  Object.entries(one.expect).map(([policy, visits]) => {
    const run = { ...readWrittenDay(one.file, one), policy: policy as ReferencePolicy, expected: visits }
    return [`${one.file} under ${policy}: ${one.title}`, run] as const
  }),
)

/** Seconds since midnight; parts of a second stand after the point. */
function secondsOf(time: string): number {
  const [clock = '', parts = '0'] = time.split('.')
  const seconds = parseTimeOfDay(clock)
  if (seconds === undefined) throw new Error(`"${time}" is not a time as HH:MM:SS`)
  return seconds + Number(`0.${parts}`)
}

function expectVisits(visits: readonly Visit[], expected: readonly ExpectedVisit[]): void {
  const waits = new Map(expected.map(({ visitor, wait_seconds }) => [visitor, wait_seconds]))
  const told = visits.map(({ name, windowId, calledAt, outcome, waitSeconds }) => ({
    visitor: name,
    window: windowId,
    called_at: calledAt,
    outcome,
    ...(waits.get(name) === undefined ? {} : { wait_seconds: waitSeconds }),
  }))
  expect(told).toEqual(
    expected.map((one) => ({ ...one, called_at: one.called_at === null ? null : secondsOf(one.called_at) })),
  )
}

describe('a replay in virtual time', () => {
  describe('when given a case computed by hand', () => {
    it.each(runs)('agrees with %s', (_, { plan, visitors, policy, expected }) => {
      expectVisits(replayDay(plan, visitors, policy).visits, expected)
    })

    it('has at least 36 cases, each policy in 36 of them', () => {
      const counts = (['fifo', 'strict', 'slack', 'deadline'] as const).map(
        (policy) => runs.filter(([, run]) => run.policy === policy).length,
      )
      expect(Math.min(cases.length, ...counts)).toBeGreaterThanOrEqual(36)
    })
  })
})

describe('the reference of the replay', () => {
  describe('when given a case computed by hand', () => {
    it.each(runs)('agrees with %s', (_, { plan, visitors, policy, expected }) => {
      expectVisits(referenceReplay(plan, visitors, policy), expected)
    })
  })

  describe('when given an order of the caller', () => {
    it('calls the smallest key: here who came last, from another case', () => {
      const [, run] = runs.find(([name]) => name.startsWith('02-')) ?? []
      if (run === undefined) throw new Error('there is no case 02')
      const visits = referenceReplay(run.plan, run.visitors, ({ row }) => [-row])
      expect(visits.map(({ calledAt }) => calledAt)).toEqual(
        ['08:10:00', '08:16:00', '08:15:00'].map(secondsOf),
      )
    })
  })
})
