import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Hall } from '../../domain/hall.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import { clerkOf } from '../../domain/hall-day/hall-window.ts'
import { waitMs } from '../../domain/hall-day/ticket.ts'
import { standingNotices } from '../../domain/notices/notice-board.ts'
import type { DayFigures, LatestRating } from '../day-figures.ts'
import type { DeviceHealth } from '../device-health.ts'
import type { ForeseenWaits } from '../forecast/foreseen-waits.ts'
import type { RebalancingState } from '../rebalancing/rebalancing-desk.ts'
import type { Version } from '../state-messages.ts'
import { queuesView } from './queues-view.ts'
import { rebalancingView } from './rebalancing-view.ts'
import { ticketCard } from './ticket-card.ts'

/** The hall as its manager sees it. */
export function managerView(
  hall: Hall,
  figures: DayFigures,
  health: DeviceHealth,
  waits: Pick<ForeseenWaits, 'ofService'>,
  rebalancing: RebalancingState,
  version: Version,
): ManagerView {
  const { day } = hall
  const definition = definitionOf(day)
  const line = lineNow(hall, version.at)
  const { businessDay, open, queues } = queuesView(hall, version, waits)
  return {
    ...version,
    businessDay,
    open,
    windows: definition.windows.map((known) => {
      const window = day.windows.get(known.id)
      const clerk = window === undefined ? undefined : day.staff.get(clerkOf(window) ?? '')
      const current = day.tickets.get(window?.currentTicketId ?? '')
      const { served, ratings, ratingSum } = figures.ofWindow(known.id)
      return {
        id: known.id,
        number: known.number,
        name: known.name,
        kind: known.kind,
        zoneId: known.zoneId,
        services: [...(window?.services ?? known.services)],
        status: window?.stage.status ?? 'closed',
        pauseReason: window?.stage.status === 'paused' ? window.stage.reason : null,
        ...(window?.stage.status === 'paused' &&
          window.stage.backAt !== undefined && { backAt: window.stage.backAt }),
        clerk:
          clerk === undefined
            ? null
            : { staffId: clerk.id, name: clerk.name, badgeNumber: clerk.badgeNumber },
        current: current === undefined ? null : ticketCard(current),
        served,
        ratings,
        ratingSum,
      }
    }),
    queues: queues.map((queue) => ({ ...queue, overTarget: line.overTarget.get(queue.serviceId) ?? 0 })),
    totals: totals(figures, line),
    devices: definition.devices.map(({ id, kind, name }) => ({ id, kind, name, ...health.of(id) })),
    ratings: figures.latest.map(({ ticketNumber, windowId, score, at, reasons, comment }) => ({
      ticketNumber,
      windowNumber: day.windowDefinitions.get(windowId)?.number ?? 0,
      score,
      at,
      ...(reasons.length > 0 && { reasons: [...reasons] }),
      ...(comment !== '' && { comment }),
    })),
    negatives: figures.negatives.map((rating) => negativeRating(hall, rating)),
    notices: standingNotices(hall.notices, version.at),
    rebalancing: rebalancingView(hall, rebalancing),
  }
}

/** A negative rating with the facts that whoever verifies it asks for first. */
function negativeRating({ day, evaluations }: Hall, rating: LatestRating): ManagerView['negatives'][number] {
  const { caseId, ticketNumber, windowId, score, at, reasons, comment } = rating
  const ticket = day.tickets.get(caseId)
  const { clerkId = '', seenBy } = evaluations.get(caseId) ?? {}
  return {
    caseId,
    ticketNumber,
    windowId,
    windowNumber: day.windowDefinitions.get(windowId)?.number ?? 0,
    clerkName: day.staff.get(clerkId)?.name ?? null,
    serviceId: ticket?.serviceId ?? '',
    waitedMinutes: ticket === undefined ? 0 : Math.round(waitMs(ticket, at) / 60_000),
    score,
    at,
    reasons: [...reasons],
    comment,
    named: ticket?.appointmentAt != null,
    seenBy: seenBy === undefined ? null : (day.staff.get(seenBy)?.name ?? { zh: seenBy, en: seenBy }),
  }
}

/** What a walk along the waiting tickets tells. */
interface LineNow {
  /** Tickets past their class's target, by service. */
  readonly overTarget: ReadonlyMap<string, number>
  /** Of all of them, those that nobody has called yet. */
  readonly neverCalled: number
  readonly longestWaitMs: number
}

function lineNow({ day }: Hall, now: number): LineNow {
  const overTarget = new Map<string, number>()
  let neverCalled = 0
  let longestWaitMs = 0
  for (const { ticketId, serviceId, class: ticketClass, queuedAt } of day.lines.all()) {
    longestWaitMs = Math.max(longestWaitMs, now - queuedAt)
    const target = day.services.get(serviceId)?.targetMinutes[ticketClass]
    if (target === undefined || now - queuedAt <= target * 60_000) continue
    overTarget.set(serviceId, (overTarget.get(serviceId) ?? 0) + 1)
    if (day.tickets.get(ticketId)?.calledAt === null) neverCalled += 1
  }
  return { overTarget, neverCalled, longestWaitMs }
}

function totals(figures: DayFigures, { neverCalled, longestWaitMs }: LineNow): ManagerView['totals'] {
  return {
    issued: figures.issued,
    waiting: figures.count('waiting'),
    serving: figures.count('serving') + figures.count('called'),
    held: figures.count('held'),
    served: figures.count('served'),
    noShow: figures.count('no-show'),
    left: figures.left,
    rated: figures.rated,
    negative: figures.negative,
    meanWaitSeconds: figures.called === 0 ? 0 : Math.round(figures.calledWaitSumMs / figures.called / 1000),
    longestWaitSeconds: Math.floor(longestWaitMs / 1000),
    inTarget: figures.inTarget,
    judged: figures.inTarget + figures.missedTarget + neverCalled,
  }
}
