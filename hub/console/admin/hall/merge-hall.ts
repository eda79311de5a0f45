import type { HallDefinition } from '../../../../shared/hall-definition.ts'

interface Entry {
  readonly id: string
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const isEntries = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.every((entry) => typeof entry?.id === 'string')

type Group = Readonly<Record<string, unknown>>

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What one administrator has changed, carried over to what another has saved meanwhile: entry by entry in the lists, field
 * by field in the rest. Where both changed the same field, the first one's is kept, to be looked at before it is saved.
 */
export function mergeHall(
  base: HallDefinition,
  mine: HallDefinition,
  theirs: HallDefinition,
): HallDefinition {
  return mergePart(base, mine, theirs) as HallDefinition
}

function mergePart(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(base, mine)) return theirs
  if (isSame(base, theirs)) return mine
  if (isGroup(base) && isGroup(mine) && isGroup(theirs)) return mergeFields(base, mine, theirs)
  if (isEntries(base) && isEntries(mine) && isEntries(theirs)) return mergeEntries(base, mine, theirs)
  return mine
}

function mergeFields(base: Group, mine: Group, theirs: Group): Group {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  const merged = [...names].map((name) => [name, mergePart(base[name], mine[name], theirs[name])] as const)
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined))
}

function mergeEntries(base: readonly Entry[], mine: readonly Entry[], theirs: readonly Entry[]): Entry[] {
  const before = new Map(base.map((entry) => [entry.id, entry]))
  const own = new Map(mine.map((entry) => [entry.id, entry]))
  const there = new Set(theirs.map(({ id }) => id))
  const kept = theirs.flatMap((entry) => {
    const was = before.get(entry.id)
    const now = own.get(entry.id)
    // An entry that only they know is new; one that only I have taken out stays out.
    if (now === undefined) return was === undefined || !isSame(was, entry) ? [entry] : []
    return [mergePart(was, now, entry) as Entry]
  })
  const added = mine.filter(({ id }) => !there.has(id) && !isSame(before.get(id), own.get(id)))
  return [...kept, ...added]
}
