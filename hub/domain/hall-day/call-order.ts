import { type CallOrderName, type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import type { CallReason } from '../../../shared/http/schemas.ts'

/** What the rule of calling sees of a waiting ticket: nothing that the hall would not know. */
export interface Waiting {
  readonly ticketId: string
  readonly serviceId: string
  readonly class: TicketClass
  readonly queuedAt: number
  readonly order: number
}

/**
 * A rule that says who is called next. It must keep seniority inside one service and class: of two such tickets the
 * earlier queued goes first. So only the head of each line competes, and choosing costs the same however many wait.
 */
export interface CallOrder {
  readonly name: CallOrderName
  /** Negative when `a` is called before `b`. Total: no two different tickets are equal. */
  compare(a: Waiting, b: Waiting, now: number): number
  /** Why this ticket was called, for the clerk and the manager. */
  readonly reason: CallReason
}

/** Earlier seniority first; the issue order decides ties. */
export function bySeniority(a: Waiting, b: Waiting): number {
  return a.queuedAt - b.queuedAt || a.order - b.order
}

const rank = Object.fromEntries(ticketClasses.map((name, index) => [name, index])) as Record<
  TicketClass,
  number
>

/** Classes in the order of `hall`: an appointment that came before its slot goes when nobody who is due waits. */
function dueRank({ class: name, queuedAt }: Waiting, now: number): number {
  return name === 'appointment' && queuedAt > now ? ticketClasses.length : rank[name]
}

/**
 * Every call order by its name: `fifo` by seniority, `strict` by class and then seniority, `hall` as `strict` among those
 * who are due, and then who is early.
 */
export const callOrders: Readonly<Record<CallOrderName, CallOrder>> = {
  fifo: { name: 'fifo', compare: bySeniority, reason: 'first-come' },
  strict: {
    name: 'strict',
    compare: (a, b) => rank[a.class] - rank[b.class] || bySeniority(a, b),
    reason: 'class-first',
  },
  hall: {
    name: 'hall',
    compare: (a, b, now) => dueRank(a, now) - dueRank(b, now) || bySeniority(a, b),
    reason: 'class-first',
  },
}

/** The one of the candidates that is called; undefined when there is none. */
export function chooseNext(
  order: CallOrder,
  candidates: Iterable<Waiting>,
  now: number,
): Waiting | undefined {
  let best: Waiting | undefined
  for (const candidate of candidates) {
    if (best === undefined || order.compare(candidate, best, now) < 0) best = candidate
  }
  return best
}
