import { describe, expect, it } from 'vitest'
import { barPercent, queueRows, waitMinutes } from '../../../display/queue-rows.ts'

const queue = (departmentId: string, waiting: number) => ({
  departmentId,
  name: { zh: departmentId, en: '' },
  waiting,
  longestWaitSeconds: 0,
})

describe('queueRows', () => {
  describe('when there are more departments than rows', () => {
    it('keeps the longest queues in their order and adds the rest up', () => {
      const queues = Array.from({ length: 14 }, (_, index) => queue(`d${index}`, index))
      const { rows, otherWaiting } = queueRows(queues)
      expect(rows.map(({ departmentId }) => departmentId)).toEqual(
        queues.slice(3).map((row) => row.departmentId),
      )
      expect(otherWaiting).toBe(0 + 1 + 2)
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

describe('barPercent', () => {
  describe('when waits are compared', () => {
    it('measures against an hour, or against a longer wait', () => {
      expect(barPercent(1800, 1800)).toBe(50)
      expect(barPercent(3600, 7200)).toBe(50)
      expect(barPercent(0, 1800)).toBe(0)
      expect(barPercent(1, 1800)).toBe(2)
    })
  })
})
