import { instantOf, localTimeOf } from '../../../shared/business-day.ts'
import { definitionOf, type HallDay, rulesOf } from '../../domain/hall-day/hall-day.ts'
import { type Ticket, waitMs } from '../../domain/hall-day/ticket.ts'
import { reportHtml } from './day-report.ts'
import type { ReportedDay, ReportedVisit } from './reported-day.ts'
import type { OpenWhile } from './window-day-log.ts'

/** The live day and when its windows were open. */
export interface LiveDay {
  readonly day: HallDay
  readonly open: ReadonlyMap<string, readonly OpenWhile[]>
  readonly now: number
}

/** The report of the business day so far, as one HTML file. */
export function liveDayReport(live: LiveDay): string {
  const { day, now } = live
  const { name, timeZone } = definitionOf(day)
  const date = day.businessDay?.date ?? ''
  const madeAt = `${date} ${localTimeOf(now, timeZone)}`
  const reported = reportedLiveDay(live)
  return reportHtml([reported], { title: `${name.zh} ${date}`, source: sourceOf(live, reported), madeAt })
}

function sourceOf({ day, now }: LiveDay, { visits }: ReportedDay): string {
  if (day.businessDay?.status !== 'open') return '当日实际记录。 As recorded.'
  const time = localTimeOf(now, definitionOf(day).timeZone)
  const waiting = day.lines.size
  const over = visits.filter(({ outcome }) => outcome === 'unserved').length
  return (
    `截至 ${time} 的实际记录，当日尚未结束。${waiting} 人仍在等候：其中 ${over} 人已超过目标时间，计为未办理；其余未计入。 ` +
    `As recorded up to ${time}; the day is not over. ${waiting} still wait: the ${over} past their target count as not served, the others are left out.`
  )
}

/** The business day so far in the form of the report. Of those who still wait only who is past the target is in it. */
export function reportedLiveDay({ day, open, now }: LiveDay): ReportedDay {
  const definition = definitionOf(day)
  const midnight = instantOf(day.businessDay?.date ?? '', 0, definition.timeZone)
  const seconds = (at: number) => (at - midnight) / 1000
  return {
    policy: rulesOf(day).callOrder,
    plan: {
      hall: definition.name,
      services: definition.services.map(({ id, name }) => ({ id, name })),
      windows: definition.windows.map(({ id, number, services }) => ({
        id,
        name: { zh: `${number} 号窗口`, en: `Window ${number}` },
        services: day.windows.get(id)?.services ?? services,
        shifts: (open.get(id) ?? []).map(({ beginsAt, endsAt }) => ({
          beginsAt: seconds(beginsAt),
          endsAt: seconds(endsAt ?? now),
        })),
      })),
    },
    visits: [...day.tickets.values()].flatMap((ticket) => visitOf(day, ticket, { seconds, now })),
  }
}

/** A ticket as a visit; none for one that was made void before anybody was called with it, or that still waits in time. */
function visitOf(
  day: HallDay,
  ticket: Ticket,
  { seconds, now }: { readonly seconds: (at: number) => number; readonly now: number },
): ReportedVisit[] {
  const { stage, calledAt, issuedAt, serviceId, number } = ticket
  if (stage.status === 'void' && calledAt === null && stage.reason !== 'visitor-left') return []
  const outcome = outcomeOf(ticket)
  const ends = endedAt(ticket, now)
  const waited = waitMs(ticket, ends ?? now)
  const joinedAt = (calledAt ?? ends ?? now) - waitMs({ ...ticket, calledAt: null }, calledAt ?? ends ?? now)
  const targetMinutes = day.services.get(serviceId)?.targetMinutes[ticket.class] ?? 0
  if (stage.status === 'waiting' && calledAt === null && waited <= targetMinutes * 60_000) return []
  return [
    {
      name: number,
      class: ticket.class,
      serviceId,
      arrivedAt: seconds(issuedAt),
      queuedAt: seconds(ticket.requeues === 0 ? ticket.queuedAt : joinedAt),
      outcome,
      waitSeconds: waited / 1000,
      targetSeconds: targetMinutes * 60,
      windowId: outcome === 'served' && 'windowId' in stage ? stage.windowId : null,
      calledAt: outcome === 'served' && calledAt !== null ? seconds(calledAt) : null,
      endedAt: ends === null ? null : seconds(ends),
    },
  ]
}

/** How a visit ended, or would if the hall closed now: who was called in vain has left. */
export function outcomeOf({ stage, calledAt }: Ticket): ReportedVisit['outcome'] {
  switch (stage.status) {
    case 'called':
    case 'serving':
    case 'held':
    case 'served':
      return 'served'
    case 'no-show':
      return 'left'
    case 'void':
      return calledAt === null ? 'left' : 'served'
    case 'waiting':
    case 'closed':
      return 'unserved'
  }
}

/** When it was over, or till when it has been under way; null for who still waits, and for what the end of the day closed. */
function endedAt({ stage }: Ticket, now: number): number | null {
  switch (stage.status) {
    case 'called':
    case 'serving':
      return now
    case 'held':
      return stage.heldAt
    case 'served':
      return stage.finishedAt
    case 'no-show':
      return stage.noShowAt
    case 'void':
      return stage.voidedAt
    default:
      return null
  }
}
