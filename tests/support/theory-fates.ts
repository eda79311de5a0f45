import { fates as fateNames, type VirtualFates } from '../../hub/domain/virtual-hall/virtual-day.ts'
import { ticketClasses } from '../../shared/hall-definition.ts'
import { anyService } from '../../shared/service-list.ts'
import type { PlayableDay } from './theory-days.ts'

/** A stretch of time in milliseconds. */
interface Stretch {
  readonly from: number
  readonly until: number
}

/** A call that went to a later visitor of the same service and class. */
export interface Overtaking {
  readonly earlier: number
  readonly later: number
  readonly at: number
}

/** When a visitor's waiting was over: called, gone, or the last window had closed. */
export function waitedUntil({ plan, visitors }: PlayableDay, fates: VirtualFates, row: number): number {
  const fate = fateNames[fates.fate[row] as number]
  if (fate === 'served') return fates.calledAt[row] as number
  if (fate === 'left') return visitors.leavesAt[row] as number
  return Math.max(...plan.windows.flatMap(({ shifts }) => shifts.map(({ endsAt }) => endsAt)))
}

/** Whether a window of the plan takes a service, both by their places. */
export function takes({ plan }: PlayableDay, window: number, service: number): boolean {
  const taken = plan.windows[window]?.services ?? []
  return taken.includes(anyService) || taken.includes(plan.services[service]?.id ?? '')
}

/** Every breach of the rules of service that the fates show, in words: none when a day was played as it should be. */
export function breachesOf(day: PlayableDay, fates: VirtualFates): string[] {
  const { plan, visitors } = day
  const breaches: string[] = []
  for (const [window, { id, shifts }] of plan.windows.entries()) {
    const served = rowsOf(visitors.count).filter((row) => fates.window[row] === window)
    served.sort(
      (one, other) =>
        (fates.calledAt[one] as number) - (fates.calledAt[other] as number) ||
        // One whose service takes no time comes before the next at the same instant.
        (visitors.serviceMs[one] as number) - (visitors.serviceMs[other] as number),
    )
    const busy = served.map((row) => {
      const from = fates.calledAt[row] as number
      if (!takes(day, window, visitors.service[row] as number))
        breaches.push(`${id} does not take row ${row}`)
      if (from < (visitors.arrivesAt[row] as number)) breaches.push(`row ${row} is called before it comes`)
      if (from > (visitors.leavesAt[row] as number)) breaches.push(`row ${row} is called after it left`)
      if (!shifts.some(({ beginsAt, endsAt }) => beginsAt <= from && from < endsAt))
        breaches.push(`${id} calls row ${row} while it is closed`)
      return { from, until: from + (visitors.serviceMs[row] as number) }
    })
    for (const [place, { until }] of busy.entries())
      if (until > (busy[place + 1]?.from ?? until)) breaches.push(`${id} serves two at once at ${until}`)
    const idle = shifts.flatMap((shift) => gapsOf({ from: shift.beginsAt, until: shift.endsAt }, busy))
    for (const row of rowsOf(visitors.count)) {
      if (!takes(day, window, visitors.service[row] as number)) continue
      const [from, until] = [visitors.arrivesAt[row] as number, waitedUntil(day, fates, row)]
      for (const gap of idle)
        if (Math.max(from, gap.from) < Math.min(until, gap.until))
          breaches.push(`${id} is idle from ${gap.from} while row ${row} waits until ${until}`)
    }
  }
  return breaches
}

/** Calls of a later visitor while an earlier one of the same service and class waits; by queued-at, then row. */
export function overtakingsOf(day: PlayableDay, fates: VirtualFates): Overtaking[] {
  const { visitors } = day
  const lines = rowsBy(
    rowsOf(visitors.count),
    (row) => (visitors.service[row] as number) * ticketClasses.length + (visitors.classRank[row] as number),
  )
  const overtakings: Overtaking[] = []
  for (const rows of lines.values()) {
    rows.sort(
      (one, other) =>
        (visitors.queuedAt[one] as number) - (visitors.queuedAt[other] as number) || one - other,
    )
    for (const [place, earlier] of rows.entries()) {
      const [from, until] = [visitors.arrivesAt[earlier] as number, waitedUntil(day, fates, earlier)]
      for (const later of rows.slice(place + 1)) {
        const at = fates.calledAt[later] as number
        // At the very instant one comes or is called, the order of events decides, which the fates do not show.
        if (at > from && at < until) overtakings.push({ earlier, later, at })
      }
    }
  }
  return overtakings
}

/** Row numbers from 0. */
export function rowsOf(count: number): number[] {
  return Array.from({ length: count }, (_, row) => row)
}

/** Rows by a number that they have in common, in their order. */
export function rowsBy(rows: readonly number[], numberOf: (row: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const group = groups.get(numberOf(row))
    if (group === undefined) groups.set(numberOf(row), [row])
    else group.push(row)
  }
  return groups
}

/** What of a stretch no other covers; these are in order and do not overlap. */
function gapsOf(whole: Stretch, covered: readonly Stretch[]): Stretch[] {
  const gaps: Stretch[] = []
  let from = whole.from
  for (const stretch of covered) {
    if (stretch.from > from && from < whole.until)
      gaps.push({ from, until: Math.min(stretch.from, whole.until) })
    from = Math.max(from, stretch.until)
  }
  if (from < whole.until) gaps.push({ from, until: whole.until })
  return gaps
}
