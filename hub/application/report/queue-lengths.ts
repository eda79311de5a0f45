import type { TicketClass } from '../../../shared/hall-definition.ts'
import type { ReportedVisit } from './reported-day.ts'

/** Who waits at one instant, in seconds since local midnight; those who came before their slot apart, as early. */
export interface QueueMoment extends Readonly<Record<QueuePart, number>> {
  readonly at: number
}

/** The parts of a queue: by class those whose wait counts, and the early ones. */
export type QueuePart = TicketClass | 'early'

interface Change {
  readonly at: number
  readonly part: QueuePart
  readonly by: 1 | -1
}

const minuteSeconds = 60
const halfHourSeconds = 1800
const nobody: QueueMoment = { at: 0, green: 0, appointment: 0, walkin: 0, early: 0 }

/** Everyone whose wait counts. */
export function waitingAt({ green, appointment, walkin }: QueueMoment): number {
  return green + appointment + walkin
}

/**
 * The queue after each instant at which it changed. An appointment that came before its slot counts as early until the
 * slot, since its wait counts only from there.
 */
export function queueMoments(visits: readonly ReportedVisit[]): QueueMoment[] {
  const changes = visits.flatMap(changesOf).sort((one, other) => one.at - other.at)
  const moments: QueueMoment[] = []
  const now = { ...nobody }
  for (const [index, { at, part, by }] of changes.entries()) {
    now.at = at
    now[part] += by
    if (changes[index + 1]?.at !== at) moments.push({ ...now })
  }
  return moments
}

/** The queue minute by minute, each minute at its fullest moment; a minute like the one before is left out. */
export function queueByMinute(moments: readonly QueueMoment[]): QueueMoment[] {
  const minutes: QueueMoment[] = []
  for (const moment of fullestMoments(moments, minuteSeconds))
    if (!isSame(moment, minutes.at(-1))) minutes.push(moment)
  return minutes
}

/** Each half hour's fullest moment. */
export function queueByHalfHour(moments: readonly QueueMoment[]): QueueMoment[] {
  return fullestMoments(moments, halfHourSeconds)
}

/** The moment at which most waited, the first of several; null when nobody ever waited. */
export function longestQueue(moments: readonly QueueMoment[]): QueueMoment | null {
  let longest: QueueMoment | null = null
  for (const moment of moments)
    if (waitingAt(moment) > (longest === null ? 0 : waitingAt(longest))) longest = moment
  return longest
}

function changesOf(visit: ReportedVisit): Change[] {
  const { class: name, arrivedAt, queuedAt, calledAt, endedAt, waitSeconds } = visit
  const until = calledAt ?? endedAt ?? queuedAt + waitSeconds
  return [
    ...stay('early', arrivedAt, Math.min(queuedAt, until)),
    ...stay(name, Math.max(queuedAt, arrivedAt), until),
  ]
}

function stay(part: QueuePart, from: number, to: number): Change[] {
  if (to <= from) return []
  return [
    { at: from, part, by: 1 },
    { at: to, part, by: -1 },
  ]
}

/** The fullest moment of each span of so many seconds, marked with the span's beginning; one empty span at the end. */
function fullestMoments(moments: readonly QueueMoment[], spanSeconds: number): QueueMoment[] {
  const spans: QueueMoment[] = []
  const first = moments[0]?.at ?? 0
  const last = moments.at(-1)?.at ?? -1
  let left = nobody
  let next = 0
  for (let at = Math.floor(first / spanSeconds) * spanSeconds; at - spanSeconds <= last; at += spanSeconds) {
    // Who waited before the span began still does, unless something changes at its very beginning.
    let fullest = left
    for (
      let moment = moments[next];
      moment !== undefined && moment.at < at + spanSeconds;
      moment = moments[next]
    ) {
      if (moment.at === at || waitingAt(moment) > waitingAt(fullest)) fullest = moment
      left = moment
      next += 1
    }
    spans.push({ ...fullest, at })
  }
  return spans
}

function isSame(one: QueueMoment, other: QueueMoment | undefined): boolean {
  return (
    other !== undefined &&
    one.green === other.green &&
    one.appointment === other.appointment &&
    one.walkin === other.walkin &&
    one.early === other.early
  )
}
