import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { fault } from './fault.ts'
import { fontFaces, fontFile } from './fonts.ts'
import { virtualPrinterPage } from './page.ts'
import { textOf } from './paper.ts'
import type { PaperRoll } from './paper-roll.ts'
import type { PrintedTicket } from './printed-ticket.ts'
import type { PrinterPort } from './printer-port.ts'
import { ticketSvg } from './ticket-svg.ts'

const fontsHref = '/fonts.css'
const yearSeconds = 31_536_000
const maxBodyBytes = 1_000
const securityPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; img-src data:"

/** A ticket as `/tickets` tells it: its lines of text with their sizes, and what a reader of the paper learns. */
function ticketJson({ items, ...ticket }: PrintedTicket) {
  const lines = items.flatMap((item) => {
    if (item.kind !== 'text') return []
    const width = Math.max(1, ...item.spans.map((span) => span.width))
    const height = Math.max(1, ...item.spans.map((span) => span.height))
    return [
      { text: textOf(item), align: item.align, width, height, bold: item.spans.some((span) => span.bold) },
    ]
  })
  return { ...ticket, lines }
}

/** The HTTP side of the virtual printer: the page, its tickets as JSON and pictures, and the fault switches. */
export function pageApp(roll: PaperRoll, port: PrinterPort, keep: number): Hono {
  const boot = randomUUID()
  const app = new Hono()
  app.get('/', (context) => {
    context.header('Content-Security-Policy', securityPolicy)
    return context.html(virtualPrinterPage(fontsHref))
  })
  app.get('/tickets', (context) => {
    const after = Number(context.req.query('after') ?? 0)
    const tickets = roll.tickets.filter((ticket) => ticket.n > after).map(ticketJson)
    return context.json({ boot, total: roll.total, keep, fault: port.fault, tickets })
  })
  app.get('/tickets/:file{[0-9]+\\.svg}', (context) => {
    const n = Number.parseInt(context.req.param('file'), 10)
    const ticket = roll.tickets.find((one) => one.n === n)
    if (ticket === undefined) return context.notFound()
    context.header('Content-Type', 'image/svg+xml; charset=utf-8')
    return context.body(ticketSvg(ticket, fontsHref))
  })
  app.post('/fault', bodyLimit({ maxSize: maxBodyBytes }), async (context) => {
    // A page of another site cannot send this type without asking first, so it cannot play with the printer.
    const isJson = context.req.header('content-type')?.startsWith('application/json') === true
    const parsed = fault.safeParse(isJson ? await context.req.json().catch(() => undefined) : undefined)
    if (!parsed.success)
      return context.json({ error: 'expected JSON {"fault": kind, "afterBytes"?: number}' }, 422)
    await port.setFault(parsed.data)
    return context.json({ fault: port.fault })
  })
  app.get(fontsHref, async (context) => {
    context.header('Content-Type', 'text/css; charset=utf-8')
    return context.body(await fontFaces('/fonts'))
  })
  app.get('/fonts/:family/:name', async (context) => {
    const file = await fontFile(context.req.param('family'), context.req.param('name'))
    if (file === undefined) return context.notFound()
    context.header('Content-Type', 'font/woff2')
    context.header('Cache-Control', `public, max-age=${yearSeconds}, immutable`)
    return context.body(file)
  })
  return app
}
