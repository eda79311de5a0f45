import { describe, expect, it } from 'vitest'
import { deviceTopicNames, parseDeviceMessage } from '../../../hub/adapters/mqtt/device-message.ts'

const bytes = (text: string) => Buffer.from(text)

describe('a message of a device', () => {
  describe('when it is on a topic that devices publish on', () => {
    it('is parsed by that topic’s schema', () => {
      const parsed = parseDeviceMessage(
        'xm',
        'hall/xm/pad/w01/rating',
        bytes('{"id":"r","caseId":"c","score":4}'),
      )
      expect(parsed).toEqual({
        ok: true,
        message: { name: 'rating', key: 'w01', value: { id: 'r', caseId: 'c', score: 4 } },
      })
    })

    it('is refused with a short reason when it is not of the schema', () => {
      const parsed = parseDeviceMessage('xm', 'hall/xm/pad/w01/rating', bytes(`"${'x'.repeat(5000)}`))
      expect(parsed.ok).toBe(false)
      expect(JSON.stringify(parsed).length).toBeLessThan(300)
      // Reasons are logged; what a visitor typed is not.
      expect(JSON.stringify(parsed)).not.toContain('xx')
    })
  })

  describe('when it is on any other topic', () => {
    it.each(['hall/xm/hub/state', 'hall/other/pad/w01/rating', 'hall/xm/pad/w01/rating/ack', 'x', ''])(
      'is refused on "%s"',
      (topic) => {
        expect(parseDeviceMessage('xm', topic, bytes('{"id":"r","status":"recorded"}')).ok).toBe(false)
      },
    )

    it('knows which topics are the devices’', () => {
      expect([...deviceTopicNames].sort()).toEqual([
        'announceAck',
        'devicePresence',
        'inviteAck',
        'printAck',
        'printerReport',
        'rating',
      ])
    })
  })
})
