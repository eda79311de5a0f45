import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CallOrderName, callOrderNames } from '../../shared/hall-definition.ts'
import { BadInput } from './bad-input.ts'

/** What a command line does: its exit code, and the texts of its two outputs. */
export interface CommandOutput {
  readonly exitCode: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
}

/** Seeds of the command lines that draw replications. */
export const highestSeed = 1_000_000

/** Reads options that each take a text; throws BadInput with the usage for any other. */
export function textOptions<Name extends string>(
  argv: readonly string[],
  names: readonly Name[],
  usage: string,
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]))
  return readOptions(() => parseArgs({ args: [...argv], options }).values, usage) as Partial<
    Record<Name, string>
  >
}

/** What a parser of options gives; its complaint becomes a BadInput with the usage. */
export function readOptions<Options>(parse: () => Options, usage: string): Options {
  try {
    return parse()
  } catch (error) {
    throw new BadInput('command line', `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

/** The value of an option that must be there; throws BadInput with the usage. */
export function required(option: string, value: string | undefined, usage: string): string {
  if (value === undefined) throw new BadInput(option, `is missing\n${usage}`)
  return value
}

/** A whole number within bounds; throws BadInput. */
export function wholeNumber(option: string, value: string, lowest: number, highest: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < lowest || number > highest)
    throw new BadInput(option, `"${value}" is not a whole number from ${lowest} to ${highest}`)
  return number
}

/** A call order by its name; throws BadInput. */
export function policyNamed(option: string, name: string): CallOrderName {
  const found = callOrderNames.find((entry) => entry === name)
  if (found === undefined)
    throw new BadInput(option, `"${name}" is no policy; use ${callOrderNames.join(', ')}`)
  return found
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

/** Runs a command; input that cannot be used ends it with 2 and the reason. */
export async function commandOutput(
  run: () => Promise<Omit<CommandOutput, 'stderr'>>,
): Promise<CommandOutput> {
  try {
    return { ...(await run()), stderr: '' }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { exitCode: 2, stdout: '', stderr: `${error.message}\n` }
  }
}

/** Writes what a command says and sets the exit code of the process. */
export function finishWith({ exitCode, stdout, stderr }: CommandOutput): void {
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode
}
