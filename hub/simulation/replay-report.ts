import type { TicketClass } from '../../shared/hall-definition.ts'
import { ticketClasses } from '../../shared/hall-definition.ts'
import { classWords } from '../../shared/texts/common.ts'
import { byHalfHour, quantile, type VisitorOutcome, type WaitFigures, waitFigures } from '../domain/waits.ts'
import { auditBookings, type BookingAudit } from './booking-audit.ts'
import type { BookedVisitor } from './booking-plan.ts'
import { type BookingEvidence, type CheckResult, checkDay } from './checks.ts'
import type { ArrivedVisitor } from './day.ts'
import { outcomesOf, type TicketHistory, ticketHistories } from './day-history.ts'
import type { Plan } from './plan.ts'
import type { PlayedDay } from './play-day.ts'
import type { Restart } from './restart-watch.ts'

/** Boards must be right again within this of the hub taking commands again, in milliseconds. */
const rightWithinMs = 10_000

/** Real milliseconds from pressing "next" to the board. */
interface Latency {
  readonly n: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** What the day file and the command line ask of the day. */
export interface AskedDay {
  readonly visitors: readonly ArrivedVisitor[]
  /** Those who were booked, those who never came among them. */
  readonly booked: readonly BookedVisitor[]
  /** Shares of a class that have to be served within its target. */
  readonly targets: ReadonlyMap<TicketClass, number>
}

/** Everything the live replay found out. */
export interface ReplayReport {
  readonly counts: Record<'issued' | 'printed' | 'called' | 'served' | 'rated' | 'left' | 'unserved', number>
  readonly all: WaitFigures
  readonly byClass: Readonly<Record<TicketClass, WaitFigures>>
  readonly byHalfHour: readonly { readonly beginsAt: number; readonly figures: WaitFigures }[]
  readonly utilisation: number
  readonly callToBoard: Latency
  readonly announcements: number
  /** Null for a day without bookings. */
  readonly bookings: BookingEvidence | null
  readonly restarts: readonly Restart[]
  /** Virtual seconds a real second. */
  readonly speed: number
  readonly lateSeconds: number
  readonly realSeconds: number
  readonly checks: readonly CheckResult[]
}

/** Reads waits from the hub's journal, latencies from the boards, and checks what must hold. */
export function reportOf(plan: Plan, asked: AskedDay, played: PlayedDay): ReplayReport {
  const tickets = ticketHistories(played.journal)
  const outcomes = outcomesOf(tickets.values(), played.hall, played.midnight)
  const ofClass = (name: TicketClass) => waitFigures(outcomes.filter((outcome) => outcome.class === name))
  const byClass = {
    green: ofClass('green'),
    appointment: ofClass('appointment'),
    walkin: ofClass('walkin'),
  }
  const bookings = bookingEvidence(asked.booked, played)
  return {
    counts: countsOf(tickets, outcomes, played),
    all: waitFigures(outcomes),
    byClass,
    byHalfHour: [...byHalfHour(outcomes)].map(([beginsAt, group]) => ({
      beginsAt,
      figures: waitFigures(group),
    })),
    utilisation: utilisationOf(plan, tickets),
    callToBoard: latencyOf(played),
    announcements: played.live.boards.reduce((sum, board) => sum + board.announcements, 0),
    bookings,
    restarts: played.restarts,
    speed: played.live.timeline.speed,
    lateSeconds: played.lateSeconds,
    realSeconds: played.realSeconds,
    checks: [
      ...checkDay({ ...evidenceOf(played, tickets), visitors: asked.visitors.length, bookings }),
      ...restartChecks(played.restarts),
      ...targetChecks(asked.targets, byClass),
    ],
  }
}

function countsOf(
  tickets: ReadonlyMap<string, TicketHistory>,
  outcomes: readonly VisitorOutcome[],
  played: PlayedDay,
) {
  const count = (test: (ticket: TicketHistory) => boolean) => [...tickets.values()].filter(test).length
  const ended = (outcome: VisitorOutcome['outcome']) =>
    outcomes.filter((entry) => entry.outcome === outcome).length
  return {
    issued: tickets.size,
    printed: played.live.printRoom.papers.filter((paper) => paper.kind === 'original').length,
    called: count((ticket) => ticket.calledAt !== null),
    served: ended('served'),
    rated: count((ticket) => ticket.rated),
    left: ended('left'),
    unserved: ended('unserved'),
  }
}

function evidenceOf(played: PlayedDay, tickets: ReadonlyMap<string, TicketHistory>) {
  const windowNumbers = new Map(played.hall.windows.map((window) => [window.id, window.number]))
  return {
    journal: played.journal,
    tickets,
    acknowledged: played.acknowledged,
    numbers: played.book.guests.map((guest) => guest.ticketNumber),
    papers: played.live.printRoom.papers,
    isCallSeen: (number: string, windowId: string) =>
      played.live.sightings.seenAt(number, windowNumbers.get(windowId) ?? 0) !== undefined,
    tables: played.verification,
    playerErrors: played.errors,
  }
}

function bookingEvidence(
  booked: readonly BookedVisitor[],
  { journal, messages }: PlayedDay,
): BookingEvidence | null {
  if (booked.length === 0) return null
  const absent = booked.filter(({ arrivesAt }) => arrivesAt === null).length
  return { audit: auditBookings(journal), booked: booked.length, absent, messages }
}

function targetChecks(
  targets: ReadonlyMap<TicketClass, number>,
  byClass: ReplayReport['byClass'],
): CheckResult[] {
  return [...targets].map(([name, wanted]) => {
    const { n, inTarget } = byClass[name]
    const detail = `${(inTarget * 100).toFixed(1)}% of ${n}, asked ${(wanted * 100).toFixed(1)}%`
    const title = { zh: `${classWords[name].zh}等候达标`, en: `${classWords[name].en} waits in target` }
    return { name: `target-${name}`, title, ok: inTarget >= wanted, detail }
  })
}

function restartChecks(restarts: readonly Restart[]): CheckResult[] {
  if (restarts.length === 0) return []
  const slow = restarts.filter(
    ({ readyAtMs, rightAtMs }) => rightAtMs === null || rightAtMs - readyAtMs > rightWithinMs,
  )
  return [
    {
      name: 'restarts',
      title: { zh: '每次重启就绪后 10 秒内各屏恢复正确', en: 'screens right within 10 s of each restart' },
      ok: slow.length === 0,
      detail:
        slow.length === 0
          ? `${restarts.length} kills`
          : `${slow.length} of ${restarts.length} were not; last: ${slow[0]?.lastWrong}`,
    },
  ]
}

/** Served time over staffed time; a hall that emptied before closing counts as staffed to the end of its shifts. */
function utilisationOf(plan: Plan, tickets: ReadonlyMap<string, TicketHistory>): number {
  let staffedSeconds = 0
  for (const { shifts } of plan.windows)
    for (const shift of shifts) staffedSeconds += shift.endsAt - shift.beginsAt
  let busySeconds = 0
  for (const { calledAt, finishedAt } of tickets.values())
    if (calledAt !== null && finishedAt !== null) busySeconds += (finishedAt - calledAt) / 1000
  return staffedSeconds === 0 ? 0 : busySeconds / staffedSeconds
}

/** Over the calls that no outage of the hub cut in two: those are in the times of the restarts. */
function latencyOf({ book, live, restarts, hall }: PlayedDay): Latency {
  const numbers = new Map(hall.windows.map((window) => [window.id, window.number]))
  const latencies: number[] = []
  for (const { ticketNumber, calls } of book.guests) {
    for (const { windowId, pressedAtMs } of calls) {
      const seenAt = live.sightings.seenAt(ticketNumber, numbers.get(windowId) ?? 0)
      if (seenAt === undefined) continue
      const cut = restarts.some(
        ({ killedAtMs, rightAtMs, readyAtMs }) =>
          pressedAtMs <= (rightAtMs ?? readyAtMs) && seenAt >= killedAtMs,
      )
      if (!cut) latencies.push(seenAt - pressedAtMs)
    }
  }
  latencies.sort((one, other) => one - other)
  return {
    n: latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    max: latencies.at(-1) ?? 0,
  }
}

/** The report as the JSON file of the contract, with what only a live replay knows under `live`. */
export function reportJson(report: ReplayReport): object {
  const { counts, all } = report
  const figures = ({ n, p50, p90, max, inTarget }: WaitFigures) => ({ n, p50, p90, max, in_target: inTarget })
  return {
    visitors: all.n,
    served: counts.served,
    left: counts.left,
    unserved: counts.unserved,
    mean: all.mean,
    p50: all.p50,
    p90: all.p90,
    p99: all.p99,
    max: all.max,
    in_target: all.inTarget,
    by_class: Object.fromEntries(ticketClasses.map((name) => [name, figures(report.byClass[name])])),
    utilisation: report.utilisation,
    by_half_hour: report.byHalfHour.map(({ beginsAt, figures: group }) => ({
      begins_at: beginsAt,
      ...figures(group),
      mean: group.mean,
    })),
    live: {
      issued: counts.issued,
      printed: counts.printed,
      called: counts.called,
      rated: counts.rated,
      announcements: report.announcements,
      bookings: report.bookings === null ? null : bookingsJson(report.bookings),
      call_to_board_ms: report.callToBoard,
      restarts: report.restarts.map(({ killedAtMs, readyAtMs, rightAtMs, lastWrong }) => ({
        down_ms: readyAtMs - killedAtMs,
        right_after_ready_ms: rightAtMs === null ? null : rightAtMs - readyAtMs,
        last: lastWrong,
      })),
      late_seconds: report.lateSeconds,
      real_seconds: report.realSeconds,
      checks: report.checks,
    },
  }
}

function bookingsJson({ audit, booked, absent, messages }: BookingEvidence): object {
  const { confirmed, checkedIn, late, noShows, counted }: BookingAudit = audit
  return {
    booked,
    absent,
    confirmed,
    checked_in: checkedIn,
    late,
    no_shows: noShows,
    no_shows_counted: counted,
    messages: messages.length,
  }
}
