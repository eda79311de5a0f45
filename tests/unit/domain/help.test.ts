import { describe, expect, it } from 'vitest'
import { fromSnapshot, toSnapshot } from '../../../hub/domain/hall-snapshot.ts'
import { openHelp } from '../../../hub/domain/help/decide-help.ts'
import { type Act, closeDay, guide, openDay, wait } from '../../support/acts.ts'
import { given, nineOClock, outcomeOf } from '../../support/given-hall.ts'

const callHelp = (callId: string, deviceId = 'kiosk-1'): Act => ({
  command: { type: 'CallHelp', callId, deviceId },
  actor: { kind: 'device', id: deviceId },
})
const answer = (callId: string): Act => ({ command: { type: 'AnswerHelp', callId }, actor: guide })
const withdraw = (callId: string, deviceId = 'kiosk-1'): Act => ({
  command: { type: 'WithdrawHelp', callId, deviceId },
  actor: { kind: 'device', id: deviceId },
})

describe('a call for help', () => {
  describe('when a visitor asks at a kiosk', () => {
    it('is made once, however often the button is pressed', () => {
      const hall = given()
      expect(hall.when(callHelp('h1'))).toEqual([{ type: 'HelpCalled', callId: 'h1', deviceId: 'kiosk-1' }])
      expect(hall.when(callHelp('h2'))).toEqual([])
      expect(outcomeOf(hall.when(callHelp('h3', 'kiosk-2')))).toEqual(['HelpCalled'])
    })

    it('is answered by the first guide, and may then be made again', () => {
      const hall = given(callHelp('h1'), answer('h1'))
      expect(hall.hall.help.get('h1')?.stage).toEqual({
        status: 'answered',
        answeredAt: nineOClock,
        guideId: guide.id,
      })
      expect(hall.when(answer('h1'))).toEqual([])
      expect(outcomeOf(hall.when(callHelp('h2')))).toEqual(['HelpCalled'])
    })

    it('is withdrawn by its own kiosk only', () => {
      const hall = given(callHelp('h1'))
      expect(outcomeOf(hall.when(withdraw('h1', 'kiosk-2')))).toBe('help_call_unknown')
      expect(outcomeOf(hall.when(withdraw('h1')))).toEqual(['HelpWithdrawn'])
      expect(hall.when(answer('h1'))).toEqual([])
    })

    it('lapses after a quarter of an hour without an answer', () => {
      const hall = given(callHelp('h1'), wait(15 * 60))
      expect(outcomeOf(hall.when(callHelp('h2')))).toEqual(['HelpCalled'])
    })
  })

  describe('when a printer is out of paper', () => {
    const ring: Act = {
      command: { type: 'CallHelp', callId: 'p1', deviceId: 'printer-1', fault: 'paper-out' },
      actor: { kind: 'hub', id: 'hub' },
    }
    const again = { ...ring, command: { ...ring.command, callId: 'p2' } }
    const open = (hall: ReturnType<typeof given>) => openHelp(hall.hall.help, hall.now).map(({ id }) => id)

    it('is made once and neither lapses nor is repeated after the answer', () => {
      const hall = given(ring, wait(60 * 60))
      expect(open(hall)).toEqual(['p1'])
      expect(hall.when(again)).toEqual([])
      hall.given(answer('p1'))
      expect(open(hall)).toEqual([])
      expect([hall.when(again), hall.when(answer('p1'))]).toEqual([[], []])
    })

    it('opens again when the printer is still ill a quarter of an hour after the answer', () => {
      const hall = given(ring, answer('p1'), wait(15 * 60))
      expect(open(hall)).toEqual(['p1'])
      expect(outcomeOf(hall.when(answer('p1')))).toEqual(['HelpAnswered'])
    })

    it('ends when the printer is well, answered or not; the next trouble calls anew', () => {
      const hall = given(ring, answer('p1'), withdraw('p1', 'printer-1'))
      expect(hall.when(withdraw('p1', 'printer-1'))).toEqual([])
      expect(outcomeOf(hall.when(again))).toEqual(['HelpCalled'])
    })
  })

  describe('when the hub starts again, or a new day begins', () => {
    it('outlives the restart and not the day', () => {
      const hall = given(callHelp('h1'))
      expect([...fromSnapshot(toSnapshot(hall.hall)).help.keys()]).toEqual(['h1'])
      hall.given(closeDay(), openDay('2026-03-03'))
      expect(hall.hall.help.size).toBe(0)
      expect(outcomeOf(hall.when(answer('h1')))).toBe('help_call_unknown')
    })
  })
})
