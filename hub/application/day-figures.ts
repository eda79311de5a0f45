import type { TicketStatus } from '../../shared/http/ticket-schemas.ts'
import { negativeUpTo } from '../../shared/negative-score.ts'
import type { Hall } from '../domain/hall.ts'
import type { HallDay } from '../domain/hall-day/hall-day.ts'
import { type Ticket, waitMs } from '../domain/hall-day/ticket.ts'
import { outcomeOf } from './report/live-day.ts'

/** Sums of one clerk's, one window's or the hall's day. */
export interface Figures {
  served: number
  waitSumMs: number
  serviceSumMs: number
  ratings: number
  ratingSum: number
  /** How many ratings of 1, 2, 3, 4 and 5. */
  readonly scores: number[]
}

/** What one ticket adds to the sums. */
interface Share {
  readonly status: TicketStatus
  readonly hasLeft: boolean
  readonly calledWaitMs: number | null
  /** Whether the target of its class was kept; open while it waits for its first call, and where nobody waited for it. */
  readonly target: 'met' | 'missed' | 'open'
  readonly serviceMs: number
  readonly clerkId: string | null
  readonly windowId: string | null
}

const noFigures = (): Figures => ({
  served: 0,
  waitSumMs: 0,
  serviceSumMs: 0,
  ratings: 0,
  ratingSum: 0,
  scores: [0, 0, 0, 0, 0],
})
const none: Figures = noFigures()

/** A rating as the manager sees it. */
export interface LatestRating {
  readonly caseId: string
  readonly ticketNumber: string
  readonly windowId: string
  readonly score: number
  readonly at: number
  /** Codes of the reasons that the visitor ticked. */
  readonly reasons: readonly string[]
  /** The visitor's own words; empty for most. */
  readonly comment: string
}

/** Ratings kept for the manager's page. */
const latestKept = 10
/** Negative ratings kept beside them: a day with more has another trouble than each of them. */
const negativesKept = 50

/** Counts of the business day, kept up with every change so that a view never walks through all tickets. */
export class DayFigures {
  private readonly shares = new Map<string, Share>()
  private readonly clerks = new Map<string, Figures>()
  private readonly windows = new Map<string, Figures>()
  private statuses = new Map<TicketStatus, number>()
  left = 0
  called = 0
  calledWaitSumMs = 0
  /** Visitors who were called within the target of their class, and those who were not, as in the day's report. */
  inTarget = 0
  missedTarget = 0
  rated = 0
  negative = 0
  latest: readonly LatestRating[] = []
  /** The negative ratings (差评) of the day, newest first, at most fifty. */
  negatives: readonly LatestRating[] = []

  get issued(): number {
    return this.shares.size
  }

  count(status: TicketStatus): number {
    return this.statuses.get(status) ?? 0
  }

  ofClerk(clerkId: string): Figures {
    return this.clerks.get(clerkId) ?? none
  }

  ofWindow(windowId: string): Figures {
    return this.windows.get(windowId) ?? none
  }

  /** Counts the whole day anew. */
  rebuild(hall: Hall): void {
    this.clear()
    for (const ticket of hall.day.tickets.values()) this.note(hall.day, ticket)
    const rated = [...hall.evaluations].sort(([, a], [, b]) => (a.ratedAt ?? 0) - (b.ratedAt ?? 0))
    for (const [caseId, { score }] of rated) if (score !== null) this.noteRating(hall, caseId)
  }

  /** A ticket is now as given; what it added before is taken back. */
  note(day: HallDay, ticket: Ticket): void {
    const before = this.shares.get(ticket.id)
    if (before !== undefined) this.add(before, -1)
    const share = shareOf(day, ticket)
    this.shares.set(ticket.id, share)
    this.add(share, 1)
  }

  /** A case has got its rating. */
  noteRating(hall: Hall, caseId: string): void {
    const found = hall.evaluations.get(caseId)
    if (found === undefined || found.score === null) return
    const { windowId, clerkId, score, ratedAt, reasons = [], comment = '' } = found
    this.rated += 1
    if (score <= negativeUpTo) this.negative += 1
    for (const figures of [entry(this.clerks, clerkId), entry(this.windows, windowId)]) {
      figures.ratings += 1
      figures.ratingSum += score
      figures.scores[score - 1] = (figures.scores[score - 1] ?? 0) + 1
    }
    const ticketNumber = hall.day.tickets.get(caseId)?.number ?? ''
    const rating = { caseId, ticketNumber, windowId, score, at: ratedAt ?? 0, reasons, comment }
    this.latest = [rating, ...this.latest].slice(0, latestKept)
    if (score <= negativeUpTo) this.negatives = [rating, ...this.negatives].slice(0, negativesKept)
  }

  /** A new day begins at nought. */
  clear(): void {
    for (const map of [this.shares, this.clerks, this.windows, this.statuses]) map.clear()
    this.left = this.called = this.calledWaitSumMs = this.rated = this.negative = 0
    this.inTarget = this.missedTarget = 0
    this.latest = []
    this.negatives = []
  }

  private add(share: Share, sign: 1 | -1): void {
    this.statuses.set(share.status, this.count(share.status) + sign)
    if (share.hasLeft) this.left += sign
    if (share.target === 'met') this.inTarget += sign
    if (share.target === 'missed') this.missedTarget += sign
    if (share.calledWaitMs !== null) {
      this.called += sign
      this.calledWaitSumMs += sign * share.calledWaitMs
    }
    if (share.status !== 'served' || share.clerkId === null || share.windowId === null) return
    for (const figures of [entry(this.clerks, share.clerkId), entry(this.windows, share.windowId)]) {
      figures.served += sign
      figures.waitSumMs += sign * (share.calledWaitMs ?? 0)
      figures.serviceSumMs += sign * share.serviceMs
    }
  }
}

function entry(map: Map<string, Figures>, id: string): Figures {
  let figures = map.get(id)
  if (figures === undefined) {
    figures = noFigures()
    map.set(id, figures)
  }
  return figures
}

function shareOf(day: HallDay, ticket: Ticket): Share {
  const { stage } = ticket
  return {
    status: stage.status,
    hasLeft: stage.status === 'void' && stage.reason === 'visitor-left',
    calledWaitMs: ticket.calledAt === null ? null : waitMs(ticket, ticket.calledAt),
    target: targetOf(day, ticket),
    serviceMs: stage.status === 'served' ? stage.finishedAt - stage.startedAt : 0,
    clerkId: 'clerkId' in stage ? stage.clerkId : null,
    windowId: 'windowId' in stage ? stage.windowId : null,
  }
}

function targetOf({ services }: HallDay, ticket: Ticket): Share['target'] {
  const { stage, calledAt, serviceId } = ticket
  if (calledAt === null) {
    if (stage.status === 'waiting') return 'open'
    if (stage.status === 'void' && stage.reason !== 'visitor-left') return 'open'
    return 'missed'
  }
  const targetMs = (services.get(serviceId)?.targetMinutes[ticket.class] ?? 0) * 60_000
  return outcomeOf(ticket) === 'served' && waitMs(ticket, calledAt) <= targetMs ? 'met' : 'missed'
}
