import { describe, expect, it } from 'vitest'
import { CallLog } from '../../../hub/application/call-log.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, given, nineOClock } from '../../support/given-hall.ts'

/** Does the acts and lets the log follow event by event, as it does in the hub. */
function follow(log: CallLog, hall: GivenHall, ...steps: readonly acts.Act[]): void {
  for (const step of steps) {
    const before = hall.recorded.length
    hall.given(step)
    for (const recorded of hall.recorded.slice(before)) log.note(hall.hall, recorded)
  }
}

const numbers = (log: CallLog, zoneId: string) => log.ofZone(zoneId).map(({ shown }) => shown.ticketNumber)

describe('the log of calls', () => {
  const people = ['t1', 't2', 't3'].map((id) => acts.take('tax', id))
  const open = () => given(acts.signIn('w1'), acts.signIn('w2'), acts.signIn('w4'), ...people)

  describe('when tickets are called', () => {
    it('shows the newest first, each in the zone of its window', () => {
      const [log, hall] = [new CallLog(), open()]
      follow(log, hall, acts.next('w1'), acts.wait(1), acts.next('w2'), acts.next('w4'))
      expect(numbers(log, 'hall')).toEqual(['B002', 'B001'])
      expect(numbers(log, 'annex')).toEqual(['B003'])
      expect(log.ofZone('hall')[0]?.shown).toEqual({
        ticketNumber: 'B002',
        class: 'walkin',
        windowNumber: 2,
        windowName: { zh: '2号窗口', en: 'Window 2' },
        calledAt: nineOClock + 1000,
        call: 1,
      })
    })

    it('moves a recalled one to the front with its count', () => {
      const [log, hall] = [new CallLog(), open()]
      follow(log, hall, acts.next('w1'), acts.next('w2'), acts.wait(10), acts.recall('w1'))
      expect(numbers(log, 'hall')).toEqual(['B001', 'B002'])
      expect(log.ofZone('hall')[0]?.shown).toMatchObject({ call: 2, calledAt: nineOClock + 10_000 })
    })

    it('forgets one that was called by mistake', () => {
      const [log, hall] = [new CallLog(), open()]
      follow(log, hall, acts.next('w1'), acts.next('w2'), acts.undo('w1'))
      expect(numbers(log, 'hall')).toEqual(['B002'])
    })

    it('keeps twelve', () => {
      const [log, hall] = [new CallLog(), open()]
      for (let round = 0; round < 15; round++)
        follow(
          log,
          hall,
          acts.take('id-card', `x${round}`),
          acts.callGiven('w1', hallNumber(round)),
          ...serve,
        )
      expect(numbers(log, 'hall')).toHaveLength(12)
      expect(numbers(log, 'hall')[0]).toBe('A015')
    })

    it('keeps an older one for as long as it is open: the voice asks', () => {
      const [log, hall] = [new CallLog(), open()]
      follow(log, hall, acts.next('w2'))
      for (let round = 0; round < 15; round++)
        follow(
          log,
          hall,
          acts.take('id-card', `x${round}`),
          acts.callGiven('w1', hallNumber(round)),
          ...serve,
        )
      expect(numbers(log, 'hall')).toHaveLength(13)
      expect(numbers(log, 'hall').at(-1)).toBe('B001')
      follow(log, hall, acts.arrive('w2'), acts.take('id-card', 'x15'), acts.callGiven('w1', hallNumber(15)))
      expect(numbers(log, 'hall')).not.toContain('B001')
    })
  })

  describe('when the hub starts again', () => {
    it('is made anew from the tickets, in the same order', () => {
      const [log, hall] = [new CallLog(), open()]
      follow(log, hall, acts.next('w1'), acts.wait(5), acts.next('w2'), acts.wait(10), acts.recall('w1'))
      const rebuilt = new CallLog()
      rebuilt.rebuild(hall.hall)
      expect(rebuilt.ofZone('hall')).toEqual(log.ofZone('hall'))
    })
  })

  describe('when a new day begins', () => {
    it('is empty', () => {
      const [log, hall] = [new CallLog(), open()]
      follow(log, hall, acts.next('w1'), acts.closeDay(), acts.openDay('2026-03-03'))
      expect(log.ofZone('hall')).toEqual([])
    })
  })
})

const serve = [acts.arrive('w1'), acts.finish('w1'), acts.wait(1)]
const hallNumber = (round: number) => `A${String(round + 1).padStart(3, '0')}`
