import type { CaseOutcome } from '../../shared/http/ticket-schemas.ts'
import { ignoring, type Treatment } from './clerk-player.ts'
import type { Timeline } from './timeline.ts'
import type { VisitorBook } from './visitor-book.ts'

/** What the hub acknowledged to a client; the journal must hold each exactly once. */
export interface Acknowledgement {
  readonly type:
    | 'TicketIssued'
    | 'TicketCalled'
    | 'ServiceStarted'
    | 'ServiceFinished'
    | 'TicketVoided'
    | 'CaseRated'
    | 'BookingConfirmed'
    | 'BookingCheckedIn'
  /** The ticket, the case of a rating, or the number of a confirmed booking. */
  readonly subject: string
}

const outcome: CaseOutcome = 'done'

/**
 * The treatment of the replay: the visitor comes after the walk, is served for the seconds of the day file counted from
 * the call, and goes.
 */
export function steadyTreatment(
  timeline: Timeline,
  book: VisitorBook,
  options: { readonly walkSeconds: number; readonly acknowledged: (what: Acknowledgement) => void },
): Treatment {
  return async (clerk, ticket, pressed) => {
    const { ticketId } = ticket
    options.acknowledged({ type: 'TicketCalled', subject: ticketId })
    const guest = await book.holderOf(ticketId)
    guest.calls.push({ windowId: clerk.window.id, ...pressed })
    if (guest.state === 'waiting') guest.state = 'called'
    const calledAt = ticket.firstCalledAt ?? timeline.now()
    if (options.walkSeconds > 0) await timeline.until(calledAt + options.walkSeconds * 1000)
    // Who lost patience in the very moment of the call is gone: the window has nobody and goes on.
    const arrived = await clerk.act('/arrive').catch(ignoring('window_idle', 'ticket_not_called'))
    if (arrived === undefined) return
    options.acknowledged({ type: 'ServiceStarted', subject: ticketId })
    guest.state = 'serving'
    await timeline.until(calledAt + (options.walkSeconds + guest.visitor.serviceSeconds) * 1000)
    await clerk.act('/finish', { outcome })
    options.acknowledged({ type: 'ServiceFinished', subject: ticketId })
    guest.state = 'served'
  }
}
