import { takesService } from '../../../shared/hall-definition.ts'
import type { ClerkView, StaffView } from '../../../shared/http/schemas.ts'
import type { Hall } from '../../domain/hall.ts'
import { callGround } from '../../domain/hall-day/call-reason.ts'
import { nextFor } from '../../domain/hall-day/decide-service.ts'
import { callingOf, definitionOf, rulesOf } from '../../domain/hall-day/hall-day.ts'
import { clerkOf, type HallWindow } from '../../domain/hall-day/hall-window.ts'
import type { DayFigures } from '../day-figures.ts'
import type { Version } from '../state-messages.ts'
import { type BookedOf, bookedTicketCard, ticketCard } from './ticket-card.ts'

/** Waiting tickets that a clerk sees at most. */
const queueShown = 8

/** The clerk's screen: who is here, who is next, what can be done. */
export function clerkView(
  hall: Hall,
  clerk: StaffView,
  { figures, bookedOf }: { readonly figures: DayFigures; readonly bookedOf: BookedOf },
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
    today: {
      served: today.served,
      meanWaitSeconds: today.served === 0 ? 0 : Math.round(today.waitSumMs / today.served / 1000),
      ratings: today.ratings,
      ratingSum: today.ratingSum,
    },
    // Only who is at none chooses one; at 180 windows the list would be most of every answer.
    windows: window === undefined ? windowChoices(hall) : [],
    rules: { maxCalls, recallGapSeconds, noShowAfterCalls, noShowAfterSeconds },
  }
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
  const until = lastAct.at + rulesOf(day).undoSeconds * 1000
  const isFresh = lastAct.tickets.every(
    ({ before, versionAfter }) => day.tickets.get(before.id)?.version === versionAfter,
  )
  const ticketNumber = lastAct.tickets.at(-1)?.before.number ?? ''
  return now <= until && isFresh ? { act: lastAct.act, ticketNumber, until } : null
}

function windowChoices({ day }: Hall): ClerkView['windows'] {
  return definitionOf(day).windows.map(({ id, number, name }) => {
    const window = day.windows.get(id)
    const clerk = window === undefined ? undefined : day.staff.get(clerkOf(window) ?? '')
    return { id, number, name, status: window?.stage.status ?? 'closed', clerkName: clerk?.name ?? null }
  })
}
