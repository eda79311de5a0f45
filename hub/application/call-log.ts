import type { BoardState } from '../../shared/mqtt/topic-map.ts'
import type { Hall, HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'

/** How many of the latest calls are kept; an open one is kept until somebody has come, so that a voice can tell. */
const callsPerZone = 12

/** A call of a zone as its board shows it. */
interface LoggedCall {
  readonly ticketId: string
  readonly windowId: string
  readonly shown: Omit<BoardState['calls'][number], 'active'>
}

/** The latest calls of each zone and all that are open, newest first; a ticket called again moves to the front, one called back disappears. */
export class CallLog {
  private readonly zones = new Map<string, LoggedCall[]>()

  /** The calls of a zone, newest first. */
  ofZone(zoneId: string): readonly LoggedCall[] {
    return this.zones.get(zoneId) ?? []
  }

  /** Takes one event in; the hall is as it is after the event. */
  note(hall: Hall, { event, at }: Recorded<HallEvent>): void {
    switch (event.type) {
      case 'TicketCalled':
        this.put(hall, event, at, 1)
        break
      case 'TicketRecalled':
        this.put(hall, event, at, event.call)
        break
      case 'ActUndone':
        for (const ticketId of event.ticketIds)
          if (hall.day.tickets.get(ticketId)?.stage.status === 'waiting') this.drop(ticketId)
        break
      case 'BusinessDayOpened':
        this.zones.clear()
        break
    }
  }

  /** Makes the log from the tickets at the windows, after a start. */
  rebuild(hall: Hall): void {
    this.zones.clear()
    const called = [...hall.day.tickets.values()]
      .filter((ticket) => ticket.calledAt !== null && 'windowId' in ticket.stage)
      .map((ticket) => ({ ticket, at: lastCallOf(ticket) }))
      .sort((a, b) => a.at - b.at)
    for (const { ticket, at } of called) {
      const { stage } = ticket
      if (!('windowId' in stage)) continue
      this.put(
        hall,
        { ticketId: ticket.id, windowId: stage.windowId },
        at,
        stage.status === 'called' ? stage.calls : 1,
      )
    }
  }

  private put(
    hall: Hall,
    call: { ticketId: string; windowId: string },
    calledAt: number,
    times: number,
  ): void {
    const window = hall.day.windowDefinitions.get(call.windowId)
    const ticket = hall.day.tickets.get(call.ticketId)
    if (window === undefined || ticket === undefined) return
    this.drop(call.ticketId)
    const shown = {
      ticketNumber: ticket.number,
      class: ticket.class,
      windowNumber: window.number,
      windowName: window.name,
      calledAt,
      call: times,
    }
    const { ticketId, windowId } = call
    const earlier = this.zones.get(window.zoneId) ?? []
    this.zones.set(
      window.zoneId,
      [{ ticketId, windowId, shown }, ...earlier].filter(
        (entry, index) => index < callsPerZone || isOpen(hall, entry),
      ),
    )
  }

  private drop(ticketId: string): void {
    for (const [zoneId, calls] of this.zones) {
      if (calls.some((call) => call.ticketId === ticketId))
        this.zones.set(
          zoneId,
          calls.filter((call) => call.ticketId !== ticketId),
        )
    }
  }
}

/** Whether the ticket is still called to the window. */
export function isOpen(
  { day }: Hall,
  { ticketId, windowId }: Pick<LoggedCall, 'ticketId' | 'windowId'>,
): boolean {
  return (
    day.windows.get(windowId)?.currentTicketId === ticketId &&
    day.tickets.get(ticketId)?.stage.status === 'called'
  )
}

function lastCallOf(ticket: { calledAt: number | null; stage: { status: string } }): number {
  const { stage } = ticket
  if ('lastCalledAt' in stage) return Number(stage.lastCalledAt)
  return ticket.calledAt ?? 0
}
