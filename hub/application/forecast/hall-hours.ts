import { instantOf } from '../../../shared/business-day.ts'
import { addDays } from '../../../shared/calendar-date.ts'
import type { DemandProfile } from '../../../shared/demand-profile.ts'
import { slotsOn } from '../../domain/booking/slots.ts'
import type { Hall } from '../../domain/hall.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import { shiftsOf } from './planned-shifts.ts'

/** From when and until when visitors come, in epoch milliseconds. */
export interface Hours {
  readonly opensAt: number
  readonly closesAt: number
}

/**
 * The hours of a hall's day: the widest of what the windows' shifts, the profile and the slots to be booked say. Where
 * none of them says anything, or the day goes on after all of them: from its first ticket to midnight.
 */
export function hallHours(
  { day, book }: Hall,
  { date, profile, now }: { date: string; profile: DemandProfile | null; now: number },
): Hours {
  const { timeZone, windows } = definitionOf(day)
  const at = (seconds: number) => instantOf(date, seconds, timeZone)
  const shifts = windows.flatMap((window) => shiftsOf(window, date, timeZone) ?? [])
  const slots = book.setup.openings.flatMap((opening) => {
    const found = slotsOn(book.timetable, opening, date)
    return isRejection(found) ? [] : found
  })
  const services = profile?.services ?? []
  const opensAt = Math.min(...services.map((service) => service.opensAt))
  const closedAt = Math.max(...services.map((service) => service.closesAt))
  const opens = [
    ...shifts.map(({ beginsAt }) => beginsAt),
    ...slots.map(({ startsAt }) => startsAt),
    ...(services.length === 0 ? [] : [at(opensAt)]),
  ]
  const closes = [
    ...shifts.map(({ endsAt }) => endsAt),
    ...slots.map(({ endsAt }) => endsAt),
    ...(services.length === 0 ? [] : [at(closedAt)]),
  ]
  const closesAt = Math.max(...closes)
  const [first] = day.tickets.values()
  return {
    opensAt: opens.length === 0 ? (first?.issuedAt ?? now) : Math.min(...opens),
    closesAt: closesAt > now ? closesAt : instantOf(addDays(date, 1), 0, timeZone),
  }
}
