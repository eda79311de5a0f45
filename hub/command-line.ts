import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inspect, type ParseArgsConfig, parseArgs } from 'node:util'
import { BadInput } from './bad-input.ts'

/** What a command line does: its exit code, and the texts of its two outputs. */
export interface CommandOutput {
  readonly exitCode: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
}

/** Seeds of the command lines that draw replications. */
export const highestSeed = 1_000_000

/** The usage was asked for: there is nothing else to do, and nothing is wrong. */
class UsageAsked extends Error {
  readonly usage: string

  constructor(usage: string) {
    super('the usage was asked for')
    this.usage = usage
  }
}

/** Reads a command line; throws BadInput with the usage for what it does not know, and ends the command after `--help`. */
export function readOptions<const Config extends ParseArgsConfig>(
  argv: readonly string[],
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  if (argv.includes('--help') || argv.includes('-h')) throw new UsageAsked(usage)
  try {
    const given: Config = { ...config, args: [...argv] }
    return parseArgs(given)
  } catch (error) {
    throw new BadInput('command line', `${complaint(error)}\n${usage}`)
  }
}

/** What Node says of a command line, without its advice on files whose names look like options. */
function complaint(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return said.replace(/\. To specify a positional argument.*$/s, '')
}

/** Reads options that each take a text; throws BadInput with the usage for any other. */
export function textOptions<Name extends string>(
  argv: readonly string[],
  names: readonly Name[],
  usage: string,
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]))
  return readOptions(argv, { options }, usage).values as Partial<Record<Name, string>>
}

/** The data folder that a command takes as its only argument; throws BadInput with the usage when it holds no hall. */
export function dataFolder(argv: readonly string[], usage: string): string {
  const { positionals } = readOptions(argv, { allowPositionals: true }, usage)
  const [folder, ...others] = positionals
  if (folder === undefined || others.length > 0)
    throw new BadInput('command line', `give one data folder\n${usage}`)
  if (!existsSync(join(folder, 'hall.db')))
    throw new BadInput(folder, `there is no hall.db in it; give the DATA_DIR of a hub that has run\n${usage}`)
  return folder
}

/** The value of an option that must be there; throws BadInput with the usage. */
export function required(option: string, value: string | undefined, usage: string): string {
  if (value === undefined || value === '') throw new BadInput(option, `is missing\n${usage}`)
  return value
}

/** A whole number within bounds; throws BadInput. */
export function wholeNumber(option: string, value: string, lowest: number, highest: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < lowest || number > highest)
    throw new BadInput(option, `"${value}" is not a whole number from ${lowest} to ${highest}`)
  return number
}

/** A number within bounds; throws BadInput. */
export function numberWithin(option: string, value: string, lowest: number, highest: number): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number < lowest || number > highest)
    throw new BadInput(option, `"${value}" is not a number from ${lowest} to ${highest}`)
  return number
}

/** One of a closed list of names; throws BadInput. */
export function oneOf<Name extends string>(option: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new BadInput(option, `"${value}" is not one of ${names.join(', ')}`)
  return found
}

/** Names of a closed list, separated by commas; throws BadInput. */
export function someOf<Name extends string>(option: string, list: string, names: readonly Name[]): Name[] {
  return list.split(',').map((name) => oneOf(option, name.trim(), names))
}

/** Refuses to write over an input; throws BadInput. Null and left-out files are none. */
export function keepInputs(
  option: string,
  file: string | undefined,
  inputs: readonly (string | null | undefined)[],
): void {
  if (file !== undefined && inputs.some((input) => input != null && isSameFile(input, file)))
    throw new BadInput(option, `"${file}" is an input; it would be overwritten`)
}

/** Whether two paths name one file. */
export function isSameFile(one: string, other: string): boolean {
  return resolve(one) === resolve(other)
}

/** How a command ends that threw: 0 with the usage when that was asked for, 2 for input that cannot be used, else 1. */
export function endOf(error: unknown): CommandOutput {
  if (error instanceof UsageAsked) return { exitCode: 0, stdout: `${error.usage}\n`, stderr: '' }
  if (error instanceof BadInput) return { exitCode: 2, stdout: '', stderr: `${error.message}\n` }
  return { exitCode: 1, stdout: '', stderr: `${inspect(error)}\n` }
}

/** Runs a command that says everything at its end. */
export async function commandOutput(
  run: () => Promise<Omit<CommandOutput, 'stderr'>>,
): Promise<CommandOutput> {
  try {
    return { ...(await run()), stderr: '' }
  } catch (error) {
    return endOf(error)
  }
}

/** Runs a command that writes as it goes; what it throws is said and sets the exit code of the process. */
export async function runCommand(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    finishWith(endOf(error))
  }
}

/** Writes what a command says and sets the exit code of the process. */
export function finishWith({ exitCode, stdout, stderr }: CommandOutput): void {
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode
}
