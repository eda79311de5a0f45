import { describe, expect, it } from 'vitest'
import { DayCurve } from '../../../hub/application/day-curve.ts'
import {
  arrive,
  closeDay,
  finish,
  grantGreen,
  makeVoid,
  next,
  noShow,
  recall,
  signIn,
  take,
  undo,
  wait,
} from '../../support/acts.ts'
import { type GivenHall, given, nineOClock } from '../../support/given-hall.ts'

function curveOf({ recorded }: GivenHall): DayCurve {
  return new DayCurve({
    readJournal: (after: number, limit: number) =>
      recorded.slice(after, after + limit).map((one) => ({ ...one, hash: '' })),
  })
}
const spansOf = (hall: GivenHall, curve = curveOf(hall)) =>
  curve.upTo(hall.recorded.length, { dayOpenedAt: nineOClock, now: hall.now })

describe('the curve of the day', () => {
  describe('when people come and are called', () => {
    it('tells by five minutes the most that waited, and how long those called had', async () => {
      const hall = given(
        take('tax', 't1'),
        take('tax', 't2'),
        wait(240),
        signIn('w1'),
        next('w1'),
        wait(420),
        arrive('w1'),
        finish('w1'),
        next('w1'),
        wait(600),
      )
      expect(await spansOf(hall)).toEqual([
        { at: nineOClock, waiting: 2, called: 1, waitSumMs: 240_000, longestWaitMs: 240_000 },
        { at: nineOClock + 300_000, waiting: 1, called: 0, waitSumMs: 0, longestWaitMs: 0 },
        { at: nineOClock + 600_000, waiting: 1, called: 1, waitSumMs: 660_000, longestWaitMs: 660_000 },
        { at: nineOClock + 900_000, waiting: 0, called: 0, waitSumMs: 0, longestWaitMs: 0 },
        { at: nineOClock + 1_200_000, waiting: 0, called: 0, waitSumMs: 0, longestWaitMs: 0 },
      ])
    })

    it('counts from the arrival for who was booked and got the green channel', async () => {
      const hall = given(take('tax', 't1', { appointmentAt: nineOClock + 3600_000 }), wait(60))
      hall.given(grantGreen('t1'), signIn('w1'), next('w1'))
      expect(await spansOf(hall)).toMatchObject([{ waiting: 1, called: 1, waitSumMs: 60_000 }])
    })

    it('takes back what a clerk takes back', async () => {
      const hall = given(take('tax', 't1'), wait(60), signIn('w1'), next('w1'), undo('w1'), wait(300))
      expect(await spansOf(hall)).toMatchObject([
        { waiting: 1, called: 0 },
        { waiting: 1, called: 0 },
      ])
    })

    it('ends with the day', async () => {
      const hall = given(take('tax', 't1'), wait(360), closeDay(), wait(7200))
      expect(await spansOf(hall)).toMatchObject([{ waiting: 1 }, { waiting: 1 }])
    })

    it('ends with as many as wait, and reads on from where it was', async () => {
      const hall = given(signIn('w1'), take('tax', 't1'), take('tax', 't2'), take('tax', 't3'))
      const curve = curveOf(hall)
      expect(await spansOf(hall, curve)).toMatchObject([{ waiting: 3 }])
      hall.given(next('w1'), wait(30), recall('w1'), wait(60), noShow('w1'), makeVoid('t2'), wait(600))
      const spans = await spansOf(hall, curve)
      expect(spans.at(-1)?.waiting).toBe(hall.hall.day.lines.size)
      expect(spans).toEqual(await spansOf(hall))
    })
  })
})
