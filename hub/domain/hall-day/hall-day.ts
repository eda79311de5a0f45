import {
  type DeviceDefinition,
  defaultCallingRules,
  type HallDefinition,
  type HallRules,
  type ServiceDefinition,
  type StaffMember,
  type WindowDefinition,
} from '../../../shared/hall-definition.ts'
import { takesService } from '../../../shared/service-list.ts'
import { type CallOrder, callOrder } from '../calling/call-order.ts'
import { CallingRoom } from './calling-room.ts'
import type { HallWindow } from './hall-window.ts'
import type { Ticket } from './ticket.ts'
import type { Waiting } from './waiting.ts'
import { type Calling, competingServices, WaitingLines } from './waiting-lines.ts'

/** The day of one hall as the fold of its journal. Only `evolve` changes it. */
export interface HallDay {
  definition: HallDefinition | null
  /** Fixed by the definition; kept beside it for look-ups. */
  services: ReadonlyMap<string, ServiceDefinition>
  windowDefinitions: ReadonlyMap<string, WindowDefinition>
  staff: ReadonlyMap<string, StaffMember>
  devices: ReadonlyMap<string, DeviceDefinition>
  businessDay: { readonly date: string; readonly status: 'open' | 'closed' } | null
  readonly windows: Map<string, HallWindow>
  /** Window of each clerk who is signed in at one. */
  readonly windowOfClerk: Map<string, string>
  /** Every ticket of the business day. */
  readonly tickets: Map<string, Ticket>
  readonly ticketIdByNumber: Map<string, string>
  readonly ticketIdByCode: Map<string, string>
  readonly ticketIdByPrintJob: Map<string, string>
  /** Last sequence of each number series today. */
  readonly series: Map<string, number>
  lines: WaitingLines
  /** The rule of calling in force. */
  order: CallOrder
  /** What the rule knows of the lines, and how busy their windows are. */
  readonly room: CallingRoom
  /** Tickets on hold and no-shows, which no line holds. */
  readonly aside: Set<string>
  /** Services that compete with each service; dropped whenever a window's services change. */
  readonly competing: Map<string, readonly string[]>
  issued: number
}

/** The hall before its first event. */
export function initialHallDay(): HallDay {
  return {
    definition: null,
    services: new Map(),
    windowDefinitions: new Map(),
    staff: new Map(),
    devices: new Map(),
    businessDay: null,
    windows: new Map(),
    windowOfClerk: new Map(),
    tickets: new Map(),
    ticketIdByNumber: new Map(),
    ticketIdByCode: new Map(),
    ticketIdByPrintJob: new Map(),
    series: new Map(),
    lines: new WaitingLines(),
    order: callOrder('fifo', defaultCallingRules),
    room: new CallingRoom(),
    aside: new Set(),
    competing: new Map(),
    issued: 0,
  }
}

/** The rules in force. Throws before the hall is configured: nothing is decided then. */
export function rulesOf(day: HallDay): HallRules {
  return definitionOf(day).rules
}

/** The hall's definition. Throws before the hall is configured. */
export function definitionOf(day: HallDay): HallDefinition {
  if (day.definition === null) throw new Error('the hall is not configured yet')
  return day.definition
}

/** The rule of calling in force at an instant. */
export function callingOf(day: HallDay, now: number): Calling {
  day.room.look(day, now)
  return { order: day.order, now, lineOf: (serviceId, name) => day.room.lineOf(serviceId, name) }
}

/** A ticket as the lines hold it. */
export function asWaiting(ticket: Ticket): Waiting {
  const { id, serviceId, queuedAt, order } = ticket
  return { ticketId: id, serviceId, class: ticket.class, queuedAt, order }
}

/** How many tickets are called before a waiting one by the windows that take it now; 0 when it does not wait. */
export function peopleAhead(day: HallDay, ticket: Ticket, now: number): number {
  if (ticket.stage.status !== 'waiting') return 0
  const waiting = asWaiting(ticket)
  if (ticket.boundWindowId !== null) {
    const window = day.windows.get(ticket.boundWindowId)
    if (window === undefined) return 0
    return day.lines
      .firstFor(window.id, window.services, callingOf(day, now), Number.POSITIVE_INFINITY)
      .findIndex((other) => other.ticketId === ticket.id)
  }
  return aheadInCommon(day, waiting, now)
}

/** The same for a ticket that is not in a line yet. */
export function aheadInCommon(day: HallDay, waiting: Waiting, now: number): number {
  let services = day.competing.get(waiting.serviceId)
  if (services === undefined) {
    const all = [...day.windows.values()]
    const manned = all.filter((window) => window.stage.status !== 'closed')
    // Before anybody has signed in, every window counts.
    const isTaken = manned.some((window) => takesService(window.services, waiting.serviceId))
    services = competingServices(isTaken ? manned : all, waiting.serviceId)
    // A cache of what the windows say; evolve clears it, so the fold does not depend on it.
    day.competing.set(waiting.serviceId, services)
  }
  return day.lines.countAhead(waiting, services, callingOf(day, now))
}

/** How many tickets are called before a walk-in who takes one for this service now. */
export function aheadOfNewcomer(day: HallDay, serviceId: string, now: number): number {
  const newcomer = { ticketId: '', serviceId, class: 'walkin', queuedAt: now, order: day.issued + 1 } as const
  return aheadInCommon(day, newcomer, now)
}
