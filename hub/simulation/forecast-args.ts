import { type CallOrderName, callOrderNames } from '../../shared/hall-definition.ts'
import { BadInput } from '../bad-input.ts'
import {
  highestSeed,
  isSameFile,
  keepInputs,
  oneOf,
  required,
  textOptions,
  wholeNumber,
} from '../command-line.ts'

/** What the command lines of the forecast have in common. */
interface CommonArgs {
  readonly planFile: string
  /** Profile of earlier days; null to look for the one of the plan's hall. */
  readonly profileFile: string | null
  readonly policy: CallOrderName
  /** Files to be written; null for none. */
  readonly jsonFile: string | null
  readonly seed: number
}

/** What `npm run forecast` asks for. */
export interface ForecastArgs extends CommonArgs {
  readonly dayFile: string
  readonly predictionsFile: string
}

/** What `npm run forecast:check` asks for. */
export interface ForecastCheckArgs extends CommonArgs {
  /** How many days are drawn. */
  readonly days: number
}

const forecastUsage =
  'npm run forecast -- --plan FILE --day FILE --predictions FILE [--profile FILE] [--policy NAME] [--json FILE] [--seed N]'
const checkUsage =
  'npm run forecast:check -- --plan FILE [--profile FILE] [--days N] [--policy NAME] [--json FILE] [--seed N]'

const mostDays = 1000
const commonOptions = ['plan', 'profile', 'policy', 'json', 'seed'] as const

/** Parses the command line of the forecast; throws BadInput that names the option. */
export function parseForecastArgs(argv: readonly string[]): ForecastArgs {
  const values = textOptions(argv, [...commonOptions, 'day', 'predictions'], forecastUsage)
  const common = commonArgs(values, forecastUsage)
  const { json } = values
  const day = required('--day', values.day, forecastUsage)
  const predictions = required('--predictions', values.predictions, forecastUsage)
  const inputs = [common.planFile, day, common.profileFile]
  keepInputs('--predictions', predictions, inputs)
  keepInputs('--json', json, inputs)
  if (json !== undefined && isSameFile(json, predictions))
    throw new BadInput('--json', `"${json}" is where --predictions goes`)
  return { ...common, dayFile: day, predictionsFile: predictions }
}

/** Parses the command line of the check on drawn days; throws BadInput that names the option. */
export function parseForecastCheckArgs(argv: readonly string[]): ForecastCheckArgs {
  const values = textOptions(argv, [...commonOptions, 'days'], checkUsage)
  const common = commonArgs(values, checkUsage)
  keepInputs('--json', values.json, [common.planFile, common.profileFile])
  return { ...common, days: wholeNumber('--days', values.days ?? '20', 1, mostDays) }
}

function commonArgs(
  values: Partial<Record<(typeof commonOptions)[number], string>>,
  usage: string,
): CommonArgs {
  const { profile, policy = 'hall', json, seed = '1' } = values
  return {
    planFile: required('--plan', values.plan, usage),
    profileFile: profile ?? null,
    policy: oneOf('--policy', policy, callOrderNames),
    jsonFile: json ?? null,
    seed: wholeNumber('--seed', seed, 0, highestSeed),
  }
}
