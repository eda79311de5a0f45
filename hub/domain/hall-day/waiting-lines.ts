import { type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import { anyService, takesService } from '../../../shared/service-list.ts'
import type { CallOrder } from '../calling/call-order.ts'
import type { WaitingLine } from '../calling/waiting-line.ts'
import { TicketLine } from './ticket-line.ts'
import type { Waiting } from './waiting.ts'

/** The rule of calling at one instant, with what it knows of each line. */
export interface Calling {
  readonly order: CallOrder
  readonly now: number
  lineOf(serviceId: string, name: TicketClass): WaitingLine
}

/** A stretch of a line inside which the score never falls: from an index up to another. */
interface Stretch {
  readonly line: TicketLine
  readonly known: WaitingLine
  next: number
  readonly end: number
}

/** A line in stretches inside which the rule keeps seniority. */
function stretchesOf(line: TicketLine, { order, lineOf, now }: Calling): Stretch[] {
  const first = line.at(0) as Waiting
  const known = lineOf(first.serviceId, first.class)
  const end = line.length
  if (order.seniority === 'kept') return [{ line, known, next: 0, end }]
  const late = line.lateCount(known.targetMs, now)
  const stretches = [
    { line, known, next: 0, end: late },
    { line, known, next: late, end },
  ]
  return stretches.filter((stretch) => stretch.next < stretch.end)
}

/** The stretch whose next ticket is called first; undefined when all are at their ends. */
function firstOf(stretches: readonly Stretch[], { order, now }: Calling): Stretch | undefined {
  let best: { stretch: Stretch; score: number; order: number } | undefined
  for (const stretch of stretches) {
    if (stretch.next >= stretch.end) continue
    const ticket = stretch.line.at(stretch.next) as Waiting
    const score = order.score(ticket.queuedAt, stretch.known, now)
    if (best === undefined || score < best.score || (score === best.score && ticket.order < best.order))
      best = { stretch, score, order: ticket.order }
  }
  return best?.stretch
}

/** The lines of one pool: service, then class. */
class Pool {
  private readonly lines = new Map<string, Record<TicketClass, TicketLine>>()

  insert(ticket: Waiting): void {
    let byClass = this.lines.get(ticket.serviceId)
    if (byClass === undefined) {
      byClass = { green: new TicketLine(), appointment: new TicketLine(), walkin: new TicketLine() }
      this.lines.set(ticket.serviceId, byClass)
    }
    byClass[ticket.class].insert(ticket)
  }

  remove(ticket: Waiting): void {
    const line = this.lines.get(ticket.serviceId)?.[ticket.class]
    if (line === undefined) throw new Error(`ticket ${ticket.ticketId} is in no line`)
    line.remove(ticket)
  }

  *linesFor(services: readonly string[]): Generator<TicketLine> {
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

  /** Takes a ticket out of its line and gives it back; undefined when it waits in none. */
  remove(ticketId: string): Waiting | undefined {
    const found = this.byId.get(ticketId)
    if (found === undefined) return undefined
    this.byId.delete(ticketId)
    this.poolOf(found.boundWindowId).remove(found.ticket)
    return found.ticket
  }

  /** The ticket that a window with these services calls next; undefined when nobody waits for it. */
  chooseFor(windowId: string, services: readonly string[], calling: Calling): Waiting | undefined {
    const { order, now } = calling
    let best: Waiting | undefined
    let bestScore = Number.POSITIVE_INFINITY
    const compete = (ticket: Waiting, known: WaitingLine) => {
      const score = order.score(ticket.queuedAt, known, now)
      if (best !== undefined && (score > bestScore || (score === bestScore && ticket.order > best.order)))
        return
      best = ticket
      bestScore = score
    }
    for (const line of this.linesFor(windowId, services)) {
      const first = line.at(0) as Waiting
      const known = calling.lineOf(first.serviceId, first.class)
      compete(first, known)
      if (order.seniority === 'kept' || now - first.queuedAt <= known.targetMs) continue
      const inTime = line.at(line.lateCount(known.targetMs, now))
      if (inTime !== undefined) compete(inTime, known)
    }
    return best
  }

  /** How many wait that the window can call. */
  countFor(windowId: string, services: readonly string[]): number {
    let count = 0
    for (const line of this.linesFor(windowId, services)) count += line.length
    return count
  }

  /** The first `limit` tickets that a window would call one after another now: a merge of its lines. */
  firstFor(windowId: string, services: readonly string[], calling: Calling, limit: number): Waiting[] {
    const stretches: Stretch[] = []
    for (const line of this.linesFor(windowId, services)) stretches.push(...stretchesOf(line, calling))
    const first: Waiting[] = []
    while (first.length < limit) {
      const best = firstOf(stretches, calling)
      if (best === undefined) break
      first.push(best.line.at(best.next) as Waiting)
      best.next += 1
    }
    return first
  }

  /** How many of the common pool with these services are ahead of the ticket. */
  countAhead(ticket: Waiting, services: readonly string[], { order, lineOf, now }: Calling): number {
    const own = order.ahead(ticket.queuedAt, lineOf(ticket.serviceId, ticket.class), now)
    let count = 0
    for (const line of this.common.linesFor(services)) {
      const first = line.at(0) as Waiting
      const known = lineOf(first.serviceId, first.class)
      count += line.countWhile((other) => {
        const score = order.ahead(other.queuedAt, known, now)
        return score < own || (score === own && other.order < ticket.order)
      })
    }
    return count
  }

  /** Waiting tickets of one service, with the seniority of the oldest; bound ones included. */
  ofService(serviceId: string): { count: number; oldestQueuedAt: number | null } {
    let count = 0
    let oldestQueuedAt: number | null = null
    for (const pool of [this.common, ...this.bound.values()]) {
      for (const line of pool.linesFor([serviceId])) {
        count += line.length
        const { queuedAt } = line.at(0) as Waiting
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

  private *linesFor(windowId: string, services: readonly string[]): Generator<TicketLine> {
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
