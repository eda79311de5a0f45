import { describe, expect, it } from 'vitest'
import { HintsQueue } from '../../../ticket-printer/agent/hints-queue.ts'
import { hintsCommand } from './print-command.ts'

const hints = (id: string) => hintsCommand({}, { id, ttlMs: 1_000 })

describe('HintsQueue', () => {
  describe('when hints wait', () => {
    it('hands them out in order, each until it is ended', () => {
      const queue = new HintsQueue()
      queue.accept(hints('a'), 0)
      queue.accept(hints('b'), 0)
      expect(queue.next(0)?.id).toBe('a')
      queue.end('a')
      expect(queue.next(0)?.id).toBe('b')
    })

    it('forgets those whose time is over', () => {
      const queue = new HintsQueue()
      queue.accept(hints('a'), 0)
      expect(queue.next(1_001)).toBeUndefined()
    })
  })

  describe('when a command comes again', () => {
    it('knows it, printed or not', () => {
      const queue = new HintsQueue()
      expect(queue.accept(hints('a'), 0)).toBe('accepted')
      queue.end('a')
      expect(queue.accept(hints('a'), 0)).toBe('duplicate')
      expect(queue.next(0)).toBeUndefined()
    })
  })

  describe('when more are asked for than anybody waits for', () => {
    it('takes five, and more when their time is over', () => {
      const queue = new HintsQueue()
      const answers = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => queue.accept(hints(id), 0))
      expect(answers).toEqual([...Array(5).fill('accepted'), 'full'])
      expect(queue.accept(hints('g'), 1_001)).toBe('accepted')
    })
  })
})
