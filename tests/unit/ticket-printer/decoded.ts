import type { PrintCommand } from '../../../shared/mqtt/topic-map.ts'
import { encodeHints } from '../../../ticket-printer/agent/escpos-hints.ts'
import { encodeTicket } from '../../../ticket-printer/agent/escpos-ticket.ts'
import { EscposDecoder, type PrinterAct } from '../../../ticket-printer/virtual-printer/escpos-decoder.ts'
import { type PaperItem, textOf } from '../../../ticket-printer/virtual-printer/paper.ts'
import { PaperRoll } from '../../../ticket-printer/virtual-printer/paper-roll.ts'
import type { PrintedTicket } from '../../../ticket-printer/virtual-printer/printed-ticket.ts'

/** What a printer does with some bytes. */
export function actsOf(bytes: Uint8Array | readonly number[]): PrinterAct[] {
  return new EscposDecoder().feed(Uint8Array.from(bytes))
}

/** The items on the paper. */
export function paperOf(acts: readonly PrinterAct[]): PaperItem[] {
  return acts.flatMap((act) => (act.act === 'paper' ? [act.item] : []))
}

/** Encodes a ticket or hints and reads it back from the paper of a printer that knows nothing of the encoder. */
export function printed(command: PrintCommand): PrintedTicket {
  const roll = new PaperRoll({ now: () => 0 }, 10)
  const { bytes } = command.kind === 'hints' ? encodeHints(command) : encodeTicket(command)
  for (const act of actsOf(bytes)) roll.apply(act)
  const [ticket] = roll.tickets
  if (ticket === undefined) throw new Error('the paper was never cut')
  return ticket
}

/** The printed lines of text. */
export function linesOf(ticket: PrintedTicket): string[] {
  return ticket.items.filter((item) => item.kind === 'text').map(textOf)
}

/** The largest print of a text on the ticket: its multiples of the normal glyph; undefined when it is not there. */
export function sizeOf(ticket: PrintedTicket, text: string): { width: number; height: number } | undefined {
  for (const item of ticket.items) {
    if (item.kind !== 'text' || !textOf(item).includes(text)) continue
    const span = item.spans.find((one) => one.text.includes(text)) ?? item.spans[0]
    if (span !== undefined) return { width: span.width, height: span.height }
  }
  return undefined
}
