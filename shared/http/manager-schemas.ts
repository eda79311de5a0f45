import { z } from 'zod'
import { deviceKinds } from '../hall-definition.ts'
import { windowStatuses } from '../window-words.ts'
import { queueView } from './queue-schemas.ts'
import { rebalancingView } from './rebalancing-schemas.ts'
import { count, epochMs, identifier, text, version } from './schema-parts.ts'
import { ticketCard } from './ticket-schemas.ts'
import { hallWindow, pauseReasons } from './window-schemas.ts'

/** A notice for the boards. */
export const noticeBody = z.object({
  /** What the boards say; English may be left empty. */
  text: z.object({ zh: z.string().trim().min(1).max(120), en: z.string().trim().max(240) }),
  /** The only zone whose board shows it; all when left out. */
  zoneId: identifier.optional(),
  /** When it ends by itself; until it is withdrawn when left out. */
  until: epochMs.optional(),
})

/** The hall as its manager sees it. */
export const managerView = z
  .object({
    ...version,
    businessDay: z.string(),
    open: z.boolean(),
    windows: z.array(
      hallWindow.extend({
        status: z.enum(windowStatuses),
        pauseReason: z.enum(pauseReasons).nullable(),
        /** When a paused window's clerk means to be back; left out when nobody said. */
        backAt: epochMs.optional(),
        clerk: z.object({ staffId: z.string(), name: text, badgeNumber: z.string() }).nullable(),
        current: ticketCard.nullable(),
        served: count,
        ratings: count,
        ratingSum: count,
      }),
    ),
    queues: z.array(queueView.extend({ overTarget: count })),
    totals: z.object({
      issued: count,
      waiting: count,
      serving: count,
      held: count,
      served: count,
      noShow: count,
      left: count,
      rated: count,
      negative: count,
      meanWaitSeconds: count,
      longestWaitSeconds: count,
      /** Visitors called within the target of their class. */
      inTarget: count,
      /** Those, and everybody who was not: called too late, gone, or still waiting past the target. */
      judged: count,
    }),
    devices: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(deviceKinds),
        name: text,
        online: z.boolean(),
        /** For printers: what its last report said. */
        paper: z.enum(['ok', 'low', 'out', 'unknown']),
        cover: z.enum(['closed', 'open', 'unknown']),
        cutter: z.enum(['ok', 'error', 'unknown']),
      }),
    ),
    /** The latest ratings, newest first, at most ten. */
    ratings: z.array(
      z.object({
        ticketNumber: z.string(),
        windowNumber: z.number().int(),
        score: z.number().int(),
        at: epochMs,
        /** Codes of the reasons that the visitor ticked at the pad. */
        reasons: z.array(z.string()).optional(),
        /** The visitor's own words. */
        comment: z.string().optional(),
      }),
    ),
    /** The negative ratings (差评) of the day, newest first, at most fifty, with what there is to verify. */
    negatives: z.array(
      z.object({
        caseId: z.string(),
        ticketNumber: z.string(),
        windowId: z.string(),
        windowNumber: z.number().int(),
        clerkName: text.nullable(),
        serviceId: z.string(),
        waitedMinutes: count,
        score: z.number().int(),
        at: epochMs,
        reasons: z.array(z.string()),
        comment: z.string(),
        /** Whether the visitor came with a booking, and so can be called back. */
        named: z.boolean(),
        /** The manager who has seen it; null while nobody has. */
        seenBy: text.nullable(),
      }),
    ),
    /** What the boards tell visitors now, the newest first. */
    notices: z.array(
      z.object({ id: z.string(), text, zoneId: z.string().nullable(), until: epochMs.nullable() }),
    ),
    rebalancing: rebalancingView,
  })
  .meta({ id: 'ManagerView' })
export type ManagerView = z.infer<typeof managerView>

/** The day so far by spans of five minutes, the oldest first; without spans before the first visitor. */
export const dayCurveView = z
  .object({
    ...version,
    businessDay: z.string(),
    spans: z.array(
      z.object({
        /** Begin of the span. */
        at: epochMs,
        /** The most that waited in it at once. */
        waiting: count,
        /** How many were called for the first time, and how long they had waited in the mean and at most. */
        called: count,
        meanWaitSeconds: count,
        longestWaitSeconds: count,
      }),
    ),
  })
  .meta({ id: 'DayCurve' })
export type DayCurveView = z.infer<typeof dayCurveView>

/** How full the booking slots of today and of the next open day are. */
export const bookingLoadView = z
  .object({
    ...version,
    days: z.array(
      z.object({
        date: z.string(),
        /** 0 for today, 1 for tomorrow. */
        inDays: count,
        places: count,
        taken: count,
        /** Bookings whose visitors have checked in. */
        arrived: count,
        slots: z.array(z.object({ start: z.string(), end: z.string(), places: count, taken: count })),
      }),
    ),
  })
  .meta({ id: 'BookingLoad' })
export type BookingLoadView = z.infer<typeof bookingLoadView>

/** Whether a manager has seen a negative rating, or takes that back. */
export const negativeMarkBody = z.object({ mark: z.enum(['seen', 'unseen']) })
