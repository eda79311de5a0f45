import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeTicket } from '../../ticket-printer/agent/escpos-ticket.ts'
import { TcpPrinter } from '../../ticket-printer/agent/tcp-printer.ts'
import type { TicketPrinter } from '../../ticket-printer/agent/ticket-printer.ts'
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../ticket-printer/virtual-printer/virtual-printer.ts'
import { printCommand } from '../unit/ticket-printer/print-command.ts'

const { bytes } = encodeTicket(printCommand())
/** In the middle of the ticket: behind the number, before the QR code. */
const middle = 300
const times = { connectTimeoutMs: 500, answerTimeoutMs: 150, processedTimeoutMs: 400, watchMs: 30 }

/** What every `TicketPrinter` does, shown on a machine that can play the faults of a real one. */
function ticketPrinterContract(name: string, connect: (machine: VirtualPrinter) => TicketPrinter): void {
  describe(name, () => {
    let machine: VirtualPrinter
    let printer: TicketPrinter
    const start = vi.fn(async () => undefined)

    beforeEach(async () => {
      machine = await startVirtualPrinter({ port: 0, pagePort: 0 })
      printer = connect(machine)
      start.mockClear()
    })

    afterEach(() => machine.stop())

    describe('when the printer is ready', () => {
      it('says so', async () => {
        expect(await printer.status()).toEqual({ online: true, paper: 'ok', cover: 'closed', cutter: 'ok' })
      })

      it('prints once, and says printed when the printer has worked through the bytes', async () => {
        expect(await printer.print(bytes, start)).toMatchObject({ outcome: 'printed' })
        expect(machine.tickets()).toMatchObject([{ number: 'A008', complete: true }])
        expect(start).toHaveBeenCalledTimes(1)
      })

      it('announces the first byte while the paper is still blank', async () => {
        await printer.print(bytes, async () => {
          expect(machine.tickets()).toEqual([])
        })
      })

      it('sends nothing when the announcement fails', async () => {
        const diskFull = new Error('disk full')
        await expect(printer.print(bytes, () => Promise.reject(diskFull))).rejects.toBe(diskFull)
        expect(await printer.print(bytes, start)).toMatchObject({ outcome: 'printed' })
        expect(machine.tickets()).toHaveLength(1)
      })
    })

    describe('when the paper is low', () => {
      it('prints and says so', async () => {
        await machine.setFault('paper-low')
        expect(await printer.print(bytes, start)).toMatchObject({
          outcome: 'printed',
          status: { paper: 'low' },
        })
      })
    })

    describe.each([
      ['paper-out', { paper: 'out' }],
      ['cover-open', { cover: 'open' }],
      ['cutter-error', { cutter: 'error' }],
      ['offline', { online: false }],
    ] as const)('when it stands still before the ticket: %s', (fault, status) => {
      it('is blocked, sends nothing and prints once it is ready again', async () => {
        await machine.setFault(fault)
        expect(await printer.status()).toMatchObject(status)
        expect(await printer.print(bytes, start)).toMatchObject({ outcome: 'blocked', detail: fault, status })
        expect(start).not.toHaveBeenCalled()
        await machine.setFault('none')
        expect(await printer.print(bytes, start)).toMatchObject({ outcome: 'printed' })
        expect(machine.tickets()).toHaveLength(1)
      })
    })

    describe('when it does not answer before the ticket', () => {
      it('is blocked as off line', async () => {
        await machine.setFault('silence')
        expect(await printer.print(bytes, start)).toMatchObject({ outcome: 'blocked', detail: 'offline' })
        expect(start).not.toHaveBeenCalled()
      })
    })

    describe('when it breaks the line before the ticket', () => {
      it('has failed with nothing sent', async () => {
        await machine.setFault('reset')
        expect(await printer.print(bytes, start)).toEqual({ outcome: 'failed', detail: 'reset' })
        expect(start).not.toHaveBeenCalled()
      })
    })

    describe.each(['paper-out', 'cover-open'] as const)(
      'when it stops in the middle of the ticket: %s',
      (fault) => {
        it('is unknown, with the reason the printer gives, though the rest may come out later', async () => {
          await machine.setFault(fault, middle)
          expect(await printer.print(bytes, start)).toEqual({ outcome: 'unknown', detail: fault })
          expect(machine.tickets()).toEqual([])
          await machine.setFault('none')
          expect(machine.tickets()).toMatchObject([{ number: 'A008', complete: true }])
        })
      },
    )

    describe('when it is reset in the middle of the ticket', () => {
      it('is unknown, and half a ticket hangs out', async () => {
        await machine.setFault('reset', middle)
        expect(await printer.print(bytes, start)).toEqual({ outcome: 'unknown', detail: 'reset' })
        expect(machine.tickets()).toMatchObject([{ number: 'A008', complete: false, qr: null }])
      })
    })

    describe('when it falls silent in the middle of the ticket', () => {
      it('is unknown after a bounded wait', async () => {
        await machine.setFault('silence', middle)
        expect(await printer.print(bytes, start)).toEqual({ outcome: 'unknown', detail: 'silent' })
      })
    })
  })
}

ticketPrinterContract(
  'TcpPrinter',
  (machine) => new TcpPrinter({ host: '127.0.0.1', port: machine.port, ...times }),
)

describe('TcpPrinter', () => {
  describe('when the machine answers with noise', () => {
    let server: Server
    const sockets = new Set<Socket>()
    let port = 0

    beforeEach(async () => {
      server = createServer((socket) => {
        sockets.add(socket)
        socket.on('error', () => undefined)
        socket.on('data', () => socket.write(Buffer.from([0xff, 0x80, 0x11])))
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      port = typeof address === 'object' && address !== null ? address.port : 0
    })

    afterEach(async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    })

    it('takes none of it for a status', async () => {
      const printer = new TcpPrinter({ host: '127.0.0.1', port, ...times })
      expect(await printer.status()).toMatchObject({ online: false })
    })
  })
})
