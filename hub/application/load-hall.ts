import { readFile } from 'node:fs/promises'
import { type HallDefinition, hallDefinition } from '../../shared/hall-definition.ts'

/** The hall's file cannot be used; the message names the file and every fault with its place. */
export class HallFileError extends Error {}

/** Reads and checks a hall definition. Throws HallFileError. */
export async function loadHall(file: string): Promise<HallDefinition> {
  let json: unknown
  try {
    // Fatal: a file of another encoding would lose every Chinese name without a word.
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)))
  } catch (error) {
    throw new HallFileError(
      `The hall file ${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
  const parsed = hallDefinition.safeParse(json)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new HallFileError(`The hall file ${file} has ${faults.length} faults:\n${faults.join('\n')}`)
}
