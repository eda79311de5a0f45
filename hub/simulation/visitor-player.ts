import type { TakenTicket } from '../../shared/http/schemas.ts'
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

/** Plays the visitors of a day: they take a number, and leave when their patience is over. */
export class VisitorPlayer {
  readonly #timeline: Timeline
  readonly #book: VisitorBook
  readonly #places: readonly TicketPlace[]
  readonly #guide: HubClient
  readonly #public: HubClient
  /** Local midnight in epoch milliseconds. */
  readonly #midnight: number
  readonly #acknowledged: (what: Acknowledgement) => void
  readonly #onSeated: (guest: Guest) => void
  #taken = 0

  constructor(
    stage: {
      readonly timeline: Timeline
      readonly book: VisitorBook
      readonly midnight: number
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

  /** Walk-ins use the kiosks in turn; the green channel and bookings are the guide's. */
  #takeTicket(visitor: ArrivedVisitor): Promise<TakenTicket> {
    const place = this.#places[this.#taken % this.#places.length]
    this.#taken += 1
    if (place === undefined) throw new Error('a hall without kiosks gives no numbers')
    const { serviceId } = visitor
    if (visitor.class === 'walkin') return place.kiosk.command('/api/v1/kiosk/tickets', { serviceId })
    const slot = visitor.appointmentAt === null ? undefined : this.#midnight + visitor.appointmentAt * 1000
    return this.#guide.command('/api/v1/guide/tickets', {
      serviceId,
      printerId: place.printerId,
      ...(visitor.ground === null ? { appointmentAt: slot } : { ground: visitor.ground }),
    })
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
