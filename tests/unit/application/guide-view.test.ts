import { describe, expect, it } from 'vitest'
import type { DeviceCondition } from '../../../hub/application/device-health.ts'
import { guideView } from '../../../hub/application/views/guide-view.ts'
import { guide } from '../../support/acts.ts'
import { given, nineOClock } from '../../support/given-hall.ts'

const well: DeviceCondition = { online: true, paper: 'ok', cover: 'closed', cutter: 'ok' }
const view = (part: Partial<DeviceCondition>) =>
  guideView(given().hall, () => ({ ...well, ...part }), { epoch: 1, rev: 1, at: nineOClock })
const troubles = (part: Partial<DeviceCondition>) => view(part).printerTroubles.map(({ trouble }) => trouble)

describe('what the guides are told of printers', () => {
  describe('when a printer is well, or has only just been heard of', () => {
    it('is nothing', () => {
      expect([
        ...troubles({}),
        ...troubles({ paper: 'unknown', cover: 'unknown', cutter: 'unknown' }),
      ]).toEqual([])
    })
  })

  describe('when nothing comes out of it, or soon nothing will', () => {
    it('says what is wrong, and which kiosk prints there', () => {
      expect([troubles({ paper: 'out' }), troubles({ paper: 'low' })]).toEqual([['paper-out'], ['paper-low']])
      expect(troubles({ cover: 'open', paper: 'out' })).toEqual(['cover-open'])
      expect(troubles({ online: false, paper: 'low' })).toEqual(['offline'])
      expect(troubles({ cutter: 'error', paper: 'low' })).toEqual(['cutter-error'])
      expect(view({ paper: 'out' }).printerTroubles[0]).toMatchObject({
        deviceId: 'printer-1',
        kiosks: [{ zh: '取号机', en: 'Kiosk' }],
      })
    })
  })

  describe('when it has called a guide', () => {
    it('says how it is now, since when it calls, and who goes', () => {
      const hall = given({
        command: { type: 'CallHelp', callId: 'p1', deviceId: 'printer-1', fault: 'paper-out' },
        actor: { kind: 'hub', id: 'hub' },
      })
      const shown = (part: Partial<DeviceCondition>) =>
        guideView(hall.hall, () => ({ ...well, ...part }), { epoch: 1, rev: 1, at: nineOClock })
      expect(shown({ cover: 'open' }).helpCalls).toMatchObject([{ id: 'p1', printer: 'cover-open' }])
      expect(shown({}).helpCalls).toMatchObject([{ id: 'p1', printer: 'well' }])
      hall.given({ command: { type: 'AnswerHelp', callId: 'p1' }, actor: guide })
      expect(shown({ paper: 'out' })).toMatchObject({
        helpCalls: [],
        printerTroubles: [{ calledAt: nineOClock, guideName: hall.hall.day.staff.get(guide.id)?.name }],
      })
    })
  })
})
