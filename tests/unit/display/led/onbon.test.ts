import { describe, expect, it } from 'vitest'
import { readControllerAddress } from '../../../../display/led/agent/controller-address.ts'
import { encodeOnbon, onbonFrame, type StripText } from '../../../../display/led/protocol/onbon.ts'
import { ledSettings } from '../../../../shared/led-settings.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
const strip = (part: Partial<StripText> = {}) =>
  encodeOnbon({ lines: ['A008'], widthDots: 128, heightDots: 16, colour: 'red', timeoutSeconds: 30, ...part })

describe('frames for Onbon strips', () => {
  describe('when the maker’s examples are made again', () => {
    // "ping" (A2 00) and "clear the screen" (A3 10) of the protocol's examples, with their checksums.
    it.each([
      [[0xa2, 0x00, 0x01, 0x00, 0x00], 'A2 00 01 00 00 68 F8 5A'],
      [[0xa3, 0x10, 0x01, 0x00, 0x00], 'A3 10 01 00 00 51 F8 5A'],
    ])('have the same header, length, checksum and end', (data, end) => {
      const head = 'A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 05 00'
      expect(onbonFrame(data)).toEqual(bytes(`${head} ${end}`))
    })

    it('check a live text as a controller in the field was sent it', () => {
      const data = `A3 06 02 00 00 00 01 23 00 00 00 00 24 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02
        08 00 00 00 5C 46 4F 30 30 30 20 20`
      expect([...onbonFrame([...bytes(data)])].slice(-3)).toEqual([0xda, 0xf6, 0x5a])
    })
  })

  describe('when a call is sent', () => {
    it('are byte for byte as the description has them: area in dots, until the time is over, GB 2312', () => {
      // 128 dots of width: 0x8080; 30 seconds: 0x1E; "\C1" is red, 请 C7EB, 到 B5BD, 号 BAC5, 窗 B4B0, 口 BFDA.
      const body = `01 00 00 80 00 00 00 00 00 00 FE 02 36 00
        A3 06 02 00 00 00 01 2D 00
        00 00 80 00 00 80 80 10 00 00 00 02 1E 00 00 00 00 02 01 01 00 00 00 12 00 00 00
        5C 43 31 C7 EB 41 30 30 38 B5 BD 33 BA C5 B4 B0 BF DA 18 25`
      const frame = strip({ lines: ['请A008到3号窗口'] })
      expect(Buffer.from(frame.subarray(8, -1)).toString('hex')).toBe(
        Buffer.from(bytes(body)).toString('hex'),
      )
      expect(frame.subarray(0, 8)).toEqual(new Uint8Array(8).fill(0xa5))
      expect(frame.at(-1)).toBe(0x5a)
    })

    it('part lines by the controller’s own code, and take no code from a text', () => {
      const text = Buffer.from(strip({ lines: ['A008', 'a\\nb'] })).toString('latin1')
      expect(text).toContain('\\C1A008\\na\xa3\xdcnb')
    })
  })

  describe('when start and end bytes stand in the data', () => {
    it('are escaped', () => {
      const [, , , , , , , , , , , , , , , , , , , , , , ...rest] = onbonFrame([0xa5, 0xa6, 0x5a, 0x5b])
      expect(rest.slice(0, 8)).toEqual([0xa6, 0x02, 0xa6, 0x01, 0x5b, 0x02, 0x5b, 0x01])
      // ブ is A5D6 in GB 2312: a start byte within a character.
      const inner = strip({ lines: ['ブ'] }).subarray(8, -1)
      expect(inner.includes(0xa5)).toBe(false)
      expect(inner.includes(0x5a)).toBe(false)
    })
  })
})

describe('the address of a controller', () => {
  describe('when the settings allow it', () => {
    it.each([
      ['ddp://192.168.1.50', { protocol: 'ddp', host: '192.168.1.50', port: 4048 }],
      ['ft://panel.local:1400', { protocol: 'ft', host: 'panel.local', port: 1400 }],
      ['onbon://[fe80::1]', { protocol: 'onbon', host: 'fe80::1', port: 5005 }],
      ['onbon:/dev/ttyUSB0', { protocol: 'onbon', path: '/dev/ttyUSB0' }],
    ])('%s is read', (controller, address) => {
      const settings = { widthDots: 128, heightDots: 16, colour: 'red', controller }
      expect(ledSettings.parse(settings).controller).toBe(controller)
      expect(readControllerAddress(controller)).toEqual(address)
    })

    it.each([
      '192.168.1.50',
      'http://192.168.1.50',
      'onbon:/etc/passwd',
      'onbon:/dev/../etc/passwd',
      'ddp://',
      'ft://panel:65536',
    ])('%s is refused', (controller) => {
      const settings = { widthDots: 128, heightDots: 16, colour: 'red', controller }
      expect(ledSettings.safeParse(settings).success).toBe(false)
    })
  })
})
