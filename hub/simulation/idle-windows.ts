import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import { anyService, takesService } from '../../shared/service-list.ts'

/** What an idle window waits for: to call, to close because its shift is over. */
export type Turn = { readonly kind: 'call'; readonly ticketId: string | null } | { readonly kind: 'stop' }

/** What a clerk's screen says of who waits. */
export type QueueSight = Pick<ClerkView, 'epoch' | 'rev' | 'waiting'> & {
  readonly queue: readonly { readonly ticketId: string; readonly serviceId: string }[]
}

interface IdleWindow {
  readonly id: string
  readonly services: readonly string[]
  readonly idleSinceMs: number
  readonly resolve: (turn: Turn) => void
  sight: QueueSight | undefined
}

/**
 * The windows without a visitor, and which of them presses "next" for whom. By the replay's rules a visitor goes to the
 * idle window with the fewest services, then idle longest, then of the smallest id; so clerks do not all press at once.
 */
export class IdleWindows {
  readonly #idle = new Map<string, IdleWindow>()
  /** Tickets that a clerk is calling right now. */
  readonly #claimed = new Set<string>()
  /** Up to which journal sequence a ticket is known not to wait: older screens still list it. */
  readonly #goneAt = new Map<string, { epoch: number; rev: number }>()

  /**
   * Waits for the window's turn. It ends with `stop` when the signal aborts. `sight` is the clerk's present screen.
   */
  turn(
    window: { readonly id: string; readonly services: readonly string[]; readonly idleSinceMs: number },
    sight: QueueSight | undefined,
    signal: AbortSignal,
  ): Promise<Turn> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve({ kind: 'stop' })
      const stop = () => {
        this.#idle.delete(window.id)
        resolve({ kind: 'stop' })
      }
      signal.addEventListener('abort', stop, { once: true })
      this.#idle.set(window.id, {
        ...window,
        sight: undefined,
        resolve: (turn) => {
          signal.removeEventListener('abort', stop)
          resolve(turn)
        },
      })
      if (sight !== undefined) this.see(window.id, sight)
    })
  }

  /** True when the window waits for its turn, so that reading its screen is worth while. */
  isIdle(windowId: string): boolean {
    return this.#idle.has(windowId)
  }

  /**
   * A visitor has sat down with a new ticket. Screens are told of changes a few times a second only, which would be half
   * a minute in a hall whose clock is fast; the clerks of a hall see the visitor.
   */
  arrive(ticketId: string, serviceId: string): void {
    if (this.#claimed.has(ticketId) || this.#goneAt.has(ticketId)) return
    const chosen = this.#bestFor(serviceId)
    if (chosen !== undefined) this.#send(chosen, ticketId)
  }

  /** A clerk's screen has changed: whoever of the idle windows should call does so. */
  see(windowId: string, sight: QueueSight): void {
    const window = this.#idle.get(windowId)
    if (window === undefined) return
    window.sight = sight
    let open = 0
    for (const { ticketId, serviceId } of sight.queue) {
      if (this.#claimed.has(ticketId) || !this.#mayWait(ticketId, sight)) continue
      open += 1
      const chosen = this.#bestFor(serviceId) ?? this.#idle.get(windowId)
      if (chosen !== undefined) this.#send(chosen, ticketId)
    }
    // The screen lists the first few only: with all of them taken and more behind, this window calls unseen.
    const behind = sight.waiting - sight.queue.length
    if (open === 0 && behind > 0 && this.#claimed.size >= sight.queue.length && this.#idle.has(windowId))
      this.#send(window, null)
  }

  /**
   * A call has come back. `wanted` is the ticket it was made for, `called` the one the hub gave, null for none; screens
   * up to `at` that still list the called one are out of date.
   */
  settle(wanted: string | null, called: string | null, at: { epoch: number; rev: number }): void {
    if (wanted !== null) this.#claimed.delete(wanted)
    const gone = called ?? wanted
    if (gone !== null) {
      const known = this.#goneAt.get(gone)
      if (known === undefined || isLater(at, known)) this.#goneAt.set(gone, { epoch: at.epoch, rev: at.rev })
    }
    // A claim that came to nothing may leave a visitor for another idle window, whose screen will not change again.
    for (const window of [...this.#idle.values()])
      if (window.sight !== undefined) this.see(window.id, window.sight)
  }

  #mayWait(ticketId: string, sight: { epoch: number; rev: number }): boolean {
    const gone = this.#goneAt.get(ticketId)
    return gone === undefined || isLater(sight, gone)
  }

  #bestFor(serviceId: string): IdleWindow | undefined {
    let best: IdleWindow | undefined
    for (const window of this.#idle.values()) {
      if (takesService(window.services, serviceId) && (best === undefined || goesBefore(window, best)))
        best = window
    }
    return best
  }

  #send(window: IdleWindow, ticketId: string | null): void {
    this.#idle.delete(window.id)
    if (ticketId !== null) this.#claimed.add(ticketId)
    window.resolve({ kind: 'call', ticketId })
  }
}

function goesBefore(one: IdleWindow, other: IdleWindow): boolean {
  const breadth = (window: IdleWindow) =>
    window.services.includes(anyService) ? Number.POSITIVE_INFINITY : window.services.length
  const byBreadth = breadth(one) === breadth(other) ? 0 : breadth(one) - breadth(other)
  return (byBreadth || one.idleSinceMs - other.idleSinceMs || (one.id < other.id ? -1 : 1)) < 0
}

function isLater(next: { epoch: number; rev: number }, before: { epoch: number; rev: number }): boolean {
  return next.epoch > before.epoch || (next.epoch === before.epoch && next.rev > before.rev)
}
