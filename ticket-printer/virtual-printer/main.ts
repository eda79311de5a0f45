import pino from 'pino'
import { z } from 'zod'
import { runUntilEnded } from '../../shared/run-until-ended.ts'
import { startVirtualPrinter } from './virtual-printer.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z.object({
  VIRTUAL_PRINTER_PORT: port.default(9100),
  VIRTUAL_PRINTER_PAGE_PORT: port.default(9180),
  VIRTUAL_PRINTER_KEEP: z.coerce.number().int().min(1).max(10_000).default(200),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

const config = environment.parse(process.env)
const log = pino({ level: config.LOG_LEVEL, base: { app: 'virtual-printer' } })

const portTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

try {
  const printer = await startVirtualPrinter({
    port: config.VIRTUAL_PRINTER_PORT,
    pagePort: config.VIRTUAL_PRINTER_PAGE_PORT,
    keepTickets: config.VIRTUAL_PRINTER_KEEP,
  })
  log.info({ port: printer.port, page: printer.pageUrl }, 'virtual printer ready')
  runUntilEnded(() => printer.stop())
} catch (error) {
  const advice = 'is another printer running? Set VIRTUAL_PRINTER_PORT and VIRTUAL_PRINTER_PAGE_PORT'
  log.fatal(
    { err: error },
    portTaken(error) ? `a port is taken: ${advice}` : 'the virtual printer cannot start',
  )
  process.exit(1)
}
