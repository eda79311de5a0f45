import * as z from 'zod/mini'
import { windowKinds, windowStatuses } from '../window-words.ts'
import { count, epochMs, id, text, ticketClass, version, waitRange } from './message-parts.ts'

/** What a window does now. */
export const windowState = z.object({
  ...version,
  windowId: id,
  /** The number over the counter. */
  number: z.int(),
  name: text,
  kind: z.enum(windowKinds),
  status: z.enum(windowStatuses),
  /** Shown to visitors while paused; empty otherwise. */
  pauseReason: z.string(),
  /** When a paused window's clerk means to be back; left out when nobody said. */
  backAt: z.optional(epochMs),
  /** Names of the departments whose matters it takes; empty for any. */
  takes: z.array(text),
  clerk: z.nullable(z.object({ name: text, badgeNumber: z.string() })),
  current: z.nullable(
    z.object({
      ticketNumber: z.string(),
      class: ticketClass,
      status: z.enum(['called', 'serving']),
      calledAt: epochMs,
    }),
  ),
})

/** What a board tells visitors besides calls (公告). English may be empty. */
const notice = z.object({
  id,
  text,
  /** The only zone that shows it; null for all. */
  zoneId: z.nullable(id),
  /** When it ends by itself; null for until it is withdrawn. A board takes it down on time even without the hub. */
  until: z.nullable(epochMs),
})

/** What a zone's board shows. */
export const boardState = z.object({
  ...version,
  zoneId: id,
  zoneName: text,
  hallName: text,
  /** The calls of the zone's windows, newest first: the latest twelve, and every older one that is still open. */
  calls: z.array(
    z.object({
      ticketNumber: z.string(),
      class: ticketClass,
      windowNumber: z.int(),
      windowName: text,
      calledAt: epochMs,
      /** 1 for the first call. */
      call: z.int(),
      /** Still called and not yet arrived: the board shows it in its largest place. */
      active: z.boolean(),
    }),
  ),
  /** Who waits for the zone's windows, by department. */
  queues: z.array(
    z.object({
      departmentId: id,
      name: text,
      waiting: count,
      longestWaitSeconds: count,
      /** The wait of walk-ins who come now, over all of its services; left out when it is not known. */
      waitRange: z.optional(waitRange),
    }),
  ),
  /** The hall's own greeting; left out where there is none. */
  welcome: z.optional(text),
  /** Notices for this zone, the newest first; left out by hubs that know none. */
  notices: z.optional(z.array(notice)),
})

/** The heartbeat of the hub. */
export const hubState = z.object({
  ...version,
  status: z.enum(['online', 'offline']),
  businessDay: z.string(),
  /** Tells the hall's definitions apart: with another one a device asks anew where it stands; left out by hubs that do not tell. */
  hall: z.optional(z.string().check(z.maxLength(80))),
})
