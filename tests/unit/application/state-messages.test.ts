import { describe, expect, it } from 'vitest'
import { CallLog } from '../../../hub/application/call-log.ts'
import { boardState, windowState } from '../../../hub/application/state-messages.ts'
import { touchedTickets, touchedWindows } from '../../../hub/application/touched.ts'
import { parsePayload } from '../../../shared/mqtt/topic-map.ts'
import type { WaitMinutes } from '../../../shared/texts/wait-range.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, given, nineOClock } from '../../support/given-hall.ts'

const versionOf = ({ recorded, now }: GivenHall) => ({ epoch: 3, rev: recorded.length, at: now })

function windowOf(hall: GivenHall, windowId: string) {
  const state = windowState(hall.hall, windowId, versionOf(hall))
  if (state !== undefined)
    expect(parsePayload('windowState', JSON.stringify(state))).toMatchObject({ ok: true })
  return state
}

function boardOf(hall: GivenHall, zoneId: string, waits: Record<string, WaitMinutes> = {}) {
  const calls = new CallLog()
  calls.rebuild(hall.hall)
  const state = boardState(
    hall.hall,
    zoneId,
    { calls, waits: { ofService: (id) => waits[id] ?? null } },
    versionOf(hall),
  )
  if (state !== undefined)
    expect(parsePayload('boardState', JSON.stringify(state))).toMatchObject({ ok: true })
  return state
}

describe('the state of a window', () => {
  describe('when it goes through its day', () => {
    it('tells who serves, whether it is open, and which ticket is there', () => {
      const hall = given(acts.take('tax', 't1'))
      expect(windowOf(hall, 'w2')).toMatchObject({
        number: 2,
        status: 'closed',
        clerk: null,
        current: null,
        takes: [{ zh: '税务', en: 'Revenue' }],
      })
      hall.given(acts.signIn('w2'), acts.next('w2'), acts.wait(10), acts.recall('w2'))
      expect(windowOf(hall, 'w2')).toMatchObject({
        status: 'open',
        clerk: { badgeNumber: '1002' },
        current: { ticketNumber: 'B001', status: 'called', calledAt: nineOClock + 10_000 },
      })
      hall.given(acts.arrive('w2'))
      expect(windowOf(hall, 'w2')).toMatchObject({ current: { status: 'serving' } })
      hall.given(acts.finish('w2'), acts.pause('w2'))
      expect(windowOf(hall, 'w2')).toMatchObject({ status: 'paused', pauseReason: 'lunch', current: null })
      expect(windowOf(hall, 'w2')).not.toHaveProperty('backAt')
    })

    it('tells when the clerk of a paused window means to be back', () => {
      const hall = given(acts.signIn('w2'), acts.wait(60), acts.pause('w2', 30))
      expect(windowOf(hall, 'w2')?.backAt).toBe(nineOClock + 31 * 60_000)
      hall.given(acts.unpause('w2'))
      expect(windowOf(hall, 'w2')).not.toHaveProperty('backAt')
    })

    it('takes everything when it is comprehensive, and is nothing when the hall has no such window', () => {
      expect(windowOf(given(), 'w1')?.takes).toEqual([])
      expect(windowOf(given(), 'w9')).toBeUndefined()
    })
  })
})

describe('the state of a board', () => {
  describe('when people wait and are called', () => {
    it('shows the calls of its zone, and the queues of what its windows take', () => {
      const hall = given(
        acts.signIn('w1'),
        acts.take('tax', 't1'),
        acts.take('passport', 't2'),
        acts.wait(90),
      )
      hall.given(acts.next('w1'))
      expect(boardOf(hall, 'hall')).toMatchObject({
        calls: [{ ticketNumber: 'B001', windowNumber: 1, call: 1, active: true }],
        queues: [
          { departmentId: 'police', waiting: 1, longestWaitSeconds: 90 },
          { departmentId: 'revenue', waiting: 0, longestWaitSeconds: 0 },
          { departmentId: 'market', waiting: 0, longestWaitSeconds: 0 },
        ],
      })
      expect(boardOf(hall, 'annex')).toMatchObject({ calls: [] })
      expect(boardOf(hall.given(acts.arrive('w1')), 'hall')?.calls).toMatchObject([{ active: false }])
    })

    it('tells what newcomers to any service of a department are to expect', () => {
      const waits = {
        'id-card': { p50Minutes: 3, p90Minutes: 9 },
        passport: { p50Minutes: 5, p90Minutes: 12 },
      }
      const queues = boardOf(given(), 'hall', waits)?.queues
      expect(queues).toMatchObject([
        { departmentId: 'police', waitRange: { p50Minutes: 5, p90Minutes: 11 } },
        {},
        {},
      ])
      expect(queues?.[1]).not.toHaveProperty('waitRange')
    })

    it('is nothing for a zone that the hall has not', () => {
      expect(boardOf(given(), 'cellar')).toBeUndefined()
    })
  })
})

describe('what events touch', () => {
  const touched = (hall: GivenHall, after: number) => {
    const events = hall.recorded.slice(after)
    return {
      tickets: touchedTickets(hall.hall, events).map(({ id }) => id),
      windows: [...touchedWindows(hall.hall, events)],
    }
  }

  describe('when an act concerns several tickets or windows', () => {
    it('names each once', () => {
      const hall = given(acts.signIn('w1'), acts.take('tax', 't1'), acts.take('tax', 't2'), acts.next('w1'))
      hall.given(acts.arrive('w1'))
      let before = hall.recorded.length
      hall.given(acts.next('w1', acts.done), acts.undo('w1'))
      expect(touched(hall, before)).toEqual({ tickets: ['t1', 't2'], windows: ['w1'] })
      before = hall.recorded.length
      hall.given(acts.transfer('t1', { serviceId: 'passport' }, 'w1'))
      expect(touched(hall, before)).toEqual({ tickets: ['t1'], windows: ['w1'] })
    })

    it('names every window when the day closes', () => {
      const hall = given(acts.signIn('w1'), acts.take('tax', 't1'))
      const before = hall.recorded.length
      hall.given(acts.closeDay())
      expect(touched(hall, before).windows.sort()).toEqual(['w1', 'w2', 'w3', 'w4'])
    })
  })
})
