import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

const hashBases = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]

/**
 * The random stream that belongs to an identity: always the same for it, and independent of every other's. So each
 * visitor keeps its luck whatever happens to the others (common random numbers).
 */
export class ChanceStream {
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>

  constructor(identity: string) {
    this.#generator = xoroshiro128plusFromState(stateOf(identity))
  }

  /** Evenly in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.#generator)
  }

  /** From the standard normal distribution, after Box and Muller (1958). */
  normal(): number {
    // 1 - u keeps the logarithm away from zero.
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }
}

/** A Poisson count by inversion: for one uniform number it never falls when the expected count grows. */
export function poissonCount(expected: number, uniform: number): number {
  let term = Math.exp(-expected)
  let sum = term
  let count = 0
  // Past the mode, terms that no longer change the sum end the search.
  while (uniform >= sum && (count < expected || term > Number.EPSILON)) {
    count += 1
    term *= expected / count
    sum += term
  }
  return count
}

/** Four words of state: the FNV-1a hash of the text from four bases, each finished as MurmurHash3 does. */
function stateOf(text: string): number[] {
  return hashBases.map((base) => {
    let word = base
    for (let index = 0; index < text.length; index += 1)
      word = Math.imul(word ^ text.charCodeAt(index), 0x01000193)
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return word ^ (word >>> 16)
  })
}
