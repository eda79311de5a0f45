import type { z } from 'zod'
import { BadInput } from '../bad-input.ts'

/** Parses JSON of a shape; throws BadInput with the file, the place and the reason. `noun` says what it should be. */
export function parseJson<Shape extends z.ZodType>(
  content: string,
  file: string,
  shape: Shape,
  noun: string,
): z.output<Shape> {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new BadInput(file, `not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new BadInput(file, `${placeOf(issue?.path ?? [], noun)}: ${issue?.message ?? `not a ${noun}`}`)
}

function placeOf(path: readonly PropertyKey[], noun: string): string {
  return (
    path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .slice(path[0] === undefined ? 0 : 1) || `the ${noun}`
  )
}
