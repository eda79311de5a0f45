import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'

/** A no-show that the hub noticed so much later than the grace ended is not held against its visitor. */
const watchedMs = 30 * 60_000
const minuteMs = 60_000

type EventOf<Type extends HallEvent['type']> = Extract<HallEvent, { type: Type }>
type Slots = EventOf<'SlotHeld'>['slots']

interface Entry {
  readonly id: string
  readonly personId: string
  readonly services: readonly string[]
  readonly isProject: boolean
  slots: Slots
  stage: 'held' | 'confirmed' | 'here' | 'missed' | 'over'
  /** Whether its places are kept from others. */
  takesPlaces: boolean
  ticketId: string | null
  isCounted: boolean
}

/** What a journal says of its bookings. */
export interface BookingAudit {
  readonly confirmed: number
  readonly checkedIn: number
  /** Of those checked in: after the grace. */
  readonly late: number
  /** Marked at the end of the journal, and of these held against their visitors. */
  readonly noShows: number
  readonly counted: number
  /** What is wrong, in words. */
  readonly faults: {
    /** A slot with more bookings than places. */
    readonly slots: readonly string[]
    /** A person with two open bookings for one matter. */
    readonly persons: readonly string[]
    /** A booking that became two tickets, or one of the wrong class or seniority. */
    readonly tickets: readonly string[]
    /** Visitors marked who should not be, or not marked who should. */
    readonly noShows: readonly string[]
  }
}

/** Follows every booking through the journal by plain scans, apart from the hub's own book. */
export function auditBookings(journal: readonly Recorded<HallEvent>[]): BookingAudit {
  const ledger = new Ledger()
  for (const recorded of journal) ledger.note(recorded)
  return ledger.close(journal.at(-1)?.at ?? 0)
}

class Ledger {
  readonly #entries = new Map<string, Entry>()
  readonly #byTicket = new Map<string, Entry>()
  readonly #places = new Map<string, { readonly everybody: number; readonly staff: number }>()
  readonly #issued = new Map<
    string,
    { readonly event: EventOf<'TicketIssued'>; readonly commandId: string }
  >()
  readonly #faults = {
    slots: [] as string[],
    persons: [] as string[],
    tickets: [] as string[],
    noShows: [] as string[],
  }
  #graceMs = 0
  #day = { date: '', openedAt: 0, isOpen: false }
  #confirmed = 0
  #late = 0

  note(recorded: Recorded<HallEvent>): void {
    const { event, at, seq } = recorded
    switch (event.type) {
      case 'HallConfigured':
        if (event.definition.booking !== undefined) this.#takeSetup(event.definition.booking)
        break
      case 'BookingSetupChanged':
        this.#takeSetup(event.setup)
        break
      case 'BusinessDayOpened':
        this.#day = { date: event.businessDay, openedAt: at, isOpen: true }
        break
      case 'BusinessDayClosed':
        this.#day.isOpen = false
        break
      case 'SlotHeld':
        this.#hold(event, seq)
        break
      case 'BookingConfirmed':
        this.#confirm(event.bookingId, seq)
        break
      case 'BookingRescheduled':
        this.#move(event, seq)
        break
      case 'BookingExpired':
      case 'BookingCancelled':
        this.#end(event.bookingId)
        break
      case 'TicketIssued':
        this.#issued.set(event.ticketId, { event, commandId: recorded.commandId })
        break
      case 'BookingCheckedIn':
        this.#checkIn(event, recorded)
        break
      case 'BookingNoShow':
        this.#miss(event, at, seq)
        break
      case 'ServiceFinished':
      case 'TicketVoided':
      case 'TicketClosed': {
        const entry = this.#byTicket.get(event.ticketId)
        if (entry !== undefined) entry.stage = 'over'
        break
      }
      case 'ActUndone':
        for (const ticketId of event.reopenedCaseIds) {
          const entry = this.#byTicket.get(ticketId)
          if (entry !== undefined) entry.stage = 'here'
        }
        break
    }
  }

  close(endsAt: number): BookingAudit {
    const entries = [...this.#entries.values()]
    for (const { id, stage, slots } of entries)
      if (stage === 'confirmed' && slots.startsAt + this.#graceMs < endsAt)
        this.#faults.noShows.push(`booking ${id} of ${slots.start} neither came nor is marked`)
    const missed = entries.filter(({ stage }) => stage === 'missed')
    return {
      confirmed: this.#confirmed,
      checkedIn: this.#byTicket.size,
      late: this.#late,
      noShows: missed.length,
      counted: missed.filter(({ isCounted }) => isCounted).length,
      faults: this.#faults,
    }
  }

  #takeSetup({ openings, rules }: EventOf<'BookingSetupChanged'>['setup']): void {
    this.#graceMs = rules.lateGraceMinutes * minuteMs
    this.#places.clear()
    for (const { id, places, staffPlaces } of openings)
      this.#places.set(id, { everybody: places, staff: staffPlaces })
  }

  #hold({ bookingId, personId, services, project, slots }: EventOf<'SlotHeld'>, seq: number): void {
    this.#entries.set(bookingId, {
      id: bookingId,
      personId,
      services,
      isProject: project !== null,
      slots,
      stage: 'held',
      takesPlaces: true,
      ticketId: null,
      isCounted: false,
    })
    this.#checkPlaces(slots, seq)
  }

  #confirm(bookingId: string, seq: number): void {
    const entry = this.#entries.get(bookingId)
    if (entry?.stage !== 'held') {
      this.#faults.persons.push(
        `#${seq} confirms booking ${bookingId}, which is ${entry?.stage ?? 'unknown'}`,
      )
      return
    }
    this.#confirmed += 1
    entry.stage = 'confirmed'
    this.#checkPerson(entry, seq)
  }

  #move({ bookingId, to }: EventOf<'BookingRescheduled'>, seq: number): void {
    const entry = this.#entries.get(bookingId)
    if (entry === undefined) return
    entry.slots = to
    this.#checkPlaces(to, seq)
  }

  #end(bookingId: string): void {
    const entry = this.#entries.get(bookingId)
    if (entry === undefined) return
    entry.stage = 'over'
    entry.takesPlaces = false
  }

  #checkIn(
    { bookingId, ticketId, late }: EventOf<'BookingCheckedIn'>,
    { at, seq, commandId }: Recorded<HallEvent>,
  ): void {
    const entry = this.#entries.get(bookingId)
    const complain = (what: string) => this.#faults.tickets.push(`#${seq} booking ${bookingId} ${what}`)
    if (entry === undefined || entry.ticketId !== null || this.#byTicket.has(ticketId))
      return void complain(`becomes ticket ${ticketId} besides ${entry?.ticketId ?? 'nothing known'}`)
    if (entry.stage !== 'confirmed' && entry.stage !== 'missed') complain(`is ${entry.stage} and checks in`)
    const hasMissed = entry.stage === 'missed'
    entry.ticketId = ticketId
    entry.stage = 'here'
    this.#byTicket.set(ticketId, entry)
    if (hasMissed) this.#checkPerson(entry, seq)
    const { startsAt } = entry.slots
    const isLate = at > startsAt + this.#graceMs
    if (isLate) this.#late += 1
    if (isLate !== late) complain(`is ${late ? '' : 'not '}called late`)
    const issued = this.#issued.get(ticketId)
    if (issued?.commandId !== commandId) return void complain('got a ticket that it was not issued')
    const { class: name, queuedAt } = issued.event
    const due = entry.isProject ? 'green' : isLate ? 'walkin' : 'appointment'
    if (name !== due) complain(`is ${name} in place of ${due}`)
    if (queuedAt !== (due === 'appointment' ? Math.max(at, startsAt) : at)) complain('has another seniority')
  }

  #miss({ bookingId, counted }: EventOf<'BookingNoShow'>, at: number, seq: number): void {
    const entry = this.#entries.get(bookingId)
    const complain = (what: string) => this.#faults.noShows.push(`#${seq} booking ${bookingId} ${what}`)
    if (entry?.stage !== 'confirmed') return void complain(`is ${entry?.stage ?? 'unknown'} and missed`)
    const { startsAt, date } = entry.slots
    const graceEndsAt = startsAt + this.#graceMs
    if (at <= graceEndsAt) complain('is missed before its grace is over')
    const { isOpen, openedAt, date: today } = this.#day
    const isWatched = today === date && isOpen && openedAt <= startsAt && at - graceEndsAt <= watchedMs
    if (counted !== isWatched) complain(`is ${counted ? '' : 'not '}held against its visitor`)
    entry.stage = 'missed'
    entry.takesPlaces = false
    entry.isCounted = counted
  }

  /** The staff's own places go first; beyond them they take those of everybody. */
  #checkPlaces({ openingId, taken }: Slots, seq: number): void {
    const places = this.#places.get(openingId)
    for (const [from, to] of taken) {
      const count = { public: 0, staff: 0 }
      for (const { slots, takesPlaces } of this.#entries.values())
        if (takesPlaces && slots.openingId === openingId)
          for (const [begin, end] of slots.taken) if (begin < to && end > from) count[slots.channel] += 1
      const fromEverybody = count.public + Math.max(0, count.staff - (places?.staff ?? 0))
      if (fromEverybody > (places?.everybody ?? 0))
        this.#faults.slots.push(
          `#${seq} ${openingId} ${new Date(from).toISOString()}: ${count.public} and ${count.staff} of the staff's`,
        )
    }
  }

  #checkPerson(entry: Entry, seq: number): void {
    for (const other of this.#entries.values()) {
      const stands = other.stage === 'confirmed' || other.stage === 'here'
      const twice = entry.services.find((id) => other.services.includes(id))
      if (other !== entry && stands && other.personId === entry.personId && twice !== undefined)
        this.#faults.persons.push(`#${seq} person ${entry.personId} has two open bookings for ${twice}`)
    }
  }
}
