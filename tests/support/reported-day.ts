import type { ReportedDay, ReportedVisit } from '../../hub/application/report/reported-day.ts'
import { parseTimeOfDay } from '../../hub/simulation/time-of-day.ts'

/** Seconds since midnight of `HH:MM`. */
export function at(clock: string): number {
  return parseTimeOfDay(clock) ?? Number.NaN
}

/** A walk-in for passports who came at 09:00, was called at once to w1 and served for ten minutes. */
export function visit(name: string, part: Partial<ReportedVisit> = {}): ReportedVisit {
  const arrivedAt = part.arrivedAt ?? at('09:00')
  const queuedAt = part.queuedAt ?? arrivedAt
  const calledAt = part.calledAt === undefined ? queuedAt : part.calledAt
  return {
    name,
    class: 'walkin',
    serviceId: 'passport',
    outcome: 'served',
    targetSeconds: 20 * 60,
    windowId: 'w1',
    endedAt: calledAt === null ? null : calledAt + 600,
    waitSeconds: calledAt === null ? 0 : Math.max(0, calledAt - queuedAt),
    ...part,
    arrivedAt,
    queuedAt,
    calledAt,
  }
}

/** A day of two services and two windows that are staffed from nine to ten; w2 takes houses only. */
export function reportedDay(visits: readonly ReportedVisit[], part: Partial<ReportedDay> = {}): ReportedDay {
  const shifts = [{ beginsAt: at('09:00'), endsAt: at('10:00') }]
  return {
    policy: 'fifo',
    plan: {
      hall: 'Harbour',
      services: [
        { id: 'passport', name: 'Passports' },
        { id: 'house', name: 'Houses' },
      ],
      windows: [
        { id: 'w1', services: ['*'], shifts },
        { id: 'w2', services: ['house'], shifts },
      ],
    },
    visits,
    ...part,
  }
}
