import type { ErrorCode } from '../../../shared/errors.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'

/** What an act does to a clerk's view: the changed part, or the code of a refusal. */
export type ActResult = Partial<ClerkView> | ErrorCode

/** Enough of the hall day to walk the clerk's page through it; the true rules are the hub's. */
export function clerkAct(act: string, view: ClerkView, body: Record<string, string>): ActResult {
  const { current, window } = view
  const undo = (name: string) => ({
    undo: {
      act: name,
      ticketNumber: current?.ticketNumber ?? view.next?.ticketNumber ?? '',
      until: Date.now() + 8000,
    },
  })
  switch (act) {
    case 'undo-sign-out':
    case 'sign-in': {
      const chosen = view.windows.find(({ id, number }) =>
        act === 'sign-in' ? id === body.windowId : number === view.left?.windowNumber,
      )
      if (chosen === undefined) return 'window_unknown'
      if (chosen.clerkName !== null) return 'window_taken'
      const { id, number, name } = chosen
      return {
        window: {
          id,
          number,
          name,
          kind: 'comprehensive',
          services: ['*'],
          status: 'open',
          pauseReason: null,
        },
      }
    }
    case 'sign-out':
      return current === null && window !== null
        ? { window: null, left: { windowNumber: window.number, until: Date.now() + 8000 } }
        : 'window_busy'
    case 'pause':
      return window === null || current !== null
        ? 'window_busy'
        : {
            window: {
              ...window,
              status: 'paused',
              pauseReason: body.reason as 'lunch',
              ...(body.minutes === undefined ? {} : { backAt: Date.now() + Number(body.minutes) * 60_000 }),
            },
          }
    case 'resume':
      return window === null
        ? 'window_not_open'
        : { window: { ...window, status: 'open', pauseReason: null } }
    case 'next':
      return { ...callFirst(view), ...undo('TicketCalled') }
    case 'call': {
      const found = view.queue.find(({ ticketNumber }) => ticketNumber === body.ticketNumber)
      return found === undefined ? 'ticket_unknown' : call(view, found)
    }
    case 'recall':
      return current === null
        ? 'window_idle'
        : { current: { ...current, calls: current.calls + 1, lastCalledAt: Date.now() } }
    case 'arrive':
      return current === null
        ? 'window_idle'
        : { current: { ...current, status: 'serving', startedAt: Date.now() }, ...undo('ServiceStarted') }
    case 'finish':
      return {
        current: null,
        today: { ...view.today, served: view.today.served + 1 },
        ...undo('ServiceFinished'),
      }
    case 'no-show':
      return current === null
        ? 'window_idle'
        : { current: null, noShows: [{ ...current, status: 'no-show' }, ...view.noShows] }
    case 'hold':
      return current === null
        ? 'window_idle'
        : {
            current: null,
            held: [...view.held, { ...current, status: 'held', holdReason: body.reason as 'paying' }],
          }
    case 'resume-ticket': {
      const held = view.held.find(({ ticketId }) => ticketId === body.ticketId)
      if (held === undefined) return 'ticket_not_held'
      return {
        current: { ...held, status: 'serving', startedAt: Date.now() },
        held: view.held.filter((ticket) => ticket !== held),
      }
    }
    case 'requeue':
      return { noShows: view.noShows.filter(({ ticketId }) => ticketId !== body.ticketId) }
    case 'add-matter':
      return current === null
        ? 'window_idle'
        : { current: { ...current, matters: [...current.matters, body.serviceId ?? ''] } }
    case 'transfer':
    case 'void':
      return { current: null }
    case 'undo':
      return { undo: null }
    default:
      return 'not_found'
  }
}

function callFirst(view: ClerkView): ActResult & object {
  const finished = view.current === null ? 0 : 1
  const today = { ...view.today, served: view.today.served + finished }
  return view.next === null ? { current: null, today } : { ...call(view, view.next), today }
}

function call(view: ClerkView, ticket: TicketCard): Partial<ClerkView> {
  const queue = view.queue.filter(({ ticketId }) => ticketId !== ticket.ticketId)
  const at = Date.now()
  return {
    current: { ...ticket, status: 'called', calls: 1, firstCalledAt: at, lastCalledAt: at },
    next: queue[0] ?? null,
    queue,
    waiting: Math.max(0, view.waiting - 1),
  }
}
