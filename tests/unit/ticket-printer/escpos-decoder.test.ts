import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeTicket } from '../../../ticket-printer/agent/escpos-ticket.ts'
import { EscposDecoder } from '../../../ticket-printer/virtual-printer/escpos-decoder.ts'
import { actsOf, paperOf } from './decoded.ts'
import { printCommand } from './print-command.ts'

const ting = [0xcc, 0xfc] // 厅 in GB18030

describe('EscposDecoder', () => {
  describe('when the bytes come in pieces', () => {
    it('prints the same, wherever they are cut', () => {
      const bytes = encodeTicket(printCommand({}, { kind: 'reprint' })).bytes
      const whole = actsOf(bytes)
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 20 }), (cuts) => {
          const decoder = new EscposDecoder()
          const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
          const acts = edges.slice(1).flatMap((to, index) => decoder.feed(bytes.subarray(edges[index], to)))
          expect(acts).toEqual(whole)
        }),
      )
    })
  })

  describe('when Chinese mode was never switched on', () => {
    it('prints two characters of a code page for a Chinese one', () => {
      const [line] = paperOf(actsOf([0x1b, 0x40, ...ting, 0x0a]))
      expect(line).toMatchObject({ spans: [{ text: '??', wide: false }] })
    })
  })

  describe('when a size is set by ESC !', () => {
    it('enlarges Latin letters and leaves Chinese small, as printers do', () => {
      const [line] = paperOf(actsOf([0x1c, 0x26, 0x1b, 0x21, 0x30, 0x41, ...ting, 0x0a]))
      expect(line).toMatchObject({
        spans: [
          { text: 'A', width: 2, height: 2 },
          { text: '厅', width: 1, height: 1 },
        ],
      })
    })
  })

  describe('when a line is longer than the paper', () => {
    it('prints the rest on the next one', () => {
      const lines = paperOf(actsOf([...Array.from({ length: 50 }, () => 0x41), 0x0a]))
      expect(lines.map((line) => (line.kind === 'text' ? line.spans[0]?.text.length : 0))).toEqual([48, 2])
    })
  })

  describe('when a picture is sent by GS v 0', () => {
    it('keeps its pixels and the size of each', () => {
      const [image] = paperOf(actsOf([0x1d, 0x76, 0x30, 0x03, 1, 0, 2, 0, 0b1010_0000, 0b0000_0001]))
      expect(image).toMatchObject({
        kind: 'image',
        widthDots: 16,
        heightDots: 4,
        bits: Uint8Array.of(0xa0, 0x01),
      })
    })

    it('does not wait for one that no paper could hold', () => {
      expect(actsOf([0x1d, 0x76, 0x30, 0, 0xff, 0xff, 0xff, 0xff])[0]).toMatchObject({ act: 'unknown' })
    })
  })

  describe('when a command is not known', () => {
    it('names it and goes on', () => {
      expect(actsOf([0x1b, 0x35, 0x41, 0x0a])).toMatchObject([
        { act: 'unknown', command: 'ESC 35' },
        { act: 'paper' },
      ])
    })
  })

  describe('when given any bytes', () => {
    it('takes them without failing', () => {
      fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void actsOf(bytes)))
    })
  })
})
