import { describe, expect, it } from 'vitest'
import { DdpEncoder, readDdp } from '../../../../display/led/protocol/ddp.ts'

/** A frame of so many dots in one row, each byte one more than the last. */
const frame = (widthDots: number) => ({
  widthDots,
  heightDots: 1,
  dots: Uint8Array.from({ length: widthDots * 3 }, (_, at) => at & 0xff),
})
const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replaceAll(/..(?!$)/g, '$& ')

describe('DDP packets', () => {
  describe('when a frame fits in one', () => {
    it('have flags of version 1 with push, sequence, RGB type, output 1, offset and length, byte for byte', () => {
      const [packet, ...others] = new DdpEncoder().encode(frame(2))
      expect(others).toEqual([])
      expect(packet && hex(packet)).toBe('41 01 0b 01 00 00 00 00 00 06 00 01 02 03 04 05')
    })

    it('carry at most 1440 bytes of dots, and still push', () => {
      const packets = new DdpEncoder().encode(frame(480))
      expect(packets.map((packet) => hex(packet.subarray(0, 10)))).toEqual(['41 01 0b 01 00 00 00 00 05 a0'])
    })
  })

  describe('when a frame takes several', () => {
    it('go on at the next byte, and only the last pushes', () => {
      const packets = new DdpEncoder().encode(frame(1000))
      expect(packets.map((packet) => hex(packet.subarray(0, 10)))).toEqual([
        '40 01 0b 01 00 00 00 00 05 a0',
        '40 02 0b 01 00 00 05 a0 05 a0',
        '41 03 0b 01 00 00 0b 40 00 78',
      ])
      expect(packets.map(({ length }) => length)).toEqual([1450, 1450, 130])
      const dots = packets.flatMap((packet) => [...packet.subarray(10)])
      expect(Uint8Array.from(dots)).toEqual(frame(1000).dots)
    })
  })

  describe('when more than fifteen have been sent', () => {
    it('are numbered from 1 again, never 0', () => {
      const encoder = new DdpEncoder()
      const sequences = Array.from({ length: 17 }, () => encoder.encode(frame(1))[0]?.[1])
      expect(sequences).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 1, 2])
    })
  })

  describe('when they are read', () => {
    it('give back what was written, and nothing for queries, other types and cut packets', () => {
      const [packet = new Uint8Array()] = new DdpEncoder().encode(frame(2))
      expect(readDdp(packet)).toEqual({ offset: 0, dots: frame(2).dots, isPush: true })
      const changed = (at: number, value: number) => {
        const copy = packet.slice()
        copy[at] = value
        return readDdp(copy)
      }
      expect(changed(0, 0x42)).toBeUndefined()
      expect(changed(0, 0x51)).toBeUndefined()
      expect(changed(2, 0x1b)).toBeUndefined()
      expect(changed(3, 0xfa)).toBeUndefined()
      expect(readDdp(packet.subarray(0, 15))).toBeUndefined()
      expect(readDdp(packet.subarray(0, 9))).toBeUndefined()
    })
  })
})
