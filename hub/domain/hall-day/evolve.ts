import { callingRulesOf, type WindowDefinition } from '../../../shared/hall-definition.ts'
import { anyService } from '../../../shared/service-list.ts'
import { callOrder } from '../calling/call-order.ts'
import type { Recorded } from '../journal.ts'
import type { HallDayEvent, TicketIssued } from './events.ts'
import { asWaiting, type HallDay, initialHallDay } from './hall-day.ts'
import { clerkOf, type HallWindow } from './hall-window.ts'
import type { Ticket, TicketStage } from './ticket.ts'

/** Applies one event to the day it owns. Throws when the journal tells of something that cannot be. */
export function evolve(day: HallDay, recorded: Recorded<HallDayEvent>): void {
  const { event, at } = recorded
  switch (event.type) {
    case 'HallConfigured':
      configure(day, event.definition)
      break
    case 'BusinessDayOpened':
      openDay(day, event.businessDay)
      break
    case 'BusinessDayClosed':
      day.businessDay = { date: event.businessDay, status: 'closed' }
      break
    case 'WindowSignedIn':
      day.windowOfClerk.set(event.clerkId, event.windowId)
      setWindow(day, event.windowId, { stage: { status: 'open', clerkId: event.clerkId }, lastAct: null })
      day.competing.clear()
      break
    case 'WindowSignedOut': {
      const { stage } = windowOf(day, event.windowId)
      const boundTickets = day.lines
        .boundTo(event.windowId)
        .map(({ ticketId, serviceId }) => ({ ticketId, serviceId }))
      const left = stage.status === 'closed' ? {} : { left: { at, stage, boundTickets } }
      day.windowOfClerk.delete(event.clerkId)
      setWindow(day, event.windowId, { stage: { status: 'closed', ...left }, lastAct: null })
      day.competing.clear()
      break
    }
    case 'WindowPaused': {
      const clerkId = clerkAt(day, event.windowId)
      const { reason, minutes } = event
      const back = minutes === undefined ? {} : { backAt: at + Math.round(minutes * 60_000) }
      setWindow(day, event.windowId, { stage: { status: 'paused', clerkId, reason, ...back } })
      break
    }
    case 'WindowResumed':
      setWindow(day, event.windowId, { stage: { status: 'open', clerkId: clerkAt(day, event.windowId) } })
      break
    case 'WindowServicesChanged':
      setWindow(day, event.windowId, { services: event.services })
      day.competing.clear()
      day.room.layOut(day)
      break
    case 'TicketIssued':
      issue(day, recorded, event)
      break
    case 'GreenChannelGranted':
      change(day, recorded, event.ticketId, { class: 'green', ground: event.ground })
      break
    case 'TicketCalled': {
      const { windowId, clerkId, reason } = event
      const ticket = ticketOf(day, event.ticketId)
      const stage: TicketStage = {
        status: 'called',
        windowId,
        clerkId,
        calls: 1,
        firstCalledAt: at,
        lastCalledAt: at,
        reason,
        ...(event.limitMinutes !== undefined && { limitMinutes: event.limitMinutes }),
      }
      act(day, recorded, event, windowId, { stage, calledAt: ticket.calledAt ?? at, boundWindowId: null })
      setWindow(day, windowId, { currentTicketId: event.ticketId })
      break
    }
    case 'TicketRecalled': {
      const { stage } = ticketOf(day, event.ticketId)
      if (stage.status !== 'called')
        throw new Error(`ticket ${event.ticketId} was recalled while ${stage.status}`)
      change(day, recorded, event.ticketId, { stage: { ...stage, calls: event.call, lastCalledAt: at } })
      setWindow(day, event.windowId, { lastAct: null })
      break
    }
    case 'ServiceStarted': {
      const clerkId = clerkAt(day, event.windowId)
      act(day, recorded, event, event.windowId, {
        stage: { status: 'serving', windowId: event.windowId, clerkId, startedAt: at },
      })
      break
    }
    case 'ServiceFinished': {
      const { windowId, clerkId, outcome, caseNumber } = event
      const { stage } = ticketOf(day, event.ticketId)
      if (stage.status !== 'serving')
        throw new Error(`ticket ${event.ticketId} was finished while ${stage.status}`)
      const { startedAt } = stage
      act(day, recorded, event, windowId, {
        stage: { status: 'served', windowId, clerkId, startedAt, finishedAt: at, outcome, caseNumber },
      })
      setWindow(day, windowId, { currentTicketId: null })
      break
    }
    case 'TicketNoShow':
      act(day, recorded, event, event.windowId, {
        stage: { status: 'no-show', windowId: event.windowId, noShowAt: at },
      })
      setWindow(day, event.windowId, { currentTicketId: null })
      break
    case 'TicketRequeued':
      change(day, recorded, event.ticketId, {
        stage: { status: 'waiting' },
        queuedAt: event.queuedAt,
        requeues: ticketOf(day, event.ticketId).requeues + 1,
      })
      break
    case 'TicketHeld': {
      const { windowId, reason } = event
      const clerkId = clerkAt(day, windowId)
      const { stage } = ticketOf(day, event.ticketId)
      if (stage.status !== 'serving')
        throw new Error(`ticket ${event.ticketId} was held while ${stage.status}`)
      const { startedAt } = stage
      act(day, recorded, event, windowId, {
        stage: { status: 'held', windowId, clerkId, startedAt, heldAt: at, reason },
      })
      setWindow(day, windowId, { currentTicketId: null })
      break
    }
    case 'TicketResumed': {
      const { windowId, clerkId } = event
      const { stage } = ticketOf(day, event.ticketId)
      if (stage.status !== 'held')
        throw new Error(`ticket ${event.ticketId} was resumed while ${stage.status}`)
      const { startedAt } = stage
      act(day, recorded, event, windowId, { stage: { status: 'serving', windowId, clerkId, startedAt } })
      setWindow(day, windowId, { currentTicketId: event.ticketId })
      break
    }
    case 'TicketTransferred': {
      const { fromWindowId, serviceId, toWindowId } = event
      const to = { stage: { status: 'waiting' }, serviceId, boundWindowId: toWindowId } as const
      if (fromWindowId === null) change(day, recorded, event.ticketId, to)
      else {
        act(day, recorded, event, fromWindowId, to)
        leave(day, fromWindowId, event.ticketId)
      }
      break
    }
    case 'MatterAdded': {
      const { matters } = ticketOf(day, event.ticketId)
      act(day, recorded, event, event.windowId, { matters: [...matters, event.serviceId] })
      break
    }
    case 'TicketVoided': {
      const stage = { status: 'void', voidedAt: at, reason: event.reason } as const
      if (event.windowId === null) change(day, recorded, event.ticketId, { stage })
      else {
        act(day, recorded, event, event.windowId, { stage })
        leave(day, event.windowId, event.ticketId)
      }
      break
    }
    case 'TicketClosed': {
      const { stage } = ticketOf(day, event.ticketId)
      change(day, recorded, event.ticketId, { stage: { status: 'closed', closedAt: at } })
      if (stage.status === 'called' || stage.status === 'serving') leave(day, stage.windowId, event.ticketId)
      break
    }
    case 'ActUndone':
      undo(day, recorded, event.windowId)
      break
    case 'ReprintRequested': {
      const { ticketId, jobId, printerId } = event
      day.ticketIdByPrintJob.set(jobId, ticketId)
      setPrint(day, ticketId, { jobId, printerId, kind: 'reprint', outcome: 'pending' })
      break
    }
    case 'PrintReported': {
      const { print } = ticketOf(day, event.ticketId)
      if (print !== null && print.jobId === event.jobId)
        setPrint(day, event.ticketId, { ...print, outcome: event.outcome })
      break
    }
    default:
      event satisfies never
  }
}

/**
 * Takes a hall definition over. Windows that are known keep who sits at them, and what the manager lets them take today
 * unless the definition itself has changed that.
 */
export function configure(day: HallDay, definition: NonNullable<HallDay['definition']>): void {
  const planned = day.windowDefinitions
  day.definition = definition
  day.services = new Map(definition.services.map((service) => [service.id, service]))
  day.windowDefinitions = new Map(definition.windows.map((window) => [window.id, window]))
  day.staff = new Map(definition.staff.map((member) => [member.id, member]))
  day.devices = new Map(definition.devices.map((device) => [device.id, device]))
  day.competing.clear()
  for (const id of day.windows.keys()) if (!day.windowDefinitions.has(id)) day.windows.delete(id)
  for (const { id, services: named } of definition.windows) {
    const known = day.windows.get(id)
    const services = [...new Set(named)]
    day.windows.set(
      id,
      known === undefined
        ? { id, services, stage: { status: 'closed' }, currentTicketId: null, lastAct: null }
        : {
            ...known,
            services: isPlannedAsBefore(planned.get(id), named) ? stillThere(day, known, services) : services,
            lastAct: canBeTakenBack(day, known) ? known.lastAct : null,
          },
    )
  }
  day.order = callOrder(definition.rules.callOrder, callingRulesOf(definition.rules))
  day.room.layOut(day)
  day.room.plan(day)
}

function isPlannedAsBefore(before: WindowDefinition | undefined, services: readonly string[]): boolean {
  return before !== undefined && before.services.join() === services.join()
}

/** What a window takes today, without services that are gone; what it takes by plan when nothing is left. */
function stillThere(day: HallDay, { services }: HallWindow, planned: readonly string[]): readonly string[] {
  const left = services.filter((id) => id === anyService || day.services.has(id))
  return left.length === 0 ? planned : left
}

/** An act of a service that is gone stays: taking it back would bring a ticket that nobody can serve. */
function canBeTakenBack(day: HallDay, { lastAct }: HallWindow): boolean {
  return lastAct === null || lastAct.tickets.every(({ before }) => day.services.has(before.serviceId))
}

function openDay(day: HallDay, date: string): void {
  const fresh = initialHallDay()
  day.businessDay = { date, status: 'open' }
  for (const map of [
    day.tickets,
    day.ticketIdByNumber,
    day.ticketIdByCode,
    day.ticketIdByPrintJob,
    day.series,
  ])
    map.clear()
  day.aside.clear()
  day.lines = fresh.lines
  day.room.openDay(day)
  day.issued = 0
  for (const { id, stage } of day.windows.values()) {
    // Yesterday's sign-out is not taken back today.
    const left: Partial<HallWindow> = stage.status === 'closed' ? { stage: { status: 'closed' } } : {}
    setWindow(day, id, { ...left, currentTicketId: null, lastAct: null })
  }
}

function issue(day: HallDay, { seq, at }: Recorded<unknown>, event: TicketIssued): void {
  const number = ticketNumber(event.series, event.sequence)
  day.issued += 1
  day.series.set(event.series, event.sequence)
  const ticket: Ticket = {
    id: event.ticketId,
    number,
    code: event.code,
    serviceId: event.serviceId,
    matters: event.matters,
    class: event.class,
    ground: event.ground,
    language: event.language,
    issuedAt: at,
    queuedAt: event.queuedAt,
    appointmentAt: event.appointmentAt,
    order: day.issued,
    boundWindowId: null,
    calledAt: null,
    requeues: 0,
    print: event.print === null ? null : { ...event.print, kind: 'original', outcome: 'pending' },
    stage: { status: 'waiting' },
    version: seq,
  }
  day.tickets.set(ticket.id, ticket)
  day.ticketIdByNumber.set(number, ticket.id)
  day.ticketIdByCode.set(ticket.code, ticket.id)
  if (event.print !== null) day.ticketIdByPrintJob.set(event.print.jobId, ticket.id)
  day.lines.insert(asWaiting(ticket), null)
  day.room.join(day, ticket.serviceId, at)
}

/** The number as printed and called: series letter and at least three digits. */
export function ticketNumber(series: string, sequence: number): string {
  return series + String(sequence).padStart(3, '0')
}

/** Replaces a ticket and keeps the lines true. */
function replace(day: HallDay, next: Ticket): void {
  const left = day.lines.remove(next.id)
  if (left !== undefined) day.room.leave(left.serviceId)
  day.tickets.set(next.id, next)
  const { status } = next.stage
  if (status === 'waiting') {
    day.lines.insert(asWaiting(next), next.boundWindowId)
    day.room.add(next.serviceId)
  }
  if (status === 'held' || status === 'no-show') day.aside.add(next.id)
  else day.aside.delete(next.id)
}

function change(day: HallDay, { seq }: Recorded<unknown>, ticketId: string, changes: Partial<Ticket>): void {
  replace(day, { ...ticketOf(day, ticketId), ...changes, version: seq })
}

/** A change at a window: remembered when its clerk made it, so that it can be taken back; anybody else's ends that. */
function act(
  day: HallDay,
  recorded: Recorded<HallDayEvent>,
  event: HallDayEvent & { ticketId: string },
  windowId: string,
  changes: Partial<Ticket>,
): void {
  const before = ticketOf(day, event.ticketId)
  change(day, recorded, event.ticketId, changes)
  const window = windowOf(day, windowId)
  if (recorded.actor.kind !== 'clerk') {
    // Somebody else moved what is at the window: to put the clerk's last act back would put this back too.
    setWindow(day, windowId, { lastAct: null })
    return
  }
  const touched = { before, versionAfter: recorded.seq }
  const { commandId, at } = recorded
  const earlier = window.lastAct?.commandId === commandId ? window.lastAct : null
  setWindow(day, windowId, {
    lastAct: {
      commandId,
      act: event.type,
      at,
      currentTicketIdBefore: earlier === null ? window.currentTicketId : earlier.currentTicketIdBefore,
      tickets: [...(earlier?.tickets ?? []), touched],
    },
  })
}

/** Puts every ticket of the window's last act back as it was, the latest change first. */
function undo(day: HallDay, { seq }: Recorded<unknown>, windowId: string): void {
  const { lastAct } = windowOf(day, windowId)
  if (lastAct === null) throw new Error(`window ${windowId} has nothing to undo`)
  for (const { before } of lastAct.tickets.toReversed()) {
    // Paper does not go back into the printer.
    const { print } = ticketOf(day, before.id)
    replace(day, { ...before, print, version: seq })
  }
  setWindow(day, windowId, { currentTicketId: lastAct.currentTicketIdBefore, lastAct: null })
}

function setPrint(day: HallDay, ticketId: string, print: Ticket['print']): void {
  day.tickets.set(ticketId, { ...ticketOf(day, ticketId), print })
}

function setWindow(day: HallDay, windowId: string, changes: Partial<HallWindow>): void {
  if (changes.stage !== undefined) day.room.recount()
  day.windows.set(windowId, { ...windowOf(day, windowId), ...changes })
}

function leave(day: HallDay, windowId: string, ticketId: string): void {
  if (windowOf(day, windowId).currentTicketId === ticketId)
    setWindow(day, windowId, { currentTicketId: null })
}

function ticketOf(day: HallDay, ticketId: string): Ticket {
  const ticket = day.tickets.get(ticketId)
  if (ticket === undefined) throw new Error(`the journal names an unknown ticket ${ticketId}`)
  return ticket
}

function windowOf(day: HallDay, windowId: string): HallWindow {
  const window = day.windows.get(windowId)
  if (window === undefined) throw new Error(`the journal names an unknown window ${windowId}`)
  return window
}

function clerkAt(day: HallDay, windowId: string): string {
  const clerkId = clerkOf(windowOf(day, windowId))
  if (clerkId === undefined) throw new Error(`window ${windowId} has no clerk`)
  return clerkId
}
