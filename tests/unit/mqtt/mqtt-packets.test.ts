import { describe, expect, it } from 'vitest'
import {
  BrokerPacketReader,
  connectPacket,
  pubackPacket,
  publishPacket,
  subscribePacket,
} from '../../../shared/mqtt/mqtt-packets.ts'

/** The bytes in hexadecimal, with what is plain ASCII as text. */
const shown = (bytes: Uint8Array) =>
  [...bytes].map((byte) => (byte >= 0x41 && byte <= 0x7a ? String.fromCharCode(byte) : byte)).join(' ')
const message = { topic: 'a/b', payload: 'x', qos: 1, retain: true } as const

describe('packets of MQTT 3.1.1', () => {
  describe('when a client speaks', () => {
    it('connects with a clean session, its will, its name and its password (3.1)', () => {
      const packet = connectPacket({
        clientId: 'c',
        username: 'u',
        password: 'p',
        keepAliveSeconds: 10,
        will: message,
      })
      // Protocol level 4; flags: user name, password, will retained with QoS 1, clean session.
      expect(shown(packet)).toBe('16 27 0 4 M Q T T 4 238 0 10 0 1 c 0 3 a 47 b 0 1 x 0 1 u 0 1 p')
    })

    it('publishes with an id only where it is to be acknowledged (3.3)', () => {
      expect(shown(publishPacket(message, 258))).toBe('51 8 0 3 a 47 b 1 2 x')
      expect(shown(publishPacket({ ...message, qos: 0, retain: false }, 258))).toBe('48 6 0 3 a 47 b x')
    })

    it('acknowledges and subscribes (3.4, 3.8)', () => {
      expect(shown(pubackPacket(7))).toBe('64 2 0 7')
      expect(shown(subscribePacket('a/b', 1, 9))).toBe('130 8 0 9 0 3 a 47 b 1')
    })

    it('tells lengths in seven bits a byte, and of text in bytes of UTF-8 (2.2.3, 1.5.3)', () => {
      const packet = publishPacket({ ...message, payload: '号'.repeat(100) }, 1)
      expect([...packet.subarray(0, 3)]).toEqual([0x33, 0x80 | (307 - 256), 2])
      expect(packet).toHaveLength(3 + 307)
    })
  })

  describe('when a broker speaks in pieces', () => {
    it('puts its packets together, whatever the pieces are', () => {
      const said = publishPacket({ ...message, payload: '叫号 A008 '.repeat(40) }, 4)
      const bytes = new Uint8Array([0x20, 2, 0, 5, ...said, 0x40, 2, 1, 2, 0xd0, 0])
      for (const size of [1, 2, 7, bytes.length]) {
        const reader = new BrokerPacketReader()
        const packets = []
        for (let at = 0; at < bytes.length; at += size)
          packets.push(...reader.read(bytes.subarray(at, at + size)))
        expect(packets).toEqual([
          { type: 'connack', returnCode: 5 },
          {
            type: 'publish',
            topic: 'a/b',
            payload: new TextEncoder().encode('叫号 A008 '.repeat(40)),
            retain: true,
            packetId: 4,
          },
          { type: 'puback', packetId: 258 },
          { type: 'other' },
        ])
      }
    })

    it('gives up on bytes that cannot be MQTT', () => {
      expect(() => new BrokerPacketReader().read(new Uint8Array(6).fill(0xff))).toThrow('not MQTT')
    })
  })
})
