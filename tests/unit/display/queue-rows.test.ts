import { describe, expect, it } from 'vitest'
import { barSpan, queuePage, scaleMinutes, waitMinutes } from '../../../display/queue-rows.ts'

const queue = (departmentId: string, waiting: number) => ({
  departmentId,
  name: { zh: departmentId, en: '' },
  waiting,
  longestWaitSeconds: 0,
})

describe('queuePage', () => {
  const queues = Array.from({ length: 14 }, (_, index) => queue(`d${index}`, index))
  const ids = (limit: number, turn: number) =>
    queuePage(queues, limit, turn).rows.map(({ departmentId }) => departmentId)

  describe('when there are more departments than rows', () => {
    it('shows all of them in turn, on pages of one length and in their order', () => {
      expect([0, 1, 2].flatMap((turn) => ids(6, turn))).toEqual(
        queues.map(({ departmentId }) => departmentId),
      )
      expect(queuePage(queues, 6, 4)).toMatchObject({ page: 2, pages: 3, places: 5 })
    })
  })
  describe('when all fit', () => {
    it('stands still', () => {
      expect(ids(14, 3)).toEqual(ids(14, 0))
      expect(queuePage([], 6, 1)).toEqual({ rows: [], page: 1, pages: 1, places: 0 })
    })
  })
})

describe('waitMinutes', () => {
  describe('when somebody has just begun to wait', () => {
    it('says one minute, not none', () => {
      expect(waitMinutes(5)).toBe(1)
      expect(waitMinutes(125)).toBe(2)
    })
  })
})

describe('barSpan', () => {
  const waiting = { ...queue('d', 5), longestWaitSeconds: 1800 }
  const foreseen = { ...waiting, waitRange: { p50Minutes: 12, p90Minutes: 24 } }

  describe('when the wait is foreseen', () => {
    it('reaches from the usual wait to that of one in ten, on a scale of an hour', () => {
      expect(scaleMinutes([foreseen, waiting])).toBe(60)
      expect(barSpan(foreseen, 60)).toEqual({ from: 20, to: 40, isForeseen: true, isLong: false })
    })

    it('can be seen however short it is', () => {
      const short = { ...waiting, waitRange: { p50Minutes: 0, p90Minutes: 0 } }
      expect(barSpan(short, 60)).toMatchObject({ from: 0, to: 2 })
    })
  })

  describe('when it is not', () => {
    it('reaches to the longest wait so far, and a wait of half an hour is told apart', () => {
      expect(barSpan(waiting, 60)).toEqual({ from: 0, to: 50, isForeseen: false, isLong: true })
    })
  })

  describe('when a wait is longer than an hour', () => {
    it('measures all rows against it', () => {
      const long = { ...waiting, waitRange: { p50Minutes: 60, p90Minutes: 120 } }
      expect(scaleMinutes([long, foreseen])).toBe(120)
      expect(barSpan(foreseen, 120)).toMatchObject({ from: 10, to: 20 })
    })
  })
})
