import type { ClassTarget } from '../../../hub/domain/staffing/class-target.ts'
import { type StaffingProblem, staffingProblem } from '../../../hub/domain/staffing/staffing-problem.ts'
import {
  sortArrivals,
  type VirtualVisitors,
  type VirtualWindow,
  visitorColumns,
} from '../../../hub/domain/virtual-hall/virtual-day.ts'
import type { Chance } from '../../support/seeded-chance.ts'

export const minuteMs = 60_000

const msOf = (clock: string) => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * minuteMs

/** A window with shifts as `['09:00', '12:00']`. */
export function windowOf(
  id: string,
  services: readonly string[],
  shifts: readonly (readonly [string, string])[],
): VirtualWindow {
  return {
    id,
    services,
    shifts: shifts.map(([begin, end]) => ({ beginsAt: msOf(begin), endsAt: msOf(end) })),
  }
}

/** What to staff: so many windows open all day for everything, or one after another for the kinds given. */
export function problemOf({
  windows = 6,
  from = '09:00',
  to = '13:00',
  kinds = [['*']],
  targets = [{ class: 'walkin', share: 0.9, withinSeconds: 600 }],
}: {
  readonly windows?: number
  readonly from?: string
  readonly to?: string
  readonly kinds?: readonly (readonly string[])[]
  readonly targets?: readonly ClassTarget[]
}): StaffingProblem {
  const targetMs = { green: 5 * minuteMs, appointment: 10 * minuteMs, walkin: 10 * minuteMs }
  return staffingProblem(
    {
      services: ['a', 'b'].map((id) => ({ id, expectedMs: 10 * minuteMs, targetMs })),
      windows: Array.from({ length: windows }, (_, place) =>
        windowOf(`w${place + 1}`, kinds[place % kinds.length] as readonly string[], [[from, to]]),
      ),
    },
    'kept',
    targets,
  )
}

/** A day of walk-ins: so many an hour from opening to an hour before closing, some ten minutes each. */
export function dayOf(chance: Chance, { halfHours }: StaffingProblem, anHour: number): VirtualVisitors {
  const [opensAt, closesAt] = [halfHours[0]?.beginsAt ?? 0, (halfHours.at(-1)?.endsAt ?? 0) - 60 * minuteMs]
  const columns = visitorColumns(Math.round((anHour * (closesAt - opensAt)) / (60 * minuteMs)))
  for (let row = 0; row < columns.count; row += 1) {
    columns.arrivesAt[row] = opensAt + chance.next() * (closesAt - opensAt)
    columns.queuedAt[row] = columns.arrivesAt[row] as number
    columns.service[row] = chance.below(2)
    columns.classRank[row] = 2
    columns.serviceMs[row] = (4 + 12 * chance.next()) * minuteMs
  }
  sortArrivals(columns)
  return columns
}
