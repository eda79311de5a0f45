import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CallOrderName, callOrderNames } from '../../shared/hall-definition.ts'
import { BadInput } from './bad-input.ts'

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

const highestSeed = 1_000_000
const mostDays = 1000
const text = { type: 'string' } as const
const commonOptions = { plan: text, profile: text, policy: text, json: text, seed: text }

/** Parses the command line of the forecast; throws BadInput that names the option. */
export function parseForecastArgs(argv: readonly string[]): ForecastArgs {
  const values = valuesOf(argv, ['day', 'predictions'], forecastUsage)
  const common = commonArgs(values, forecastUsage)
  const { day, predictions, json } = values
  if (day === undefined) throw new BadInput('--day', `is missing\n${forecastUsage}`)
  if (predictions === undefined) throw new BadInput('--predictions', `is missing\n${forecastUsage}`)
  const inputs = [common.planFile, day, common.profileFile]
  keepInputs('--predictions', predictions, inputs)
  keepInputs('--json', json, inputs)
  if (json !== undefined && resolve(json) === resolve(predictions))
    throw new BadInput('--json', `"${json}" is where --predictions goes`)
  return { ...common, dayFile: day, predictionsFile: predictions }
}

/** Parses the command line of the check on drawn days; throws BadInput that names the option. */
export function parseForecastCheckArgs(argv: readonly string[]): ForecastCheckArgs {
  const values = valuesOf(argv, ['days'], checkUsage)
  const common = commonArgs(values, checkUsage)
  keepInputs('--json', values.json, [common.planFile, common.profileFile])
  return { ...common, days: wholeNumber('--days', values.days ?? '20', 1, mostDays) }
}

function commonArgs(values: Readonly<Record<string, string | undefined>>, usage: string): CommonArgs {
  const { plan, profile, policy = 'hall', json, seed = '1' } = values
  if (plan === undefined) throw new BadInput('--plan', `is missing\n${usage}`)
  const found = callOrderNames.find((name) => name === policy)
  if (found === undefined)
    throw new BadInput('--policy', `"${policy}" is no policy; use ${callOrderNames.join(', ')}`)
  return {
    planFile: plan,
    profileFile: profile ?? null,
    policy: found,
    jsonFile: json ?? null,
    seed: wholeNumber('--seed', seed, 0, highestSeed),
  }
}

function valuesOf(
  argv: readonly string[],
  more: readonly string[],
  usage: string,
): Readonly<Record<string, string | undefined>> {
  try {
    const options = { ...commonOptions, ...Object.fromEntries(more.map((name) => [name, text])) }
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    throw new BadInput('command line', `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function keepInputs(option: string, file: string | undefined, inputs: readonly (string | null)[]): void {
  if (file !== undefined && inputs.some((input) => input !== null && resolve(input) === resolve(file)))
    throw new BadInput(option, `"${file}" is an input; it would be overwritten`)
}

function wholeNumber(option: string, value: string, lowest: number, highest: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < lowest || number > highest)
    throw new BadInput(option, `"${value}" is not a whole number from ${lowest} to ${highest}`)
  return number
}
