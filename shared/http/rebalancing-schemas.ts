import { z } from 'zod'
import { ticketClasses } from '../hall-definition.ts'
import { epochMs, identifier, text } from './schema-parts.ts'

const clerk = z.object({
  staffId: z.string(),
  name: text,
  badgeNumber: z.string(),
  /** Whether the clerk is signed in somewhere, and so in the building. */
  present: z.boolean(),
})

export const windowOfClerkBody = z.object({ clerkId: identifier })
export const acceptMoveBody = z.object({
  /** The clerk to send, for a move that opens a window; the one suggested when left out. */
  clerkId: identifier.optional(),
})

/** What a manager can do about the windows at once. */
const move = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open-window'), windowId: z.string(), clerkId: z.string() }),
  z.object({ kind: z.literal('resume-window'), windowId: z.string() }),
  z.object({
    kind: z.literal('move-clerk'),
    fromWindowId: z.string(),
    windowId: z.string(),
    clerkId: z.string(),
  }),
  z.object({
    kind: z.literal('delay-break'),
    windowId: z.string(),
    minutes: z.number().int(),
    /** When the break was planned. */
    breakFrom: epochMs,
  }),
  z.object({
    kind: z.literal('change-services'),
    windowId: z.string(),
    change: z.enum(['added', 'dropped', 'comprehensive']),
    from: z.array(z.string()),
    services: z.array(z.string()),
  }),
])

/** A predicted mean, and between what nine such hours in ten lie. */
const figure = z.object({ mean: z.number(), low: z.number(), high: z.number() })
/** A mean difference with its 95 % confidence interval. */
const change = z.object({ mean: z.number(), low: z.number(), high: z.number() })

/** What a move is thought to do to the hour after it: only the hour with it can be checked, the other is simulated. */
const predicted = z.object({
  replications: z.number().int(),
  lateWithout: figure,
  lateWith: figure,
  lateChange: change,
  worstWaitWithoutMs: figure,
  worstWaitWithMs: figure,
  worstWaitChangeMs: change,
})

const suggestion = z.object({ moveId: z.string(), move, until: epochMs, predicted })

const acceptedMove = z.object({
  moveId: z.string(),
  move,
  predicted,
  acceptedAt: epochMs,
  acceptedBy: text,
  until: epochMs,
  status: z.enum(['running', 'undone', 'measured']),
  /** What really became of the hour; null before its end. */
  real: z.object({ late: z.number().int(), worstWaitMs: z.number(), visitors: z.number().int() }).nullable(),
  /** Whether it can be put back: not when somebody has changed the same since. */
  undo: z.enum(['possible', 'overtaken', 'over']),
  /** True when another move was accepted in its hour: the effects cannot be told apart. */
  mixed: z.boolean(),
})

/** The hour ahead, what could be done about it, and what was done today. */
export const rebalancingView = z
  .object({
    /** The hour ahead if nothing is done; null while it is not known. */
    outlook: z
      .object({
        at: epochMs,
        until: epochMs,
        late: figure,
        worstWaitMs: figure,
        /** True when a move was made since: a newer one is on its way. */
        superseded: z.boolean(),
      })
      .nullable(),
    /** Where visitors will wait longer than the target, the soonest first. */
    warnings: z.array(
      z.object({
        serviceId: z.string(),
        class: z.enum(ticketClasses),
        targetMinutes: z.number(),
        passesAt: epochMs,
        late: z.number(),
      }),
    ),
    suggestions: z.array(suggestion),
    /** Today's accepted moves, the newest first. */
    accepted: z.array(acceptedMove),
    /** Clerks who are at no window, those in the building first. */
    freeClerks: z.array(clerk),
  })
  .meta({ id: 'Rebalancing' })

/** The windows that the next working day needs, from its bookings and the profile of like days. */
export const dayAheadView = z
  .discriminatedUnion('status', [
    /** Nothing is known of like days, or forecasts are off. */
    z.object({ status: z.literal('unknown') }),
    z.object({ status: z.enum(['working', 'failed']), date: z.string() }),
    z.object({
      status: z.literal('ready'),
      date: z.string(),
      /** Mean visitors of such a day, and the bookings made for it so far. */
      visitors: z.number(),
      booked: z.number().int(),
      windowHours: z.object({ planned: z.number(), needed: z.number() }),
      /** Whether every target is met in the mean over the fresh days that check it. */
      isMet: z.boolean(),
      targets: z.array(
        z.object({
          class: z.enum(ticketClasses),
          share: z.number(),
          withinMinutes: z.number(),
          mean: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      ),
      /** Windows that take the same, by their numbers, and whether that is any service. */
      kinds: z.array(z.object({ takes: z.enum(['any', 'some']), windowNumbers: z.array(z.number().int()) })),
      halfHours: z.array(
        z.object({
          beginsAt: epochMs,
          planned: z.number(),
          /** Windows by kind; more than the hall has of a kind means that others take the same on that day. */
          needed: z.array(z.number().int()),
        }),
      ),
    }),
  ])
  .meta({ id: 'DayAhead' })
export type DayAheadView = z.infer<typeof dayAheadView>

/** The hour ahead, what could be done about it, and what was done today. */
export type RebalancingView = z.infer<typeof rebalancingView>
