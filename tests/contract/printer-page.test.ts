import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeTicket } from '../../ticket-printer/agent/escpos-ticket.ts'
import { TcpPrinter } from '../../ticket-printer/agent/tcp-printer.ts'
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../ticket-printer/virtual-printer/virtual-printer.ts'
import { printCommand } from '../unit/ticket-printer/print-command.ts'

let machine: VirtualPrinter

beforeEach(async () => {
  machine = await startVirtualPrinter({ port: 0, pagePort: 0, keepTickets: 3 })
})

afterEach(() => machine.stop())

const page = (path: string, init?: RequestInit) => fetch(new URL(path, machine.pageUrl), init)
const postFault = (body: unknown, type = 'application/json') =>
  page('/fault', { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) })

async function print(number: string, kind: 'original' | 'reprint' = 'original'): Promise<void> {
  const printer = new TcpPrinter({ host: '127.0.0.1', port: machine.port })
  await printer.print(encodeTicket(printCommand({ number }, { kind })).bytes, async () => undefined)
}

/** Sends raw bytes and hands back what the printer answers until it closes or `count` bytes have come. */
function talk(bytes: readonly number[], count: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const answers: number[] = []
    const socket = connect(machine.port, '127.0.0.1', () => socket.write(Uint8Array.from(bytes)))
    socket.on('error', reject)
    socket.on('data', (data) => {
      answers.push(...data)
      if (answers.length < count) return
      socket.end()
      resolve(answers)
    })
  })
}

describe('the virtual printer', () => {
  describe('when tickets were printed', () => {
    it('tells them as JSON, newest first, and those after a given one', async () => {
      await print('A001')
      await print('A002', 'reprint')
      const all = await (await page('/tickets')).json()
      expect(all.tickets).toMatchObject([
        { n: 2, number: 'A002', kind: 'reprint', qr: printCommand().ticket.followUrl, complete: true },
        { n: 1, number: 'A001', kind: 'original' },
      ])
      expect(all.tickets[1].lines).toContainEqual({
        text: 'A001',
        align: 'center',
        width: 8,
        height: 8,
        bold: true,
      })
      const later = await (await page('/tickets?after=1')).json()
      expect(later.tickets).toHaveLength(1)
    })

    it('keeps the last ones and counts them all', async () => {
      for (const number of ['A001', 'A002', 'A003', 'A004']) await print(number)
      const { total, tickets } = await (await page('/tickets')).json()
      expect(total).toBe(4)
      expect(tickets.map((ticket: { number: string }) => ticket.number)).toEqual(['A004', 'A003', 'A002'])
      expect((await page('/tickets/1.svg')).status).toBe(404)
    })

    it('draws a ticket whose names cannot break out of the picture', async () => {
      const printer = new TcpPrinter({ host: '127.0.0.1', port: machine.port })
      const { bytes } = encodeTicket(printCommand({ serviceName: { zh: '<script>"&', en: '' } }))
      await printer.print(bytes, async () => undefined)
      const picture = await page('/tickets/1.svg')
      expect(picture.headers.get('content-type')).toContain('image/svg+xml')
      const svg = await picture.text()
      expect(svg).toContain('&lt;script&gt;&quot;&amp;')
      expect(svg).not.toContain('<script')
    })
  })

  describe('when its page is opened', () => {
    it('is in both languages and brings its fonts', async () => {
      const html = await (await page('/')).text()
      expect(html).toContain('虚拟打印机')
      expect(html).toContain('Virtual printer')
      const [, font] = /url\((\/fonts\/[^)]+\.woff2)\)/.exec(await (await page('/fonts.css')).text()) ?? []
      const file = await page(font ?? '')
      expect(file.status).toBe(200)
      expect(file.headers.get('content-type')).toBe('font/woff2')
    })

    it.each([
      '/fonts/noto-sans-sc/..%2fpackage.json',
      '/fonts/constructor/x.woff2',
      '/fonts/noto-sans-sc/none.woff2',
    ])('gives away no other file: %s', async (path) => {
      expect((await page(path)).status).toBe(404)
    })
  })

  describe('when a fault is switched on', () => {
    it('plays it until it is switched off', async () => {
      expect(await (await postFault({ fault: 'paper-out' })).json()).toEqual({
        fault: { fault: 'paper-out', afterBytes: 0 },
      })
      expect(await talk([0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4], 3)).toEqual([0x1a, 0x32, 0x7e])
      await postFault({ fault: 'none' })
      expect(await talk([0x10, 0x04, 1, 0x10, 0x04, 4], 2)).toEqual([0x12, 0x12])
    })

    it.each([
      [{ fault: 'fire' }, 'application/json'],
      [{ fault: 'reset' }, 'text/plain'],
      [{}, 'application/json'],
    ])('refuses %j as %s', async (body, type) => {
      expect((await postFault(body, type)).status).toBe(422)
      expect(machine.fault().fault).toBe('none')
    })
  })

  describe('when a status request comes in the middle of print data', () => {
    it('answers at once, before the data are whole', async () => {
      // The text line has no end yet, and the picture lacks most of its bytes.
      expect(await talk([0x41, 0x42, 0x1d, 0x76, 0x30, 0, 8, 0, 8, 0, 1, 2, 0x10, 0x04, 4], 1)).toEqual([
        0x12,
      ])
    })
  })

  describe('when the paper is out and data keep coming', () => {
    it('takes no more than its buffer and goes on from there', async () => {
      await machine.setFault('paper-out')
      const line = Buffer.from(`${'A'.repeat(47)}\n`)
      const lines = 40_000
      const socket = connect(machine.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(Buffer.concat(Array.from({ length: lines }, () => line)))
      socket.write(Buffer.from([0x1d, 0x56, 1]))
      await vi.waitFor(() => expect(socket.writableLength).toBeGreaterThan(0))
      expect(machine.tickets()).toEqual([])
      await machine.setFault('none')
      await vi.waitFor(() => expect(machine.tickets()[0]?.items).toHaveLength(lines), { timeout: 10_000 })
      socket.destroy()
    })
  })
})
