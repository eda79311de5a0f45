import { type CallOrderName, callOrderNames } from '../../shared/hall-definition.ts'
import { keepInputs, oneOf, required, someOf, textOptions } from '../command-line.ts'
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

const options = ['plan', 'day', 'policy', 'against', 'json', 'waits', 'report', 'target'] as const

/** Parses the command line; throws BadInput that names the option. */
export function parseVirtualReplayArgs(argv: readonly string[]): VirtualReplayArgs {
  const values = textOptions(argv, options, usage)
  const { json, waits, report, target, against } = values
  const plan = required('--plan', values.plan, usage)
  const day = required('--day', values.day, usage)
  for (const [option, file] of Object.entries({ json, waits, report }))
    keepInputs(`--${option}`, file, [plan, day])
  const policy = oneOf('--policy', values.policy ?? 'hall', callOrderNames)
  const unasked = report === undefined ? [] : callOrderNames
  const compared = against === undefined ? unasked : someOf('--against', against, callOrderNames)
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
