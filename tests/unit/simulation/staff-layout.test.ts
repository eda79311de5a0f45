import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { halfHoursOf, openBy } from '../../../hub/domain/staffing/half-hours.ts'
import { layWindows } from '../../../hub/domain/staffing/lay-windows.ts'
import { areLongEnough, shiftsOf } from '../../../hub/domain/staffing/shift-layout.ts'
import { changed, smallestChanges } from '../../../hub/domain/staffing/staffing-change.ts'
import { testSeed } from '../../support/seeded-chance.ts'
import { minuteMs, problemOf, windowOf } from './staff-builder.ts'

const clock = (ms: number) =>
  `${String(Math.floor(ms / (60 * minuteMs))).padStart(2, '0')}:${String((ms / minuteMs) % 60).padStart(2, '0')}`
const shiftsTold = (windows: ReturnType<typeof layWindows>) =>
  windows.map(
    ({ id, shifts }) =>
      `${id} ${shifts.map(({ beginsAt, endsAt }) => `${clock(beginsAt)}-${clock(endsAt)}`).join(' ')}`,
  )

describe('the half hours of a plan', () => {
  describe('when the hall opens and closes beside the half hour', () => {
    it('gives a short piece to its neighbour and leaves a longer one alone', () => {
      const halfHours = halfHoursOf([windowOf('w1', ['*'], [['07:58', '09:23']])])
      expect(halfHours.map(({ beginsAt, endsAt }) => `${clock(beginsAt)}-${clock(endsAt)}`)).toEqual([
        '07:58-08:30',
        '08:30-09:00',
        '09:00-09:23',
      ])
    })
  })
})

describe('a staffing', () => {
  const problem = problemOf({ windows: 4, from: '09:00', to: '14:00' })

  describe('when it is laid in windows', () => {
    it('gives a window two shifts with a break between them, and another window where there is none', () => {
      expect(shiftsTold(layWindows(problem, [[2, 2, 2, 2, 0, 2, 2, 2, 2, 2]]))).toEqual([
        'w1 09:00-11:00 11:30-14:00',
        'w2 09:00-11:00 11:30-14:00',
      ])
      expect(shiftsTold(layWindows(problem, [[1, 1, 1, 1, 2, 2, 1, 1, 1, 1]]))).toEqual([
        'w1 09:00-12:00',
        'w2 11:00-14:00',
      ])
    })

    it('has as many windows open in each half hour as it says', () => {
      const seed = testSeed()
      fc.assert(
        fc.property(fc.array(fc.nat(3), { minLength: 10, maxLength: 10 }), (open) => {
          const windows = layWindows(problem, [open])
          expect(openBy(windows, problem.halfHours)).toEqual(open)
          for (const { shifts } of windows) {
            expect(shifts.length).toBeLessThanOrEqual(2)
            const [first, second] = shifts
            if (first !== undefined && second !== undefined)
              expect(second.beginsAt - first.endsAt).toBeGreaterThanOrEqual(30 * minuteMs)
          }
        }),
        { seed },
      )
    })
  })

  describe('when a window more or less is looked for', () => {
    it('finds only what leaves every shift of two hours', () => {
      const seed = testSeed()
      const start = [[1, 1, 1, 1, 2, 2, 2, 2, 1, 1]]
      const walk = fc.array(fc.record({ by: fc.constantFrom(1 as const, -1 as const), pick: fc.nat() }), {
        maxLength: 12,
      })
      fc.assert(
        fc.property(walk, (steps) => {
          let staffing: readonly (readonly number[])[] = start
          for (const { by, pick } of steps) {
            const changes = smallestChanges(problem, staffing, by)
            const change = changes[pick % Math.max(1, changes.length)]
            if (change !== undefined) staffing = changed(staffing, [change])
            expect(areLongEnough(shiftsOf(staffing[0] ?? []), problem.halfHours)).toBe(true)
            expect(Math.min(...(staffing[0] ?? []))).toBeGreaterThanOrEqual(1)
          }
        }),
        { seed },
      )
    })
  })
})
