import { describe, expect, it, onTestFinished } from 'vitest'
import type { SmsSettlement } from '../../hub/application/booking/sms-store.ts'
import { messageOf, openOutbox, smsOf } from '../support/sms-kit.ts'
import { tempFolder } from '../support/temp-folder.ts'

function freshOutbox(dataDir = tempFolder()) {
  const outbox = openOutbox(dataDir)
  onTestFinished(() => outbox.database.close())
  return outbox
}

const sent = (id: string, at = 2_000): SmsSettlement => ({ status: 'sent', id, at, providerId: 'serial-1' })

describe('SMS store', () => {
  describe('when a message is put', () => {
    it('gives it back as it was, waiting, once it is due', () => {
      const { store, write } = freshOutbox()
      const sms = smsOf('a', { dueAt: 5_000, message: messageOf['moved-by-hall'], language: 'en' })
      write(() => store.put(sms))
      expect(store.due(4_999, 10)).toEqual([])
      expect(store.due(5_000, 10)).toEqual([
        {
          ...sms,
          status: 'waiting',
          attempts: 0,
          unanswered: 0,
          nextTryAt: 5_000,
          lastError: null,
          providerId: null,
          settledAt: null,
        },
      ])
    })

    it('ignores the same id, whatever became of it', () => {
      const { store, write } = freshOutbox()
      write(() => {
        store.put(smsOf('a'))
        store.put(smsOf('a', { personId: 'somebody-else' }))
      })
      expect(store.due(1_000, 10)).toHaveLength(1)
      store.settle([sent('a')])
      write(() => store.put(smsOf('a')))
      expect(store.due(1_000, 10)).toEqual([])
    })

    it('forgets it with the transaction that failed', () => {
      const { store, database } = freshOutbox()
      database.exec('BEGIN IMMEDIATE')
      store.put(smsOf('a'))
      database.exec('ROLLBACK')
      expect(store.due(1_000, 10)).toEqual([])
    })
  })

  describe('when several are due', () => {
    it('gives what a visitor is waiting for with the phone in hand first, then the oldest', () => {
      const { store, write } = freshOutbox()
      write(() => {
        store.put(smsOf('late', { dueAt: 3_000 }))
        store.put(smsOf('early', { dueAt: 2_000 }))
        store.put(smsOf('code', { dueAt: 4_000, message: messageOf.code, bookingId: null }))
      })
      expect(store.due(5_000, 10).map(({ id }) => id)).toEqual(['code', 'early', 'late'])
      expect(store.due(5_000, 2).map(({ id }) => id)).toEqual(['code', 'early'])
    })
  })

  describe('when attempts end', () => {
    it('keeps a message that has to be tried again until then, and counts its attempts', () => {
      const { store, write } = freshOutbox()
      write(() => store.put(smsOf('a')))
      store.settle([{ status: 'waiting', id: 'a', error: 'timeout', nextTryAt: 9_000, unanswered: 1 }])
      store.settle([{ status: 'waiting', id: 'a', error: 'http-503', nextTryAt: 9_500, unanswered: 0 }])
      expect(store.due(9_499, 10)).toEqual([])
      expect(store.due(9_500, 10)[0]).toMatchObject({ attempts: 2, unanswered: 1, lastError: 'http-503' })
    })

    it('records the end of each, and does not change it again', () => {
      const { store, write } = freshOutbox()
      write(() => {
        for (const id of ['a', 'b', 'c']) store.put(smsOf(id, { bookingId: 'b1' }))
      })
      store.settle([
        sent('a'),
        { status: 'failed', id: 'b', at: 2_000, error: 'no-phone' },
        { status: 'expired', id: 'c', at: 2_000 },
      ])
      store.settle([{ status: 'expired', id: 'a', at: 3_000 }])
      const records = new Map(store.recentOf('b1').map((record) => [record.id, record]))
      expect(records.get('a')).toMatchObject({ status: 'sent', providerId: 'serial-1', settledAt: 2_000 })
      expect(records.get('b')).toMatchObject({ status: 'failed', lastError: 'no-phone' })
      expect(records.get('c')).toMatchObject({ status: 'expired', settledAt: 2_000 })
    })
  })

  describe('when a booking is cancelled', () => {
    it('ends its waiting messages of the named kinds, and no others', () => {
      const { store, write } = freshOutbox()
      write(() => {
        store.put(smsOf('sent', { bookingId: 'b1' }))
        store.put(smsOf('reminder', { bookingId: 'b1', message: messageOf['day-before'] }))
        store.put(smsOf('goodbye', { bookingId: 'b1', message: messageOf['cancelled-by-hall'] }))
        store.put(smsOf('other', { message: messageOf['day-before'] }))
      })
      store.settle([sent('sent')])
      write(() => store.cancelFor('b1', ['confirmed', 'day-before'], 3_000))
      expect(store.due(5_000, 10).map(({ id }) => id)).toEqual(['goodbye', 'other'])
      const statuses = store.recentOf('b1').map(({ id, status }) => [id, status])
      expect(Object.fromEntries(statuses)).toEqual({
        sent: 'sent',
        reminder: 'cancelled',
        goodbye: 'waiting',
      })
    })

    it('still records as sent what was on its way', () => {
      const { store, write } = freshOutbox()
      write(() => store.put(smsOf('a', { bookingId: 'b1' })))
      write(() => store.cancelFor('b1', ['confirmed'], 1_500))
      store.settle([sent('a')])
      expect(store.recentOf('b1')[0]).toMatchObject({ status: 'sent', providerId: 'serial-1' })
    })
  })

  describe('when it is counted', () => {
    it('tells what waits, what is planned, and what ended since', () => {
      const { store, write } = freshOutbox()
      write(() => {
        store.put(smsOf('old', { dueAt: 1_500 }))
        store.put(smsOf('new', { dueAt: 2_500 }))
        store.put(smsOf('tomorrow', { dueAt: 90_000 }))
        for (const id of ['x', 'y', 'yesterday']) store.put(smsOf(id))
      })
      store.settle([sent('x', 2_000), sent('yesterday', 500), { status: 'expired', id: 'y', at: 2_000 }])
      expect(store.statistics(3_000, 1_000)).toEqual({
        waiting: 2,
        planned: 1,
        oldestDueAt: 1_500,
        sent: 1,
        failed: 0,
        expired: 1,
        cancelled: 0,
      })
    })
  })

  describe('when the hub starts again', () => {
    it('has what waited, and forgets old messages that have ended', () => {
      const dataDir = tempFolder()
      const before = openOutbox(dataDir)
      before.write((store) => {
        for (const id of ['a', 'b', 'c']) store.put(smsOf(id))
      })
      before.store.settle([sent('a', 2_000), sent('b', 9_000)])
      before.database.close()
      const { store } = freshOutbox(dataDir)
      store.forgetSettledBefore(5_000)
      expect(store.recentOf('b-a')).toEqual([])
      expect(store.recentOf('b-b')).toHaveLength(1)
      expect(store.due(10_000, 10).map(({ id }) => id)).toEqual(['c'])
    })
  })
})
