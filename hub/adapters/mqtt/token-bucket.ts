/** A rate with a burst: tokens come back evenly, `perSecond` of them, up to `burst`. */
export class TokenBucket {
  readonly #burst: number
  readonly #perSecond: number
  #tokens: number
  #atMs: number

  constructor(burst: number, perSecond: number, nowMs: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#tokens = burst
    this.#atMs = nowMs
  }

  /** Takes a token, on credit if need be; returns the milliseconds to wait until it is covered, 0 when it is. */
  take(nowMs: number): number {
    const gained = ((nowMs - this.#atMs) / 1000) * this.#perSecond
    this.#tokens = Math.min(this.#burst, this.#tokens + gained) - 1
    this.#atMs = nowMs
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#perSecond) * 1000)
  }
}
