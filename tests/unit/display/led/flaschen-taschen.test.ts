import { describe, expect, it } from 'vitest'
import {
  encodeFlaschenTaschen,
  readFlaschenTaschen,
} from '../../../../display/led/protocol/flaschen-taschen.ts'

const frame = (widthDots: number, heightDots: number) => ({
  widthDots,
  heightDots,
  dots: Uint8Array.from({ length: widthDots * heightDots * 3 }, (_, at) => at % 251),
})
const header = (datagram: Uint8Array | undefined, bytes: number) =>
  Buffer.from(datagram?.subarray(0, bytes) ?? []).toString('latin1')

describe('FlaschenTaschen datagrams', () => {
  describe('when a frame fits in one', () => {
    it('are a PPM image with its offset in a comment, byte for byte', () => {
      const [datagram, ...others] = encodeFlaschenTaschen(frame(2, 1))
      expect(others).toEqual([])
      expect(datagram).toEqual(
        Uint8Array.from([...Buffer.from('P6\n2 1\n#FT: 0 0 0\n255\n', 'latin1'), 0, 1, 2, 3, 4, 5]),
      )
    })
  })

  describe('when a frame is larger than a datagram', () => {
    it('are tiles of whole rows, each at its place', () => {
      const tiles = encodeFlaschenTaschen(frame(10, 5), 64 + 2 * 30)
      expect(tiles.map((tile) => header(tile, 21))).toEqual([
        'P6\n10 2\n#FT: 0 0 0\n25',
        'P6\n10 2\n#FT: 0 2 0\n25',
        'P6\n10 1\n#FT: 0 4 0\n25',
      ])
      const dots = tiles.flatMap((tile) => [...(readFlaschenTaschen(tile)?.dots ?? [])])
      expect(Uint8Array.from(dots)).toEqual(frame(10, 5).dots)
    })

    it('never exceed what UDP can carry', () => {
      const tiles = encodeFlaschenTaschen(frame(1024, 256))
      expect(Math.max(...tiles.map(({ length }) => length))).toBeLessThanOrEqual(65_507)
      expect(tiles).toHaveLength(13)
    })
  })

  describe('when they are read', () => {
    it('give image and place, as in the published example, and nothing for other data', () => {
      const example = Buffer.concat([Buffer.from('P6\n10 10\n#FT: 5 8 13\n255\n'), Buffer.alloc(300, 7)])
      expect(readFlaschenTaschen(example)).toMatchObject({
        widthDots: 10,
        heightDots: 10,
        xDots: 5,
        yDots: 8,
      })
      expect(readFlaschenTaschen(example.subarray(0, 200))).toBeUndefined()
      expect(readFlaschenTaschen(Buffer.from('P5\n1 1\n255\n0'))).toBeUndefined()
      expect(readFlaschenTaschen(new Uint8Array())).toBeUndefined()
    })
  })
})
