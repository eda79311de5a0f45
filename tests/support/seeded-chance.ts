/** Chance that a seed repeats. */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** A whole number below the bound. */
  below(bound: number): number
  pick<Item>(items: readonly Item[]): Item
}

/** The generator mulberry32: small, even, and the same for a seed everywhere. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return { next, below, pick: (items) => items[below(items.length)] as (typeof items)[number] }
}

/** The seed of a test; TEST_SEED has the same drawn again, in whatever order the machine then gets to it. */
export function testSeed(): number {
  const given = process.env.TEST_SEED
  return given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given)
}
