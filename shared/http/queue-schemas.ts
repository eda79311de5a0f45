import { z } from 'zod'
import { count, version } from './schema-parts.ts'

/** A wait as it is foreseen, in whole minutes: one in two waits at most p50, nine in ten at most p90. */
export const waitRange = z.object({ p50Minutes: count, p90Minutes: count }).meta({ id: 'WaitRange' })

/** The queue of one service. */
export const queueView = z.object({
  serviceId: z.string(),
  waiting: count,
  longestWaitSeconds: count,
  /** Tickets of any service that are called before a walk-in who took one now. */
  peopleAhead: count,
  /** The wait of a walk-in who took a ticket now; null when it is not known, or may outlast the day. */
  waitRange: waitRange.nullable(),
  /** Open windows that take the service. */
  openWindows: count,
})

/** The queues of the hall, for kiosk and portal. */
export const queuesView = z
  .object({ ...version, businessDay: z.string(), open: z.boolean(), queues: z.array(queueView) })
  .meta({ id: 'Queues' })
export type QueuesView = z.infer<typeof queuesView>
