import * as z from 'zod/mini'
import { announcementLanguages } from '../announcements.ts'
import { ledSettings } from '../led-settings.ts'
import { ticketParts } from '../ticket-parts.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const id = z.string().check(z.minLength(1), z.maxLength(80))
const epochMs = z.int().check(z.nonnegative())
const count = z.int().check(z.nonnegative())
const ticketClass = z.enum(['green', 'appointment', 'walkin'])

/** Every state message carries it: a receiver never goes back to a smaller (epoch, rev). */
const version = {
  /** The hub's boot number. */
  epoch: count,
  /** The journal sequence that the message shows. */
  rev: count,
  /** The hub's time in epoch milliseconds. */
  at: epochMs,
}

const windowState = z.object({
  ...version,
  windowId: id,
  /** The number over the counter. */
  number: z.int(),
  name: text,
  kind: z.enum(['comprehensive', 'domain', 'dedicated']),
  status: z.enum(['closed', 'open', 'paused']),
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

/** A wait as it is foreseen, in whole minutes: one in two waits at most p50, nine in ten at most p90. */
const waitRange = z.object({ p50Minutes: count, p90Minutes: count })

/** What a board tells visitors besides calls (公告). English may be empty. */
const notice = z.object({
  id,
  text,
  /** The only zone that shows it; null for all. */
  zoneId: z.nullable(id),
  /** When it ends by itself; null for until it is withdrawn. A board takes it down on time even without the hub. */
  until: z.nullable(epochMs),
})

const boardState = z.object({
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

const presence = z.object({
  /** Drawn anew at each connection: a death is believed only if it names the session alive. */
  session: id,
  status: z.enum(['online', 'offline']),
})

const deviceConfig = z.object({
  deviceId: id,
  /** True on the one board of a zone that speaks its calls. */
  voice: z.boolean(),
  /** How calls are spoken; left out by hubs that know nothing of it. */
  announcements: z.optional(
    z.object({
      volumePercent: z.int().check(z.minimum(0), z.maximum(100)),
      /** Local times of day, `HH:MM`, when calls are shown but not spoken. */
      quietHours: z.array(z.object({ from: z.string(), to: z.string() })),
      languages: z.array(z.enum(announcementLanguages)),
    }),
  ),
  /** Changes when the clips of the hall's recorded voice do; left out while it has none. */
  voicePack: z.optional(z.string().check(z.maxLength(80))),
  /** What an LED panel is like, the zone or window it stands at, and the hall's IANA time zone. */
  led: z.optional(
    z.extend(ledSettings, { zoneId: z.optional(id), windowId: z.optional(id), timeZone: z.string() }),
  ),
})

const hubState = z.object({ ...version, status: z.enum(['online', 'offline']), businessDay: z.string() })

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

const printCommand = z.discriminatedUnion('kind', [ticketPrint, hintsPrint])

/** What became of a print job, as the printer agent saw it. */
export const printOutcomes = ['printed', 'blocked', 'failed', 'unknown', 'expired'] as const
export type PrintOutcome = (typeof printOutcomes)[number]

const printerReport = z.discriminatedUnion('kind', [
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

const announceCommand = z.object({
  id,
  ...version,
  /** A call not spoken within this many milliseconds of receipt is dropped. */
  ttlMs: count,
  ticketNumber: z.string().check(z.regex(/^[A-Z][0-9]{1,5}$/)),
  windowNumber: z.int().check(z.positive(), z.maximum(9999)),
})

const inviteCommand = z.object({
  id,
  caseId: id,
  ticketNumber: z.string(),
  /** How long the pad asks, in milliseconds; then the case stays unrated. */
  ttlMs: count,
})

const rating = z.object({
  /** Command id: the same rating sent twice is recorded once. */
  id,
  caseId: id,
  /** 5 very satisfied (非常满意) to 1 very dissatisfied (非常不满意). */
  score: z.int().check(z.minimum(1), z.maximum(5)),
  /** Codes of the reasons that the visitor ticked. */
  reasons: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(8))),
  /** The visitor's own words, without long numbers. */
  comment: z.optional(z.string().check(z.maxLength(200))),
})

const ack = z.object({ id, status: z.string().check(z.maxLength(40)) })

/** How a topic is spoken: its schema, delivery and retention. */
interface TopicEntry {
  /** Below `hall/{hallId}/`; `{x}` stands for one level. */
  readonly pattern: string
  readonly schema: z.ZodMiniType
  readonly qos: 0 | 1
  readonly retain: boolean
  /** Who publishes it. */
  readonly from: 'hub' | 'device'
  readonly summary: string
}

/** The one map of topics: what is said on the hall's bus, by whom, and how it is delivered. */
export const topics = {
  windowState: {
    pattern: 'window/{windowId}/state',
    schema: windowState,
    qos: 1,
    retain: true,
    from: 'hub',
    summary: 'What a window does now: open or paused, who serves, which ticket.',
  },
  boardState: {
    pattern: 'board/{zoneId}/state',
    schema: boardState,
    qos: 1,
    retain: true,
    from: 'hub',
    summary: 'What a zone board shows: the latest calls and who waits.',
  },
  deviceConfig: {
    pattern: 'device/{deviceId}/config',
    schema: deviceConfig,
    qos: 1,
    retain: true,
    from: 'hub',
    summary: 'Settings of one device.',
  },
  devicePresence: {
    pattern: 'device/{deviceId}/presence',
    schema: presence,
    qos: 1,
    retain: true,
    from: 'device',
    summary: 'Birth, and by last will death, of a device.',
  },
  hubState: {
    pattern: 'hub/state',
    schema: hubState,
    qos: 1,
    retain: true,
    from: 'hub',
    summary: 'The heartbeat of the hub, every three seconds.',
  },
  print: {
    pattern: 'printer/{deviceId}/print',
    schema: printCommand,
    qos: 1,
    retain: false,
    from: 'hub',
    summary: 'Print a ticket, at most once per job; or, without an answer, the hints of a service.',
  },
  printAck: {
    pattern: 'printer/{deviceId}/print/ack',
    schema: ack,
    qos: 1,
    retain: false,
    from: 'device',
    summary: 'The agent has the ticket on its own disk: `accepted`, or `duplicate`.',
  },
  printerReport: {
    pattern: 'printer/{deviceId}/report',
    schema: printerReport,
    qos: 1,
    retain: false,
    from: 'device',
    summary: 'Paper, cover, cutter; and what became of a job.',
  },
  announce: {
    pattern: 'announce/{zoneId}',
    schema: announceCommand,
    qos: 1,
    retain: false,
    from: 'hub',
    summary: 'Speak a call in a zone.',
  },
  announceAck: {
    pattern: 'announce/{zoneId}/ack',
    schema: ack,
    qos: 1,
    retain: false,
    from: 'device',
    summary: 'The call was `spoken`, or `dropped` as stale.',
  },
  invite: {
    pattern: 'pad/{windowId}/invite',
    schema: inviteCommand,
    qos: 1,
    retain: false,
    from: 'hub',
    summary: 'Invite the visitor to rate the case just served.',
  },
  inviteAck: {
    pattern: 'pad/{windowId}/invite/ack',
    schema: ack,
    qos: 1,
    retain: false,
    from: 'device',
    summary: 'The pad shows the invitation: `shown`.',
  },
  rating: {
    pattern: 'pad/{windowId}/rating',
    schema: rating,
    qos: 1,
    retain: false,
    from: 'device',
    summary: 'The visitor rated a case.',
  },
  ratingAck: {
    pattern: 'pad/{windowId}/rating/ack',
    schema: ack,
    qos: 1,
    retain: false,
    from: 'hub',
    summary: 'The rating is `recorded`, or the error code that refused it.',
  },
} as const satisfies Record<string, TopicEntry>

export type TopicName = keyof typeof topics
/** The parsed payload of a topic. */
export type Payload<Name extends TopicName> = z.infer<(typeof topics)[Name]['schema']>

export type WindowState = Payload<'windowState'>
export type BoardState = Payload<'boardState'>
export type PrintCommand = Payload<'print'>
export type TicketPrint = Exclude<PrintCommand, { kind: 'hints' }>
export type HintsPrint = Extract<PrintCommand, { kind: 'hints' }>
export type PrinterReport = Payload<'printerReport'>
export type AnnounceCommand = Payload<'announce'>
export type InviteCommand = Payload<'invite'>
export type Rating = Payload<'rating'>
/** What an LED panel knows of itself. */
export type LedConfig = NonNullable<Payload<'deviceConfig'>['led']>

const root = (hallId: string) => `hall/${hallId}/`

/** The full topic of an entry; `key` fills its one placeholder and is ignored where there is none. */
export function topicFor(hallId: string, name: TopicName, key = ''): string {
  return root(hallId) + topics[name].pattern.replace(/\{[a-zA-Z]+\}/, key)
}

const matchers = (Object.keys(topics) as TopicName[]).map((name) => ({
  name,
  match: new RegExp(`^${topics[name].pattern.replace(/\{[a-zA-Z]+\}/, '([^/+#]+)')}$`),
}))

/** Which entry a topic belongs to, and the id in it; undefined for a topic that is not of this hall's map. */
export function matchTopic(hallId: string, topic: string): { name: TopicName; key: string } | undefined {
  if (!topic.startsWith(root(hallId))) return undefined
  const rest = topic.slice(root(hallId).length)
  for (const { name, match } of matchers) {
    const found = match.exec(rest)
    if (found !== null) return { name, key: found[1] ?? '' }
  }
  return undefined
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Parses a payload by its topic's schema. Returns the reason in words when it is not UTF-8, not JSON or not of the
 * schema; never throws.
 */
export function parsePayload<Name extends TopicName>(
  name: Name,
  payload: Uint8Array | string,
): { ok: true; value: Payload<Name> } | { ok: false; reason: string } {
  let json: unknown
  try {
    json = JSON.parse(typeof payload === 'string' ? payload : decoder.decode(payload))
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'not JSON' }
  }
  const parsed = z.safeParse(topics[name].schema, json)
  if (parsed.success) return { ok: true, value: parsed.data as Payload<Name> }
  return { ok: false, reason: z.prettifyError(parsed.error) }
}

/** True when (epoch, rev) of `next` is not older than that of `shown`: a receiver never goes back. */
export function isNotOlder(
  next: { epoch: number; rev: number },
  shown: { epoch: number; rev: number } | undefined,
): boolean {
  if (shown === undefined || next.epoch !== shown.epoch)
    return shown === undefined || next.epoch > shown.epoch
  return next.rev >= shown.rev
}
