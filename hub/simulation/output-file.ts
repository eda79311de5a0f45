import { mkdir, writeFile } from 'node:fs/promises'
import { BadInput } from '../bad-input.ts'

/** Writes a text file; throws BadInput with the reason when it cannot be written. */
export async function writeText(file: string, content: string): Promise<void> {
  await writeFile(file, content).catch((error: unknown) => {
    throw new BadInput(file, `cannot be written: ${reasonOf(error)}`)
  })
}

/** Makes a folder with those above it; throws BadInput with the reason when it cannot be made. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new BadInput(folder, `cannot be made: ${reasonOf(error)}`)
  })
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
