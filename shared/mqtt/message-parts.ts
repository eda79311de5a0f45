import * as z from 'zod/mini'

/** What is said to people, in both languages. */
export const text = z.object({ zh: z.string(), en: z.string() })
/** The id of anything in a hall. */
export const id = z.string().check(z.minLength(1), z.maxLength(80))
/** A moment, in epoch milliseconds. */
export const epochMs = z.int().check(z.nonnegative())
/** How many of something. */
export const count = z.int().check(z.nonnegative())
/** The class of a ticket. */
export const ticketClass = z.enum(['green', 'appointment', 'walkin'])

/** Every state message carries it: a receiver never goes back to a smaller (epoch, rev). */
export const version = {
  /** The hub's boot number. */
  epoch: count,
  /** The journal sequence that the message shows. */
  rev: count,
  /** The hub's time in epoch milliseconds. */
  at: epochMs,
}

/** A wait as it is foreseen, in whole minutes: one in two waits at most p50, nine in ten at most p90. */
export const waitRange = z.object({ p50Minutes: count, p90Minutes: count })

/** What became of a command, in a word. */
export const ack = z.object({ id, status: z.string().check(z.maxLength(40)) })
