import type { Clock } from '../../shared/clock.ts'
import type { PrinterAct } from './escpos-decoder.ts'
import type { PaperItem } from './paper.ts'
import { type PrintedTicket, readPaper } from './printed-ticket.ts'

/** The paper that runs through the printer: what hangs out of it, and the last tickets that were cut or torn off. */
export class PaperRoll {
  readonly #clock: Clock
  readonly #keep: number
  #hanging: PaperItem[] = []
  #unknown: string[] = []
  #tickets: PrintedTicket[] = []
  #total = 0

  constructor(clock: Clock, keep: number) {
    this.#clock = clock
    this.#keep = keep
  }

  /** The kept tickets, newest first. */
  get tickets(): readonly PrintedTicket[] {
    return this.#tickets
  }

  /** Tickets since the printer was switched on, the forgotten ones too. */
  get total(): number {
    return this.#total
  }

  apply(act: PrinterAct): void {
    if (act.act === 'paper') this.#hanging.push(act.item)
    else if (act.act === 'unknown') this.#unknown.push(act.command)
    else if (act.act === 'cut') this.#part('cut')
  }

  /** Takes off what was printed and never cut; nothing when no paper hangs out. */
  tearOff(): void {
    if (this.#hanging.some((item) => item.kind !== 'feed')) this.#part('torn')
    else this.#hanging = []
  }

  #part(how: 'cut' | 'torn'): void {
    this.#total += 1
    const ticket: PrintedTicket = {
      n: this.#total,
      printedAt: this.#clock.now(),
      complete: how === 'cut',
      ...readPaper(this.#hanging),
      items: this.#hanging,
      unknownCommands: this.#unknown,
    }
    this.#tickets = [ticket, ...this.#tickets.slice(0, this.#keep - 1)]
    this.#hanging = []
    this.#unknown = []
  }
}
