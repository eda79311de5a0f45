import { type CallOrderName, callOrderNames } from '../../../shared/hall-definition.ts'
import { BadInput } from '../../bad-input.ts'
import {
  highestSeed,
  isSameFile,
  keepInputs,
  oneOf,
  required,
  textOptions,
  wholeNumber,
} from '../../command-line.ts'
import type { KindChoice } from '../../domain/staffing/staffing-problem.ts'
import { type ClassTarget, parseTargets } from '../target.ts'

/** What the command line of the staffing asks for. */
export interface StaffArgs {
  readonly planFile: string
  readonly dayFile: string
  readonly targets: readonly ClassTarget[]
  /** Profile that days like it are drawn from; null to learn it from the day. */
  readonly profileFile: string | null
  /** Files to be written; null for none. */
  readonly outFile: string | null
  readonly jsonFile: string | null
  readonly seed: number
  /** Fresh days that check an answer. */
  readonly replications: number
  readonly policy: CallOrderName
  /** The kinds of windows to be recommended; null to keep the plan's if they can meet the target. */
  readonly kinds: KindChoice | null
}

const usage =
  'npm run staff -- --plan FILE --day FILE --target "walkin 90% in 20, appointment 95% in 10, green 99% in 5" [--out PLAN] ' +
  '[--profile FILE] [--json FILE] [--seed N] [--replications N] [--policy NAME] [--kinds kept|comprehensive]'

const options = [
  'plan',
  'day',
  'target',
  'profile',
  'out',
  'json',
  'seed',
  'replications',
  'policy',
  'kinds',
] as const
/** Fewer have no interval worth the name. */
const fewestReplications = 10
const mostReplications = 9999
const kindChoices: readonly KindChoice[] = ['kept', 'comprehensive']

/** Parses the command line; throws BadInput that names the option. */
export function parseStaffArgs(argv: readonly string[]): StaffArgs {
  const values = textOptions(argv, options, usage)
  const { profile, out, json } = values
  const plan = required('--plan', values.plan, usage)
  const day = required('--day', values.day, usage)
  const target = required('--target', values.target, usage)
  const inputs = [plan, day, profile]
  keepInputs('--out', out, inputs)
  keepInputs('--json', json, inputs)
  if (out !== undefined && json !== undefined && isSameFile(out, json))
    throw new BadInput('--json', `"${json}" is where --out goes`)
  return {
    planFile: plan,
    dayFile: day,
    targets: parseTargets(target),
    profileFile: profile ?? null,
    outFile: out ?? null,
    jsonFile: json ?? null,
    seed: wholeNumber('--seed', values.seed ?? '1', 0, highestSeed),
    replications: wholeNumber(
      '--replications',
      values.replications ?? '100',
      fewestReplications,
      mostReplications,
    ),
    policy: oneOf('--policy', values.policy ?? 'hall', callOrderNames),
    kinds: values.kinds === undefined ? null : oneOf('--kinds', values.kinds, kindChoices),
  }
}
