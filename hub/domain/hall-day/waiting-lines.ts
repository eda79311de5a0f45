import { anyService, type TicketClass, takesService, ticketClasses } from '../../../shared/hall-definition.ts'
import { bySeniority, type CallOrder, type Waiting } from './call-order.ts'

/** Tickets of one service and class in the order of their seniority. */
type Line = Waiting[]

/** The first index whose ticket does not come before `ticket` by `compare`. */
function lowerBound(
  line: readonly Waiting[],
  ticket: Waiting,
  compare: (a: Waiting, b: Waiting) => number,
): number {
  let low = 0
  let high = line.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(line[middle] as Waiting, ticket) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The lines of one pool: service, then class. */
class Pool {
  private readonly lines = new Map<string, Record<TicketClass, Line>>()

  insert(ticket: Waiting): void {
    let byClass = this.lines.get(ticket.serviceId)
    if (byClass === undefined) {
      byClass = { green: [], appointment: [], walkin: [] }
      this.lines.set(ticket.serviceId, byClass)
    }
    const line = byClass[ticket.class]
    line.splice(lowerBound(line, ticket, bySeniority), 0, ticket)
  }

  remove(ticket: Waiting): void {
    const line = this.lines.get(ticket.serviceId)?.[ticket.class] ?? []
    const index = lowerBound(line, ticket, bySeniority)
    if (line[index]?.ticketId !== ticket.ticketId) throw new Error(`ticket ${ticket.ticketId} is in no line`)
    if (index === 0) line.shift()
    else line.splice(index, 1)
  }

  *linesFor(services: readonly string[]): Generator<Line> {
    const taken = services.includes(anyService) ? this.lines.keys() : services
    for (const serviceId of taken) {
      const byClass = this.lines.get(serviceId)
      if (byClass === undefined) continue
      for (const name of ticketClasses) if (byClass[name].length > 0) yield byClass[name]
    }
  }
}

/** Everyone who waits, arranged so that the head of each line is at hand. */
export class WaitingLines {
  private readonly common = new Pool()
  /** Tickets transferred to one window wait in a pool of their own. */
  private readonly bound = new Map<string, Pool>()
  private readonly byId = new Map<string, { ticket: Waiting; boundWindowId: string | null }>()

  get size(): number {
    return this.byId.size
  }

  insert(ticket: Waiting, boundWindowId: string | null): void {
    if (this.byId.has(ticket.ticketId)) throw new Error(`ticket ${ticket.ticketId} waits already`)
    this.byId.set(ticket.ticketId, { ticket, boundWindowId })
    this.poolOf(boundWindowId).insert(ticket)
  }

  /** Takes a ticket out of its line; does nothing when it waits in none. */
  remove(ticketId: string): void {
    const found = this.byId.get(ticketId)
    if (found === undefined) return
    this.byId.delete(ticketId)
    this.poolOf(found.boundWindowId).remove(found.ticket)
  }

  /** The head of every line that a window with these services can call from. */
  *headsFor(windowId: string, services: readonly string[]): Generator<Waiting> {
    for (const line of this.linesFor(windowId, services)) yield line[0] as Waiting
  }

  /** How many wait that the window can call. */
  countFor(windowId: string, services: readonly string[]): number {
    let count = 0
    for (const line of this.linesFor(windowId, services)) count += line.length
    return count
  }

  /** The first `limit` tickets in call order for a window: a merge of its lines. */
  firstFor(
    windowId: string,
    services: readonly string[],
    order: CallOrder,
    now: number,
    limit: number,
  ): Waiting[] {
    const lines = [...this.linesFor(windowId, services)].map((line) => ({ line, next: 0 }))
    const first: Waiting[] = []
    while (first.length < limit) {
      let best: { line: Line; next: number } | undefined
      for (const candidate of lines) {
        const ticket = candidate.line[candidate.next]
        if (ticket === undefined) continue
        if (best === undefined || order.compare(ticket, best.line[best.next] as Waiting, now) < 0)
          best = candidate
      }
      if (best === undefined) break
      first.push(best.line[best.next] as Waiting)
      best.next += 1
    }
    return first
  }

  /** How many of the common pool with these services are called before the ticket. */
  countBefore(ticket: Waiting, services: readonly string[], order: CallOrder, now: number): number {
    let count = 0
    for (const line of this.common.linesFor(services))
      count += lowerBound(line, ticket, (a, b) => order.compare(a, b, now))
    return count
  }

  /** Waiting tickets of one service, with the seniority of the oldest; bound ones included. */
  ofService(serviceId: string): { count: number; oldestQueuedAt: number | null } {
    let count = 0
    let oldestQueuedAt: number | null = null
    for (const pool of [this.common, ...this.bound.values()]) {
      for (const line of pool.linesFor([serviceId])) {
        count += line.length
        const { queuedAt } = line[0] as Waiting
        if (oldestQueuedAt === null || queuedAt < oldestQueuedAt) oldestQueuedAt = queuedAt
      }
    }
    return { count, oldestQueuedAt }
  }

  /** Every waiting ticket whose only window is this one. */
  boundTo(windowId: string): Waiting[] {
    return [...this.byId.values()]
      .filter((entry) => entry.boundWindowId === windowId)
      .map((entry) => entry.ticket)
  }

  /** Every waiting ticket, in no particular order. */
  *all(): Generator<Waiting> {
    for (const { ticket } of this.byId.values()) yield ticket
  }

  private *linesFor(windowId: string, services: readonly string[]): Generator<Line> {
    yield* this.common.linesFor(services)
    const own = this.bound.get(windowId)
    if (own !== undefined) yield* own.linesFor([anyService])
  }

  private poolOf(boundWindowId: string | null): Pool {
    if (boundWindowId === null) return this.common
    let pool = this.bound.get(boundWindowId)
    if (pool === undefined) {
      pool = new Pool()
      this.bound.set(boundWindowId, pool)
    }
    return pool
  }
}

/** The services that compete with one: all that some window takes together with it. */
export function competingServices(
  windows: Iterable<{ services: readonly string[] }>,
  serviceId: string,
): readonly string[] {
  const competing = new Set([serviceId])
  for (const { services } of windows) {
    if (!takesService(services, serviceId)) continue
    if (services.includes(anyService)) return [anyService]
    for (const service of services) competing.add(service)
  }
  return [...competing]
}
