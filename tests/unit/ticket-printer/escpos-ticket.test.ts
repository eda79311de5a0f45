import fc from 'fast-check'
import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { encodeTicket } from '../../../ticket-printer/agent/escpos-ticket.ts'
import { paperWidthDots, spanWidthDots } from '../../../ticket-printer/virtual-printer/paper.ts'
import { ticketSvg } from '../../../ticket-printer/virtual-printer/ticket-svg.ts'
import { linesOf, printed, sizeOf } from './decoded.ts'
import { printCommand } from './print-command.ts'

/** Reads the QR code back from the picture's own rectangles, as a phone would from the paper. */
function scan(svg: string): string | undefined {
  const [, modules, path] = /class="qr" data-modules="(\d+)"[^>]* d="([^"]*)"/.exec(svg) ?? []
  const scale = 4
  const quiet = 4
  const side = (Number(modules) + 2 * quiet) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, width] of (path ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const from = ((Number(y) + quiet) * scale + row) * side + (Number(x) + quiet) * scale
      for (let at = from; at < from + Number(width) * scale; at += 1) pixels.fill(0, at * 4, at * 4 + 3)
    }
  }
  return jsqr(pixels, side, side)?.data
}

describe('an encoded ticket', () => {
  describe('when a printer that knows nothing of the encoder prints it', () => {
    const ticket = printed(printCommand())

    it('shows the number, the service in both languages, who is ahead, the class, the zone and the time', () => {
      expect(ticket).toMatchObject({ number: 'A008', kind: 'original', complete: true })
      const paper = linesOf(ticket).join('\n')
      expect(paper).toContain('厅序市政务服务中心')
      expect(paper).toContain('不动产转移登记\nTransfer of real estate title')
      expect(paper).toContain('前面还有 12 人\n12 people ahead of you')
      expect(paper).toContain('现场取号 Walk-in')
      expect(paper).toContain('等候区 综合受理区')
      expect(paper).toContain('2026-11-23 09:31')
    })

    it('prints the number eight times and the Chinese service name twice the normal size', () => {
      expect(sizeOf(ticket, 'A008')).toEqual({ width: 8, height: 8 })
      expect(sizeOf(ticket, '不动产转移登记')).toEqual({ width: 2, height: 2 })
      expect(sizeOf(ticket, 'Transfer of real estate')).toEqual({ width: 1, height: 1 })
    })

    it('uses no command that the printer does not know', () => {
      expect(ticket.unknownCommands).toEqual([])
    })

    it('carries a QR code that a reader takes from the picture', () => {
      expect(ticket.qr).toBe('http://192.168.1.20:8080/t/k7m2pq9xw4hdztr6')
      expect(scan(ticketSvg(ticket, '/fonts.css'))).toBe(ticket.qr)
    })
  })

  describe('when the wait was foreseen', () => {
    const paperFor = (p50Minutes: number, p90Minutes: number) =>
      linesOf(printed(printCommand({ waitRange: { p50Minutes, p90Minutes } }))).join('\n')

    it('prints it as a range in both languages', () => {
      expect(paperFor(12, 20)).toContain('预计等候约 12–20 分钟\nExpected wait: about 12 to 20 minutes')
    })

    it('keeps a long one in one line', () => {
      expect(paperFor(115, 240)).toContain('预计等候约 1.5–4 小时\n')
    })

    it('says so when there is hardly any, and then tells of nobody ahead', () => {
      expect(paperFor(0, 2)).toContain('几乎无需等候\nAlmost no wait')
      expect(paperFor(0, 2)).not.toContain('前面还有')
    })
  })

  describe('when it is a reprint', () => {
    it('says 补打 in white on black, with the same number', () => {
      const ticket = printed(printCommand({}, { kind: 'reprint' }))
      expect(ticket).toMatchObject({ kind: 'reprint', number: 'A008' })
      const [banner] = ticket.items
      expect(banner?.kind === 'text' && banner.spans.every((span) => span.inverse)).toBe(true)
      expect(linesOf(ticket)[0]).toContain('补打 REPRINT')
    })
  })

  describe('when an original is for a service with 补打 in its name', () => {
    it('is still an original', () => {
      const ticket = printed(printCommand({ serviceName: { zh: '营业执照补打', en: 'Licence reprint' } }))
      expect(ticket.kind).toBe('original')
    })
  })

  describe('when it is for an appointment', () => {
    const at = (issuedAt: string) =>
      linesOf(
        printed(
          printCommand({ class: 'appointment', appointmentAt: '2026-11-23 10:00', peopleAhead: 2, issuedAt }),
        ),
      ).join('\n')

    it('tells the booked time, and who comes early when the calls begin', () => {
      const paper = at('2026-11-23 09:31')
      expect(paper).toContain('预约 10:00 Appointment')
      expect(paper).toContain('10:00 起叫号')
      expect(paper).not.toContain('前面还有')
    })

    it('tells who is in time how many are ahead', () => {
      const paper = at('2026-11-23 10:03')
      expect(paper).toContain('预约 10:00 Appointment')
      expect(paper).toContain('前面还有 2 人')
    })
  })

  describe('when it is of a key project with an appointment', () => {
    it('tells the booked time below the class', () => {
      const ticket = printed(printCommand({ class: 'green', appointmentAt: '2026-11-23 10:00' }))
      expect(linesOf(ticket).join('\n')).toContain('绿色通道 Priority\n预约时间 Booked for 10:00')
    })
  })

  describe('when nobody is ahead', () => {
    it('says so in words', () => {
      expect(linesOf(printed(printCommand({ peopleAhead: 0 })))).toContain('前面没有人等候')
    })
  })

  describe('when the number is as long as a series allows', () => {
    it('still stands on one line', () => {
      const ticket = printed(printCommand({ number: 'Z99999' }))
      expect(ticket.number).toBe('Z99999')
      expect(sizeOf(ticket, 'Z99999')).toEqual({ width: 8, height: 8 })
    })
  })

  describe('when the address is as long as the topic allows', () => {
    it('keeps the QR code readable and on the paper', () => {
      const followUrl = `https://hall.example.cn/t/${'k7m2pq9xw4'.repeat(27)}`
      const ticket = printed(printCommand({ followUrl }))
      expect(scan(ticketSvg(ticket, '/fonts.css'))).toBe(followUrl)
    })
  })

  describe('when names hold characters that the printer lacks', () => {
    it('prints the mark for a missing glyph and says which were lost', () => {
      const command = printCommand({ serviceName: { zh: '𠮷祥路补证', en: '' } })
      expect(encodeTicket(command).missing).toEqual(['𠮷'])
      expect(linesOf(printed(command))).toContain('〓祥路补证')
    })
  })

  describe('when names are nasty', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom('企', '𠮷', '㐀', '👍🏽', '\u001b', '\u0010\u0004\u0001', '）', ' ', 'W', '\n'),
        maxLength: 80,
      }),
      fc.constant('不'.repeat(80)),
    )
    const name = fc.record({ zh: nasty, en: nasty })

    it('never breaks the paper: number, QR, width and commands stay as they should', () => {
      fc.assert(
        fc.property(name, name, name, (hallName, serviceName, zoneName) => {
          const ticket = printed(printCommand({ hallName, serviceName, zoneName }))
          expect(ticket).toMatchObject({ number: 'A008', complete: true, unknownCommands: [] })
          expect(ticket.qr).toBe(printCommand().ticket.followUrl)
          for (const item of ticket.items) {
            if (item.kind !== 'text') continue
            const widthDots = item.spans.reduce((sum, span) => sum + spanWidthDots(span), 0)
            expect(widthDots).toBeLessThanOrEqual(paperWidthDots)
          }
          expect(linesOf(ticket).join('')).not.toMatch(/[\p{Cc}\p{Cs}\u{FFFD}]/u)
        }),
        { numRuns: 60 },
      )
    })

    it('never puts a real-time command among the bytes', () => {
      fc.assert(
        fc.property(name, nasty, (serviceName, followUrl) => {
          const { bytes } = encodeTicket(printCommand({ serviceName, followUrl: followUrl.slice(0, 300) }))
          expect(Buffer.from(bytes).includes(Buffer.from([0x10, 0x04]))).toBe(false)
        }),
      )
    })
  })
})
