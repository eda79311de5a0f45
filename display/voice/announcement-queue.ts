import { type AnnounceCommand, type BoardState, isNotOlder } from '../../shared/mqtt/topic-map.ts'
import type { AnnouncementEnd } from '../../shared/voice/clip-playback.ts'

/** The most calls that wait to be spoken: at ten seconds each the rest would be stale before its turn. */
const waitingLimit = 50
/** How many settled announcements are remembered, so that a repeated one is answered but not spoken again. */
const settledLimit = 200

/** The answer to one announcement. */
export interface SettledAnnouncement {
  readonly id: string
  /** The hub's time of the call: a hall set up anew counts its ids from the start again. */
  readonly at: number
  readonly status: AnnouncementEnd
}

interface WaitingAnnouncement {
  readonly command: AnnounceCommand
  /** This device's steady clock, in milliseconds: past it the call is stale. */
  readonly staleAtMs: number
}

/** The calls of one zone on their way to being spoken, one at a time. */
export interface AnnouncementQueue {
  readonly waiting: readonly WaitingAnnouncement[]
  readonly speaking: AnnounceCommand | undefined
  /** The latest settled ones, oldest first. */
  readonly settled: readonly SettledAnnouncement[]
}

/** The queue after a step, and the answers the hub is due. */
export interface QueueStep {
  readonly queue: AnnouncementQueue
  readonly acks: readonly SettledAnnouncement[]
}

/** An empty queue that remembers what was settled before the page was loaded. */
export function emptyQueue(settled: readonly SettledAnnouncement[] = []): AnnouncementQueue {
  return { waiting: [], speaking: undefined, settled }
}

/**
 * Takes in a call received at `nowMs`. One settled before is answered again and not spoken; one already here is ignored;
 * a new call of a ticket that still waits takes the place of the old one, which is dropped.
 */
export function hear(queue: AnnouncementQueue, command: AnnounceCommand, nowMs: number): QueueStep {
  const known = queue.settled.find((settled) => isSame(settled, command))
  if (known !== undefined) return { queue, acks: [known] }
  const present = [queue.speaking, ...queue.waiting.map((entry) => entry.command)]
  if (present.some((other) => other !== undefined && isSame(other, command))) return { queue, acks: [] }
  const entry = { command, staleAtMs: nowMs + command.ttlMs }
  const replaced = queue.waiting.find((other) => other.command.ticketNumber === command.ticketNumber)
  if (replaced !== undefined) {
    const waiting = queue.waiting.map((other) => (other === replaced ? entry : other))
    return settle({ ...queue, waiting }, [dropped(replaced)])
  }
  const waiting = [...queue.waiting, entry]
  const surplus = waiting.slice(0, Math.max(0, waiting.length - waitingLimit))
  return settle({ ...queue, waiting: waiting.slice(surplus.length) }, surplus.map(dropped))
}

/** Drops every call that has become stale by `nowMs`. */
export function dropStale(queue: AnnouncementQueue, nowMs: number): QueueStep {
  return dropWhere(queue, (entry) => entry.staleAtMs <= nowMs)
}

function dropWhere(queue: AnnouncementQueue, isDropped: (entry: WaitingAnnouncement) => boolean): QueueStep {
  const gone = queue.waiting.filter(isDropped)
  if (gone.length === 0) return { queue, acks: [] }
  const waiting = queue.waiting.filter((entry) => !gone.includes(entry))
  return settle({ ...queue, waiting }, gone.map(dropped))
}

/** What a board tells of the calls that are still open. */
type OpenCalls = Pick<BoardState, 'epoch' | 'rev' | 'calls'>

/** Whether nobody is to be called by it any more, by a board that is at least as new as the call: somebody has come. */
export function isOver(command: AnnounceCommand, board: OpenCalls): boolean {
  const { ticketNumber, windowNumber } = command
  return (
    isNotOlder(board, command) &&
    !board.calls.some(
      (call) => call.active && call.ticketNumber === ticketNumber && call.windowNumber === windowNumber,
    )
  )
}

/** Drops every waiting call that is over. */
export function dropOver(queue: AnnouncementQueue, board: OpenCalls): QueueStep {
  return dropWhere(queue, ({ command }) => isOver(command, board))
}

/** Drops every waiting call: the hall is to be quiet. */
export function dropAll(queue: AnnouncementQueue): QueueStep {
  return dropWhere(queue, () => true)
}

/** Moves the first call that is not stale to the voice, when the voice is free. */
export function startNext(queue: AnnouncementQueue, nowMs: number): QueueStep {
  const step = dropStale(queue, nowMs)
  const [first, ...rest] = step.queue.waiting
  if (step.queue.speaking !== undefined || first === undefined) return step
  return { queue: { ...step.queue, waiting: rest, speaking: first.command }, acks: step.acks }
}

/** Ends the call at the voice, spoken or given up. */
export function endSpeaking(queue: AnnouncementQueue, status: AnnouncementEnd): QueueStep {
  if (queue.speaking === undefined) return { queue, acks: [] }
  const { id, at } = queue.speaking
  return settle({ ...queue, speaking: undefined }, [{ id, at, status }])
}

function isSame(a: { id: string; at: number }, b: { id: string; at: number }): boolean {
  return a.id === b.id && a.at === b.at
}

function dropped({ command: { id, at } }: WaitingAnnouncement): SettledAnnouncement {
  return { id, at, status: 'dropped' }
}

function settle(queue: AnnouncementQueue, acks: readonly SettledAnnouncement[]): QueueStep {
  if (acks.length === 0) return { queue, acks }
  return { queue: { ...queue, settled: [...queue.settled, ...acks].slice(-settledLimit) }, acks }
}
