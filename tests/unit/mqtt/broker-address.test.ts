import { describe, expect, it } from 'vitest'
import { brokerAddress } from '../../../hub/adapters/mqtt/broker-address.ts'

describe('the address of an external broker', () => {
  describe('when it is well formed', () => {
    it('keeps user and password apart from what is shown', () => {
      const address = brokerAddress('mqtt://hub:p%40ss%2Fword@broker.hall.local')
      expect(address).toMatchObject({
        username: 'hub',
        password: 'p@ss/word',
        host: 'broker.hall.local',
        port: 1883,
      })
      expect(`${address.href} ${address.shown}`).not.toMatch(/p(@|%40)ss/)
    })

    it.each([
      ['mqtts://h', 'tls', 8883],
      ['ssl://h:1', 'tls', 1],
      ['tcp://h', 'tcp', 1883],
      ['wss://h/mqtt', 'websocket', 443],
      ['mqtt://[::1]:1884', 'tcp', 1884],
    ])('knows transport and port of %s', (url, transport, port) => {
      expect(brokerAddress(url)).toMatchObject({ transport, port })
    })
  })

  describe('when it is not one', () => {
    it.each(['broker', 'http://user:secret@h', 'mqtt:/secret', ''])(
      'refuses "%s" and quotes no secret',
      (url) => {
        expect(() => brokerAddress(url)).toThrow(/MQTT_URL.*mqtt:\/\/user:password@host:1883/)
        expect(() => brokerAddress(url)).not.toThrow(/secret/)
      },
    )
  })
})
