import type { Node } from 'jsonc-parser'
import { z } from 'zod'
import type { HallFault } from '../../../shared/hall-references.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { hallFaultTexts as texts } from '../../../shared/texts/hall-faults.ts'

type Path = readonly (string | number)[]

/** The schema that a value has in the end, without what says that it may be left out. */
function inner(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return inner(schema.unwrap())
  return schema
}

/** Fields that the schema does not know: they would be lost without a word, and most are slips of the finger. */
export function unknownFields(schema: unknown, value: unknown, path: Path = []): HallFault[] {
  const known = inner(schema)
  if (known instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((entry, index) => unknownFields(known.element, entry, [...path, index]))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if (known instanceof z.ZodRecord)
    return Object.entries(value).flatMap(([name, entry]) =>
      unknownFields(known.valueType, entry, [...path, name]),
    )
  if (!(known instanceof z.ZodObject)) return []
  const shape: Readonly<Record<string, unknown>> = known.shape
  return Object.entries(value).flatMap(([field, entry]) =>
    Object.hasOwn(shape, field)
      ? unknownFields(shape[field], entry, [...path, field])
      : [{ path: [...path, field], message: fillText(texts.unknownField, { field }) }],
  )
}

/** Fields that stand twice in one group: a reader of JSON takes the last and drops the others. */
export function doubleFields(node: Node, path: Path = []): HallFault[] {
  if (node.type === 'array')
    return (node.children ?? []).flatMap((child, index) => doubleFields(child, [...path, index]))
  if (node.type !== 'object') return []
  const seen = new Set<string>()
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    const field = String(key?.value ?? '')
    const isDouble = seen.has(field)
    seen.add(field)
    return [
      ...(isDouble ? [{ path: [...path, field], message: fillText(texts.doubleField, { field }) }] : []),
      ...(value === undefined ? [] : doubleFields(value, [...path, field])),
    ]
  })
}
