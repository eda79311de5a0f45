import type { Waiting } from './waiting.ts'

/** Waiting tickets of one service and class in the order of their seniority; the issue order decides ties. */
export class TicketLine {
  private readonly tickets: Waiting[] = []
  /** Where those beyond the target ended when it was last asked: mostly they still do. */
  private lateEnd = 0

  get length(): number {
    return this.tickets.length
  }

  /** The ticket at a place from 0 on; undefined beyond the end. */
  at(place: number): Waiting | undefined {
    return this.tickets[place]
  }

  /** Puts a ticket where its seniority belongs. */
  insert(ticket: Waiting): void {
    this.tickets.splice(this.placeOf(ticket), 0, ticket)
  }

  /** Takes a ticket out. Throws when it is not in the line. */
  remove(ticket: Waiting): void {
    const place = this.placeOf(ticket)
    if (this.tickets[place]?.ticketId !== ticket.ticketId)
      throw new Error(`ticket ${ticket.ticketId} is in no line`)
    if (place === 0) this.tickets.shift()
    else this.tickets.splice(place, 1)
    if (place < this.lateEnd) this.lateEnd -= 1
  }

  /** How many at the head have waited longer than the target, in milliseconds. */
  lateCount(targetMs: number, now: number): number {
    const isLate = (place: number) => now - (this.tickets[place] as Waiting).queuedAt > targetMs
    const end = this.lateEnd
    const holdsStill =
      end <= this.length && (end === 0 || isLate(end - 1)) && (end === this.length || !isLate(end))
    if (!holdsStill) this.lateEnd = this.countWhile((_, place) => isLate(place))
    return this.lateEnd
  }

  /** How many at the head pass a test that holds for those and for none after. */
  countWhile(holds: (ticket: Waiting, place: number) => boolean): number {
    let low = 0
    let high = this.tickets.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (holds(this.tickets[middle] as Waiting, middle)) low = middle + 1
      else high = middle
    }
    return low
  }

  private placeOf(ticket: Waiting): number {
    return this.countWhile((other) => bySeniority(other, ticket) < 0)
  }
}

/** Earlier seniority first; the issue order decides ties. */
function bySeniority(a: Waiting, b: Waiting): number {
  return a.queuedAt - b.queuedAt || a.order - b.order
}
