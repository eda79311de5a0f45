import type { DayAheadView } from '../../../shared/http/rebalancing-schemas.ts'
import { anyService } from '../../../shared/service-list.ts'
import type { HallDay } from '../../domain/hall-day/hall-day.ts'
import type { DayAheadState } from '../rebalancing/day-ahead-desk.ts'

/** The staffing of the next working day as the manager sees it. */
export function dayAheadView({ windowDefinitions }: HallDay, state: DayAheadState): DayAheadView {
  if (state.status !== 'ready') return state
  const { date, booked, staffing } = state
  return {
    status: 'ready',
    date,
    booked,
    visitors: Math.round(staffing.visitors),
    windowHours: { ...staffing.windowHours },
    isMet: staffing.isMet,
    targets: staffing.targets.map(({ class: name, share, withinSeconds, mean, low, high }) => ({
      class: name,
      share,
      withinMinutes: withinSeconds / 60,
      mean,
      low,
      high,
    })),
    kinds: staffing.kinds.map(({ services, windowIds }) => ({
      takes: services.includes(anyService) ? 'any' : 'some',
      windowNumbers: windowIds
        .flatMap((id) => windowDefinitions.get(id)?.number ?? [])
        .sort((one, other) => one - other),
    })),
    halfHours: staffing.halfHours.map(({ beginsAt, planned, needed }) => ({
      beginsAt,
      planned,
      needed: [...needed],
    })),
  }
}
