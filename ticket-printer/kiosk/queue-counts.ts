import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import type { WaitMinutes } from '../../shared/texts/wait-range.ts'
import type { Service } from '../../shared/ui/service-search.ts'

/** Who waits for some services, and the windows open for them. */
export interface QueueCounts {
  readonly waiting: number
  /** Tickets of any service that come before a new one for the best placed of the services. */
  readonly peopleAhead: number
  /** Open windows of the best staffed of the services: windows that take several are not counted twice. */
  readonly openWindows: number
  /** How long a newcomer would wait, for the best placed of the services; null when it is not known. */
  readonly waitRange: WaitMinutes | null
}

/** Tickets waiting at one window beyond which a queue is marked as long. */
const longQueuePerWindow = 6

/** Adds up the queues of some services; undefined until the hub has told them. */
export function countQueues(
  services: readonly Service[],
  queues: QueuesView | undefined,
): QueueCounts | undefined {
  if (queues === undefined) return undefined
  const ids = new Set(services.map(({ id }) => id))
  let waiting = 0
  let openWindows = 0
  let peopleAhead = Number.POSITIVE_INFINITY
  let waitRange: WaitMinutes | null = null
  for (const queue of queues.queues) {
    if (!ids.has(queue.serviceId)) continue
    waiting += queue.waiting
    openWindows = Math.max(openWindows, queue.openWindows)
    peopleAhead = Math.min(peopleAhead, queue.peopleAhead)
    waitRange = shorter(waitRange, queue.waitRange)
  }
  return { waiting, peopleAhead: Number.isFinite(peopleAhead) ? peopleAhead : 0, openWindows, waitRange }
}

function shorter(one: WaitMinutes | null, other: WaitMinutes | null): WaitMinutes | null {
  if (one === null || other === null) return one ?? other
  return other.p90Minutes < one.p90Minutes ? other : one
}

/** True when a visitor should know beforehand that this takes long. */
export function isLongQueue({ waiting, openWindows }: QueueCounts): boolean {
  return waiting > longQueuePerWindow * Math.max(openWindows, 1)
}
