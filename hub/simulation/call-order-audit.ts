import { evolveHall, type HallEvent, initialHall } from '../domain/hall.ts'
import { nextFor } from '../domain/hall-day/decide-service.ts'
import type { Recorded } from '../domain/journal.ts'

/**
 * Recomputes from the journal, at every call that the rule made, whom the rule calls: the journal up to it is folded
 * anew and the rule asked at the instant of the call. Names each call that went to somebody else.
 */
export function faultsOfOrder(journal: readonly Recorded<HallEvent>[]): {
  checked: number
  faults: string[]
} {
  const hall = initialHall()
  const faults: string[] = []
  let checked = 0
  for (const recorded of journal) {
    const { event, seq, at } = recorded
    if (event.type === 'TicketCalled' && event.reason !== 'given-number') {
      checked += 1
      const window = hall.day.windows.get(event.windowId)
      const best = window === undefined ? undefined : nextFor(hall.day, window, at)?.ticket.id
      if (best !== event.ticketId)
        faults.push(
          `#${seq} window ${event.windowId} called ${event.ticketId}, the rule says ${best ?? 'nobody'}`,
        )
    }
    try {
      evolveHall(hall, recorded)
    } catch (error) {
      faults.push(
        `#${seq} does not fit the journal before it: ${error instanceof Error ? error.message : error}`,
      )
      break
    }
  }
  return { checked, faults }
}
