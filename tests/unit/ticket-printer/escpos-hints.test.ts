import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeHints } from '../../../ticket-printer/agent/escpos-hints.ts'
import { paperWidthDots, spanWidthDots } from '../../../ticket-printer/virtual-printer/paper.ts'
import { linesOf, printed, sizeOf } from './decoded.ts'
import { hintsCommand } from './print-command.ts'

describe('encoded hints', () => {
  describe('when a printer that knows nothing of the encoder prints them in Chinese', () => {
    const paper = printed(hintsCommand())
    const lines = linesOf(paper)

    it('are no ticket: a banner names them, no number is on them, and they say so', () => {
      expect(paper).toMatchObject({ kind: 'hints', number: null, complete: true, unknownCommands: [] })
      expect(lines[0]).toContain('办事指南')
      expect(lines.join('\n')).toContain('本单不是号票，办理请另取号')
    })

    it('say what to bring, in what form and from whom, each behind a box to tick', () => {
      expect(lines.join('\n')).toContain('□ 买卖双方身份证\n      原件；出具：公安机关\n□ 网签的买卖合同')
      expect(sizeOf(paper, '买卖双方身份证')).toEqual({ width: 2, height: 2 })
    })

    it('say the zone, the minutes, the fee and what others got wrong', () => {
      expect(lines).toContain('办理区域  综合受理区')
      expect(lines).toContain('窗口办理  约 22 分钟')
      expect(lines).toContain('收费      住宅 80 元')
      expect(lines).toContain('1. 只来了一方：买卖双方都要到场。')
    })

    it('carry the address on which the service is booked as a QR code', () => {
      expect(paper.qr).toBe('http://192.168.1.20:8080/book?service=property-transfer')
    })
  })

  describe('when the visitor reads English', () => {
    const lines = linesOf(printed(hintsCommand({}, { language: 'en' })))

    it('are in English, with the Chinese name of each paper for those who issue it', () => {
      const text = lines.join('\n')
      expect(text).toContain(
        '□ Identity cards of buyer and seller\n   买卖双方身份证\n   Original; from the police',
      )
      expect(lines).toContain('Fee            80 yuan for a home')
      expect(text).toContain('1. Only one side came: both have to be here.')
      expect(text).toContain('This is not a ticket')
    })
  })

  describe('when the hall says no more than it must', () => {
    it('leave out what is not known', () => {
      const text = linesOf(
        printed(hintsCommand({ materials: [], mistakes: [], fee: null, zoneName: { zh: '', en: '' } })),
      ).join('\n')
      for (const word of ['请带好', '容易出错', '收费', '办理区域']) expect(text).not.toContain(word)
      expect(text).toContain('约 22 分钟')
    })
  })

  describe('when they are for a package', () => {
    it('name the matters that are done together', () => {
      const matters = [
        { zh: '契税申报缴纳', en: 'Deed tax' },
        { zh: '水电燃气过户', en: 'Transfer of water, power and gas' },
      ]
      expect(linesOf(printed(hintsCommand({ matters })))).toContain('一次办成  契税申报缴纳、水电燃气过户')
    })
  })

  describe('when a line is longer than the paper', () => {
    it('goes on below its beginning, not below its mark', () => {
      const zh = '复印件没有盖章，或者盖的是部门章而不是公司的公章，窗口只好请您回去重新盖章再来。'
      const lines = linesOf(printed(hintsCommand({ mistakes: [{ zh, en: '' }] })))
      const first = lines.findIndex((line) => line.startsWith('1. '))
      expect(lines[first + 1]).toMatch(/^ {3}\S/)
      expect(`${lines[first]}${lines[first + 1]?.trim()}`).toBe(`1. ${zh}`)
    })
  })

  describe('when texts are nasty', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom('企', '𠮷', '👍🏽', '\u001b', '\u0010\u0004\u0001', '）', ' ', 'W', '\n'),
        maxLength: 80,
      }),
      fc.constant('不'.repeat(400)),
    )
    const text = fc.record({ zh: nasty, en: nasty })

    it('never break the paper, and hold no real-time command', () => {
      fc.assert(
        fc.property(text, text, fc.constantFrom('zh', 'en'), (one, other, language) => {
          const command = hintsCommand(
            {
              serviceName: one,
              zoneName: other,
              materials: [{ name: one, issuedBy: other, copies: one }],
              mistakes: [other],
              fee: one,
              bookUrl: `http://hall.example/${one.zh.slice(0, 200)}`,
            },
            { language },
          )
          expect(Buffer.from(encodeHints(command).bytes).includes(Buffer.from([0x10, 0x04]))).toBe(false)
          const paper = printed(command)
          expect(paper).toMatchObject({ kind: 'hints', complete: true, unknownCommands: [] })
          for (const item of paper.items) {
            if (item.kind !== 'text') continue
            const widthDots = item.spans.reduce((sum, span) => sum + spanWidthDots(span), 0)
            expect(widthDots).toBeLessThanOrEqual(paperWidthDots)
          }
        }),
        { numRuns: 60 },
      )
    })
  })
})
