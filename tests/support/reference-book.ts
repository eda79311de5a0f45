import type { HallCommand } from '../../hub/domain/hall.ts'
import type { BookingSetup } from '../../shared/booking/booking-setup.ts'
import type { Opening } from '../../shared/booking/timetable.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const offsetMs = 8 * 60 * minuteMs

type Channel = 'public' | 'staff'
type Command<Type extends HallCommand['type']> = Extract<HallCommand, { type: Type }>

/** Where and when: the opening, and the begin and end of each slot. */
export interface ReferencePlace {
  readonly opening: string
  readonly date: string
  readonly start: string
  readonly slots: readonly (readonly [number, number])[]
  readonly channel: Channel
}

/** A booking as the reference sees it. */
export interface ReferenceBooking {
  readonly id: string
  readonly person: string
  readonly services: readonly string[]
  readonly isProject: boolean
  place: ReferencePlace
  status: string
  /** Whether its places are counted: a hold that ran out still has them until its release. */
  occupies: boolean
  until: number
  releaseAt: number
  number: string | null
  endedAt: number
  ticketId: string | null
  isTicketOver: boolean
  isMissedAt: number | null
}

interface Cooling {
  readonly opening: string
  readonly slot: readonly [number, number]
  readonly channel: Channel
  readonly until: number
}

/** The date in Xiamen, which has no clock changes. */
function dateAt(at: number): string {
  return new Date(at + offsetMs).toISOString().slice(0, 10)
}

/** The date so many days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const overlap = (a: readonly [number, number], b: readonly [number, number]) => a[0] < b[1] && b[0] < a[1]

/**
 * The booking book once more, written as plainly as possible: one list of bookings, no look-ups, every count made anew.
 * Hours are local to Xiamen, days ahead are calendar days, and there are no holidays: the rest is tested elsewhere.
 */
export class ReferenceBook {
  setup: BookingSetup
  bookings: ReferenceBooking[] = []
  cooling: Cooling[] = []
  holds: { person: string; at: number }[] = []
  noShows: { person: string; at: number }[] = []
  numbers: Record<string, number> = {}
  /** Booking of the last visit by person and matter, with the visits it stands instead of. */
  visits: Record<string, string[]> = {}
  callBacks: string[] = []
  date: string
  isDayOpen = true
  dayOpenedAt: number
  private readonly slotsOfService: Readonly<Record<string, number>>

  constructor(setup: BookingSetup, slotsOfService: Readonly<Record<string, number>>, now: number) {
    this.setup = setup
    this.slotsOfService = slotsOfService
    this.date = dateAt(now)
    this.dayOpenedAt = now
  }

  /** Does the command, or returns false when the rules forbid it. What a closed day moves is followed, not foretold. */
  perform(command: HallCommand, now: number): boolean {
    switch (command.type) {
      case 'ChangeBookingSetup':
        this.setup = command.setup
        return true
      case 'HoldSlot':
        return this.hold(command, now)
      case 'ConfirmBooking': {
        const booking = this.find(command.bookingId)
        if (booking?.status === 'confirmed') return true
        if (booking?.status !== 'held' || booking.until <= now || !this.hasItsSlots(booking)) return false
        if (this.hasSecond(booking.person, booking.services, now, booking)) return false
        this.confirm(booking)
        return true
      }
      case 'RescheduleBooking':
        return this.reschedule(command, now)
      case 'CancelBooking':
        return this.cancel(command, now)
      case 'CheckInBooking':
        return this.checkIn(command, now)
      case 'SweepBookings':
        this.sweep(now)
        return true
      case 'OpenBusinessDay':
        this.openDay(command.businessDay, now)
        return true
      case 'CloseBusinessDay':
        this.isDayOpen = false
        for (const booking of this.bookings) booking.isTicketOver = true
        return true
      default:
        throw new Error(`the reference does not know ${command.type}`)
    }
  }

  find(bookingId: string): ReferenceBooking | undefined {
    return this.bookings.find(({ id }) => id === bookingId)
  }

  /** The days on which anything is, or was a moment ago. */
  dates(): string[] {
    const cooling = this.cooling.map(({ slot }) => dateAt(slot[0]))
    return [...new Set([...this.bookings.map(({ place }) => place.date), ...cooling])]
  }

  /** The slots of an opening on a date. */
  slotsOn(opening: Opening, date: string): { start: string; slot: readonly [number, number] }[] {
    const weekday = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(date).getUTCDay()]
    if (weekday === undefined || !opening.weekdays.includes(weekday)) return []
    const closings = this.setup.exceptions.filter((exception) => exception.date === date)
    const slots: { start: string; slot: readonly [number, number] }[] = []
    for (
      let minute = minuteOf(opening.opens);
      minute + opening.slotMinutes <= minuteOf(opening.closes);
      minute += opening.slotMinutes
    ) {
      const isClosed = closings.some(
        ({ from, to }) =>
          minute < minuteOf(to ?? '24:00') && minute + opening.slotMinutes > minuteOf(from ?? '00:00'),
      )
      const startsAt = Date.parse(date) - offsetMs + minute * minuteMs
      if (!isClosed)
        slots.push({ start: clockOf(minute), slot: [startsAt, startsAt + opening.slotMinutes * minuteMs] })
    }
    return slots
  }

  /** What is taken of a stretch, by whose places: counted from the bookings and from what is not offered again yet. */
  takenOf(opening: string, slot: readonly [number, number], now: number, without?: ReferenceBooking) {
    const taken = { public: 0, staff: 0 }
    for (const booking of this.bookings) {
      if (booking === without || !booking.occupies || booking.place.opening !== opening) continue
      for (const own of booking.place.slots) if (overlap(own, slot)) taken[booking.place.channel] += 1
    }
    for (const cooling of this.cooling)
      if (cooling.opening === opening && cooling.until > now && overlap(cooling.slot, slot))
        taken[cooling.channel] += 1
    return taken
  }

  /** Places of a stretch that can be given. */
  freeOf(
    { id, places, staffPlaces }: Opening,
    slot: readonly [number, number],
    now: number,
    without?: ReferenceBooking,
  ) {
    const taken = this.takenOf(id, slot, now, without)
    const left = places + staffPlaces - taken.public - taken.staff
    return {
      public: Math.max(0, Math.min(places - taken.public, left)),
      staff: Math.max(0, left),
    }
  }

  /** Every place on a date that could be booked now, by opening and time. */
  offers(
    date: string,
    { services, isProject }: Pick<ReferenceBooking, 'services' | 'isProject'>,
    channel: Channel,
    now: number,
    without?: ReferenceBooking,
  ): ReferencePlace[] {
    const count = services.reduce((sum, id) => sum + (this.slotsOfService[id] ?? 1), 0)
    const ahead = (Date.parse(date) - Date.parse(dateAt(now))) / dayMs
    return this.setup.openings.flatMap((opening) => {
      const takes = services.every((id) => opening.services.includes('*') || opening.services.includes(id))
      const from = channel === 'staff' ? 0 : opening.bookableFromDays
      if (!takes || (opening.audience === 'key-projects') !== isProject) return []
      if (ahead < from || ahead > opening.bookableToDays) return []
      const all = this.slotsOn(opening, date)
      return all.flatMap(({ start, slot }, index): ReferencePlace[] => {
        const span = all.slice(index, index + count).map((each) => each.slot)
        const isGapless = span.every((each, at) => at === 0 || each[0] === span[at - 1]?.[1])
        const isFree = span.every((each) => this.freeOf(opening, each, now, without)[channel] > 0)
        const isOffered = span.length === count && isGapless && isFree && slot[0] > now
        return isOffered ? [{ opening: opening.id, date, start, slots: span, channel }] : []
      })
    })
  }

  hasItsSlots({ place }: ReferenceBooking): boolean {
    const opening = this.setup.openings.find(({ id }) => id === place.opening)
    if (opening === undefined) return false
    const now = this.slotsOn(opening, place.date).map(({ slot }) => slot.join())
    return place.slots.every((slot) => now.includes(slot.join()))
  }

  /** The hall moved a booking. */
  move(booking: ReferenceBooking, place: ReferencePlace): void {
    if (booking.place.date !== place.date) booking.number = this.nextNumber(place.date)
    booking.place = place
  }

  /** The hall cancelled a booking: its places are free at once. */
  drop(booking: ReferenceBooking, now: number): void {
    Object.assign(booking, { status: 'cancelled', occupies: false, endedAt: now })
  }

  /** A visitor was served; `takenBack` when a clerk undid it. */
  served(ticketId: string, how: 'finished' | 'takenBack'): void {
    const booking = this.bookings.find((each) => each.ticketId === ticketId)
    if (booking === undefined) return
    booking.status = how === 'finished' ? 'served' : 'checked-in'
    for (const service of booking.services) {
      const key = `${booking.person} ${service}`
      const before = this.visits[key] ?? []
      this.visits[key] = how === 'finished' ? [...before, booking.id] : before.slice(0, -1)
    }
  }

  /** Whether another booking of the person stands for one of the matters. */
  hasSecond(
    person: string,
    services: readonly string[],
    now: number,
    except: ReferenceBooking | undefined,
  ): boolean {
    return this.standing(person, now).some(
      (other) => other !== except && other.services.some((id) => services.includes(id)),
    )
  }

  /** The bookings of a person that are confirmed, or in the hall today with a ticket that is not over. */
  standing(person: string, now: number): ReferenceBooking[] {
    return this.bookings.filter(
      (booking) =>
        booking.person === person &&
        (booking.status === 'confirmed' ||
          (booking.status === 'checked-in' && booking.place.date === dateAt(now) && !booking.isTicketOver)),
    )
  }

  private hold(command: Command<'HoldSlot'>, now: number): boolean {
    const { bookingId: id, personId: person, by, date, start, releaseDelayMs } = command
    const { rules, keyProjects } = this.setup
    const services = [...new Set(command.services)]
    const isProject = command.project !== null
    if (services.length > rules.mattersPerVisit) return false
    if (isProject && !keyProjects.some(({ code }) => code === command.project)) return false
    if (this.hasSecond(person, services, now, undefined)) return false
    if (by === 'visitor' && this.isBarred(person, date, now)) return false
    const former = this.bookings.find((booking) => booking.person === person && booking.status === 'held')
    const channel = by === 'staff' ? 'staff' : 'public'
    const offers = this.offers(date, { services, isProject }, channel, now, former)
    const place = offers.find((offer) => offer.start === start)
    if (place === undefined) return false
    if (former !== undefined) {
      const isSame = former.place.opening === place.opening
      const isTakenAnew = isSame && place.slots.some((slot) => overlap(slot, wholeOf(former.place)))
      former.status = 'expired'
      former.endedAt = now
      this.giveBack(former, isTakenAnew ? now : Math.min(now + releaseDelayMs, former.releaseAt))
    }
    if (by === 'visitor') this.holds.push({ person, at: now })
    const until = now + rules.holdMinutes * minuteMs
    const booking: ReferenceBooking = {
      ...{ id, person, services, isProject, place, until, releaseAt: until + releaseDelayMs },
      ...{ status: 'held', occupies: true, number: null, endedAt: 0 },
      ...{ ticketId: null, isTicketOver: false, isMissedAt: null },
    }
    this.bookings.push(booking)
    if (command.confirmAs !== null) this.confirm(booking)
    return true
  }

  /** No-shows, holds of a day, bookings of a day, open bookings. */
  private isBarred(person: string, date: string, now: number): boolean {
    const { rules } = this.setup
    const missed = this.noShows.filter((each) => each.person === person).map(({ at }) => at)
    const isRestricted = missed.some((at, index) => {
      const first = missed[index - rules.noShowLimit + 1]
      const isOften = first !== undefined && at - first <= rules.noShowWithinDays * dayMs
      return isOften && now < at + rules.restrictionDays * dayMs
    })
    const standing = this.standing(person, now)
    return (
      isRestricted ||
      this.isHoarding(person, now) ||
      standing.filter(({ place }) => place.date === date).length >= rules.bookingsPerDay ||
      standing.length >= rules.openBookings
    )
  }

  private isHoarding(person: string, now: number): boolean {
    const lately = this.holds.filter((each) => each.person === person && each.at > now - dayMs)
    return lately.length >= this.setup.rules.holdsPerDay
  }

  private confirm(booking: ReferenceBooking): void {
    booking.status = 'confirmed'
    booking.number = this.nextNumber(booking.place.date)
    this.flagRepeats(booking)
  }

  private nextNumber(date: string): string {
    const sequence = (this.numbers[date] ?? 0) + 1
    this.numbers[date] = sequence
    return `${date.slice(5, 7)}${date.slice(8)}-${String(sequence).padStart(3, '0')}`
  }

  private flagRepeats({ id, person, services }: ReferenceBooking): void {
    for (const service of services)
      if (
        (this.visits[`${person} ${service}`] ?? []).length > 0 &&
        !this.callBacks.includes(`${id}-${service}`)
      )
        this.callBacks.push(`${id}-${service}`)
  }

  private reschedule(command: Command<'RescheduleBooking'>, now: number): boolean {
    const { date, start, by, releaseFraction } = command
    const booking = this.find(command.bookingId)
    if (booking?.status !== 'confirmed' || (by === 'visitor' && this.isTooLate(booking, now))) return false
    const { place } = booking
    if (place.date === date && place.start === start && this.hasItsSlots(booking)) return true
    const offers = this.offers(date, booking, by === 'staff' ? 'staff' : 'public', now, booking)
    const to = offers.find((offer) => offer.start === start)
    if (to === undefined) return false
    const others = this.bookings.filter(
      (other) =>
        other !== booking &&
        other.place.date === date &&
        (this.standing(booking.person, now).includes(other) ||
          (other.person === booking.person && other.status === 'checked-in' && date === dateAt(now)) ||
          (other.person === booking.person && other.status === 'held' && other.until > now)),
    )
    const isFull = others.length >= this.setup.rules.bookingsPerDay
    if (by === 'visitor' && (isFull || this.isHoarding(booking.person, now))) return false
    this.giveBack(booking, this.releaseOf(place, releaseFraction, now), to)
    booking.occupies = true
    if (by === 'visitor') this.holds.push({ person: booking.person, at: now })
    this.move(booking, to)
    return true
  }

  private isTooLate({ place }: ReferenceBooking, now: number): boolean {
    return now > wholeOf(place)[0] - this.setup.rules.cancelUntilMinutes * minuteMs
  }

  private releaseOf(place: ReferencePlace, fraction: number, now: number): number {
    const halfWay = Math.max(0, wholeOf(place)[0] - now) / 2
    return now + Math.floor(Math.min(this.setup.rules.releaseWithinMinutes * minuteMs, halfWay) * fraction)
  }

  private giveBack(booking: ReferenceBooking, until: number, to?: ReferencePlace): void {
    const { opening, slots, channel } = booking.place
    booking.occupies = false
    for (const slot of slots) {
      const isTakenAnew = to?.opening === opening && overlap(slot, wholeOf(to))
      if (!isTakenAnew) this.cooling.push({ opening, slot, channel, until })
    }
  }

  private cancel({ bookingId, by, releaseFraction }: Command<'CancelBooking'>, now: number): boolean {
    const booking = this.find(bookingId)
    if (booking?.status !== 'held' && booking?.status !== 'confirmed') return false
    if (booking.status === 'confirmed' && by === 'visitor' && this.isTooLate(booking, now)) return false
    booking.status = 'cancelled'
    booking.endedAt = now
    this.giveBack(booking, this.releaseOf(booking.place, releaseFraction, now))
    return true
  }

  private checkIn({ bookingId, ticketId }: Command<'CheckInBooking'>, now: number): boolean {
    const booking = this.find(bookingId)
    if (booking === undefined || booking.place.date !== this.date || !this.isDayOpen) return false
    const isMissed = booking.status === 'no-show'
    if (isMissed && this.hasSecond(booking.person, booking.services, now, booking)) return false
    if (!isMissed && booking.status !== 'confirmed') return false
    const counted = this.noShows.findIndex(
      ({ person, at }) => person === booking.person && at === booking.isMissedAt,
    )
    if (counted >= 0) this.noShows.splice(counted, 1)
    Object.assign(booking, { status: 'checked-in', ticketId, isTicketOver: false })
    this.flagRepeats(booking)
    return true
  }

  private sweep(now: number): void {
    const graceMs = this.setup.rules.lateGraceMinutes * minuteMs
    for (const booking of this.bookings) {
      if (booking.status === 'held' && booking.releaseAt <= now)
        Object.assign(booking, { status: 'expired', occupies: false, endedAt: now })
      const [startsAt] = wholeOf(booking.place)
      if (booking.status !== 'confirmed' || now <= startsAt + graceMs) continue
      const isToday = booking.place.date === this.date && this.isDayOpen && this.dayOpenedAt <= startsAt
      const isSeen = isToday && now - startsAt - graceMs <= 30 * minuteMs
      Object.assign(booking, { status: 'no-show', occupies: false, isMissedAt: isSeen ? now : null })
      if (isSeen) this.noShows.push({ person: booking.person, at: now })
    }
  }

  private openDay(date: string, now: number): void {
    const { noShowWithinDays, restrictionDays } = this.setup.rules
    Object.assign(this, { date, isDayOpen: true, dayOpenedAt: now })
    this.cooling = this.cooling.filter(({ until }) => until > now)
    this.noShows = this.noShows.filter(({ at }) => at >= now - (noShowWithinDays + restrictionDays) * dayMs)
    this.bookings = this.bookings.filter((booking) => {
      const cameToNothing = booking.number === null && ['expired', 'cancelled'].includes(booking.status)
      return booking.place.date >= plusDays(date, -14) && !(cameToNothing && booking.endedAt < now - dayMs)
    })
  }
}

/** From the begin of the first slot to the end of the last. */
export function wholeOf({ slots }: ReferencePlace): readonly [number, number] {
  return [slots[0]?.[0] ?? 0, slots.at(-1)?.[1] ?? 0]
}
