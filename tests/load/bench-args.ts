import { readOptions, someOf } from '../../hub/command-line.ts'

/** What the command line of the bench asks for. */
export interface BenchArgs {
  readonly effort: 'quick' | 'full'
  readonly parts: readonly BenchPart[]
  readonly jsonFile: string | null
  /** Where the hub under 180 clients leaves a CPU profile; null for none. */
  readonly profileDir: string | null
}

/** The parts of the bench, in the order in which they run. */
export const benchParts = [
  'commands',
  'bookings',
  'decisions',
  'simulation',
  'foresight',
  'calls',
  'restart',
  'memory',
  'clerk-page',
  'manager-page',
] as const
export type BenchPart = (typeof benchParts)[number]

const usage = `npm run bench -- [--quick] [--only ${benchParts.join(',')}] [--json FILE] [--profile FOLDER]`

/** Parses the command line; throws BadInput that names the option. */
export function parseBenchArgs(argv: readonly string[]): BenchArgs {
  const text = { type: 'string' } as const
  const options = { quick: { type: 'boolean' }, only: text, json: text, profile: text } as const
  const { values } = readOptions(argv, { options }, usage)
  const asked = values.only === undefined ? benchParts : someOf('--only', values.only, benchParts)
  return {
    effort: values.quick === true ? 'quick' : 'full',
    parts: benchParts.filter((part) => asked.includes(part)),
    jsonFile: values.json ?? null,
    profileDir: values.profile ?? null,
  }
}
