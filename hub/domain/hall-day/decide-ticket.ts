import { type Rejection, reject } from '../../../shared/errors.ts'
import type { TicketClass } from '../../../shared/hall-definition.ts'
import type { Circumstance } from '../journal.ts'
import type { HallDayCommand, TakeTicket, TransferTicket } from './commands.ts'
import {
  type Decision,
  isRejection,
  openWindow,
  refuseService,
  ticketAt,
  windowNumber,
} from './decide-window.ts'
import type { HallDayEvent } from './events.ts'
import { aheadInCommon, definitionOf, type HallDay, peopleAhead, rulesOf } from './hall-day.ts'
import { isAtWindow, isOpen, statusTexts, type Ticket } from './ticket.ts'

type Command<Type extends HallDayCommand['type']> = Extract<HallDayCommand, { type: Type }>

function find(day: HallDay, ticketId: string): Ticket | Rejection {
  return day.tickets.get(ticketId) ?? reject('ticket_unknown', { ticket: ticketId })
}

/** The number and state of a ticket, for messages. */
export function described(ticket: Ticket) {
  return { ticket: ticket.number, status: statusTexts[ticket.stage.status] }
}

/** Gives out the next number of the service's series. */
export function decideTake(day: HallDay, command: TakeTicket, { now }: Circumstance): Decision {
  const service = day.services.get(command.serviceId)
  if (service === undefined) return reject('service_unknown', { service: command.serviceId })
  if (day.businessDay?.status !== 'open') return reject('day_not_open')
  const refused = command.print === null ? undefined : refusePrinter(day, command.print.printerId)
  if (refused !== undefined) return refused
  const { ticketId, code, language, ground, appointmentAt, expectedWait, print } = command
  if (day.tickets.has(ticketId) || day.ticketIdByCode.has(code))
    throw new Error(`ticket id ${ticketId} or its code was drawn before; draw fresh ones for each command`)
  if (print !== null) assertFreshJob(day, print.jobId)
  const ticketClass = ground !== null ? 'green' : appointmentAt !== null ? 'appointment' : 'walkin'
  const queuedAt = seniorityOf(ticketClass, appointmentAt, now)
  const peopleAhead = aheadInCommon(
    day,
    { ticketId, serviceId: service.id, class: ticketClass, queuedAt, order: day.issued + 1 },
    now,
  )
  return [
    {
      type: 'TicketIssued',
      ticketId,
      code,
      series: service.seriesPrefix,
      sequence: (day.series.get(service.seriesPrefix) ?? 0) + 1,
      businessDay: day.businessDay.date,
      serviceId: service.id,
      matters: [...new Set([...service.matters, ...(command.matters ?? [])])],
      class: ticketClass,
      ground,
      language,
      queuedAt,
      appointmentAt,
      peopleAhead,
      ...(expectedWait !== undefined && { expectedWait }),
      print,
    },
  ]
}

/** The seniority of who joins a line now: an appointment's does not begin before its slot. */
function seniorityOf(ticketClass: TicketClass, appointmentAt: number | null, now: number): number {
  return ticketClass === 'appointment' ? Math.max(now, appointmentAt ?? now) : now
}

/**
 * Grants the green channel to a waiting ticket, on a ground that the guide has seen. Who was booked waits for the slot no
 * more: the seniority is the arrival, as of everybody in the channel, or after a missed call not later than now.
 */
export function decideGreen(
  day: HallDay,
  { ticketId, ground }: Command<'GrantGreenChannel'>,
  { now }: Circumstance,
): Decision {
  const ticket = find(day, ticketId)
  if (isRejection(ticket)) return ticket
  if (ticket.class === 'green') return reject('green_already', { ticket: ticket.number })
  if (ticket.stage.status !== 'waiting') return reject('ticket_not_waiting', described(ticket))
  const queuedAt = ticket.requeues === 0 ? ticket.issuedAt : Math.min(ticket.queuedAt, now)
  return [
    {
      type: 'GreenChannelGranted',
      ticketId,
      ground,
      ...(queuedAt !== ticket.queuedAt && { queuedAt }),
    },
  ]
}

/**
 * Brings a no-show back to the end of its line, as often and as soon as the rule says. Who was called before the booked
 * slot and did not come waits for the slot still: else a missed call would bring the visitor forward.
 */
export function decideRequeue(
  day: HallDay,
  { ticketId }: Command<'RequeueTicket'>,
  { now }: Circumstance,
): Decision {
  const ticket = find(day, ticketId)
  if (isRejection(ticket)) return ticket
  const { requeueLimit, requeueWithinMinutes } = rulesOf(day)
  if (ticket.stage.status !== 'no-show') return reject('ticket_not_no_show', described(ticket))
  if (ticket.requeues >= requeueLimit)
    return reject('requeue_limit', { ticket: ticket.number, times: ticket.requeues })
  if (now - ticket.stage.noShowAt > requeueWithinMinutes * 60_000)
    return reject('requeue_too_late', { ticket: ticket.number, minutes: requeueWithinMinutes })
  return [
    { type: 'TicketRequeued', ticketId, queuedAt: seniorityOf(ticket.class, ticket.appointmentAt, now) },
  ]
}

/** Moves a ticket to another service or window; its seniority goes with it. */
export function decideTransfer(day: HallDay, command: TransferTicket, circumstance: Circumstance): Decision {
  const ticket = find(day, command.ticketId)
  if (isRejection(ticket)) return ticket
  if (command.serviceId === null && command.toWindowId === null) return reject('transfer_nowhere')
  const serviceId = command.serviceId ?? ticket.serviceId
  if (!day.services.has(serviceId)) return reject('service_unknown', { service: serviceId })
  const from = windowHolding(day, ticket, circumstance)
  if (isRejection(from)) return from
  const { toWindowId } = command
  if (toWindowId !== null) {
    const target = day.windows.get(toWindowId)
    if (target === undefined) return reject('window_unknown', { window: toWindowId })
    if (target.stage.status === 'closed')
      return reject('target_window_closed', { window: windowNumber(day, toWindowId) })
    const refused = refuseService(day, target, serviceId)
    if (refused !== undefined) return refused
  }
  return [
    {
      type: 'TicketTransferred',
      ticketId: ticket.id,
      fromWindowId: from,
      serviceId,
      toWindowId,
      ...(ticket.matters.includes(serviceId) && { matters: mattersBeside(day, ticket, serviceId) }),
    },
  ]
}

/** The other matters of a ticket that goes on for one of them; a package is done with its matters. */
function mattersBeside(
  day: HallDay,
  { serviceId: former, matters }: Ticket,
  serviceId: string,
): readonly string[] {
  const others = matters.filter((id) => id !== serviceId)
  return day.services.get(former)?.kind === 'package' ? others : [former, ...others]
}

/** Makes a ticket void; nobody calls it any more. */
export function decideVoid(
  day: HallDay,
  { ticketId, reason }: Command<'VoidTicket'>,
  circumstance: Circumstance,
): Decision {
  const ticket = find(day, ticketId)
  if (isRejection(ticket)) return ticket
  if (ticket.stage.status === 'no-show' && circumstance.actor.kind !== 'clerk')
    return [{ type: 'TicketVoided', ticketId, windowId: null, reason }]
  const windowId = windowHolding(day, ticket, circumstance)
  if (isRejection(windowId)) return windowId
  if (
    circumstance.actor.kind === 'visitor' &&
    ticket.stage.status !== 'waiting' &&
    ticket.stage.status !== 'called'
  )
    return reject('ticket_not_waiting', described(ticket))
  return [{ type: 'TicketVoided', ticketId, windowId, reason }]
}

/** The window where a ticket is or on whose side it is held; null when it waits. A clerk moves only what is at the own window. */
function windowHolding(day: HallDay, ticket: Ticket, { actor }: Circumstance): string | null | Rejection {
  const { stage } = ticket
  const isHeldOrAtWindow = isAtWindow(ticket) || stage.status === 'held'
  if (!isHeldOrAtWindow && stage.status !== 'waiting') return reject('ticket_over', described(ticket))
  // A guide helps on the floor; who sits at a window is its clerk's, or the manager's.
  if (actor.kind === 'guide' && stage.status === 'serving')
    return reject('ticket_not_waiting', described(ticket))
  const holder = isHeldOrAtWindow && 'windowId' in stage ? stage.windowId : null
  const own = actor.kind !== 'clerk' || (holder !== null && day.windowOfClerk.get(actor.id) === holder)
  return own ? holder : reject('not_your_window')
}

/** Adds a matter of a life event (一件事) to the ticket in service. */
export function decideAddMatter(
  day: HallDay,
  { windowId, serviceId }: Command<'AddMatter'>,
  circumstance: Circumstance,
): Decision {
  const window = openWindow(day, windowId, circumstance)
  if (isRejection(window)) return window
  const ticket = ticketAt(day, window)
  if (isRejection(ticket)) return ticket
  const service = day.services.get(serviceId)
  if (service === undefined) return reject('service_unknown', { service: serviceId })
  if (ticket.stage.status !== 'serving') return reject('ticket_not_serving', described(ticket))
  if (ticket.serviceId === serviceId || ticket.matters.includes(serviceId))
    return reject('matter_already_there', { ticket: ticket.number, service: service.name })
  return (
    refuseService(day, window, serviceId) ?? [
      { type: 'MatterAdded', ticketId: ticket.id, windowId, serviceId },
    ]
  )
}

function refusePrinter(day: HallDay, printerId: string): Rejection | undefined {
  const known = definitionOf(day).devices.some(
    (device) => device.id === printerId && device.kind === 'printer',
  )
  return known ? undefined : reject('printer_unknown', { printer: printerId })
}

function assertFreshJob(day: HallDay, jobId: string): void {
  if (day.ticketIdByPrintJob.has(jobId))
    throw new Error(`print job ${jobId} was drawn before; draw a fresh one for each command`)
}

/** Prints a further paper, marked 补打; the number stays. */
export function decideReprint(
  day: HallDay,
  { ticketId, printerId, jobId }: Command<'ReprintTicket'>,
  { now }: Circumstance,
): Decision {
  const ticket = find(day, ticketId)
  if (isRejection(ticket)) return ticket
  if (!isOpen(ticket)) return reject('ticket_over', described(ticket))
  assertFreshJob(day, jobId)
  const ahead = peopleAhead(day, ticket, now)
  return (
    refusePrinter(day, printerId) ?? [
      { type: 'ReprintRequested', ticketId, jobId, printerId, peopleAhead: ahead },
    ]
  )
}

/** Records what became of a print job, as its own printer tells it. A printed job stays printed; the same news twice is recorded once. */
export function decideReportPrint(
  day: HallDay,
  { jobId, outcome, detail }: Command<'ReportPrint'>,
  { actor }: Circumstance,
): readonly HallDayEvent[] | Rejection {
  const ticket = day.tickets.get(day.ticketIdByPrintJob.get(jobId) ?? '')
  if (ticket === undefined) return reject('print_job_unknown', { job: jobId })
  const { print } = ticket
  const isLatest = print?.jobId === jobId
  if (isLatest && actor.kind === 'device' && actor.id !== print.printerId) return reject('not_allowed')
  if (isLatest && (print.outcome === outcome || print.outcome === 'printed')) return []
  return [{ type: 'PrintReported', ticketId: ticket.id, jobId, outcome, detail }]
}
