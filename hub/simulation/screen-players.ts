import { type BoardState, isNotOlder, type WindowState } from '../../shared/mqtt/topic-map.ts'
import { type DeviceAccess, DeviceLine } from './device-line.ts'

/** When each call was first seen on a board. Instants are real epoch milliseconds. */
export class CallSightings {
  readonly #seenAt = new Map<string, number>()

  /** Notes a call on a board; only the first sight counts. */
  note(ticketNumber: string, windowNumber: number): void {
    const key = `${ticketNumber} ${windowNumber}`
    if (!this.#seenAt.has(key)) this.#seenAt.set(key, Date.now())
  }

  /** When a ticket was first shown as called to a window; undefined when never. */
  seenAt(ticketNumber: string, windowNumber: number): number | undefined {
    return this.#seenAt.get(`${ticketNumber} ${windowNumber}`)
  }
}

/** A zone's board: keeps the newest state, notes every call, speaks announcements. */
export class BoardPlayer {
  readonly zoneId: string
  state: BoardState | undefined
  /** Announcements that came. */
  announcements = 0
  readonly line: DeviceLine

  constructor(access: DeviceAccess, zoneId: string, sightings: CallSightings) {
    this.zoneId = zoneId
    this.line = new DeviceLine(access, zoneId, {
      boardState: (state) => {
        if (!isNotOlder(state, this.state)) return
        this.state = state
        for (const call of state.calls) sightings.note(call.ticketNumber, call.windowNumber)
      },
      announce: ({ id }) => {
        this.announcements += 1
        this.line.publish('announceAck', zoneId, { id, status: 'spoken' })
      },
      hubState: () => undefined,
    })
  }
}

/** The screen over a window: keeps the newest state. */
export class WindowScreenPlayer {
  readonly windowId: string
  state: WindowState | undefined
  readonly line: DeviceLine

  constructor(access: DeviceAccess, windowId: string) {
    this.windowId = windowId
    this.line = new DeviceLine(access, windowId, {
      windowState: (state) => {
        if (isNotOlder(state, this.state)) this.state = state
      },
      hubState: () => undefined,
    })
  }
}
