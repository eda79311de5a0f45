import { describe, expect, it } from 'vitest'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import type { Service } from '../../../shared/ui/service-search.ts'
import { paperState } from '../../../ticket-printer/kiosk/paper-state.ts'
import { countQueues, isLongQueue } from '../../../ticket-printer/kiosk/queue-counts.ts'

describe('the paper of a ticket', () => {
  describe('when the printer has said nothing yet', () => {
    it('is told as printing', () => {
      expect(paperState('pending', 'waiting')).toBe('printing')
    })
    it('is told as trouble once patience is over', () => {
      expect(paperState('pending', 'over')).toBe('trouble')
    })
  })
  describe('when the printer has reported', () => {
    it('is told as printed even after the patience', () => {
      expect(paperState('printed', 'over')).toBe('printed')
    })
    it.each(['blocked', 'failed', 'unknown', 'expired'] as const)('is trouble when %s', (outcome) => {
      expect(paperState(outcome, 'waiting')).toBe('trouble')
    })
  })
})

describe('the count of a department', () => {
  const queue = (serviceId: string, waiting: number, openWindows: number) => ({
    serviceId,
    waiting,
    openWindows,
    longestWaitSeconds: 0,
    peopleAhead: waiting + 2,
    waitRange: { p50Minutes: waiting, p90Minutes: 2 * waiting },
  })
  const queues = {
    queues: [queue('a', 3, 2), queue('b', 4, 5), queue('other', 9, 9)],
  } as unknown as QueuesView
  const services = [{ id: 'a' }, { id: 'b' }] as Service[]

  describe('when its services share windows', () => {
    it('adds the waiting, counts no window twice, and foresees the wait of newcomers to any of them', () => {
      const waitRange = { p50Minutes: 4, p90Minutes: 8 }
      expect(countQueues(services, queues)).toEqual({ waiting: 7, peopleAhead: 5, openWindows: 5, waitRange })
    })
  })
  describe('when the hub has told nothing yet', () => {
    it('is unknown and not zero', () => {
      expect(countQueues(services, undefined)).toBeUndefined()
    })
  })
  describe('when no window is open', () => {
    it('marks a queue as long by the people alone', () => {
      expect(isLongQueue({ waiting: 7, peopleAhead: 7, openWindows: 0, waitRange: null })).toBe(true)
      expect(isLongQueue({ waiting: 7, peopleAhead: 7, openWindows: 2, waitRange: null })).toBe(false)
    })
  })
})
