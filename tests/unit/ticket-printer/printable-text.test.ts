import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { columnsOf, printable, wrap } from '../../../ticket-printer/agent/printable-text.ts'

describe('printable', () => {
  describe('when a name is plain Chinese or Latin', () => {
    it('leaves it as it is', () => {
      const name = '“企业开办”一件事（含税务） Start-up №1 €'
      expect(printable(name)).toEqual({ text: name, missing: [] })
    })
  })

  describe('when a name holds what a printer could take for a command', () => {
    it('drops control and format characters and keeps one line', () => {
      expect(printable('公积金\u001b@\u0010\u0004\u0001提取\r\n贷款\u202e\u200d').text).toBe(
        '公积金@提取 贷款',
      )
    })
  })

  describe('when a character has no glyph in a receipt printer', () => {
    it('marks a four-byte character as missing and tells which', () => {
      expect(printable('𠮷田㐀路')).toEqual({ text: '〓田〓路', missing: ['𠮷', '㐀'] })
    })

    it('takes an accent off rather than losing the letter', () => {
      expect(printable('Señor Çelik, ﬁling').text).toBe('Senor Celik, filing')
    })

    it('drops emoji with everything that joins them', () => {
      expect(printable('办事👨‍👩‍👧大厅🏛️')).toEqual({ text: '办事大厅', missing: [] })
    })
  })

  describe('when given any text at all', () => {
    it('gives glyphs of one or two bytes that a printer reads back as the same text', () => {
      const gb18030 = new TextDecoder('gb18030', { fatal: true })
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
          const { text } = printable(raw)
          const bytes = iconv.encode(text, 'gb18030')
          expect(gb18030.decode(bytes)).toBe(text)
          expect([...text].filter((char) => columnsOf(char) > 2 || /\p{C}/u.test(char))).toEqual([])
        }),
      )
    })
  })
})

describe('wrap', () => {
  describe('when a text is longer than a line', () => {
    it('breaks it into lines of about equal length', () => {
      expect(wrap('城乡居民基本医疗保险参保登记', 24)).toEqual(['城乡居民基本医', '疗保险参保登记'])
    })

    it('does not begin a line with a closing mark', () => {
      for (const line of wrap('灵活就业人员、新生儿（含异地）、学生参保登记，变更', 14))
        expect(line).not.toMatch(/^[、，）]/)
    })

    it('keeps words whole', () => {
      expect(wrap('Registration for basic medical insurance of residents', 30)).toEqual([
        'Registration for basic medical',
        'insurance of residents',
      ])
    })

    it('breaks a word that is longer than the line', () => {
      expect(wrap('Unternehmensgründung'.repeat(2), 12).every((line) => columnsOf(line) <= 12)).toBe(true)
    })
  })

  describe('when given any printable text', () => {
    it('loses nothing but spaces and fits every line', () => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'grapheme', maxLength: 80 }),
          fc.integer({ min: 2, max: 48 }),
          (raw, columns) => {
            const { text } = printable(raw)
            const lines = wrap(text, columns)
            expect(lines.every((line) => columnsOf(line) <= columns)).toBe(true)
            expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          },
        ),
      )
    })
  })
})
