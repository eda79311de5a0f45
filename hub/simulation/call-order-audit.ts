import { type CallOrderName, type TicketClass, takesService } from '../../shared/hall-definition.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'

interface Waiter {
  readonly serviceId: string
  readonly class: TicketClass
  readonly queuedAt: number
  readonly order: number
  readonly boundTo: string | null
}

/** Who waits, as the journal tells it, apart from the hub's own state. */
class WaitingRoom {
  readonly tickets = new Map<string, Waiter>()
  readonly waiting = new Set<string>()
  /** What a ticket was before each command, so that an act taken back can be unwound. */
  readonly #before = new Map<string, { ticketId: string; waiter: Waiter; waited: boolean }[]>()

  remember(ticketId: string, commandId: string): void {
    const waiter = this.tickets.get(ticketId)
    if (waiter === undefined) return
    const entry = { ticketId, waiter, waited: this.waiting.has(ticketId) }
    this.#before.set(commandId, [...(this.#before.get(commandId) ?? []), entry])
  }

  unwind(commandId: string): void {
    for (const { ticketId, waiter, waited } of (this.#before.get(commandId) ?? []).reverse()) {
      this.tickets.set(ticketId, waiter)
      if (waited) this.waiting.add(ticketId)
      else this.waiting.delete(ticketId)
    }
  }

  change(ticketId: string, what: Partial<Waiter>): void {
    const waiter = this.tickets.get(ticketId)
    if (waiter !== undefined) this.tickets.set(ticketId, { ...waiter, ...what })
  }

  note(event: HallEvent, commandId: string): void {
    if ('ticketId' in event) this.remember(event.ticketId, commandId)
    switch (event.type) {
      case 'TicketIssued': {
        const { serviceId, class: name, queuedAt } = event
        const order = this.tickets.size + 1
        this.tickets.set(event.ticketId, { serviceId, class: name, queuedAt, boundTo: null, order })
        this.waiting.add(event.ticketId)
        break
      }
      case 'TicketCalled':
      case 'TicketVoided':
      case 'TicketClosed':
        this.waiting.delete(event.ticketId)
        break
      case 'GreenChannelGranted':
        this.change(event.ticketId, { class: 'green' })
        break
      case 'TicketRequeued':
        this.change(event.ticketId, { queuedAt: event.queuedAt })
        this.waiting.add(event.ticketId)
        break
      case 'TicketTransferred':
        this.change(event.ticketId, { serviceId: event.serviceId, boundTo: event.toWindowId })
        this.waiting.add(event.ticketId)
        break
      case 'WindowSignedOut':
        for (const [ticketId, { boundTo }] of this.tickets)
          if (boundTo === event.windowId) this.change(ticketId, { boundTo: null })
        break
      case 'ActUndone':
        this.unwind(event.undoneCommandId)
        break
    }
  }
}

/**
 * Recomputes who should have been called at each "next" from the journal before it, by a plain scan over everybody who
 * waited, and returns the calls that differ, in words. Calls of a given number are left out: they are out of turn.
 */
export function faultsOfOrder(journal: readonly Recorded<HallEvent>[]): {
  checked: number
  faults: string[]
} {
  const room = new WaitingRoom()
  const services = new Map<string, readonly string[]>()
  let order: CallOrderName = 'strict'
  const faults: string[] = []
  let checked = 0
  for (const { event, seq, at, commandId } of journal) {
    if (event.type === 'HallConfigured') {
      order = event.definition.rules.callOrder
      for (const window of event.definition.windows) services.set(window.id, window.services)
    } else if (event.type === 'WindowServicesChanged') {
      services.set(event.windowId, event.services)
    } else if (event.type === 'TicketCalled' && event.reason !== 'given-number') {
      checked += 1
      const best = bestOf(ranks[order](at), room, event.windowId, services.get(event.windowId) ?? [])
      if (best !== event.ticketId)
        faults.push(
          `#${seq} window ${event.windowId} called ${event.ticketId}, the rule says ${best ?? 'nobody'}`,
        )
    }
    room.note(event, commandId)
  }
  return { checked, faults }
}

type Rank = (waiter: Waiter) => number

/** Who goes ahead of whom before seniority is looked at, at an instant, by call order. Lower goes first. */
const ranks: Readonly<Record<CallOrderName, (at: number) => Rank>> = {
  fifo: () => () => 0,
  strict: () => (waiter) => classRank(waiter),
  // Whoever came before the slot is called early only when nobody is due.
  hall: (at) => (waiter) => (waiter.class === 'appointment' && waiter.queuedAt > at ? 9 : classRank(waiter)),
}

function classRank({ class: name }: Waiter): number {
  return { green: 1, appointment: 2, walkin: 3 }[name]
}

function bestOf(
  rank: Rank,
  { waiting, tickets }: WaitingRoom,
  windowId: string,
  services: readonly string[],
): string | undefined {
  let best: { ticketId: string; waiter: Waiter } | undefined
  for (const ticketId of waiting) {
    const waiter = tickets.get(ticketId)
    if (waiter === undefined) continue
    const eligible =
      waiter.boundTo === null ? takesService(services, waiter.serviceId) : waiter.boundTo === windowId
    if (eligible && (best === undefined || goesFirst(rank, waiter, best.waiter))) best = { ticketId, waiter }
  }
  return best?.ticketId
}

function goesFirst(rank: Rank, one: Waiter, other: Waiter): boolean {
  return (rank(one) - rank(other) || one.queuedAt - other.queuedAt || one.order - other.order) < 0
}
