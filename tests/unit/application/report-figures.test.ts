import { describe, expect, it } from 'vitest'
import { longestWaits } from '../../../hub/application/report/longest-waits.ts'
import { pairedDifferences } from '../../../hub/application/report/paired-differences.ts'
import { longestQueue, queueByMinute, queueMoments } from '../../../hub/application/report/queue-lengths.ts'
import { reportFigures } from '../../../hub/application/report/report-figures.ts'
import { daySpan, utilisationOf, windowUses } from '../../../hub/application/report/window-use.ts'
import { at, reportedDay, visit } from '../../support/reported-day.ts'

const many = (count: number, name: string, part: Parameters<typeof visit>[1]) =>
  Array.from({ length: count }, (_, index) => visit(`${name}${index}`, part))

describe('the figures of a report', () => {
  describe('when a crowd comes at ten and one unlucky visitor at eight', () => {
    const figures = reportFigures(
      reportedDay([
        visit('alone', { arrivedAt: at('08:10'), calledAt: at('09:40'), serviceId: 'house' }),
        ...many(12, 'crowd', { arrivedAt: at('10:05'), calledAt: at('10:15') }),
        ...many(10, 'late', { arrivedAt: at('10:35'), calledAt: at('11:00') }),
        ...many(2, 'gone', { arrivedAt: at('10:40'), calledAt: null, windowId: null, outcome: 'left' }),
      ]),
    )

    it('counts everyone, and as in target only those served in time', () => {
      expect(figures.counts).toEqual({ served: 23, left: 2, unserved: 0, inTarget: 12 })
      expect(figures.all).toMatchObject({ n: 25, p50: 600, max: 5400, inTarget: 12 / 25 })
    })

    it('names the busiest and the slowest half hour apart, without the lone visitor', () => {
      expect(figures.busiest?.beginsAt).toBe(at('10:00'))
      expect(figures.slowest?.beginsAt).toBe(at('10:30'))
      expect(figures.slowest?.all).toMatchObject({ n: 12, mean: 1500, inTarget: 0 })
    })

    it('lists the services from the lowest share, and names the worst among those with visitors enough', () => {
      expect(figures.services.map(({ service }) => service.id)).toEqual(['house', 'passport'])
      expect(figures.worstService?.service.id).toBe('passport')
    })

    it('keeps the quiet half hours between', () => {
      expect(figures.halfHours.map(({ all }) => all.n)).toEqual([1, 0, 0, 0, 12, 12])
    })
  })

  describe('when targets differ by service', () => {
    it('tells their range', () => {
      const day = reportedDay([visit('a'), visit('b', { targetSeconds: 600 })])
      expect(reportFigures(day).targets).toEqual({
        green: null,
        appointment: null,
        walkin: { lowest: 600, highest: 1200 },
      })
    })
  })
})

describe('the queue of a report', () => {
  describe('when an appointment comes before its slot', () => {
    const early = visit('early', {
      class: 'appointment',
      arrivedAt: at('09:00'),
      queuedAt: at('09:20'),
      calledAt: at('09:30'),
    })

    it('counts it as early until the slot and in the queue from there', () => {
      expect(queueMoments([early])).toEqual([
        { at: at('09:00'), green: 0, appointment: 0, walkin: 0, early: 1 },
        { at: at('09:20'), green: 0, appointment: 1, walkin: 0, early: 0 },
        { at: at('09:30'), green: 0, appointment: 0, walkin: 0, early: 0 },
      ])
    })

    it('never counts it in the queue when it is called before the slot', () => {
      const moments = queueMoments([{ ...early, calledAt: at('09:10'), waitSeconds: 0 }])
      expect(moments.map(({ appointment }) => appointment)).toEqual([0, 0])
      expect(longestQueue(moments)).toBeNull()
    })
  })

  describe('when some leave and some wait to the end', () => {
    it('counts them until then', () => {
      const never = { calledAt: null, windowId: null } as const
      const moments = queueMoments([
        visit('gone', { ...never, outcome: 'left', waitSeconds: 300, endedAt: at('09:05') }),
        visit('kept', { ...never, outcome: 'unserved', waitSeconds: 3600, endedAt: null }),
      ])
      expect(moments.map(({ at: when, walkin }) => [when, walkin])).toEqual([
        [at('09:00'), 2],
        [at('09:05'), 1],
        [at('10:00'), 0],
      ])
    })
  })

  describe('when much happens within a minute', () => {
    it('shows the fullest moment, and what was left in the next one', () => {
      const brief = (name: string, second: number, until: number) =>
        visit(name, { arrivedAt: at('09:00') + second, calledAt: at('09:00') + until })
      const moments = queueMoments([brief('a', 5, 30), brief('b', 10, 20), brief('c', 15, 250)])
      expect(queueByMinute(moments).map(({ at: when, walkin }) => [when, walkin])).toEqual([
        [at('09:00'), 3],
        [at('09:01'), 1],
        [at('09:05'), 0],
      ])
      expect(longestQueue(moments)).toMatchObject({ at: at('09:00') + 15, walkin: 3 })
    })
  })
})

describe('the use of windows', () => {
  describe('when services follow one another', () => {
    it('joins those of a class without a gap, keeps idle gaps, and sums the time', () => {
      const day = reportedDay([
        visit('a'),
        visit('b', { calledAt: at('09:10') }),
        visit('c', { calledAt: at('09:20'), class: 'green' }),
        visit('d', { calledAt: at('09:40'), class: 'green' }),
      ])
      const [first, second] = windowUses(day, daySpan(day))
      expect(first?.blocks).toEqual([
        { class: 'walkin', from: at('09:00'), to: at('09:20') },
        { class: 'green', from: at('09:20'), to: at('09:30') },
        { class: 'green', from: at('09:40'), to: at('09:50') },
      ])
      expect(first).toMatchObject({ served: 4, openSeconds: 3600, busySeconds: 2400 })
      expect(second).toMatchObject({ served: 0, blocks: [], utilisation: 0 })
      expect(utilisationOf(windowUses(day, daySpan(day)))).toBeCloseTo(1 / 3)
    })
  })
})

describe('the longest waits', () => {
  describe('when others who queued later were called first', () => {
    it('tells who they were, who was ahead, and which windows could have helped', () => {
      const house = { serviceId: 'house' } as const
      const day = reportedDay([
        visit('ahead', { ...house, arrivedAt: at('09:00'), calledAt: at('09:10') }),
        visit('long', { ...house, arrivedAt: at('09:05'), calledAt: at('09:55') }),
        visit('green', { arrivedAt: at('09:20'), class: 'green' }),
        visit('booked', { ...house, arrivedAt: at('09:30'), class: 'appointment', windowId: 'w2' }),
        visit('after', { arrivedAt: at('09:40'), calledAt: at('10:05') }),
      ])
      const [longest] = longestWaits(day, 1)
      expect(longest?.visit.name).toBe('long')
      expect(longest).toMatchObject({
        windows: 2,
        staffed: 2,
        ahead: 1,
        overtakenBy: { green: 1, appointment: 1, walkin: 0 },
      })
    })
  })
})

describe('paired differences', () => {
  describe('when the same visitors were played under two call orders', () => {
    const waits = (...minutes: readonly (number | null)[]) =>
      reportedDay(
        minutes.map((wait, index) =>
          wait === null
            ? visit(`v${index}`, { calledAt: null, windowId: null, outcome: 'left', waitSeconds: 60 })
            : visit(`v${index}`, { calledAt: at('09:00') + wait * 60 }),
        ),
      )
    // Differences 2, 0, -10, 0.5 minutes; the fifth was served in one day only.
    const { wait, shorter, longer, inTarget } = pairedDifferences(
      waits(5, 8, 15, 20.5, 3),
      waits(3, 8, 25, 20, null),
    )

    it('takes mean and interval over those served in both', () => {
      const mean = (2 + 0 - 10 + 0.5) / 4
      const deviation = Math.sqrt([2, 0, -10, 0.5].reduce((sum, d) => sum + (d - mean) ** 2, 0) / 3)
      expect(wait.pairs).toBe(4)
      expect(wait.mean).toBeCloseTo(mean * 60)
      expect(wait.high - wait.mean).toBeCloseTo(1.959964 * (deviation / 2) * 60)
      expect(wait.mean - wait.low).toBeCloseTo(wait.high - wait.mean)
    })

    it('counts those better and worse off by more than a minute', () => {
      expect([shorter, longer]).toEqual([1, 1])
    })

    it('takes the share in target over all who came', () => {
      // In target: the third and the fifth gained, the fourth was lost.
      expect(inTarget.pairs).toBe(5)
      expect(inTarget.mean).toBeCloseTo(1 / 5)
    })
  })
})
