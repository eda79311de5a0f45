/** The golden ratio's part of 2^32: steps of it visit all 32-bit numbers evenly. */
const goldenStep = 0x9e3779b9

/**
 * Uniform numbers by their place: the same key, replication and place give the same number whatever else was drawn, so
 * that two scenes that differ in a window meet the same visitors (common random numbers).
 */
export class DrawStream {
  private readonly key: number
  private state = 0
  private place = 0

  /** @param key 32 bits; streams of different keys have nothing in common */
  constructor(key: number) {
    this.key = key
  }

  /** Goes to the first number of a replication. */
  restart(replication: number): void {
    this.state = mixed(mixed(this.key) + Math.imul(replication + 1, goldenStep))
    this.place = 0
  }

  /** The next number of the replication, evenly in [0, 1). */
  next(): number {
    this.place += 1
    return this.at(this.place)
  }

  /** The number at a place of the replication, from 0, evenly in [0, 1). */
  at(place: number): number {
    return (mixed(this.state + Math.imul(place, goldenStep)) >>> 0) / 2 ** 32
  }
}

/** The key of the stream with this number under a key. */
export function keyOf(key: number, number: number): number {
  return mixed(key + Math.imul(number + 1, 0x85ebca6b))
}

/** Scatters 32 bits: every bit of the input changes half of the output's (C. Wellons, "Prospecting for hash functions"). */
function mixed(bits: number): number {
  let word = bits | 0
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
  return word ^ (word >>> 15)
}
