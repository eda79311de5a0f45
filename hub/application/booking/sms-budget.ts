/** Messages that may go out together after a pause, in seconds of the permitted rate. */
const burstSeconds = 10

/** How many messages may go out: a rate per minute, so that a gateway that comes back is not flooded. */
export class SmsBudget {
  private readonly perMs: number
  private readonly most: number
  private left: number
  private at = 0

  constructor(perMinute: number) {
    this.perMs = perMinute / 60_000
    this.most = Math.max(1, (perMinute * burstSeconds) / 60)
    this.left = this.most
  }

  /** Takes one message out of the budget, and says whether there was one. */
  take(now: number): boolean {
    if (this.at > 0) this.left = Math.min(this.most, this.left + Math.max(0, now - this.at) * this.perMs)
    this.at = now
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}
