import { describe, expect, it } from 'vitest'
import { messagesOf } from '../../../hub/application/device-messages.ts'
import type { OutboxMessage } from '../../../hub/application/hall-store.ts'
import { parsePayload } from '../../../shared/mqtt/topic-map.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, given, nineOClock } from '../../support/given-hall.ts'

const context = { epoch: 7, followUrl: (code: string) => `http://hall.example/t/${code}` }

/** The messages of the last event, their payloads parsed by the topic map. */
function lastMessages({ hall, recorded }: GivenHall) {
  const last = recorded.at(-1)
  if (last === undefined) throw new Error('nothing has happened')
  return messagesOf(hall, last, context).map((message: OutboxMessage) => {
    const parsed = parsePayload(message.topic, message.payload)
    if (!parsed.ok) throw new Error(parsed.reason)
    return { ...message, payload: parsed.value }
  })
}

describe('the messages to devices', () => {
  const print = { jobId: 'j1', printerId: 'printer-1' }

  describe('when a ticket is taken at a kiosk', () => {
    it('prints an original with all that stands on the paper', () => {
      expect(lastMessages(given(acts.take('id-card', 't0'), acts.take('passport', 't1', { print })))).toEqual(
        [
          {
            id: 'j1',
            topic: 'print',
            key: 'printer-1',
            expiresAt: nineOClock + 300_000,
            payload: {
              id: 'j1',
              kind: 'original',
              ttlMs: 300_000,
              ticket: {
                number: 'A002',
                class: 'walkin',
                hallName: { zh: '测试大厅', en: 'Test hall' },
                serviceName: { zh: '普通护照', en: 'passport' },
                zoneName: { zh: '一楼', en: 'Ground floor' },
                peopleAhead: 1,
                issuedAt: '2026-03-02 09:00',
                followUrl: 'http://hall.example/t/code-t1',
              },
            },
          },
        ],
      )
    })

    it('names every zone of the windows that take anything when no window is its own', () => {
      const [message] = lastMessages(given(acts.take('licence', 't1', { print })))
      expect(message?.payload).toMatchObject({ ticket: { zoneName: { zh: '一楼、附楼' } } })
    })

    it('prints the wait that was foreseen, but not on a reprint', () => {
      const expectedWait = { p50Minutes: 12, p90Minutes: 20 }
      const hall = given(acts.take('tax', 't1', { print, expectedWait }))
      expect(lastMessages(hall)).toMatchObject([{ payload: { ticket: { waitRange: expectedWait } } }])
      const [again] = lastMessages(hall.given(acts.reprint('t1', 'j2')))
      expect(again?.payload).not.toHaveProperty('ticket.waitRange')
    })

    it('prints nothing when it was not asked to', () => {
      expect(lastMessages(given(acts.take('tax', 't1')))).toEqual([])
    })
  })

  describe('when it is printed again', () => {
    it('says that it is a reprint, with the number and the time of the first', () => {
      const hall = given(acts.take('tax', 't1', { print }), acts.wait(600), acts.reprint('t1', 'j2'))
      expect(lastMessages(hall)).toMatchObject([
        {
          id: 'j2',
          expiresAt: nineOClock + 900_000,
          payload: { kind: 'reprint', ticket: { number: 'B001', issuedAt: '2026-03-02 09:00' } },
        },
      ])
    })
  })

  describe('when a ticket is called or recalled', () => {
    it('is announced in the zone of the window, each call under an id of its own', () => {
      const hall = given(acts.signIn('w4'), acts.take('tax', 't1'), acts.next('w4'))
      const [first] = lastMessages(hall)
      expect(first).toMatchObject({
        topic: 'announce',
        key: 'annex',
        expiresAt: nineOClock + 30_000,
        payload: { epoch: 7, rev: hall.recorded.length, ticketNumber: 'B001', windowNumber: 4 },
      })
      const [second] = lastMessages(hall.given(acts.wait(10), acts.recall('w4')))
      expect(second?.id).not.toBe(first?.id)
    })
  })

  describe('when a service is finished', () => {
    it('invites the visitor at the pad of the window to rate the case', () => {
      const hall = given(acts.signIn('w1'), acts.take('tax', 't1'), acts.next('w1'), acts.arrive('w1'))
      expect(lastMessages(hall.given(acts.finish('w1')))).toMatchObject([
        { topic: 'invite', key: 'w1', payload: { caseId: 't1', ticketNumber: 'B001', ttlMs: 60_000 } },
      ])
    })
  })
})
