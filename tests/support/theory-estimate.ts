import { expect } from 'vitest'
import { testSeed } from './seeded-chance.ts'

/**
 * How many standard errors an estimate may lie from the theory. There are some sixty comparisons of 60 replications: by
 * Student's t with 59 degrees of freedom one goes astray in 1,500,000, all together in 25,000 runs with any seed.
 */
const allowedErrors = 5.6

/** A figure measured over independent replications. */
export interface Estimate {
  readonly value: number
  readonly standardError: number
}

/** What one replication adds to a ratio. */
export interface Tally {
  readonly sum: number
  readonly count: number
  /** Numbers of mean 0 that were drawn with it. */
  readonly controls?: readonly number[]
}

/** The seed of the theory tests: always the same, so that the suite never fails by chance; TEST_SEED draws others. */
export function theorySeed(): number {
  return process.env.TEST_SEED === undefined ? 20_260_401 : testSeed()
}

/**
 * A ratio of means over independent replications, with the standard error by the delta method. What the controls (numbers
 * with the known mean 0, drawn with the replication) explain of the differences between replications is taken out by
 * regression (Law and Kelton, Simulation Modeling and Analysis, chapters 9 and 11).
 */
export function ratioOf(replications: readonly Tally[]): Estimate {
  const number = replications.length
  const counts = totalOf(replications.map(({ count }) => count))
  const ratio = totalOf(replications.map(({ sum }) => sum)) / counts
  let excess = replications.map(({ sum, count }) => sum - ratio * count)
  const kept: number[][] = []
  for (const place of (replications[0]?.controls ?? []).keys()) {
    let control = replications.map(({ controls }) => controls?.[place] ?? 0)
    for (const earlier of kept) control = without(control, earlier)
    kept.push(control)
    excess = without(excess, control)
  }
  const shift = totalOf(excess)
  const squares = totalOf(excess.map((value) => (value - shift / number) ** 2))
  return {
    value: ratio + shift / counts,
    standardError: Math.sqrt((squares * number) / (number - 1 - kept.length)) / counts,
  }
}

/** The values less what the control explains of them. */
function without(values: readonly number[], control: readonly number[]): number[] {
  const mean = totalOf(control) / control.length
  const slope =
    totalOf(values.map((value, place) => value * ((control[place] as number) - mean))) /
    totalOf(control.map((value) => (value - mean) ** 2))
  return values.map((value, place) => value - slope * (control[place] as number))
}

function totalOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

/**
 * Expects the estimate to agree with the theory within what chance allows, and to be sharp enough to tell: half the width
 * of the interval may be that share of `scale`, the theory's figure where none is given. The tests ask for about twice the
 * width that they have, for that is a matter of chance too.
 */
export function expectTheory(
  { value, standardError }: Estimate,
  theory: number,
  {
    what,
    seed,
    halfWidth,
    scale = theory,
  }: { what: string; seed: number; halfWidth: number; scale?: number },
): void {
  const allowed = allowedErrors * standardError
  const words = `${what}: measured ${value} ± ${allowed}, by theory ${theory} (TEST_SEED=${seed})`
  expect(Math.abs(value - theory), words).toBeLessThanOrEqual(allowed)
  expect(allowed / scale, `${words}: the interval is too wide to tell`).toBeLessThanOrEqual(halfWidth)
}
