import type { BookingDays, BookingSlots } from '../shared/http/booking-schemas.ts'
import type { Choices } from './booking-flow.ts'

/** How often free places are read again while they are looked at, in milliseconds. */
export const freshenMs = 20_000

/** One day of the days that can be booked, and one slot of a day. */
export type Day = BookingDays['days'][number]
export type Slot = BookingSlots['slots'][number]

/** Where the days for these matters are read, with the places of a key project when there is a code. */
export function daysPath({ services, project }: Choices): string {
  return `/api/v1/booking/days?${new URLSearchParams(asked(services, project))}`
}

/** Where the slots of the chosen day are read. */
export function slotsPath({ services, project, date }: Choices): string {
  return `/api/v1/booking/slots?${new URLSearchParams({ ...asked(services, project), date: date ?? '' })}`
}

function asked(services: readonly string[], project: string): Record<string, string> {
  return { services: services.join(','), ...(project !== '' && { project }) }
}

/** The free slots nearest to a time of the day, `HH:MM`, in the order of the clock. */
export function nearestFree(slots: readonly Slot[], start: string, count: number): Slot[] {
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const far = (slot: Slot) => Math.abs(minuteOf(slot.start) - minuteOf(start))
  return slots
    .filter(({ free }) => free > 0)
    .sort((a, b) => far(a) - far(b))
    .slice(0, count)
    .sort((a, b) => a.start.localeCompare(b.start))
}
