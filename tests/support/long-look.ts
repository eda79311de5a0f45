import type fc from 'fast-check'

/**
 * How long a model is looked at. A failing run prints fast-check's seed and path; to replay it:
 * `FC_SEED=<seed> FC_PATH=<path> npx vitest run <file>`. `FC_RUNS=20000` looks longer.
 */
export function longLook<Values>(usualRuns: number): fc.Parameters<Values> {
  const { FC_RUNS, FC_SEED, FC_PATH } = process.env
  return {
    numRuns: Number(FC_RUNS ?? usualRuns),
    ...(FC_SEED !== undefined && { seed: Number(FC_SEED) }),
    ...(FC_PATH !== undefined && { path: FC_PATH }),
  }
}
