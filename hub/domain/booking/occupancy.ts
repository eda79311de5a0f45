import type { Opening } from '../../../shared/booking/timetable.ts'
import { type BookedSlots, type BookingChannel, overlapInTime } from './booking.ts'
import type { Slot } from './slots.ts'

/** How many places of one slot are taken, and those that are free again only from an instant on. */
interface Taken {
  readonly startsAt: number
  readonly endsAt: number
  readonly count: Record<BookingChannel, number>
  /** Places given back that are not offered yet. */
  cooling: { readonly channel: BookingChannel; readonly until: number }[]
}

/** Places of one slot, by who may take them. */
export interface FreePlaces {
  readonly public: number
  readonly staff: number
  readonly taken: number
}

/**
 * What is taken of every opening and day. Slots are told apart by their instants, so that a changed grid still counts
 * what was booked on the old one wherever the two overlap.
 */
export class Occupancy {
  /** By opening and date, then by instants. */
  private readonly days = new Map<string, Map<string, Taken>>()

  /** Takes one place in each slot. */
  take(slots: BookedSlots): void {
    for (const [startsAt, endsAt] of slots.taken)
      this.entry(slots, startsAt, endsAt).count[slots.channel] += 1
  }

  /**
   * Gives the places back; they are offered again from `offeredAt` on. What the booking moves to is not held back
   * besides: it takes that place itself.
   */
  giveBack(slots: BookedSlots, now: number, offeredAt: number, to?: BookedSlots): void {
    for (const [startsAt, endsAt] of slots.taken) {
      const entry = this.entry(slots, startsAt, endsAt)
      if (entry.count[slots.channel] === 0) throw new Error(`no place is taken at ${startsAt} to give back`)
      entry.count[slots.channel] -= 1
      entry.cooling = entry.cooling.filter(({ until }) => until > now)
      const isTakenAnew = to !== undefined && overlapInTime({ ...slots, startsAt, endsAt }, to)
      if (offeredAt > now && !isTakenAnew) entry.cooling.push({ channel: slots.channel, until: offeredAt })
    }
  }

  /** What is free of a slot now; `without` leaves the places of a booking that would be moved away out of the count. */
  free(opening: Opening, slot: Slot, now: number, without?: BookedSlots): FreePlaces {
    const count = { public: 0, staff: 0 }
    for (const entry of this.days.get(dayKey(opening.id, slot.date))?.values() ?? []) {
      if (entry.startsAt >= slot.endsAt || entry.endsAt <= slot.startsAt) continue
      count.public += entry.count.public
      count.staff += entry.count.staff
      for (const { channel, until } of entry.cooling) if (until > now) count[channel] += 1
    }
    if (without?.openingId === opening.id && without.date === slot.date)
      for (const [startsAt, endsAt] of without.taken)
        if (startsAt < slot.endsAt && endsAt > slot.startsAt) count[without.channel] -= 1
    const taken = count.public + count.staff
    // The staff's own places go first; what the staff gave beyond them came from the public's.
    const fromPublic = count.public + Math.max(0, count.staff - opening.staffPlaces)
    return {
      public: Math.max(0, opening.places - fromPublic),
      staff: Math.max(0, opening.places + opening.staffPlaces - taken),
      taken,
    }
  }

  /** Forgets every day before a date. */
  forgetBefore(date: string): void {
    for (const key of this.days.keys()) if (dateOfKey(key) < date) this.days.delete(key)
  }

  /** Copies everything, for trying out what a change would take. */
  copy(): Occupancy {
    return Occupancy.from(this.toData())
  }

  /** In the order of days and slots, whatever the order in which they were taken. */
  toData(): OccupancyData {
    return [...this.days]
      .map(([key, entries]) => [key, [...entries.values()].filter(isUsed).sort(byTime)] as const)
      .filter(([, entries]) => entries.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  }

  static from(data: OccupancyData): Occupancy {
    const occupancy = new Occupancy()
    for (const [key, entries] of data)
      occupancy.days.set(
        key,
        new Map(
          entries.map((entry) => [
            slotKey(entry.startsAt, entry.endsAt),
            { ...entry, count: { ...entry.count }, cooling: [...entry.cooling] },
          ]),
        ),
      )
    return occupancy
  }

  private entry({ openingId, date }: BookedSlots, startsAt: number, endsAt: number): Taken {
    const key = dayKey(openingId, date)
    let day = this.days.get(key)
    if (day === undefined) {
      day = new Map()
      this.days.set(key, day)
    }
    let entry = day.get(slotKey(startsAt, endsAt))
    if (entry === undefined) {
      entry = { startsAt, endsAt, count: { public: 0, staff: 0 }, cooling: [] }
      day.set(slotKey(startsAt, endsAt), entry)
    }
    return entry
  }
}

/** The occupancy as plain data. */
export type OccupancyData = readonly (readonly [string, readonly Taken[]])[]

function isUsed({ count, cooling }: Taken): boolean {
  return count.public + count.staff > 0 || cooling.length > 0
}

function byTime(a: Taken, b: Taken): number {
  return a.startsAt - b.startsAt || a.endsAt - b.endsAt
}

function dayKey(openingId: string, date: string): string {
  return `${openingId} ${date}`
}

function dateOfKey(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}

function slotKey(startsAt: number, endsAt: number): string {
  return `${startsAt}-${endsAt}`
}
