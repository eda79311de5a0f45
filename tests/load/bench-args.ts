import { parseArgs } from 'node:util'

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

/** The command line in one line. */
export const benchUsage = `npm run bench -- [--quick] [--only ${benchParts.join(',')}] [--json FILE] [--profile FOLDER]`

/** Parses the command line; throws an Error that names the option. */
export function parseBenchArgs(argv: readonly string[]): BenchArgs {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...argv],
    options: { quick: { type: 'boolean' }, only: text, json: text, profile: text },
  })
  const asked = values.only?.split(',') ?? [...benchParts]
  for (const name of asked)
    if (!benchParts.some((part) => part === name))
      throw new Error(`--only ${name}: there is no such part; use ${benchParts.join(', ')}`)
  return {
    effort: values.quick === true ? 'quick' : 'full',
    parts: benchParts.filter((part) => asked.includes(part)),
    jsonFile: values.json ?? null,
    profileDir: values.profile ?? null,
  }
}
