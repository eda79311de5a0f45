import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { BitmapFont } from '../../../../display/led/font/bitmap-font.ts'
import { figureGlyph } from '../../../../display/led/font/figure-glyph.ts'
import hallJson from '../../../../hub/demo-hall/hall.json' with { type: 'json' }
import { panelFont } from '../../../support/led-panel.ts'

const art = ({ widthDots, rows }: { widthDots: number; rows: readonly number[] }) =>
  rows.map((row) => row.toString(2).padStart(widthDots, '.').replaceAll('0', '.').replaceAll('1', '#'))

const boxOf = (character: string) => art(panelFont.glyph(character)).join('\n')

describe('the font of the LED panels', () => {
  describe('when it is asked for a character', () => {
    it('gives a Chinese character sixteen and a letter eight dots of width', () => {
      expect(art(panelFont.glyph('窗'))).toEqual([
        '......#.........',
        '.......#........',
        '.##############.',
        '.#..#.....#...#.',
        '#..#..#....#.#..',
        '.....#..........',
        '..###########...',
        '..#...#.....#...',
        '..#...####..#...',
        '..#..#...#..#...',
        '..#.#.#.#...#...',
        '..#....#....#...',
        '..#...#.#...#...',
        '..#..#......#...',
        '..###########...',
        '..#.........#...',
      ])
      expect(panelFont.glyph('A').widthDots).toBe(8)
      expect(panelFont.widthOf('请 A008')).toBe(56)
    })

    it('has all 6,763 characters of GB 2312, and every one in the names of the demo hall', () => {
      const unknown = boxOf('\u{20000}')
      const hanzi = Array.from({ length: 0xf8 - 0xb0 }, (_, row) => row + 0xb0).flatMap((row) =>
        Array.from({ length: 94 }, (_, cell) => iconv.decode(Buffer.from([row, cell + 0xa1]), 'gb2312')),
      )
      const known = hanzi.filter((character) => boxOf(character) !== unknown)
      expect(known.length).toBe(6763)
      const missing = [...new Set(JSON.stringify(hallJson))].filter(
        (character) =>
          character > ' ' && boxOf(character) === (character < '\u2e80' ? boxOf('\u0e01') : unknown),
      )
      expect(missing).toEqual([])
    })

    it('gives a box for one it does not have, never an error', () => {
      expect(art(panelFont.glyph('\u{20000}')).slice(1, 5)).toEqual([
        '................',
        '.##############.',
        '.#............#.',
        '.#............#.',
      ])
      expect(panelFont.glyph('\u0e01').widthDots).toBe(8)
      expect(panelFont.glyph('').widthDots).toBe(8)
    })
  })

  describe('when it draws the figures of a ticket', () => {
    it('keeps all letters and digits apart', () => {
      const figures = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
      const shapes = figures.map((figure) => art(figureGlyph(panelFont, figure)).join('\n'))
      expect(new Set(shapes).size).toBe(figures.length)
    })
  })

  describe('when its file is cut short', () => {
    it('refuses it', () => {
      const file = Uint8Array.from([0, 1, 0, 0, 0, 0x41, 1, 2, 3])
      expect(() => BitmapFont.decode(file)).toThrow('has 9 bytes, but its table asks for 22')
    })
  })
})
