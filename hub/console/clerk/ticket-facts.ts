import { localTimeOf } from '../../../shared/business-day.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { queueReasonWords, clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { waitedTime } from '../../../shared/texts/waited-time.ts'
import { minutesBetween } from '../common/wait.ts'

type Service = HallView['services'][number]
type Material = Service['materials'][number]

/** A matter done on a ticket, and whether a window added it to what the ticket came for. */
export interface MatterLine {
  readonly service: Service
  readonly origin: 'own' | 'package' | 'added'
}

/** The matters of a ticket in the order in which they are done: its own or its package's, then the added ones. */
export function mattersOf(hall: HallView, ticket: TicketCard): MatterLine[] {
  const byId = new Map(hall.services.map((service) => [service.id, service]))
  const own = byId.get(ticket.serviceId)
  const packaged = new Set(own?.matters ?? [])
  const isPackage = own !== undefined && own.kind === 'package'
  const lines: MatterLine[] = own === undefined || isPackage ? [] : [{ service: own, origin: 'own' }]
  for (const id of new Set([...packaged, ...ticket.matters])) {
    const service = byId.get(id)
    if (service !== undefined) lines.push({ service, origin: packaged.has(id) ? 'package' : 'added' })
  }
  return lines
}

/** Minutes a ticket is expected to take: its service's, and those of each matter added at a window. */
export function expectedMinutes(hall: HallView, ticket: TicketCard): number {
  const own = hall.services.find(({ id }) => id === ticket.serviceId)?.expectedMinutes ?? 0
  const added = mattersOf(hall, ticket).filter(({ origin }) => origin === 'added')
  return Math.round(own + added.reduce((sum, { service }) => sum + service.expectedMinutes, 0))
}

/** What a ticket's visitor brings, each line once, over all its matters. */
export function materialsOf(hall: HallView, ticket: TicketCard): Material[] {
  const own = hall.services.find(({ id }) => id === ticket.serviceId)
  const all = [own, ...mattersOf(hall, ticket).map(({ service }) => service)]
  const lines = all.flatMap((service) => service?.materials ?? [])
  return [...new Map(lines.map((line) => [line.zh, line])).values()]
}

/**
 * Minutes a ticket has waited at an instant; once it is at a window, until it was called there, and until the service
 * began when that is known: a ticket that was sent on keeps the call of another window as its first.
 */
export function waitedMinutes(ticket: TicketCard, nowMs: number): number {
  const { status, queuedAt, firstCalledAt, startedAt } = ticket
  return minutesBetween(queuedAt, status === 'waiting' ? nowMs : (startedAt ?? firstCalledAt ?? nowMs))
}

/**
 * Minutes to the target wait of a ticket's class, negative past it; undefined when the hall does not tell its targets.
 */
export function minutesToTarget(hall: HallView, ticket: TicketCard, nowMs: number): number | undefined {
  const targets = hall.services.find(({ id }) => id === ticket.serviceId)?.targetMinutes
  if (targets === undefined) return undefined
  return targets[ticket.class] - minutesBetween(ticket.queuedAt, nowMs)
}

/** How far a waiting ticket is from its target wait; undefined when the hall does not tell its targets. */
export function targetRemark(hall: HallView, ticket: TicketCard, nowMs: number): Text | undefined {
  const left = minutesToTarget(hall, ticket, nowMs)
  if (left === undefined) return undefined
  return fillText(left >= 0 ? texts.toTarget : texts.overTarget, { wait: waitedTime(Math.abs(left)) })
}

/** Why a ticket stands where it stands in the queue, with its booked time; undefined when nothing is known. */
export function queueRemark(hall: HallView, ticket: TicketCard): Text | undefined {
  const { appointmentAt, reason, limitMinutes } = ticket
  // The class beside it says as much.
  if (ticket.class === 'green' && (reason === 'green-first' || reason === 'class-first')) return undefined
  const words =
    reason === 'over-limit' && limitMinutes !== null
      ? fillText(texts.overLimit, { minutes: limitMinutes })
      : reason === null
        ? undefined
        : queueReasonWords[reason]
  if (appointmentAt === null) return words
  const time = localTimeOf(appointmentAt, hall.timeZone)
  if (reason === 'early') return fillText(texts.slotEarly, { time })
  if (reason === 'appointment') return fillText(texts.slotDue, { time })
  return words === undefined
    ? { zh: time, en: time }
    : { zh: `${time} · ${words.zh}`, en: `${time} · ${words.en}` }
}
