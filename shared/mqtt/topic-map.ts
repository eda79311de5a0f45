import * as z from 'zod/mini'
import { announceCommand } from './announce-message.ts'
import { deviceConfig, presence } from './device-messages.ts'
import { ack } from './message-parts.ts'
import { printCommand, printerReport } from './print-messages.ts'
import { inviteCommand, rating } from './rating-messages.ts'
import { boardState, hubState, windowState } from './state-messages.ts'

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
  } catch {
    // The parser's own words quote the text, which may hold what a visitor typed, and reasons are logged.
    return { ok: false, reason: 'not JSON in UTF-8' }
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
