import { describe, expect, it } from 'vitest'
import {
  type AnnouncementQueue,
  dropAll,
  dropOver,
  dropStale,
  emptyQueue,
  endSpeaking,
  hear,
  startNext,
} from '../../../display/voice/announcement-queue.ts'
import type { AnnounceCommand, BoardState } from '../../../shared/mqtt/topic-map.ts'

const call = (id: string, part: Partial<AnnounceCommand> = {}): AnnounceCommand => ({
  id,
  epoch: 1,
  rev: 1,
  at: 0,
  ttlMs: 1000,
  ticketNumber: `T${id}`,
  windowNumber: 3,
  ...part,
})
const hearAll = (calls: readonly AnnounceCommand[], nowMs = 0): AnnouncementQueue =>
  calls.reduce((queue, command) => hear(queue, command, nowMs).queue, emptyQueue())
const waitingIds = (queue: AnnouncementQueue) => queue.waiting.map(({ command }) => command.id)

describe('announcement queue', () => {
  describe('when two calls arrive together', () => {
    it('speaks the first alone, and the second once the first has ended', () => {
      const first = startNext(hearAll([call('1'), call('2')]), 0)
      expect(first.queue.speaking?.id).toBe('1')
      expect(startNext(first.queue, 10).queue).toBe(first.queue)

      const ended = endSpeaking(first.queue, 'spoken')
      expect(ended.acks).toEqual([{ id: '1', at: 0, status: 'spoken' }])
      expect(startNext(ended.queue, 20).queue.speaking?.id).toBe('2')
    })
  })

  describe('when a call has waited as long as it may', () => {
    it('is dropped, answered as dropped, and the next one is spoken', () => {
      const queue = hear(hearAll([call('1')]), call('2', { ttlMs: 5000 }), 0).queue
      const step = startNext(queue, 1000)
      expect(step.acks).toEqual([{ id: '1', at: 0, status: 'dropped' }])
      expect(step.queue.speaking?.id).toBe('2')
    })

    it('is answered even while the voice cannot speak', () => {
      expect(dropStale(hearAll([call('1')]), 999).acks).toEqual([])
      expect(dropStale(hearAll([call('1')]), 1000).acks).toEqual([{ id: '1', at: 0, status: 'dropped' }])
    })
  })

  describe('when the same call arrives again', () => {
    it('is ignored while it waits or is spoken', () => {
      const waiting = hearAll([call('1')])
      expect(hear(waiting, call('1'), 5)).toEqual({ queue: waiting, acks: [] })
      const speaking = startNext(waiting, 5).queue
      expect(hear(speaking, call('1'), 6)).toEqual({ queue: speaking, acks: [] })
    })

    it('is answered again after it was spoken, and not spoken again', () => {
      const spoken = endSpeaking(startNext(hearAll([call('1')]), 0).queue, 'spoken').queue
      const step = hear(spoken, call('1'), 50)
      expect(step.acks).toEqual([{ id: '1', at: 0, status: 'spoken' }])
      expect(startNext(step.queue, 50).queue.speaking).toBeUndefined()
    })

    it('is known even after the page was loaded anew', () => {
      const reloaded = emptyQueue([{ id: '1', at: 0, status: 'spoken' }])
      expect(hear(reloaded, call('1'), 0).queue.waiting).toEqual([])
    })
  })

  describe('when a hall set up anew counts its ids from the start again', () => {
    it('speaks the new call, though its id was spoken once', () => {
      const old = emptyQueue([{ id: '1', at: 0, status: 'spoken' }])
      expect(startNext(hear(old, call('1', { at: 99 }), 0).queue, 0).queue.speaking?.id).toBe('1')
    })
  })

  describe('when a waiting ticket is called again', () => {
    it('takes the new call at the old place and answers the old one as dropped', () => {
      const queue = hearAll([call('1', { ticketNumber: 'A008' }), call('2')])
      const step = hear(queue, call('3', { ticketNumber: 'A008', windowNumber: 7 }), 500)
      expect(waitingIds(step.queue)).toEqual(['3', '2'])
      expect(step.acks).toEqual([{ id: '1', at: 0, status: 'dropped' }])
      expect(dropStale(step.queue, 1200).queue.waiting.map(({ command }) => command.id)).toEqual(['3'])
    })
  })

  describe('when more calls wait than can ever be spoken', () => {
    it('drops the oldest', () => {
      const queue = hearAll(Array.from({ length: 50 }, (_, index) => call(String(index))))
      const step = hear(queue, call('late'), 0)
      expect(step.queue.waiting).toHaveLength(50)
      expect(step.acks).toEqual([{ id: '0', at: 0, status: 'dropped' }])
    })
  })

  describe('when the board tells that somebody has come', () => {
    const board = (rev: number, ...open: readonly string[]) => ({
      epoch: 1,
      rev,
      calls: open.map((ticketNumber) => ({
        ticketNumber,
        windowNumber: 3,
        active: true,
      })) as BoardState['calls'],
    })

    it('drops that call and keeps the others', () => {
      const step = dropOver(hearAll([call('1'), call('2')]), board(5, 'T2'))
      expect(waitingIds(step.queue)).toEqual(['2'])
      expect(step.acks).toEqual([{ id: '1', at: 0, status: 'dropped' }])
    })

    it('believes no board that is older than the call', () => {
      const queue = hearAll([call('1', { rev: 6 })])
      expect(dropOver(queue, board(5)).queue).toBe(queue)
    })

    it('drops the call to the old window of a ticket that was called to another one since', () => {
      const queue = hearAll([call('1', { windowNumber: 7 })])
      expect(dropOver(queue, board(5, 'T1')).acks).toHaveLength(1)
    })
  })

  describe('when the hall is to be quiet', () => {
    it('drops whatever waits', () => {
      expect(dropAll(hearAll([call('1'), call('2')])).acks.map(({ status }) => status)).toEqual([
        'dropped',
        'dropped',
      ])
    })
  })
})
