import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { mixedWait } from '../../shared/mixed-wait.ts'
import type { WaitMinutes } from '../../shared/texts/wait-range.ts'
import type { Service } from '../../shared/ui/service-search.ts'

/** Who waits for some services, and the windows open for them. */
export interface QueueCounts {
  readonly waiting: number
  /** Tickets of any service that come before a new one for the best placed of the services. */
  readonly peopleAhead: number
  /** Open windows of the best staffed of the services: windows that take several are not counted twice. */
  readonly openWindows: number
  /** How long a newcomer to one of the services would wait; null when it is not known. */
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
  const own = queues.queues.filter(({ serviceId }) => ids.has(serviceId))
  for (const queue of own) {
    waiting += queue.waiting
    openWindows = Math.max(openWindows, queue.openWindows)
    peopleAhead = Math.min(peopleAhead, queue.peopleAhead)
  }
  return {
    waiting,
    peopleAhead: Number.isFinite(peopleAhead) ? peopleAhead : 0,
    openWindows,
    waitRange: mixedWait(own),
  }
}

/** True when a visitor should know beforehand that this takes long. */
export function isLongQueue({ waiting, openWindows }: QueueCounts): boolean {
  return waiting > longQueuePerWindow * Math.max(openWindows, 1)
}
