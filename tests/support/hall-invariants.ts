import { evolveHall, type Hall, initialHall } from '../../hub/domain/hall.ts'
import { fromSnapshot, type HallSnapshot, toSnapshot } from '../../hub/domain/hall-snapshot.ts'
import type { GivenHall } from './given-hall.ts'
import { same } from './same.ts'

/** What must hold whatever happened: one window a ticket and a clerk, one of each a window, numbers unique without a gap. */
export function expectInvariants({ hall }: GivenHall): void {
  const { day } = hall
  const tickets = [...day.tickets.values()]
  for (const ticket of tickets) {
    const { stage } = ticket
    const windows = [...day.windows.values()].filter((window) => window.currentTicketId === ticket.id)
    const isAtWindow = stage.status === 'called' || stage.status === 'serving'
    same(
      windows.map(({ id }) => id),
      isAtWindow ? [stage.windowId] : [],
    )
  }
  for (const window of day.windows.values())
    if (window.stage.status !== 'open') same(window.currentTicketId, null)
  const manned = [...day.windows.values()].flatMap(({ id, stage }) =>
    stage.status === 'closed' ? [] : [[stage.clerkId, id]],
  )
  same([...day.windowOfClerk].sort(), manned.sort())
  for (const [series, last] of day.series) {
    const numbers = tickets.filter(({ number }) => number.startsWith(series)).map(({ number }) => number)
    same(
      numbers,
      Array.from({ length: last }, (_, index) => `${series}${String(index + 1).padStart(3, '0')}`),
    )
  }
}

/** Everything a hall says: its plain data, and its lines and indexes in an order of their own. */
function wholeOf(hall: Hall) {
  const { lines, aside, windowOfClerk, ticketIdByNumber, ticketIdByCode } = hall.day
  return {
    ...toSnapshot(hall),
    lines: [...lines.all()].sort((a, b) => a.order - b.order),
    aside: [...aside].sort(),
    clerks: [...windowOfClerk].sort(),
    numbers: [...ticketIdByNumber],
    codes: [...ticketIdByCode],
  }
}

/** The same events fold to the same hall, from the beginning and from a snapshot at a cut on. */
export function expectFoldsAlike({ hall, recorded }: GivenHall, cut: number): void {
  const wanted = wholeOf(hall)
  const folded = initialHall()
  for (const event of recorded) evolveHall(folded, structuredClone(event))
  same(wholeOf(folded), wanted)
  const early = initialHall()
  for (const event of recorded.slice(0, cut)) evolveHall(early, event)
  const restored = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(early))) as HallSnapshot)
  for (const event of recorded.slice(cut)) evolveHall(restored, event)
  same(wholeOf(restored), wanted)
}
