import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { StaffView } from '../../../shared/http/staff-schemas.ts'
import { takesService } from '../../../shared/service-list.ts'
import { ticketsOfSamePerson } from '../../domain/booking/booking-book.ts'
import type { Hall } from '../../domain/hall.ts'
import { callGround } from '../../domain/hall-day/call-reason.ts'
import { nextFor } from '../../domain/hall-day/decide-service.ts'
import { leftWindow, undoUntil } from '../../domain/hall-day/decide-window.ts'
import { callingOf, definitionOf, rulesOf } from '../../domain/hall-day/hall-day.ts'
import { clerkOf, type HallWindow } from '../../domain/hall-day/hall-window.ts'
import { windowIdOf } from '../../domain/hall-day/ticket.ts'
import type { DayFigures } from '../day-figures.ts'
import type { Version } from '../state-messages.ts'
import type { VisitLog } from '../visit-log.ts'
import { closedWindowsOf } from './closed-windows.ts'
import { type BookedOf, bookedTicketCard, ticketCard } from './ticket-card.ts'

/** Waiting tickets that a clerk sees at most. */
const queueShown = 8
/** Steps of a visit that a clerk sees at most: the latest. */
const stepsShown = 12

/** What a clerk's screen tells besides the hall. */
interface ClerkSurroundings {
  readonly figures: DayFigures
  readonly bookedOf: BookedOf
  readonly visits: Pick<VisitLog, 'of'>
}

/** The clerk's screen: who is here, who is next, what can be done. */
export function clerkView(
  hall: Hall,
  clerk: StaffView,
  { figures, bookedOf, visits }: ClerkSurroundings,
  version: Version,
): ClerkView {
  const { day } = hall
  const window = day.windows.get(day.windowOfClerk.get(clerk.staffId) ?? '')
  const { maxCalls, recallGapSeconds, noShowAfterCalls, noShowAfterSeconds } = rulesOf(day)
  const today = figures.ofClerk(clerk.staffId)
  return {
    ...version,
    businessDay: day.businessDay?.date ?? '',
    clerk,
    ...ownWindow(hall, window, bookedOf, version.at),
    ...(window === undefined && leftNow(hall, clerk.staffId, version.at)),
    visit: visitOf(hall, window?.currentTicketId ?? null, visits),
    today: {
      served: today.served,
      meanWaitSeconds: meanSeconds(today.waitSumMs, today.served),
      meanServiceSeconds: meanSeconds(today.serviceSumMs, today.served),
      ratings: today.ratings,
      ratingSum: today.ratingSum,
      scores: [...today.scores],
    },
    // Only who is at none chooses one; at 180 windows the list would be most of every answer.
    windows: window === undefined ? windowChoices(hall) : [],
    closedWindows: closedWindowsOf(hall),
    rules: { maxCalls, recallGapSeconds, noShowAfterCalls, noShowAfterSeconds },
  }
}

function meanSeconds(sumMs: number, count: number): number {
  return count === 0 ? 0 : Math.round(sumMs / count / 1000)
}

/** The way of a ticket through the hall, and what else its visitor came for today. */
function visitOf(
  { day, book }: Hall,
  ticketId: string | null,
  visits: ClerkSurroundings['visits'],
): ClerkView['visit'] {
  if (ticketId === null || !day.tickets.has(ticketId)) return null
  const numberOf = (windowId: string | null) => day.windowDefinitions.get(windowId ?? '')?.number ?? null
  const steps = visits
    .of(ticketId)
    .slice(-stepsShown)
    .map(({ at, kind, windowId }) => ({ at, kind, windowNumber: numberOf(windowId) }))
  const others = ticketsOfSamePerson(book, ticketId)
    .map((id) => day.tickets.get(id))
    .filter((ticket) => ticket !== undefined)
    .toSorted((a, b) => a.issuedAt - b.issuedAt)
    .map((ticket) => ({
      ticketNumber: ticket.number,
      serviceId: ticket.serviceId,
      status: ticket.stage.status,
      issuedAt: ticket.issuedAt,
      windowNumber: numberOf(windowIdOf(ticket)),
    }))
  return { steps, others }
}

type OwnWindow = Pick<
  ClerkView,
  'window' | 'current' | 'next' | 'waiting' | 'queue' | 'held' | 'noShows' | 'undo'
>

function ownWindow(hall: Hall, window: HallWindow | undefined, bookedOf: BookedOf, now: number): OwnWindow {
  const { day } = hall
  const known = day.windowDefinitions.get(window?.id ?? '')
  if (window === undefined || known === undefined)
    return {
      window: null,
      current: null,
      next: null,
      waiting: 0,
      queue: [],
      held: [],
      noShows: [],
      undo: null,
    }
  const calling = callingOf(day, now)
  const current = day.tickets.get(window.currentTicketId ?? '')
  const next = nextFor(day, window, now)
  const first = day.lines.firstFor(window.id, window.services, calling, queueShown)
  const queue = first
    .map((waiting) => day.tickets.get(waiting.ticketId))
    .filter((ticket) => ticket !== undefined)
  const { stage } = window
  return {
    window: {
      id: window.id,
      number: known.number,
      name: known.name,
      kind: known.kind,
      services: [...window.services],
      status: stage.status,
      pauseReason: stage.status === 'paused' ? stage.reason : null,
      ...(stage.status === 'paused' && stage.backAt !== undefined && { backAt: stage.backAt }),
    },
    current: current === undefined ? null : bookedTicketCard(current, bookedOf),
    next: next === undefined ? null : ticketCard(next.ticket, next.ground),
    waiting: day.lines.countFor(window.id, window.services),
    queue: queue.map((ticket) => ticketCard(ticket, callGround(day, ticket, window.id, now))),
    ...aside(hall, window, now),
    undo: undoable(hall, window, now),
  }
}

/** Held tickets that the window can go on with, and its no-shows that may still come back. */
function aside({ day }: Hall, window: HallWindow, now: number): Pick<ClerkView, 'held' | 'noShows'> {
  const { requeueLimit, requeueWithinMinutes } = rulesOf(day)
  const tickets = [...day.aside].map((id) => day.tickets.get(id)).filter((ticket) => ticket !== undefined)
  const held = tickets.filter(
    ({ stage, serviceId }) =>
      stage.status === 'held' && (stage.windowId === window.id || takesService(window.services, serviceId)),
  )
  const noShows = tickets.filter(
    ({ stage, requeues }) =>
      stage.status === 'no-show' &&
      stage.windowId === window.id &&
      requeues < requeueLimit &&
      now - stage.noShowAt <= requeueWithinMinutes * 60_000,
  )
  const isOwn = (ticket: (typeof held)[number]) =>
    'windowId' in ticket.stage && ticket.stage.windowId === window.id
  held.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
  return {
    held: held.map((ticket) => ticketCard(ticket)),
    noShows: noShows.map((ticket) => ticketCard(ticket)),
  }
}

function undoable({ day }: Hall, { lastAct }: HallWindow, now: number): ClerkView['undo'] {
  if (lastAct === null) return null
  const until = undoUntil(day, lastAct.at)
  const isFresh = lastAct.tickets.every(
    ({ before, versionAfter }) => day.tickets.get(before.id)?.version === versionAfter,
  )
  const ticketNumber = lastAct.tickets.at(-1)?.before.number ?? ''
  return now <= until && isFresh ? { act: lastAct.act, ticketNumber, until } : null
}

/** The sign-out that a clerk at no window can take back now. */
function leftNow({ day }: Hall, clerkId: string, now: number): Pick<ClerkView, 'left'> {
  // The end of a day signs every clerk out for good.
  if (day.businessDay?.status !== 'open') return {}
  const last = leftWindow(day, clerkId)
  const windowNumber = day.windowDefinitions.get(last?.windowId ?? '')?.number
  if (last === undefined || windowNumber === undefined) return {}
  const until = undoUntil(day, last.left.at)
  return now <= until ? { left: { windowNumber, until } } : {}
}

function windowChoices({ day }: Hall): ClerkView['windows'] {
  return definitionOf(day).windows.map(({ id, number, name }) => {
    const window = day.windows.get(id)
    const clerk = window === undefined ? undefined : day.staff.get(clerkOf(window) ?? '')
    return { id, number, name, status: window?.stage.status ?? 'closed', clerkName: clerk?.name ?? null }
  })
}
