import { randomUUID } from 'node:crypto'
import type { InviteCommand } from '../../shared/mqtt/topic-map.ts'
import { type DeviceAccess, DeviceLine } from './device-line.ts'

/** A rating without an answer for this long is sent again under the same id. */
const repeatAfterMs = 3000
/** Twenty repeats are a minute: longer than any restart of the hub. */
const mostRepeats = 20

/** How visitors rate: null when this one does not. */
export type RatingHabit = (invite: InviteCommand) => {
  readonly score: number
  /** Real milliseconds before the finger comes down. */
  readonly afterMs: number
  /** Ratings that a careless finger or a bad line sends on top of the first: the same message again, or a second opinion. */
  readonly extra: 'none' | 'same-again' | 'second-opinion'
} | null

/** The rating pad of a window: answers invitations by a habit and sees each rating through to the hub's answer. */
export class PadPlayer {
  readonly line: DeviceLine
  readonly #windowId: string
  readonly #onRecorded: (caseId: string) => void
  readonly #pending = new Map<string, { caseId: string; timer: NodeJS.Timeout }>()
  readonly #invited = new Set<string>()
  /** Ratings the hub refused, by its code. */
  readonly refusals = new Map<string, number>()
  /** Ratings that never got an answer. */
  unanswered = 0

  constructor(
    access: DeviceAccess,
    windowId: string,
    habit: RatingHabit,
    onRecorded: (caseId: string) => void,
  ) {
    this.#windowId = windowId
    this.#onRecorded = onRecorded
    this.line = new DeviceLine(access, windowId, {
      invite: (invite) => this.#answer(invite, habit),
      ratingAck: ({ id, status }) => this.#settle(id, status),
      windowState: () => undefined,
      hubState: () => undefined,
    })
  }

  /** Ratings still on their way. */
  get pending(): number {
    return this.#pending.size
  }

  /** Cases the pad was asked to have rated. */
  get invitations(): number {
    return this.#invited.size
  }

  /** Stops repeating and disconnects. */
  async stop(): Promise<void> {
    for (const { timer } of this.#pending.values()) clearTimeout(timer)
    this.#pending.clear()
    await this.line.stop()
  }

  #answer(invite: InviteCommand, habit: RatingHabit): void {
    this.line.publish('inviteAck', this.#windowId, { id: invite.id, status: 'shown' })
    // QoS 1 delivers an invitation at least once; a visitor is asked once.
    if (this.#invited.has(invite.caseId)) return
    this.#invited.add(invite.caseId)
    const rating = habit(invite)
    if (rating === null) return
    setTimeout(() => {
      const id = randomUUID()
      this.#send(id, invite.caseId, rating.score, 0)
      if (rating.extra === 'same-again')
        this.line.publish('rating', this.#windowId, { id, caseId: invite.caseId, score: rating.score })
      if (rating.extra === 'second-opinion') this.#send(randomUUID(), invite.caseId, 6 - rating.score, 0)
    }, rating.afterMs).unref()
  }

  #send(id: string, caseId: string, score: number, repeats: number): void {
    if (repeats > mostRepeats) {
      this.#pending.delete(id)
      this.unanswered += 1
      return
    }
    this.line.publish('rating', this.#windowId, { id, caseId, score })
    const timer = setTimeout(() => this.#send(id, caseId, score, repeats + 1), repeatAfterMs)
    timer.unref()
    this.#pending.set(id, { caseId, timer })
  }

  #settle(id: string, status: string): void {
    const pending = this.#pending.get(id)
    if (pending === undefined) return
    clearTimeout(pending.timer)
    this.#pending.delete(id)
    if (status === 'recorded') this.#onRecorded(pending.caseId)
    else this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1)
  }
}
