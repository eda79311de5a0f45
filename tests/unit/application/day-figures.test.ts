import { describe, expect, it } from 'vitest'
import { DayFigures } from '../../../hub/application/day-figures.ts'
import { touchedTickets } from '../../../hub/application/touched.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, givenHall } from '../../support/given-hall.ts'

/** Figures that follow a hall event by event, as they do in the hub. */
function follow(hall: GivenHall, ...steps: readonly acts.Act[]): DayFigures {
  const figures = new DayFigures()
  for (const step of steps) {
    const before = hall.recorded.length
    hall.given(step)
    const events = hall.recorded.slice(before)
    if (events.some(({ event }) => event.type === 'BusinessDayOpened')) figures.clear()
    for (const ticket of touchedTickets(hall.hall, events)) figures.note(hall.hall.day, ticket)
    for (const { event } of events)
      if (event.type === 'CaseRated') figures.noteRating(hall.hall, event.caseId)
  }
  return figures
}

/** Everything that the figures say. */
function said(figures: DayFigures) {
  const { issued, left, called, calledWaitSumMs, inTarget, missedTarget, rated, negative, latest } = figures
  const statuses = (['waiting', 'called', 'served', 'no-show', 'void'] as const).map((status) =>
    figures.count(status),
  )
  return {
    issued,
    left,
    called,
    calledWaitSumMs,
    inTarget,
    missedTarget,
    rated,
    negative,
    latest,
    statuses,
    clerk: figures.ofClerk('c1'),
  }
}

const day = [
  acts.signIn('w1'),
  ...['t1', 't2', 't3', 't4', 't5'].map((id) => acts.take('tax', id)),
  acts.makeVoid('t5', acts.visitor),
  acts.wait(60),
  acts.next('w1'),
  acts.arrive('w1'),
  acts.wait(60),
  acts.next('w1', acts.done),
  acts.undo('w1'),
  acts.next('w1', acts.done),
  acts.rate('t1', 2),
  acts.noShow('w1'),
  acts.next('w1'),
  acts.requeue('t2'),
]
const quick = { rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0 } }

describe('the figures of the day', () => {
  describe('when things happen and are taken back', () => {
    it('count every ticket once, by what it is now', () => {
      expect(said(follow(givenHall(quick), ...day))).toMatchObject({
        issued: 5,
        left: 1,
        called: 3,
        calledWaitSumMs: 60_000 + 120_000 + 120_000,
        inTarget: 2,
        missedTarget: 2,
        rated: 1,
        negative: 1,
        latest: [{ ticketNumber: 'B001', windowId: 'w1', score: 2 }],
        statuses: [2, 1, 1, 0, 1],
        clerk: {
          served: 1,
          waitSumMs: 60_000,
          serviceSumMs: 60_000,
          ratings: 1,
          ratingSum: 2,
          scores: [0, 1, 0, 0, 0],
        },
      })
    })

    it('are the same when they are counted anew after a start', () => {
      const hall = givenHall(quick)
      const followed = follow(hall, ...day)
      const rebuilt = new DayFigures()
      rebuilt.rebuild(hall.hall)
      expect(said(rebuilt)).toEqual(said(followed))
    })
  })

  describe('when a new day begins', () => {
    it('begin at nought', () => {
      const figures = follow(givenHall(quick), ...day, acts.closeDay(), acts.openDay('2026-03-03'))
      expect(said(figures)).toMatchObject({ issued: 0, left: 0, rated: 0, clerk: { served: 0 } })
    })
  })
})
