import type { SeenService } from '../../domain/forecast/learnt.ts'
import type { HallDay } from '../../domain/hall-day/hall-day.ts'
import type { Ticket } from '../../domain/hall-day/ticket.ts'

/** A call answered later than this belongs to an earlier window or an earlier call. */
const longestWalkMs = 3 * 60_000
/** A clerk who takes longer between two visitors is away, not at work. */
const longestGapMs = 3 * 60_000
/** Longer is nobody called in vain. */
const longestCallMs = 10 * 60_000

/** What the windows did today. */
export interface TimesToday {
  /** By service: the times that each visitor kept a window, of those under way so far. */
  readonly seen: ReadonlyMap<string, SeenService>
  /** By window: when its last visitor left. */
  readonly freeSince: ReadonlyMap<string, number>
}

/** A visitor's time at a window that is over. */
interface Stay {
  readonly windowId: string
  readonly serviceId: string
  readonly queuedAt: number
  readonly from: number
  readonly until: number
}

/**
 * How long each visitor of the day kept a window, from the call on: with the clerk's moments between two visitors as far as
 * they kept somebody waiting. Whoever was called in vain counts as a short visit, as it will again. Of a service that was
 * held while others were served only the last part counts.
 */
export function timesToday(day: HallDay, now: number): TimesToday {
  const seen = new Map<string, { finished: number; finishedMs: number; underWayMs: number[] }>()
  const freeSince = new Map<string, number>()
  const seenOf = (serviceId: string) => {
    let service = seen.get(serviceId)
    if (service === undefined) {
      service = { finished: 0, finishedMs: 0, underWayMs: [] }
      seen.set(serviceId, service)
    }
    return service
  }
  const tickets = [...day.tickets.values()]
  const stays = tickets.flatMap((ticket) => stayOf(ticket) ?? []).sort((a, b) => a.until - b.until)
  for (const { windowId, serviceId, queuedAt, from, until } of stays) {
    const free = freeSince.get(windowId) ?? Number.NEGATIVE_INFINITY
    const callable = Math.max(free, queuedAt)
    const begun = Math.max(free, from)
    const service = seenOf(serviceId)
    service.finished += 1
    service.finishedMs += Math.max(0, until - (begun - callable <= longestGapMs ? callable : begun))
    freeSince.set(windowId, until)
  }
  for (const { currentTicketId } of day.windows.values()) {
    const current = day.tickets.get(currentTicketId ?? '')
    if (current !== undefined)
      seenOf(current.serviceId).underWayMs.push(Math.max(0, now - busySince(current)))
  }
  return { seen, freeSince }
}

/** Since when a ticket has kept the window that it is at, in epoch milliseconds. */
export function busySince({ stage, calledAt }: Ticket): number {
  if (stage.status === 'called') return stage.firstCalledAt
  if (!('startedAt' in stage)) return calledAt ?? 0
  return calledAt !== null && stage.startedAt - calledAt <= longestWalkMs ? calledAt : stage.startedAt
}

function stayOf(ticket: Ticket): Stay | undefined {
  const { stage, serviceId, queuedAt, calledAt } = ticket
  if (stage.status === 'served') {
    const { windowId, finishedAt } = stage
    return { windowId, serviceId, queuedAt, from: busySince(ticket), until: finishedAt }
  }
  if (stage.status === 'no-show') {
    const { windowId, noShowAt } = stage
    const from = Math.max(calledAt ?? noShowAt, noShowAt - longestCallMs)
    return { windowId, serviceId, queuedAt, from, until: noShowAt }
  }
  return undefined
}
