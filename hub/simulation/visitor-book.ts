import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { ArrivedVisitor } from './day.ts'

/** A visitor in the hall as the outside saw it. Instants are real epoch milliseconds. */
export interface Guest {
  readonly visitor: ArrivedVisitor
  readonly ticketId: string
  readonly ticketNumber: string
  readonly code: string
  /** Every time a clerk pressed "next" and got this visitor. */
  readonly calls: { readonly windowId: string; readonly pressedAtMs: number; readonly answeredAtMs: number }[]
  state: 'waiting' | 'called' | 'serving' | 'served' | 'left'
}

/** Who took which number: clerks look up what a visitor brought, checks what was acknowledged. */
export class VisitorBook {
  readonly guests: Guest[] = []
  readonly #byTicket = new Map<string, Guest>()
  readonly #waitingFor = new Map<string, ((guest: Guest) => void)[]>()

  /** Notes that a visitor holds a number: the hub has acknowledged it. */
  add(visitor: ArrivedVisitor, ticket: TakenTicket): Guest {
    const { ticketId, ticketNumber, code } = ticket
    const guest: Guest = { visitor, ticketId, ticketNumber, code, calls: [], state: 'waiting' }
    this.guests.push(guest)
    this.#byTicket.set(ticketId, guest)
    for (const tell of this.#waitingFor.get(ticketId) ?? []) tell(guest)
    this.#waitingFor.delete(ticketId)
    return guest
  }

  /** The holder of a ticket; waits for a visitor whose number was called before the kiosk's answer arrived. */
  holderOf(ticketId: string): Promise<Guest> {
    const known = this.#byTicket.get(ticketId)
    if (known !== undefined) return Promise.resolve(known)
    return new Promise((resolve) => {
      this.#waitingFor.set(ticketId, [...(this.#waitingFor.get(ticketId) ?? []), resolve])
    })
  }

  /** How many are in a state. */
  count(state: Guest['state']): number {
    let count = 0
    for (const guest of this.guests) if (guest.state === state) count += 1
    return count
  }
}
