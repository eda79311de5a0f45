import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CallOrderName, callOrderNames } from '../../shared/hall-definition.ts'
import { BadInput } from './bad-input.ts'
import { type ClassTarget, parseTargets } from './target.ts'

/** What the command line of the replay in virtual time asks for. */
export interface VirtualReplayArgs {
  readonly planFile: string
  readonly dayFile: string
  readonly policy: CallOrderName
  /** Further policies to be played for comparison, each once and not the first again. */
  readonly against: readonly CallOrderName[]
  /** Files to be written; null for none. */
  readonly jsonFile: string | null
  readonly waitsFile: string | null
  readonly reportFile: string | null
  readonly targets: readonly ClassTarget[]
}

const usage =
  'npm run replay -- --plan FILE --day FILE [--policy NAME] [--against NAME,NAME] [--json FILE] [--waits FILE] [--report FILE.html] ' +
  '[--target "walkin 90% in 20, appointment 95% in 10, green 99% in 5"]'

/** Parses the command line; throws BadInput that names the option. */
export function parseVirtualReplayArgs(argv: readonly string[]): VirtualReplayArgs {
  const values = valuesOf(argv)
  const { plan, day, json, waits, report, target, against } = values
  if (plan === undefined) throw new BadInput('--plan', `is missing\n${usage}`)
  if (day === undefined) throw new BadInput('--day', `is missing\n${usage}`)
  for (const [option, file] of Object.entries({ json, waits, report }))
    if (file !== undefined && [plan, day].some((input) => resolve(input) === resolve(file)))
      throw new BadInput(`--${option}`, `"${file}" is an input; it would be overwritten`)
  const policy = policyOf('--policy', values.policy ?? 'hall')
  const others = against?.split(',').map((name) => policyOf('--against', name.trim()))
  const compared = others ?? (report === undefined ? [] : callOrderNames)
  return {
    planFile: plan,
    dayFile: day,
    policy,
    against: [...new Set(compared)].filter((name) => name !== policy),
    jsonFile: json ?? null,
    waitsFile: waits ?? null,
    reportFile: report ?? null,
    targets: target === undefined ? [] : parseTargets(target),
  }
}

function valuesOf(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      args: [...argv],
      options: {
        plan: text,
        day: text,
        policy: text,
        against: text,
        json: text,
        waits: text,
        report: text,
        target: text,
      },
    }).values
  } catch (error) {
    throw new BadInput('command line', `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function policyOf(option: string, name: string): CallOrderName {
  const found = callOrderNames.find((entry) => entry === name)
  if (found === undefined)
    throw new BadInput(option, `"${name}" is no policy; use ${callOrderNames.join(', ')}`)
  return found
}
