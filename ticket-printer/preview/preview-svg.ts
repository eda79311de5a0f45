import type { TicketPrint } from '../../shared/mqtt/topic-map.ts'
import { encodeTicket } from '../agent/escpos-ticket.ts'
import { EscposDecoder } from '../virtual-printer/escpos-decoder.ts'
import { readPaper } from '../virtual-printer/printed-ticket.ts'
import { ticketSvg } from '../virtual-printer/ticket-svg.ts'

/** A ticket as its bytes come out on paper, as SVG: the very encoder of the agents, read by the virtual printer. */
export function previewSvg(ticket: TicketPrint): string {
  const acts = new EscposDecoder().feed(encodeTicket(ticket).bytes)
  const items = acts.flatMap((act) => (act.act === 'paper' ? act.item : []))
  const paper = { ...readPaper(items), items, n: 1, printedAt: 0, complete: true, unknownCommands: [] }
  return ticketSvg(paper, null)
}
