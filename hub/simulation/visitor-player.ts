import type { GreenGround } from '../../shared/hall-definition.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { CheckIn } from './booking-round.ts'
import { ignoring } from './clerk-player.ts'
import type { ArrivedVisitor } from './day.ts'
import { type HubClient, Refusal } from './hub-client.ts'
import type { Acknowledgement } from './steady-treatment.ts'
import type { Timeline } from './timeline.ts'
import type { Guest, VisitorBook } from './visitor-book.ts'

/** A place where numbers are taken: a kiosk with its own credential, and the printer beside it. */
export interface TicketPlace {
  readonly kioskId: string
  readonly kiosk: HubClient
  readonly printerId: string
}

/** Plays the visitors of a day: they take a number or check in, and leave when their patience is over. */
export class VisitorPlayer {
  readonly #timeline: Timeline
  readonly #book: VisitorBook
  readonly #places: readonly TicketPlace[]
  readonly #guide: HubClient
  readonly #public: HubClient
  /** Local midnight in epoch milliseconds. */
  readonly #midnight: number
  readonly #checkIns: ReadonlyMap<number, CheckIn>
  readonly #acknowledged: (what: Acknowledgement) => void
  readonly #onSeated: (guest: Guest) => void
  #taken = 0

  constructor(
    stage: {
      readonly timeline: Timeline
      readonly book: VisitorBook
      readonly midnight: number
      /** How those who are booked check in, by row. */
      readonly checkIns: ReadonlyMap<number, CheckIn>
      readonly acknowledged: (what: Acknowledgement) => void
      /** Told of each visitor who holds a number and waits now. */
      readonly onSeated: (guest: Guest) => void
    },
    clients: {
      readonly places: readonly TicketPlace[]
      readonly guide: HubClient
      readonly visitor: HubClient
    },
  ) {
    this.#timeline = stage.timeline
    this.#book = stage.book
    this.#midnight = stage.midnight
    this.#checkIns = stage.checkIns
    this.#acknowledged = stage.acknowledged
    this.#onSeated = stage.onSeated
    this.#places = clients.places
    this.#guide = clients.guide
    this.#public = clients.visitor
  }

  /** Plays one visitor from the door to the decision to stay or to leave; ends early with the signal. */
  async play(visitor: ArrivedVisitor, closing: AbortSignal): Promise<void> {
    await this.#timeline.until(this.#midnight + visitor.arrivesAt * 1000)
    const ticket = await this.#takeTicket(visitor)
    this.#acknowledged({ type: 'TicketIssued', subject: ticket.ticketId })
    const guest = this.#book.add(visitor, ticket)
    this.#onSeated(guest)
    if (visitor.patienceSeconds === null) return
    await this.#timeline.until(this.#midnight + (visitor.arrivesAt + visitor.patienceSeconds) * 1000, closing)
    if (guest.state === 'waiting' && !closing.aborted) await this.#leave(guest)
  }

  /** Kiosks are used in turn; the green channel is the guide's. */
  async #takeTicket(visitor: ArrivedVisitor): Promise<TakenTicket> {
    const place = this.#places[this.#taken % this.#places.length]
    this.#taken += 1
    if (place === undefined) throw new Error('a hall without kiosks gives no numbers')
    const { serviceId, ground } = visitor
    const { printerId } = place
    const checkIn = this.#checkIns.get(visitor.row)
    if (checkIn !== undefined) return await this.#checkIn(checkIn, place, ground)
    if (ground === null) return place.kiosk.command('/api/v1/kiosk/tickets', { serviceId })
    return this.#guide.command('/api/v1/guide/tickets', { serviceId, printerId, ground })
  }

  async #checkIn(
    checkIn: CheckIn,
    { kiosk, printerId }: TicketPlace,
    ground: GreenGround | null,
  ): Promise<TakenTicket> {
    const ticket =
      checkIn.at === 'kiosk'
        ? await kiosk.command<TakenTicket>('/api/v1/kiosk/check-ins', checkIn.body)
        : await this.#guide.command<TakenTicket>(`/api/v1/desk/bookings/${checkIn.bookingId}/check-in`, {
            printerId,
          })
    this.#acknowledged({ type: 'BookingCheckedIn', subject: ticket.ticketId })
    // Who was called in the very moment needs no priority any more.
    if (ground !== null)
      await this.#guide
        .command(`/api/v1/guide/tickets/${ticket.ticketId}/green`, { ground })
        .catch(ignoring('ticket_not_waiting'))
    return ticket
  }

  async #leave(guest: Guest): Promise<void> {
    try {
      await this.#public.command(`/api/v1/tickets/${guest.code}/leave`)
      this.#acknowledged({ type: 'TicketVoided', subject: guest.ticketId })
      guest.state = 'left'
    } catch (error) {
      // Called, or even served, while the visitor turned to the door: then the visitor stays.
      if (!(error instanceof Refusal) || error.status !== 409) throw error
    }
  }
}
