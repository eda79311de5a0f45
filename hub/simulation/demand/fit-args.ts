import { parseArgs } from 'node:util'
import { BadInput } from '../bad-input.ts'

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
  const { plan, day = [], out, source } = values
  if (plan === undefined) throw new BadInput('--plan', `is missing\n${usage}`)
  if (day.length === 0) throw new BadInput('--day', `is missing\n${usage}`)
  if (out === undefined) throw new BadInput('--out', `is missing\n${usage}`)
  // A shell writes `--day days/*.csv` as one option and further files.
  return { planFile: plan, dayFiles: [...day, ...positionals], outFile: out, source: source ?? null }
}

function valuesOf(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { plan: text, day: { ...text, multiple: true }, out: text, source: text },
    })
  } catch (error) {
    throw new BadInput('command line', `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}
