import * as z from 'zod/mini'
import { ticketParts } from '../ticket-parts.ts'
import { count, id, text, ticketClass, waitRange } from './message-parts.ts'

/** How the hall wants its tickets; what is left out looks as usual. */
const ticketLayout = z.object({
  parts: z.optional(z.array(z.enum(ticketParts))),
  greeting: z.optional(text),
  advice: z.optional(text),
})

/** A ticket to print; what an agent keeps on its disk. */
export const ticketPrint = z.object({
  /** The job; printed at most once, however often the command arrives. */
  id,
  kind: z.enum(['original', 'reprint']),
  /** Milliseconds from receipt after which it is not printed any more. */
  ttlMs: count,
  ticket: z.object({
    number: z.string(),
    class: ticketClass,
    hallName: text,
    serviceName: text,
    zoneName: text,
    peopleAhead: count,
    /** The wait as it was foreseen, in whole minutes; left out when it was not known, and of reprints. */
    waitRange: z.optional(waitRange),
    /** When it was booked for, local, `YYYY-MM-DD HH:MM`; left out of a ticket that was not booked. */
    appointmentAt: z.optional(z.string()),
    /** Local, `YYYY-MM-DD HH:MM`. */
    issuedAt: z.string(),
    /** Address of the page that follows the ticket; the QR code's content. */
    followUrl: z.string().check(z.maxLength(300)),
  }),
  layout: z.optional(ticketLayout),
})

/** Hints for a visit (办事指南): no ticket and no job of the book; it may be lost, and nobody is told what became of it. */
const hintsPrint = z.object({
  /** Printed at most once, however often the command arrives. */
  id,
  kind: z.literal('hints'),
  /** Milliseconds from receipt after which it is not printed any more. */
  ttlMs: count,
  /** The language the visitor reads. */
  language: z.enum(['zh', 'en']),
  hints: z.object({
    hallName: text,
    serviceName: text,
    /** Where it is done. */
    zoneName: text,
    expectedMinutes: z.number().check(z.positive()),
    /** The matters of a package (一件事); empty for a single matter. */
    matters: z.array(text).check(z.maxLength(20)),
    materials: z
      .array(z.object({ name: text, issuedBy: z.optional(text), copies: z.optional(text) }))
      .check(z.maxLength(20)),
    mistakes: z.array(text).check(z.maxLength(10)),
    fee: z.nullable(text),
    /** Local, `YYYY-MM-DD HH:MM`. */
    printedAt: z.string(),
    /** Address of the page on which the service is booked; the QR code's content. */
    bookUrl: z.string().check(z.maxLength(300)),
  }),
})

/** Something to print. */
export const printCommand = z.discriminatedUnion('kind', [ticketPrint, hintsPrint])

/** What became of a print job, as the printer agent saw it. */
export const printOutcomes = ['printed', 'blocked', 'failed', 'unknown', 'expired'] as const
export type PrintOutcome = (typeof printOutcomes)[number]

/** What a printer's agent tells: the printer's condition, or what became of a job. */
export const printerReport = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    online: z.boolean(),
    paper: z.enum(['ok', 'low', 'out']),
    cover: z.enum(['closed', 'open']),
    cutter: z.enum(['ok', 'error']),
  }),
  z.object({
    kind: z.literal('job'),
    /** Of the report; the same report sent twice is recorded once. */
    id,
    jobId: id,
    outcome: z.enum(printOutcomes),
    /** Why, in a word: `paper-out`, `cover-open`, `offline`, `reset`, or empty. */
    detail: z.string().check(z.maxLength(80)),
  }),
])
