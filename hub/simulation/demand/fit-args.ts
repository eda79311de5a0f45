import { BadInput } from '../../bad-input.ts'
import { readOptions, required } from '../../command-line.ts'

/** What the command line of `fit-profile` asks for. */
export interface FitArgs {
  readonly planFile: string
  readonly dayFiles: readonly string[]
  readonly outFile: string
  /** Where the figures come from, in words; null to say which files they were learnt from. */
  readonly source: string | null
}

const usage = 'npm run fit-profile -- --plan FILE --day FILE... --out PROFILE [--source TEXT]'

/** Parses the command line; throws BadInput that names the option. */
export function parseFitArgs(argv: readonly string[]): FitArgs {
  const { values, positionals } = valuesOf(argv)
  const { day = [], source } = values
  const plan = required('--plan', values.plan, usage)
  if (day.length === 0) throw new BadInput('--day', `is missing\n${usage}`)
  const out = required('--out', values.out, usage)
  // A shell writes `--day days/*.csv` as one option and further files.
  return { planFile: plan, dayFiles: [...day, ...positionals], outFile: out, source: source ?? null }
}

function valuesOf(argv: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { plan: text, day: { ...text, multiple: true }, out: text, source: text } as const
  return readOptions(argv, { allowPositionals: true, options }, usage)
}
