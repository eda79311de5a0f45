import type { HintsPrint } from '../../shared/mqtt/topic-map.ts'

/** Hints that may wait at one printer: more would come out for people who have long gone. */
const maxWaiting = 5
/** Ids that are remembered, to know a command that the broker delivers again. */
const rememberedIds = 100

/** Hints that wait for the printer: in memory only, since a lost one is asked for again. */
export class HintsQueue {
  readonly #waiting = new Map<string, { command: HintsPrint; receivedAt: number }>()
  readonly #seen = new Set<string>()

  /** Takes a command that is not known yet and for which there is room. `now` is the agent's clock in milliseconds. */
  accept(command: HintsPrint, now: number): 'accepted' | 'duplicate' | 'full' {
    if (this.#seen.has(command.id)) return 'duplicate'
    this.#remember(command.id)
    this.#dropExpired(now)
    if (this.#waiting.size >= maxWaiting) return 'full'
    this.#waiting.set(command.id, { command, receivedAt: now })
    return 'accepted'
  }

  /** The hints to print now; undefined when none wait that are still in time. */
  next(now: number): HintsPrint | undefined {
    this.#dropExpired(now)
    return this.#waiting.values().next().value?.command
  }

  /** Nothing more is to be done about these hints. */
  end(id: string): void {
    this.#waiting.delete(id)
  }

  #dropExpired(now: number): void {
    for (const [id, { command, receivedAt }] of this.#waiting)
      if (now - receivedAt > command.ttlMs) this.#waiting.delete(id)
  }

  #remember(id: string): void {
    this.#seen.add(id)
    if (this.#seen.size <= rememberedIds) return
    const oldest = this.#seen.values().next()
    if (oldest.done !== true) this.#seen.delete(oldest.value)
  }
}
