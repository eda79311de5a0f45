import type { HallDefinition } from '../../../../shared/hall-definition.ts'

interface Entry {
  readonly id: string
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const isEntries = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.every((entry) => typeof entry?.id === 'string')

/**
 * What one administrator has changed, carried over to what another has saved meanwhile: entry by entry in the lists, field
 * by field beside them. Where both changed the same, the first one's is kept, to be looked at before it is saved.
 */
export function mergeHall(
  base: HallDefinition,
  mine: HallDefinition,
  theirs: HallDefinition,
): HallDefinition {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]) as Set<keyof HallDefinition>
  const merged = [...names].map((name) => [name, mergePart(base[name], mine[name], theirs[name])] as const)
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as HallDefinition
}

function mergePart(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(base, mine)) return theirs
  if (!isEntries(base) || !isEntries(mine) || !isEntries(theirs)) return mine
  const before = new Map(base.map((entry) => [entry.id, entry]))
  const own = new Map(mine.map((entry) => [entry.id, entry]))
  const there = new Set(theirs.map(({ id }) => id))
  const kept = theirs.flatMap((entry) => {
    const was = before.get(entry.id)
    const now = own.get(entry.id)
    // An entry that only they know is new; one that only I have taken out stays out.
    if (now === undefined) return was === undefined || !isSame(was, entry) ? [entry] : []
    return [isSame(was, now) ? entry : now]
  })
  const added = mine.filter(({ id }) => !there.has(id) && !isSame(before.get(id), own.get(id)))
  return [...kept, ...added]
}
