import { lognormalOfMedian } from '../../../shared/lognormal.ts'
import type { Patience } from './forecast-scene.ts'
import { normalAt, normalShare } from './normal.ts'

const never = Number.POSITIVE_INFINITY
const tableSize = 256

/** When visitors lose their patience, given that they have not yet. */
export class PatienceDraws {
  private readonly patience: Patience | null
  /** The patience of those who have one, at even steps, in milliseconds. */
  private readonly table: Float64Array
  private readonly mu: number
  private readonly sigma: number

  constructor(patience: Patience | null) {
    this.patience = patience
    const { mu, sigma } = lognormalOfMedian(patience?.medianMs ?? 1, patience?.cv ?? 0)
    this.mu = mu
    this.sigma = Math.max(sigma, 1e-6)
    this.table =
      patience === null
        ? new Float64Array(0)
        : Float64Array.from({ length: tableSize }, (_, step) =>
            Math.exp(mu + this.sigma * normalAt((step + 0.5) / tableSize)),
          )
  }

  /** The instant at which somebody leaves who comes then; infinite for never. */
  leavesAt(arrivedAt: number, uniform: number): number {
    if (this.patience === null || uniform >= this.patience.share) return never
    return arrivedAt + (this.table[((uniform / this.patience.share) * tableSize) | 0] as number)
  }

  /** The share of all that still stays after so long. */
  stayShare(elapsedMs: number): number {
    return this.patience === null ? 1 : 1 - this.patience.share * this.goneBy(elapsedMs)
  }

  /** The share of those with patience to lose who have lost it before they waited so long. */
  goneBy(elapsedMs: number): number {
    return elapsedMs <= 0 ? 0 : normalShare((Math.log(elapsedMs) - this.mu) / this.sigma)
  }

  /**
   * The instant at which somebody leaves who has stayed so long already; infinite for never.
   *
   * @param gone `goneBy` of what has elapsed
   */
  leavesLater(arrivedAt: number, elapsedMs: number, gone: number, uniform: number): number {
    if (this.patience === null) return never
    const { share } = this.patience
    const stillShare = (share * (1 - gone)) / (1 - share * gone)
    if (uniform >= stillShare) return never
    const place = gone + (1 - gone) * (uniform / stillShare)
    const patienceMs = this.table[Math.min(tableSize - 1, (place * tableSize) | 0)] as number
    return arrivedAt + Math.max(patienceMs, elapsedMs + 1)
  }
}
