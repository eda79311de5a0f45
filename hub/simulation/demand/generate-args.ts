import { join } from 'node:path'
import { BadInput } from '../../bad-input.ts'
import { required, textOptions, wholeNumber } from '../../command-line.ts'

/** What the command line of `generate` asks for. */
export interface GenerateArgs {
  readonly profileFile: string
  /** One day file for each seed. */
  readonly days: readonly { readonly seed: number; readonly file: string }[]
  /** The folder to be made for several days; null for one day file. */
  readonly folder: string | null
}

const usage = `npm run generate -- --profile FILE --seed N --out DAY
npm run generate -- --profile FILE --seeds A-B --out FOLDER`

const highestDrawnSeed = 2 ** 31
/** Against a slip of the finger: so many days of 8,000 visitors are 3 GB. */
const mostDays = 10_000

/** Parses the command line; throws BadInput that names the option. */
export function parseGenerateArgs(argv: readonly string[]): GenerateArgs {
  const values = textOptions(argv, ['profile', 'seed', 'seeds', 'out'], usage)
  const { seed, seeds } = values
  const profile = required('--profile', values.profile, usage)
  const out = required('--out', values.out, usage)
  if ((seed === undefined) === (seeds === undefined))
    throw new BadInput('--seed', `give either --seed or --seeds\n${usage}`)
  if (seed !== undefined)
    return { profileFile: profile, days: [{ seed: seedOf('--seed', seed), file: out }], folder: null }
  const days = seedsOf(seeds ?? '').map((one) => ({ seed: one, file: join(out, `day-${one}.csv`) }))
  return { profileFile: profile, days, folder: out }
}

function seedOf(option: string, value: string): number {
  return wholeNumber(option, value, 0, highestDrawnSeed)
}

/** Parses `1-20`. */
function seedsOf(range: string): number[] {
  const parts = range.split('-')
  if (parts.length !== 2) throw new BadInput('--seeds', `"${range}" is not a range as 1-20`)
  const [first, last] = parts.map((part) => seedOf('--seeds', part)) as [number, number]
  if (last < first || last - first >= mostDays)
    throw new BadInput('--seeds', `"${range}" is not a range of 1 to ${mostDays} seeds`)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
