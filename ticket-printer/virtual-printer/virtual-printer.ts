import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Clock, systemClock } from '../../shared/clock.ts'
import type { Fault, FaultKind } from './fault.ts'
import { pageApp } from './page-app.ts'
import { PaperRoll } from './paper-roll.ts'
import type { PrintedTicket } from './printed-ticket.ts'
import { PrinterPort } from './printer-port.ts'

/** Where the virtual printer listens. */
export interface VirtualPrinterOptions {
  /** TCP port for ESC/POS; 0 takes a free one. */
  readonly port: number
  /** HTTP port of its page; 0 takes a free one. */
  readonly pagePort: number
  readonly host?: string
  readonly clock?: Clock
  /** Tickets kept for the page. */
  readonly keepTickets?: number
}

/** A virtual printer at work. */
export interface VirtualPrinter {
  readonly port: number
  readonly pagePort: number
  readonly pageUrl: string
  /** The kept tickets, newest first. */
  tickets(): readonly PrintedTicket[]
  /** Plays a fault at once, or after some bytes of print data. */
  setFault(kind: FaultKind, afterBytes?: number): Promise<void>
  fault(): Fault
  stop(): Promise<void>
}

const usualKeep = 200

/** Starts a printer of software: ESC/POS over TCP in, paper on a web page out. Rejects when a port is taken. */
export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const { host = '127.0.0.1', clock = systemClock, keepTickets = usualKeep } = options
  const roll = new PaperRoll(clock, keepTickets)
  const printer = new PrinterPort(roll)
  await printer.listen(host, options.port)
  const app = pageApp(roll, printer, keepTickets)
  const { server, pagePort } = await new Promise<{ server: ReturnType<typeof serve>; pagePort: number }>(
    (resolve, reject) => {
      const server = serve(
        { fetch: app.fetch, hostname: host, port: options.pagePort },
        (info: AddressInfo) => resolve({ server, pagePort: info.port }),
      )
      server.once('error', reject)
    },
  ).catch(async (error: unknown) => {
    await printer.close()
    throw error
  })
  return {
    port: printer.port,
    pagePort,
    pageUrl: `http://${host}:${pagePort}/`,
    tickets: () => roll.tickets,
    setFault: (kind, afterBytes = 0) => printer.setFault({ fault: kind, afterBytes }),
    fault: () => printer.fault,
    stop: async () => {
      await printer.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}
