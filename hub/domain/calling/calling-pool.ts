/** A window counts as manned from this long before a planned shift on: who comes now will be served by it too. */
export const soonMs = 30 * 60 * 1000

/**
 * Windows and services that share their visitors, directly or through others, and how busy they are. Durations are in
 * milliseconds.
 */
export class CallingPool {
  /** Windows that it has in the hall. */
  ofHall = 0
  /** Windows that serve now or are about to. */
  windows = 0
  /** Expected work of those who wait, in time of one window. */
  waitingWorkMs = 0
  /** The longest `turnMs` that a newcomer of the day met. */
  worstTurnMs = 0
  /** The most windows that a newcomer of the day found manned. */
  mostWindows = 0

  /** How long a newcomer would wait if the numbers were called strictly in turn: the work before it by the windows. */
  get turnMs(): number {
    return this.waitingWorkMs / Math.max(1, this.windows)
  }

  /**
   * Somebody joins those who wait. While fewer than half of the windows are manned, before the clerks are there or when
   * they go home, a newcomer's wait says little of the day and is not kept.
   */
  join(expectedMs: number): void {
    this.waitingWorkMs += expectedMs
    if (this.windows > this.mostWindows) this.mostWindows = this.windows
    if (this.windows * 2 < this.ofHall) return
    const { turnMs } = this
    if (turnMs > this.worstTurnMs) this.worstTurnMs = turnMs
  }

  /** Somebody waits no longer. */
  leave(expectedMs: number): void {
    this.waitingWorkMs -= expectedMs
  }

  /** Begins anew, with nobody in it and no window manned. */
  clear(): void {
    this.windows = 0
    this.waitingWorkMs = 0
    this.worstTurnMs = 0
    this.mostWindows = 0
  }
}
