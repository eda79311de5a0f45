import { definitionOf, type HallDay } from '../../domain/hall-day/hall-day.ts'
import { clerkOf } from '../../domain/hall-day/hall-window.ts'
import type { HallStaff } from '../../domain/rebalancing/candidates.ts'

/** Who could be sent to a window now. */
export function hallStaff(day: HallDay, present: ReadonlySet<string>): HallStaff {
  return {
    freeClerks: freeClerks(day, present).map(({ id }) => id),
    clerkOf: Object.fromEntries(
      [...day.windows.values()].flatMap((window) => {
        const clerkId = clerkOf(window)
        return clerkId === undefined ? [] : [[window.id, clerkId]]
      }),
    ),
  }
}

/** The clerks who are at no window: those in the building first, each in the order of the staff list. */
export function freeClerks(day: HallDay, present: ReadonlySet<string>) {
  const free = definitionOf(day).staff.filter(
    ({ id, role }) => role === 'clerk' && !day.windowOfClerk.has(id),
  )
  return [...free.filter(({ id }) => present.has(id)), ...free.filter(({ id }) => !present.has(id))]
}
