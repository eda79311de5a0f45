import { decideHall, evolveHall, type Hall, type HallEvent, initialHall } from '../../hub/domain/hall.ts'
import { isRejection } from '../../hub/domain/hall-day/decide-window.ts'
import type { HallWindow } from '../../hub/domain/hall-day/hall-window.ts'
import type { Ticket } from '../../hub/domain/hall-day/ticket.ts'
import type { Recorded } from '../../hub/domain/journal.ts'
import type { Rejection } from '../../shared/errors.ts'
import { type Act, configure, openDay } from './acts.ts'
import { buildHall, type HallWish } from './hall-builder.ts'

/** The business day of the tests, and its nine o'clock in Xiamen. */
export const testDay = '2026-03-02'
export const nineOClock = Date.parse('2026-03-02T09:00:00+08:00')

/** A hall that tests bring about by real commands: given these acts, when this one, then these events. */
export class GivenHall {
  readonly hall: Hall = initialHall()
  readonly recorded: Recorded<HallEvent>[] = []
  now = nineOClock
  private commands = 0

  /** Acts that brought the hall where it is. Throws when one of them is refused. */
  given(...acts: readonly Act[]): this {
    for (const act of acts) {
      const decision = this.when(act)
      if (isRejection(decision))
        throw new Error(`${JSON.stringify(act)} was refused: ${JSON.stringify(decision)}`)
    }
    return this
  }

  /** The act that the test is about: its events, or the refusal. */
  when(act: Act): readonly HallEvent[] | Rejection {
    if ('seconds' in act) {
      this.now += act.seconds * 1000
      return []
    }
    this.commands += 1
    const { command, actor } = act
    const decision = decideHall(this.hall, command, { now: this.now, actor })
    if (isRejection(decision)) return decision
    for (const event of decision) {
      const recorded = {
        seq: this.recorded.length + 1,
        at: this.now,
        commandId: `command-${this.commands}`,
        actor,
        event,
      }
      this.recorded.push(recorded)
      evolveHall(this.hall, recorded)
    }
    return decision
  }

  ticket(ticketId: string): Ticket {
    const ticket = this.hall.day.tickets.get(ticketId)
    if (ticket === undefined) throw new Error(`no ticket ${ticketId}`)
    return ticket
  }

  window(windowId: string): HallWindow {
    const window = this.hall.day.windows.get(windowId)
    if (window === undefined) throw new Error(`no window ${windowId}`)
    return window
  }
}

/** The small hall of the builder on its open business day, with these acts done. */
export function given(...acts: readonly Act[]): GivenHall {
  return givenHall({}, ...acts)
}

/** The same in a hall of the test's own wish. */
export function givenHall(wish: HallWish, ...acts: readonly Act[]): GivenHall {
  return new GivenHall().given(configure(buildHall(wish)), openDay(testDay), ...acts)
}

/** The code of a refusal, or the types of the events: what most tests compare. */
export function outcomeOf(decision: readonly HallEvent[] | Rejection): string | string[] {
  return isRejection(decision) ? decision.code : decision.map((event) => event.type)
}
